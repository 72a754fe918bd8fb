"""Writing a notice: its head, its workers, giving a draft up (M2, M3, M6). Each writer locks the notice first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from employers.layoffs.models import Notice, Worker
from employers.layoffs.rules.checking import EXPLAIN, TOO_FAR, Oddity, oddities, too_far
from employers.layoffs.rules.machine import NOTICE, Status
from employers.layoffs.services import asking
from employers.layoffs.services.asking import Known
from employers.models import Organisation
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.identifiers import IIN
from enbek.law import BESIDE
from enbek.transitions.services import Actor, apply

TWICE = Text("Бұл адам тізімде бар.", "Этот человек уже есть в списке.", "This person is already on the list.")
CLOSED = Text(
    "Хабарлама кері қайтарылған: ол енді өзгертілмейді.", "Уведомление отозвано: оно больше не меняется.",
    "The notice is withdrawn: it is not changed any more.",
)
NOT_A_DRAFT = Text(
    "Жіберілген хабарлама жойылмайды, оны кері қайтаруға болады.", "Отправленное уведомление не удаляется, его можно отозвать.",
    "A notice that was sent is not deleted; it can be withdrawn.",
)
SAME_CENTRE = Text(
    "Орталық хабарламаны алып қойды. Басқа орталыққа жіберу үшін оны кері қайтарып, жаңасын толтырыңыз.",
    "Центр уже получил уведомление. Чтобы направить его в другой центр, отзовите это и заполните новое.",
    "The centre already has the notice. To send it to another centre, withdraw this one and fill in a new one.",
)
NOT_CONFIRMED = Text(
    "Алдымен ұйымды ЭЦҚ-мен растаңыз.", "Сначала подтвердите организацию ЭЦП.", "Confirm the organisation by its EDS first.",
)
AT_ONCE = 25
"""Workers asked about at one press: a slow registry must not outlast the reader's patience."""


class Refused(Exception):
    """Nothing was written; `problems` are sentences by field, "" for the whole."""

    def __init__(self, problems: dict[str, Text]) -> None:
        super().__init__("; ".join(sentence.en for sentence in problems.values()))
        self.problems = problems


def lock(notice_id: UUID) -> Notice:
    return Notice.objects.select_for_update(of=("self",)).select_related("organisation", "centre").get(pk=notice_id)


def _open(notice_id: UUID) -> Notice:
    notice = lock(notice_id)
    if not notice.is_open:
        raise Refused({"": CLOSED})
    return notice


def _touch(notice: Notice) -> None:
    notice.changed_at = clock.now()
    notice.save(update_fields=["changed_at"])


@transaction.atomic
def begin(organisation: Organisation, by: User, values: dict[str, Any]) -> Notice:
    """A draft with its business code. Raises Refused for an organisation that was not confirmed (M1.1)."""
    if not organisation.is_confirmed:
        raise Refused({"": NOT_CONFIRMED})
    notice = Notice(organisation=organisation, author=by, **values)
    apply(NOTICE, notice, "begin", actor=Actor.person(by, organisation.name), edition=BESIDE)
    return notice


@transaction.atomic
def change(notice_id: UUID, values: dict[str, Any]) -> Notice:
    """Centre, reason, number released. The centre sees it after the next sending. Raises Refused."""
    notice = _open(notice_id)
    if not notice.is_draft and values["centre"] != notice.centre:
        raise Refused({"centre": SAME_CENTRE})
    for name, value in values.items():
        setattr(notice, name, value)
    notice.changed_at = clock.now()
    notice.save()
    return notice


@transaction.atomic
def delete(notice_id: UUID) -> None:
    """A draft goes for good, with its workers. Raises Refused for what was sent (Q-15)."""
    notice = lock(notice_id)
    if notice.status != Status.DRAFT:
        raise Refused({"": NOT_A_DRAFT})
    notice.delete()


def found_odd(notice: Notice, iin: IIN, release_on: date | None, employed: bool | None, told_on: date) -> tuple[Oddity, ...]:
    """What is unusual about this worker in this notice today."""
    others = Worker.objects.filter(iin=iin, notice__organisation=notice.organisation_id, release_on__gte=clock.today())
    elsewhere = others.exclude(notice=notice).exclude(notice__status=Status.WITHDRAWN).exists()
    return oddities(release_on=release_on, told_on=told_on, employed=employed, elsewhere=elsewhere)


@transaction.atomic
def add(notice_id: UUID, iin: IIN, values: dict[str, Any], known: Known) -> Worker:
    """A worker with what the registries said. Raises Refused: on the list already, unknown to the registry, unusual and not explained."""
    notice = _open(notice_id)
    if known.is_unknown:
        raise Refused({"iin": asking.UNKNOWN})
    worker = Worker(notice=notice, iin=iin, **known.columns)
    _write(notice, worker, values)
    return worker


@transaction.atomic
def rewrite(worker_id: UUID, values: dict[str, Any]) -> Worker:
    """Other words about a worker; who it is stays. Raises Refused."""
    found = Worker.objects.only("notice_id").get(pk=worker_id)
    notice = _open(found.notice_id)
    worker = Worker.objects.select_for_update(of=("self",)).get(pk=worker_id)
    _write(notice, worker, values)
    return worker


def _write(notice: Notice, worker: Worker, values: dict[str, Any]) -> None:
    today = clock.today()
    if too_far(values["release_on"], today):
        raise Refused({"release_on": TOO_FAR})
    for name, value in values.items():
        setattr(worker, name, value)
    odd = found_odd(notice, worker.iin, worker.release_on, worker.employed, worker.first_sent_on or today)
    worker.oddities = [one.value for one in odd]
    if odd and not worker.explanation:
        raise Refused({"explanation": EXPLAIN})
    try:
        with transaction.atomic():
            worker.save()
    except IntegrityError:
        raise Refused({"iin": TWICE}) from None
    _touch(notice)


@transaction.atomic
def remove(worker_id: UUID) -> None:
    """The worker goes from the list; versions that were sent keep what they said. Safe to call twice. Raises Refused."""
    found = Worker.objects.only("notice_id").filter(pk=worker_id).first()
    if found is None:
        return
    notice = _open(found.notice_id)
    Worker.objects.filter(pk=worker_id).delete()
    _touch(notice)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of asking again: rows that are whole now, rows still open, and those whom the registry does not know."""

    whole: int
    still_open: int
    unknown: tuple[IIN, ...]


def check_again(notice: Notice) -> Checked:
    """Ask about those of whom a registry was silent, some at a press; stops at the first who gets no answer at all."""
    whole, unknown = 0, []
    for worker in notice.workers.unchecked().order_by("surname", "iin", "pk")[:AT_ONCE]:
        known = asking.ask(notice, worker.iin)
        if known.is_unknown:
            unknown.append(worker.iin)
        elif known == asking.NOTHING_KNOWN:
            break
        elif _learn(worker.pk, known):
            whole += 1
    return Checked(whole, notice.workers.unchecked().count(), tuple(unknown))


@transaction.atomic
def _learn(worker_id: UUID, known: Known) -> bool:
    """Put what a registry said into the row; whether nothing is open any more. A row that is gone stays gone."""
    found = Worker.objects.only("notice_id").filter(pk=worker_id).first()
    if found is None:
        return False
    notice = lock(found.notice_id)
    worker = Worker.objects.select_for_update(of=("self",)).get(pk=worker_id)
    for name, value in known.columns.items():
        if value is not None:
            setattr(worker, name, value)
    odd = found_odd(notice, worker.iin, worker.release_on, worker.employed, worker.first_sent_on or clock.today())
    worker.oddities = [one.value for one in odd]
    worker.save()
    _touch(notice)
    return worker.is_checked
