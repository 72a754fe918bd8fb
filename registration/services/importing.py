"""Job seekers of a former register: a file is read and checked line by line, then all accepted lines come in at once or not at all.

Each step is found again by the sweep: a worker that dies leaves a run that goes on where its last batch ended.
"""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from careercenters.models import CareerCentre, Region, Settlement
from enbek import clock, sweeping
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.i18n import Text
from enbek.sweeping import SweepReport
from registration.models import ImportRow, ImportRun
from registration.models.imports import RunState
from registration.rules.importing import COLUMNS, Problem, problems_of
from registration.services import bringing
from seekers.models import Person

log = logging.getLogger(__name__)

BATCH = 1000
LEASE = timedelta(minutes=30)
"""How long bringing over may take before another worker would try: the two cannot both succeed, an IIN is unique."""
LARGEST_FILE = 40_000_000  # bytes; 100,000 lines take about 12 million


class ImportRefused(Exception):
    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


TOO_LARGE = Text("Файл тым үлкен (40 МБ-тан артық). Оны бөліңіз.", "Файл слишком большой (более 40 МБ). Разделите его.", "The file is too large (over 40 MB). Split it.")
NOT_TEXT = Text("Файл UTF-8 кодтауындағы CSV емес.", "Файл не CSV в кодировке UTF-8.", "The file is not a CSV in UTF-8.")
HEADING = Text("Тақырып жолында мына бағандар болуы керек: {columns}.", "В строке заголовка должны быть столбцы: {columns}.", "The heading must have the columns: {columns}.")
EMPTY = Text("Файлда бірде-бір жол жоқ.", "В файле нет ни одной строки.", "There is no line in the file.")
NOT_CHECKED = Text("Файл әлі тексерілген жоқ немесе аяқталған.", "Файл ещё не проверен или уже завершён.", "The file has not been checked yet, or has ended.")
REJECTED_STAND = Text(
    "Қабылданбаған жолдар бар. Оларды түзетіп, файлды қайта жүктеңіз немесе оларсыз енгізуге келісіңіз.",
    "Есть отклонённые строки. Исправьте их и загрузите файл снова или согласитесь перенести без них.",
    "Some lines are rejected. Correct them and send the file again, or agree to go on without them.",
)
NOTHING_LEFT = Text("Енгізетін бірде-бір жол қалмады.", "Переносить нечего: все строки отклонены.", "Nothing is left to bring over: every line is rejected.")
CHANGED = Text(
    "Тексергеннен бері бір адам порталда пайда болды. Ештеңе енгізілген жоқ: файлды қайта тексеріңіз.",
    "После проверки кто-то из файла появился на портале. Ничего не перенесено: загрузите и проверьте файл заново.",
    "Since the check somebody of the file has come to the portal. Nothing was brought over: send the file and check it again.",
)


def begin(name: str, content: bytes, *, by: User, region: Region | None = None) -> ImportRun:
    """Keep the file; a worker reads it. Raises ImportRefused for what is no such file at all."""
    if len(content) > LARGEST_FILE:
        raise ImportRefused(TOO_LARGE)
    lines = sum(1 for _line in _reader(content))
    if not lines:
        raise ImportRefused(EMPTY)
    return ImportRun.objects.create(name=name[:200], content=content, lines=lines, region=region, by=by, work_at=clock.now(), created_at=clock.now())


def order(run_id: UUID, *, without_rejected: bool) -> ImportRun:
    """After the dry run: bring the accepted lines over. Raises ImportRefused."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if run.state in {RunState.ORDERED, RunState.DONE}:
            return run  # the second click
        if run.state != RunState.CHECKED:
            raise ImportRefused(NOT_CHECKED)
        if not run.accepted:
            raise ImportRefused(NOTHING_LEFT)
        if run.rejected and not without_rejected:
            raise ImportRefused(REJECTED_STAND)
        run.state, run.work_at, run.failure = RunState.ORDERED, clock.now(), None
        run.save(update_fields=["state", "work_at", "failure"])
    return run


@transaction.atomic
def drop(run_id: UUID) -> None:
    """Forget what was staged; the run and its rejected lines stay. A run that is done is not dropped."""
    run = ImportRun.objects.select_for_update().get(pk=run_id)
    if run.state in {RunState.WAITING, RunState.CHECKED}:
        _end(run, RunState.DROPPED)


def go_on() -> SweepReport:
    """Read and check what waits, bring over what was ordered."""
    return sweeping.until_nothing_is_due(_claim, _work)


def _claim() -> list[UUID]:
    at = clock.now()
    return [pk for (pk,) in sweeping.claim(ImportRun.objects.due(at), "work_at", at, 1)]


def _work(run_id: UUID) -> None:
    run = ImportRun.objects.select_related("region").get(pk=run_id)
    if run.state == RunState.WAITING:
        _stage(run)
    elif run.state == RunState.ORDERED:
        _bring_over(run_id)


def _stage(run: ImportRun) -> None:
    """Every batch is staged with its progress in one transaction: a run that was cut short goes on behind its last one."""
    checker = Checker(run)
    lines = islice(_reader(bytes(run.content or b"")), run.read, None)
    while batch := list(islice(lines, BATCH)):
        rows = checker.rows(batch, first=run.read + 2)
        with transaction.atomic():
            if not ImportRun.objects.select_for_update().filter(pk=run.pk, state=RunState.WAITING).exists():
                return  # dropped meanwhile
            ImportRow.objects.bulk_create(rows)
            run.read += len(rows)
            run.rejected += sum(bool(row.problems) for row in rows)
            run.work_at = clock.now() + sweeping.LEASE
            run.save(update_fields=["read", "rejected", "work_at"])
    run.state, run.content = RunState.CHECKED, None
    run.save(update_fields=["state", "content"])


def _bring_over(run_id: UUID) -> None:
    ImportRun.objects.filter(pk=run_id).update(work_at=clock.now() + LEASE)
    try:
        with transaction.atomic():
            run = ImportRun.objects.select_for_update().get(pk=run_id)
            if run.state != RunState.ORDERED:
                return
            run.brought = bringing.bring_over(run)
            _end(run, RunState.DONE)
    except IntegrityError:
        log.warning("import %s: somebody of the file came to the portal since the check", run_id)
        ImportRun.objects.filter(pk=run_id).update(state=RunState.CHECKED, failure=CHANGED.to_json())


def _end(run: ImportRun, state: RunState) -> None:
    """What is no longer needed of people's data goes; of rejected lines the number and the problems stay."""
    run.rows.filter(problems=[]).delete()
    run.rows.update(data={}, iin="")
    run.state, run.ended_at, run.content = state, clock.now(), None
    run.save(update_fields=["state", "ended_at", "content", "brought"])


def _reader(content: bytes) -> Iterator[dict[Any, Any]]:
    """The lines as column → text. Raises ImportRefused for another heading or another encoding."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportRefused(NOT_TEXT) from None
    if "\0" in text:
        raise ImportRefused(NOT_TEXT)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    if set(COLUMNS) - {(name or "").strip() for name in reader.fieldnames or ()}:
        raise ImportRefused(HEADING.format(columns=", ".join(COLUMNS)))
    reader.fieldnames = [name.strip() for name in reader.fieldnames or ()]
    try:
        yield from reader
    except csv.Error:
        raise ImportRefused(NOT_TEXT) from None


class Checker:
    """What the database knows, asked once for the run or once a batch."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.today = clock.today()
        self.places = dict(Settlement.objects.values_list("kato", "region_id"))
        served = CareerCentre.objects.order_by("serves", "-pk").values_list("serves", "pk")
        self.centres = {kato: str(pk) for kato, pk in served if kato}
        self.occupations = set(Occupation.objects.values_list("code", flat=True))
        staged = run.rows.values_list("iin", "data__phone", "data__email")
        self.seen = {value for row in staged.iterator() for value in row if value}

    def rows(self, lines: list[dict[Any, Any]], first: int) -> list[ImportRow]:
        """`first`: the number of the first line in the file."""
        cleaned = [_cleaned(line) for line in lines]
        known = self._known([line for line in cleaned if line])
        return [self._row(number, line, known) for number, line in enumerate(cleaned, first)]

    def _known(self, lines: list[dict[str, str]]) -> set[str]:
        """IINs, phones and e-mails of this batch that the portal has."""
        people = Person.objects.filter(iin__in=[line["iin"] for line in lines]).values_list("iin", flat=True)
        phones = User.objects.filter(phone__in=[line["phone"] for line in lines if line["phone"]]).values_list("phone", flat=True)
        emails = User.objects.filter(email__in=[line["email"] for line in lines if line["email"]]).values_list("email", flat=True)
        return {iin.value for iin in people} | {contact for contact in (*phones, *emails) if contact}

    def _row(self, number: int, line: dict[str, str] | None, known: set[str]) -> ImportRow:
        if line is None:
            return ImportRow(run=self.run, number=number, problems=[Problem.CELLS])
        problems = [*problems_of(line, self.today), *self._place(line["settlement"])]
        contacts = {line["phone"], line["email"]} - {""}
        if line["occupation"] and line["occupation"] not in self.occupations:
            problems.append(Problem.OCCUPATION)
        if line["iin"] in known:
            problems.append(Problem.KNOWN)
        elif contacts & known:
            problems.append(Problem.CONTACT_TAKEN)
        if (contacts | {line["iin"]}) & self.seen:
            problems.append(Problem.TWICE)
        self.seen |= contacts | {line["iin"]}
        data = {**line, "centre": self.centres.get(line["settlement"], "")} if not problems else {}
        return ImportRow(run=self.run, number=number, iin=line["iin"][:12], data=data, problems=problems)

    def _place(self, kato: str) -> list[Problem]:
        if kato not in self.places:
            return [Problem.PLACE]
        if self.run.region_id and self.places[kato] != self.run.region_id:
            return [Problem.REGION]
        return [] if kato in self.centres else [Problem.NO_CENTRE]


def _cleaned(line: dict[Any, Any]) -> dict[str, str] | None:
    """The columns without blanks around, the e-mail in small letters; None for a line with more or fewer cells than the heading."""
    if None in line or None in line.values():
        return None
    values = {name: str(line[name]).strip() for name in COLUMNS}
    return values | {"email": values["email"].lower()}
