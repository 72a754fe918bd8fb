"""The person tells of a change of circumstances: five working days from it, or from learning of it (R64, T13, D-08)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.i18n import Text
from enbek.law import limit
from enbek.law.deregistration import report_counts_from
from enbek.workdays import calendar
from enbek.workdays.counting import due_on
from notifications.services import notify
from registration.models import Circumstance
from registration.rules.machine import Status
from registration.services import cases

NOT_UNEMPLOYED = Text(
    "Бұл туралы жұмыссыз ретінде тіркелген адам ғана хабарлайды; сіз ештеңе міндетті емессіз.",
    "Об этом сообщает только зарегистрированный безработный; вы ничего не обязаны.",
    "Only a person registered as unemployed has to tell this; you need not do anything.",
)


class NothingToTell(Exception):
    """The duty of paragraph 64 does not bind this person now."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@transaction.atomic
def tell(case_id: UUID, *, kind: str, occurred_on: date, learnt_on: date | None = None, words: str = "") -> Circumstance:
    """Keep the report and give its receipt. The status does not move. Telling the same twice keeps the first. Raises NothingToTell."""
    case = cases.lock(case_id)
    if case.status != Status.UNEMPLOYED:
        raise NothingToTell(NOT_UNEMPLOYED)
    told = Circumstance.objects.filter(case=case, kind=kind, occurred_on=occurred_on).first()
    if told is not None:
        return told
    last_day = due_on(limit("T13"), report_counts_from(occurred_on, learnt_on), calendar())
    told = Circumstance.objects.create(
        case=case, kind=kind, occurred_on=occurred_on, learnt_on=learnt_on, words=words, reported_at=clock.now(), due_on=last_day
    )
    data = {"circumstance": told.kind_words, "told_at": told.reported_at, "due_on": last_day, "case": case.label, "link": "me/circumstances/"}
    notify("circumstance_told", case.person.user, data=data, subject=case.subject, key=str(told.pk))
    return told
