"""Two officers on one case: what happened since a page was drawn, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.transitions.models import Transition
from registration.models import Assignment, Case
from registration.services.looking import names_of

PORTAL = Text("портал", "портал", "the portal")


@dataclass(frozen=True, slots=True)
class News:
    """One act on the case that the reader of an older page has not seen."""

    at: datetime
    what: Text | str
    who: Text | str


def version_of(case: Case) -> str:
    """What the page of a case bears in its forms: the last act and the last change of hands that it shows."""
    last_act = Transition.objects.of(case.subject).order_by("-id").values_list("id", flat=True).first()
    last_hand = Assignment.objects.filter(case=case).order_by("-id").values_list("id", flat=True).first()
    return f"{last_act or 0}.{last_hand or 0}"


def news_since(case: Case, version: str, reader: User) -> list[News]:
    """What others did since the page was drawn, oldest first; nothing for a version that is not one."""
    act, _dot, hand = version.partition(".")
    if not (act.isdigit() and hand.isdigit()):
        return []
    acts = Transition.objects.of(case.subject).filter(id__gt=act).exclude(by=reader).select_related("by")
    hands = Assignment.objects.filter(case=case, id__gt=hand).exclude(by=reader).select_related("officer")
    names = names_of([row.by_id for row in acts if row.by_id])
    found = [News(clock.local(row.at), row.title, names.get(row.by_id) or row.office or PORTAL) for row in acts]
    found += [News(clock.local(row.at), hand_in_words(row), row.by_name) for row in hands]
    return sorted(found, key=lambda one: one.at)


def hand_in_words(row: Assignment) -> str:
    """`took the file`, `gave the file to Nurgaliyeva D.`"""
    to = row.officer.full_name if row.officer and row.how != "taken" else ""
    return f"{row.get_how_display()} {to}".strip()
