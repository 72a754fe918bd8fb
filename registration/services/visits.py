"""The calendar of a centre: free times, booking without a second person in one place, summons, moving, marks, reminders (R44, R51.3b, T12)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from careercenters.models import CareerCentre, StaffMember
from careercenters.rules.rights import Role
from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from enbek.i18n import Text
from enbek.law.notices import is_quiet
from enbek.law.offices import BOOKED_AHEAD_DAYS, REMIND_HOURS_AHEAD
from enbek.workdays import calendar
from notifications.services import delivered_at, notify
from registration.models import Case, Visit
from registration.rules.checks import Fact
from registration.rules.machine import Status
from registration.rules.signs import Period, Sign, Source
from registration.rules.slots import slots_of
from registration.rules.visit_states import HOLDS_THE_SLOT, VisitKind, VisitState
from registration.services import triggers
from seekers.models import Person

SUMMONS, TERM = "summons", "T12"
REMIND_BEFORE = timedelta(hours=REMIND_HOURS_AHEAD)
"""Own: how long before a meeting it is recalled."""

TAKEN = Text("Бұл уақыт бос емес. Басқасын таңдаңыз.", "Это время занято. Выберите другое.", "This time is not free. Choose another.")
ONE_AHEAD = Text(
    "Сіз бір кездесуге жазылғансыз: оны ауыстырыңыз немесе бас тартыңыз.", "Вы уже записаны на встречу: перенесите её или отмените.",
    "You have booked a meeting already: move it, or cancel it.",
)
TOO_LATE = Text("Бұл кездесуді енді өзгертуге болмайды.", "Эту встречу уже нельзя изменить.", "This meeting can no longer be changed.")
NOT_YET = Text("Кездесу уақыты әлі келген жоқ.", "Время встречи ещё не наступило.", "The time of the meeting has not come yet.")
ONLY_UNEMPLOYED = Text(
    "Шақыру тек жұмыссыз ретінде тіркелген адамға жіберіледі (51-тармақтың 3)-тармақшасы).",
    "Вызов направляется только зарегистрированному безработному (подп. 3) п. 51).",
    "Only a person registered as unemployed is summoned (para. 51(3)).",
)
DID_NOT_COME = Text(
    "{day} шақыру бойынша мансап орталығына келмеді; мерзім {last} аяқталды.",
    "Не пришёл(ла) в карьерный центр по вызову на {day}; срок явки истёк {last}.",
    "Did not come to the career centre on the summons for {day}; the term ended on {last}.",
)


class VisitRefused(Exception):
    """It cannot be arranged so; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def desks_of(centre: CareerCentre) -> int:
    """How many people can be received at once: as many as specialists work there, at least one."""
    return max(1, StaffMember.objects.at_work().filter(career_centre=centre, role=Role.SPECIALIST.value).count())


def free_slots(centre: CareerCentre) -> dict[date, list[datetime]]:
    """The times of the next weeks at which a desk is free, by day. Two queries."""
    now, cal = clock.now(), calendar()
    days = [now.date() + timedelta(days=number) for number in range(BOOKED_AHEAD_DAYS)]
    taken: dict[datetime, int] = defaultdict(int)
    rows = Visit.objects.filter(centre=centre, starts_at__gt=now, state__in=HOLDS_THE_SLOT).order_by()
    for moment in rows.values_list("starts_at", flat=True):
        taken[clock.local(moment)] += 1
    desks = desks_of(centre)
    found = {day: [slot for slot in slots_of(day, centre.hours, cal) if slot > now and taken[slot] < desks] for day in days}
    return {day: slots for day, slots in found.items() if slots}


def book(person: Person, centre: CareerCentre, starts_at: datetime) -> Visit:
    """A visit at the person's own wish: one ahead at most. Raises VisitRefused."""
    case = Case.objects.open().filter(person=person).first()
    with transaction.atomic():
        visit = _place(Visit(person=person, centre=centre, case=case, kind=VisitKind.BOOKED, starts_at=starts_at))
        _tell(visit, "visit_arranged")
    return visit


def arrange(case: Case, member: StaffMember, starts_at: datetime, *, measure: str = "", note: str = "") -> Visit:
    """A meeting that the office arranges; with a measure it is a summons, whose term runs from the proof of its delivery (T12). Raises VisitRefused."""
    if measure and case.status != Status.UNEMPLOYED:
        raise VisitRefused(ONLY_UNEMPLOYED)
    kind = VisitKind.SUMMONS if measure else VisitKind.PLANNED
    with transaction.atomic():
        visit = _place(
            Visit(person=case.person, centre=case.centre, case=case, kind=kind, measure=measure, starts_at=starts_at, arranged_by=member, note=note)
        )
        _announce(visit)
    return visit


def _place(visit: Visit) -> Visit:
    """Take a free desk at this time; of two who want the last one the database lets one in."""
    starts_at = clock.local(visit.starts_at)
    if starts_at <= clock.now() or starts_at not in slots_of(starts_at.date(), visit.centre.hours, calendar()):
        raise VisitRefused(TAKEN)
    busy = set(Visit.objects.filter(centre=visit.centre, starts_at=starts_at, state__in=HOLDS_THE_SLOT).values_list("desk", flat=True))
    for desk in range(1, desks_of(visit.centre) + 1):
        if desk in busy:
            continue
        visit.desk = desk
        try:
            with transaction.atomic():
                visit.save(force_insert=True)
        except IntegrityError as error:
            if "visit_one_booked_ahead" in str(error):
                raise VisitRefused(ONE_AHEAD) from None
            if "visit_person_once" in str(error):
                raise VisitRefused(TAKEN) from None
            continue  # somebody took this desk a moment ago
        return visit
    raise VisitRefused(TAKEN)


def _announce(visit: Visit, *, moved: bool = False) -> None:
    if visit.kind == VisitKind.SUMMONS:
        data = {"measure": visit.purpose, "career_centre": visit.centre.name, "place": _place_of(visit.centre), "meet_at": visit.starts_at}
        _notify(visit, SUMMONS, data)
    else:
        _tell(visit, "visit_arranged", moved=moved)


def _tell(visit: Visit, message: str, **more: Any) -> None:
    data = {"meet_at": visit.starts_at, "career_centre": visit.centre.name, **more}
    if message != "visit_cancelled":
        data["place"] = _place_of(visit.centre)
    _notify(visit, message, data)


def _notify(visit: Visit, message: str, data: dict[str, Any]) -> None:
    common: dict[str, Any] = {"link": "me/visits/"}
    if visit.case:
        common["case"] = visit.case.label
    notify(message, visit.person.user, data=common | data, subject=visit.subject, key=f"{visit.pk}:{message}")


def _place_of(centre: CareerCentre) -> Text:
    return Text(centre.address_kk or centre.name_kk, centre.address_ru or centre.name_ru, centre.address_en or centre.name_en)


def _lock(visit_id: UUID) -> Visit:
    return Visit.objects.select_for_update(of=("self",)).select_related("centre", "person__user", "case").get(pk=visit_id)


@transaction.atomic
def move(visit_id: UUID, starts_at: datetime, *, by: StaffMember | None = None, note: str = "") -> Visit:
    """The same meeting at another time. A summons moved by the office is given anew, and its term with it. Raises VisitRefused.

    The person moves what is still ahead; a summons only the office moves: its term is set by the Rules.
    """
    old = _lock(visit_id)
    if old.state != VisitState.EXPECTED or (by is None and (old.starts_at <= clock.now() or old.kind == VisitKind.SUMMONS)):
        raise VisitRefused(TOO_LATE)
    _leave(old, VisitState.MOVED, by, note)
    new = _place(
        Visit(
            person=old.person, centre=old.centre, case=old.case, kind=old.kind, measure=old.measure, starts_at=starts_at, arranged_by=by or old.arranged_by,
            moved_from=old, note=note,
        )
    )
    _announce(new, moved=True)
    return new


@transaction.atomic
def cancel(visit_id: UUID, *, by: StaffMember | None = None, note: str = "") -> Visit:
    """Not held. By the office the person is told why, and it counts for nothing. Raises VisitRefused."""
    visit = _lock(visit_id)
    if visit.state == VisitState.CANCELLED:
        return visit
    if visit.state != VisitState.EXPECTED or (by is None and (visit.starts_at <= clock.now() or visit.kind == VisitKind.SUMMONS)):
        raise VisitRefused(TOO_LATE)
    _leave(visit, VisitState.CANCELLED, by, note)
    if by is not None:
        _tell(visit, "visit_cancelled", **({"reason": Text.same(note)} if note else {}))
    return visit


def _leave(visit: Visit, state: VisitState, by: StaffMember | None, note: str) -> None:
    visit.state, visit.marked_by, visit.marked_at, visit.note = state, by, clock.now(), note or visit.note
    visit.save(update_fields=["state", "marked_by", "marked_at", "note"])
    deadlines.cancel(visit.subject, TERM, state)


@transaction.atomic
def mark(visit_id: UUID, member: StaffMember, *, came: bool, note: str = "") -> Visit:
    """Whether the person came. Who came later, within the term, is marked so over an earlier mark. Raises VisitRefused before the time of the meeting."""
    visit = _lock(visit_id)
    if visit.state not in HOLDS_THE_SLOT:
        raise VisitRefused(TOO_LATE)
    if not came and visit.starts_at > clock.now():
        raise VisitRefused(NOT_YET)
    visit.state = VisitState.ATTENDED if came else VisitState.MISSED
    visit.marked_by, visit.marked_at, visit.note = member, clock.now(), note or visit.note
    visit.save(update_fields=["state", "marked_by", "marked_at", "note"])
    if came:
        deadlines.meet(visit.subject, TERM, "came")
    else:
        _report(visit)
    return visit


@deadlines.expiry_handler(TERM)
def term_over(deadline_id: UUID) -> None:
    """The days of a summons are over. Only with an officer's mark that nobody came does anything follow: a question to the person (R51.3b)."""
    with transaction.atomic():
        row = Deadline.objects.get(pk=deadline_id)
        visit = _lock(row.subject_id)
        if deadlines.lock_if_run_out(deadline_id) is None:
            return
        if visit.state == VisitState.ATTENDED:
            deadlines.finish(visit.subject, TERM, "came")
            return
        deadlines.miss(visit.subject, TERM)
        _report(visit)


@dataclass(frozen=True, slots=True)
class NoShow:
    """A summons on which nobody came: the fact, and the evidence that the person knew (Q-08, R51.3b)."""

    visit: Visit
    delivered_at: datetime
    term: Period


def no_shows(case: Case) -> list[NoShow]:
    """Summons of a case whose notice was proven to be delivered, whose term is over, and where an officer marked that nobody came."""
    rows = Visit.objects.filter(case=case, kind=VisitKind.SUMMONS, state=VisitState.MISSED).select_related("person", "centre", "case")
    return [found for found in map(_no_show, rows) if found is not None]


def _no_show(visit: Visit) -> NoShow | None:
    told = delivered_at(visit.subject, SUMMONS, recipient_id=visit.person.user_id)
    term = Deadline.objects.of(visit.subject).filter(limit_id=TERM, state=State.MISSED).order_by("-opened_at").first()
    if visit.state != VisitState.MISSED or told is None or term is None:
        return None
    return NoShow(visit, told, Period(term.from_day, term.due_on))


def _report(visit: Visit) -> None:
    """Hand the fact to the room where a person is asked and heard before anybody decides."""
    found = _no_show(visit) if visit.case_id else None
    if found is None or visit.case is None:
        return
    day, last = (f"{moment:%d.%m.%Y}" for moment in (clock.local(visit.starts_at), found.term.ends))
    sentence = DID_NOT_COME.format(day=day, last=last)
    fact = Fact("calendar", "visit", str(visit.pk), sentence)
    sign = Sign(
        ground_id="R51.3b", key=f"visit:{visit.pk}", source=Source.CALENDAR, sentence=sentence, facts=(fact,), occurred_on=found.term.ends,
        as_of=visit.marked_at, term=found.term, notice=(visit.subject, SUMMONS),
    )
    triggers.report(visit.case.pk, sign, by=visit.marked_by.user if visit.marked_by else None)


def remind_due() -> int:
    """Recall each meeting once, a day ahead and not at night. How many people were reminded."""
    now = clock.now()
    if is_quiet(now):
        return 0
    due = Visit.objects.filter(state=VisitState.EXPECTED, reminded_at__isnull=True, starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE)
    return sum(_remind(pk) for pk in list(due.order_by("starts_at").values_list("pk", flat=True)[:500]))


@transaction.atomic
def _remind(visit_id: UUID) -> int:
    visit = _lock(visit_id)
    if visit.state != VisitState.EXPECTED or visit.reminded_at is not None:
        return 0
    visit.reminded_at = clock.now()
    visit.save(update_fields=["reminded_at"])
    _tell(visit, "visit_reminder")
    return 1
