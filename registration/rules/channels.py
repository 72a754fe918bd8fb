"""By which way an application came, and which clock of the office starts with it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Stored; never renamed."""

    ENBEK = "enbek", _("portal enbek.kz")
    DESK = "desk", _("in person at the career centre")
    ASSISTANT = "assistant", _("through the assistant in the village")
    EGOV = "egov", _("portal of e-government")
    FORMER = "former", _("brought over from a former register")


IN_PERSON = (Channel.DESK, Channel.ASSISTANT)
"""Taken by a person of the staff, who looks at the papers and gives them back (R5.2)."""

BY_THE_OFFICE = (*IN_PERSON, Channel.EGOV)
"""The career centre registers (R12, R20, R27.1): its worker owes the explanations of R9 and R13 and hands over the notice (D-03)."""


def registration_limit(channel: str) -> str:
    """The clock within which the centre registers or refuses: T04 for what an assistant sent (R20), else T02 (R12.1, R27.1)."""
    return "T04" if channel == Channel.ASSISTANT else "T02"
