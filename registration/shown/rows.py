"""Rows as the components draw them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from enbek import clock, formats
from enbek.deadlines.models import Deadline
from enbek.deadlines.strip import Strip, strip_of
from enbek.i18n import LANGUAGES, Text
from enbek.registries.port import REGISTRY_CODES, Registry
from enbek.signing.acts.models import Method
from enbek.transitions.services import history
from registration.models import Application, Case, Decision
from registration.models.decisions import Kind
from registration.rules.machine import Status
from registration.rules.signs import SOURCES
from registration.services.staff import name_of_officer

BY_RULE = Text.same("{paragraph} · {who}")
YOU = Text("сіз", "вы", "you")
BY_SMS = Text("SMS арқылы бір реттік парольмен", "одноразовым паролем по SMS", "by a one-time password sent by SMS")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What `components/receipt.html` draws, and below it the registries that were asked."""

    id: Any
    title: str
    outcome: str
    outcome_tone: str
    decided_at: datetime
    decided_by: str
    authority: Text
    edition: str
    paragraph: str
    because: Text | None
    grounds: list[dict[str, Any]]
    facts: list[dict[str, Any]]
    asked: list[dict[str, Any]]
    wrong_url: str
    mark: Text | None = None  # how the application was signed, when it was not by an EDS


def mark_of(case: Case) -> Text | None:
    """What receipts and pages of a case say of an application signed by a one-time password (issue 5, item 7); None for an EDS."""
    by_sms = Application.objects.filter(case=case, signed_document__method=Method.SMS)
    return BY_SMS if by_sms.exists() else None


def receipt_of(decision: Decision, mark: Text | None = None) -> Receipt:
    wrong_url = reverse("registration:correction", args=[decision.pk]) if decision.is_refusal else ""
    return Receipt(
        id=decision.pk,
        title=decision.get_kind_display(),
        outcome=_outcome(decision),
        outcome_tone="bad" if decision.is_refusal or decision.kind == Kind.DEREGISTERED else "good",
        decided_at=clock.local(decision.decided_at),
        decided_by=name_of_officer(decision.decided_by),
        authority=decision.authority_name,
        edition=decision.edition,
        paragraph=decision.paragraph,
        because=Text.from_json(decision.because) if decision.because else None,
        grounds=decision.grounds,
        facts=[_fact(fact, wrong_url) for fact in decision.facts],
        asked=[{**entry, "as_of": _moment(entry.get("as_of"))} for entry in decision.asked],
        wrong_url=wrong_url,
        mark=mark,
    )


def _outcome(decision: Decision) -> str:
    words = {Kind.DEREGISTERED: _("deregistered"), Kind.STATUS_KEPT: _("status kept")}
    return words.get(Kind(decision.kind)) or (_("refused") if decision.is_refusal else _("registered"))


def _fact(fact: dict[str, Any], wrong_url: str) -> dict[str, Any]:
    known = fact["registry"] in REGISTRY_CODES
    return {
        **fact,
        "registry_title": Registry(fact["registry"]).title if known else SOURCES.get(fact["registry"], SOURCES["iin"]),
        "as_of": _moment(fact["as_of"]),
        "wrong_url": wrong_url if known else "",
    }


def _moment(value: str | None) -> datetime | None:
    return clock.local(datetime.fromisoformat(value)) if value else None


def clocks_of(case: Case, *, only_open: bool = True) -> list[Strip]:
    """The case's clocks, those that end first on top."""
    rows = Deadline.objects.of(case.subject)
    return [strip_of(row) for row in (rows.open() if only_open else rows)]


def waiting_names(case: Case) -> list[Text]:
    """The registries that have not answered yet, by name."""
    return [Registry(name).title for name in case.waiting_for]


def events_of(case: Case) -> list[dict[str, Any]]:
    """The case's history for `components/timeline.html`, newest last."""
    rows = list(history(case.subject))
    bad = {Status.REFUSED_JOB_SEEKER, Status.REFUSED_UNEMPLOYED, Status.DEREGISTERED}
    return [
        {
            "at": clock.local(row.at),
            "title": row.title,
            "text": BY_RULE.format(paragraph=_paragraph(row.paragraph), who=row.office or YOU),
            "state": "bad" if row.target in bad else "current" if row is rows[-1] and case.is_open else "done",
        }
        for row in rows
    ]


def _paragraph(reference: str) -> Text:
    """The paragraph in words; an id that names no paragraph of the Rules stays away."""
    return Text(*(formats.paragraph(reference, language) for language in LANGUAGES))
