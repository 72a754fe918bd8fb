"""Order No. 214: all its limits, as its chapters declare them."""

from enbek.law.data import order_214_mediation, order_214_registration, order_214_unemployed

LIMITS = (*order_214_registration.LIMITS, *order_214_unemployed.LIMITS, *order_214_mediation.LIMITS)
BY_ID = {item.id: item for item in LIMITS}
