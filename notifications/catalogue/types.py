"""What a message of the catalogue is: its ground, its weight, its channels, its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from notifications.fields import Field, Kind


class Weight(models.TextChoices):
    """An alert informs; a notice has legal effect and needs proof of delivery (D-20)."""

    ALERT = "alert", _("alert")
    NOTICE = "notice", _("notice")


class Channel(models.TextChoices):
    CABINET = "cabinet", _("personal account")
    EMAIL = "email", _("e-mail")
    SMS = "sms", _("SMS")
    RELAY = "relay", _("assistant or akim")


ALL_CHANNELS = (Channel.CABINET, Channel.EMAIL, Channel.SMS)
WITH_RELAY = (*ALL_CHANNELS, Channel.RELAY)
"""For what the Rules send to a rural settlement through the assistant or the akim as well (R20, R52, R71.2, R73.6, D-42)."""

QUIET_CHANNELS = (Channel.CABINET, Channel.EMAIL)
"""For what nobody has to learn on the same day."""

TEXT, TEXTS, DATE, MOMENT = Field(Kind.TEXT), Field(Kind.TEXTS), Field(Kind.DATE), Field(Kind.MOMENT)
NUMBER, FLAG, REGISTRIES, SENTENCE = Field(Kind.NUMBER), Field(Kind.FLAG), Field(Kind.REGISTRIES), Field(Kind.SENTENCE)


def optional(field: Field) -> Field:
    return Field(field.kind, required=False)


COMMON = {
    "case": optional(TEXT),  # number of the case as the person knows it
    "link": optional(TEXT),  # page where the person acts, without language: "me/offers/…/"
}
"""Fields of every message; the letter around the words shows them."""


@dataclass(frozen=True, slots=True)
class MessageType:
    """One message of the catalogue. `legal` are ids of the requirements matrix."""

    id: str
    title: Text
    legal: tuple[str, ...]
    weight: Weight
    fields: Mapping[str, Field]
    sample: Mapping[str, Any]
    channels: tuple[Channel, ...] = ALL_CHANNELS
    sms_segments: int = 3
    prompt: bool = False
    """An answer to what the person did a moment ago: the quiet hours do not hold it."""
    starts: tuple[str, ...] = ()
    """Limits of the citizen that begin on the day on which this notice is proven to be delivered."""
    starts_if: str = ""
    """The flag of the data that must be set for them to begin; empty: always."""

    @property
    def all_fields(self) -> dict[str, Field]:
        return {**COMMON, **self.fields}

    @property
    def is_notice(self) -> bool:
        return self.weight == Weight.NOTICE
