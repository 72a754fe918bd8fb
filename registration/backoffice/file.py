"""A case as its office sees it: what happened, what runs, what was decided, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from enbek import clock, formats
from enbek.deadlines.models import OPEN_STATES, Deadline, State
from enbek.deadlines.strip import Strip, strip_of
from enbek.documents.models import IssuedDocument
from enbek.i18n import LANGUAGES, Text
from enbek.law.limits import Party
from enbek.registries.models import RegistryAnswer, Status
from enbek.registries.port import Registry
from notifications.models import Message
from registration.backoffice.desk.versions import hand_in_words
from registration.backoffice.rules.blocking import NextMove, Situation, next_move
from registration.backoffice.rules.duties import duty_of
from registration.models import Case, Correction, PaperSignature
from registration.models.corrections import CorrectionState
from registration.shown.rows import Receipt, events_of, receipt_of

ANSWERED = Text("Тізілімдер жауап берді", "Реестры ответили", "The registries answered")
SOME_SILENT = Text("Тізілімдердің бір бөлігі жауап бермеді", "Часть реестров не ответила", "Some registries did not answer")
SILENT = Text("{name} (жауап жоқ)", "{name} (нет ответа)", "{name} (no answer)")
SIGNED = Text("Өтінішке қол қойылды", "Заявка подписана", "Application signed")
SIGNED_BY_SMS = Text(
    "Өтінішке SMS арқылы бір реттік парольмен қол қойылды", "Заявка подписана одноразовым паролем по SMS",
    "Application signed by a one-time password sent by SMS",
)
SIGNER = Text("{name}, ЖСН {iin}", "{name}, ИИН {iin}", "{name}, IIN {iin}")
SIGNED_BY_HAND = Text("Өтінішке қағазда қол қойылды", "Заявление подписано на бумаге", "Application signed on paper")
BY_HAND = Text("{name}, {day}; қабылдаған: {taken_by}", "{name}, {day}; принял(а): {taken_by}", "{name}, {day}; taken by {taken_by}")
ISSUED = Text("Құжат берілді: {title}", "Выдан документ: {title}", "Document issued: {title}")
CONTESTED = Text("Адам жазбаға қарсылық білдірді: {name}", "Человек оспорил запись: {name}", "The person contested a record: {name}")


@dataclass(frozen=True, slots=True)
class StaffStrip:
    """A clock drawn for the staff, and what is to be done before it ends."""

    strip: Strip
    duty: Text | None


def strips_of(clocks: Iterable[Deadline]) -> list[StaffStrip]:
    """The owner is named as an office names it: "citizen", not "you"."""
    return [
        StaffStrip(
            replace(strip_of(row), owner=Party(row.party).words),
            duty_of(row.limit) if Party(row.party).is_office and _is_undone(row) else None,
        )
        for row in clocks
    ]


def _is_undone(row: Deadline) -> bool:
    return row.is_open or (row.state == State.MISSED and not row.outcome_note)


def split(clocks: Iterable[Deadline]) -> tuple[list[Deadline], list[Deadline]]:
    """What is still to be done, and what has ended."""
    rows = list(clocks)
    return [row for row in rows if _is_undone(row)], [row for row in rows if not _is_undone(row)]


def receipts_of(case: Case, mark: Text | None = None) -> list[Receipt]:
    """The receipts without the links by which the person contests them."""
    shown = [receipt_of(decision, mark) for decision in case.decisions.select_related("decided_by__staff_member")]
    return [replace(one, wrong_url="", facts=[{**fact, "wrong_url": ""} for fact in one.facts]) for one in shown]


def open_correction_of(case: Case) -> Correction | None:
    return Correction.objects.filter(decision__case=case, state=CorrectionState.OPEN).first()


def next_move_of(case: Case, clocks: Iterable[Deadline], correction: Correction | None) -> NextMove | None:
    """Which move comes next and what blocks it, asked of the same machine that moves the case."""
    window = next((row for row in clocks if row.limit_id == "T06" and row.state in OPEN_STATES), None)
    others = Case.objects.open().filter(person=case.person_id).exclude(pk=case.pk)
    return next_move(
        Situation(
            status=case.status,
            now=clock.now(),
            accepted_at=clock.local(case.accepted_at),
            waiting_for=tuple(case.waiting_for),
            window_until=window.due_on if window else None,
            held_because=window.held_because if window else None,
            other_open_case=not case.is_open and others.exists(),
            correction_open=correction is not None,
        )
    )


def timeline_of(case: Case) -> list[dict[str, Any]]:
    """Acts, signature, messages, documents, answers of registries and contested records, oldest first."""
    acts = [{**event, "url": ""} for event in events_of(case)]
    others = [*_signature(case), *_messages(case), *_documents(case), *_answers(case), *_corrections(case), *_hands(case)]
    return sorted([*acts, *others], key=lambda event: event["at"])


def _event(at: datetime, title: Any, text: Any = "", state: str = "done") -> dict[str, Any]:
    return {"at": clock.local(at), "title": title, "text": text, "state": state, "url": ""}


def _signature(case: Case) -> Iterator[dict[str, Any]]:
    paper = PaperSignature.objects.select_related("taken_by").filter(application__case=case).first()
    if paper is not None:
        yield _event(paper.taken_at, SIGNED_BY_HAND, BY_HAND.format(name=paper.signer_name, day=_day(paper.signed_on), taken_by=paper.taken_by.full_name))
    document = case.application.signed_document if hasattr(case, "application") else None
    if document is not None:
        how = SIGNED_BY_SMS if document.is_by_sms else SIGNED
        yield _event(document.signed_at, how, SIGNER.format(name=document.signer_name, iin=str(document.signer_iin)))


def _day(value: date) -> Text:
    return Text(*(formats.day(value, language) for language in LANGUAGES))


def _messages(case: Case) -> Iterator[dict[str, Any]]:
    """One event a message, with every channel and what became of it there."""
    rows = Message.objects.of(case.subject).defer("html", "body").order_by("created_at", "key", "channel")
    for _key, copies in groupby(rows, key=lambda row: row.key):
        said = list(copies)
        subject = next((row.subject_line for row in said if row.subject_line), "")
        state = "bad" if any(row.state == "failed" for row in said) else "done"
        ways = ", ".join(f"{row.get_channel_display()}: {row.get_state_display()}" for row in said)
        yield _event(said[0].created_at, subject, ways, state)


def _documents(case: Case) -> Iterator[dict[str, Any]]:
    for document in IssuedDocument.objects.of(case.subject):
        yield _event(document.issued_at, ISSUED.format(title=document.title), f"№ {document.number}")


def _answers(case: Case) -> Iterator[dict[str, Any]]:
    """One event for all registries that were asked together."""
    rows = RegistryAnswer.objects.of(case.subject).defer("data")
    for at, answers in groupby(rows, key=lambda row: row.received_at):
        asked = list(answers)
        complete = all(row.status == Status.OK for row in asked)
        yield _event(at, ANSWERED if complete else SOME_SILENT, _listed([_name_of(row) for row in asked]), "done" if complete else "bad")


def _name_of(row: RegistryAnswer) -> Text:
    name = Registry(row.registry).title
    return name if row.status == Status.OK else SILENT.format(name=name)


def _listed(names: list[Text]) -> Text:
    return Text(*("; ".join(name.in_(language) for name in names) for language in LANGUAGES))


def _corrections(case: Case) -> Iterator[dict[str, Any]]:
    for row in Correction.objects.filter(decision__case=case):
        yield _event(row.created_at, CONTESTED.format(name=Registry(row.registry).title), row.explanation)


def _hands(case: Case) -> Iterator[dict[str, Any]]:
    for row in case.assignments.select_related("officer"):
        yield _event(row.at, hand_in_words(row), row.by_name)
