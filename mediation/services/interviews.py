"""Interviews: the employer proposes times, the candidate picks one or declines, both say who came (R73.4–R74, R79, R80; T11, T22, D-23)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from employers.models import Vacancy
from employers.services import seats
from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.law.offices import REMIND_HOURS_AHEAD
from enbek.sweeping import SweepReport, act_on
from enbek.transitions.machine import MoveRefused
from enbek.transitions.services import Actor, apply
from enbek.workdays import calendar
from mediation.models import Interview, Referral
from mediation.rules.interviews import Format, attendance, problems_of
from mediation.rules.machines import INTERVIEW, InterviewStatus
from mediation.rules.reasons import InterviewReason
from mediation.services import cases, signs, telling
from registration.models import Case

VISIT_CLOCKS = ("T22", "T11")
"""They begin with the proven notice of the agreed time, for an unemployed person only (R74, R51.3a)."""

REMIND_BEFORE = timedelta(hours=REMIND_HOURS_AHEAD)
"""Own: the day before, one still can move things."""

LATER = Text(
    "Жұмыс берушімен келісілген уақыт осы мерзімнен кейін: мерзім әңгімелесуді күтеді.",
    "Время, согласованное с работодателем, позже этого срока: срок ждёт собеседования.",
    "The time agreed with the employer is later than this term: the term waits for the interview.",
)
DECIDED = Text(
    "Жұмыс берушінің жауабы белгілі болды.", "Ответ работодателя уже известен.", "The employer's answer is known."
)

MOVES = {InterviewStatus.HELD: "hold", InterviewStatus.MISSED: "miss", InterviewStatus.DISPUTED: "dispute"}


@transaction.atomic
def propose(
    referral_id: UUID, *, by: User, times: Sequence[datetime], format: Format | str, place: str, contact: str = ""
) -> Interview:
    """The employer proposes one to three times (R73.4, R79). Raises MoveRefused: the candidate is decided on, a time is impossible."""
    case, vacancy, referral = _lock_referral(referral_id)
    local = sorted(clock.local(at) for at in times)
    _refuse_impossible(referral, local)
    interview = Interview(
        referral=referral, times=local, format=Format(format), place=place, contact=contact, proposed_by=by, proposed_at=clock.now(),
        edition=edition_on(clock.today()).id,
    )
    context = {
        "seeking": cases.is_seeking(case), "undecided": referral.is_undecided,
        "another": Interview.objects.arranged().filter(referral=referral).exists(),
    }
    facts = {"times": [at.isoformat() for at in local], "format": interview.format}
    apply(INTERVIEW, interview, "propose", actor=Actor.person(by, vacancy.organisation.name), edition=interview.edition, context=context,
          facts=facts)
    telling.interview_proposed(interview, case, vacancy)
    return interview


def _refuse_impossible(referral: Referral, times: Sequence[datetime]) -> None:
    term = Deadline.objects.of(referral.subject).filter(limit_id="T23").order_by("-opened_at").first()
    answer_by = term.due_on if term else clock.today()
    problems = problems_of(times, now=clock.now(), answer_by=answer_by, calendar=calendar())
    if problems and referral.is_undecided:
        raise MoveRefused("propose", problems)


@transaction.atomic
def pick(interview_id: UUID, *, by: User, at: datetime) -> Interview:
    """The candidate picks one of the times; the notice of time and place goes out (R73.5, R79). Safe to call twice with one time.

    Raises MoveRefused for another time, one that has passed, or an interview that has ended.
    """
    case, vacancy, interview = _locked(interview_id)
    if interview.is_agreed and interview.at == at:
        return interview
    interview.at, interview.answered_at = at, clock.now()
    context = {"seeking": cases.is_seeking(case), "among_times": at in interview.times and at > clock.now()}
    _apply(interview, "pick", Actor.person(by), context, {"at": at.isoformat()})
    telling.interview_set(interview, case, vacancy)
    return interview


@transaction.atomic
def decline(interview_id: UUID, *, by: User, reason: str, words: str = "") -> Interview:
    """The candidate declines the interview, which is a right without consequence (R80, Q-08). The referral goes on. Safe to call twice."""
    case, vacancy, interview = _locked(interview_id)
    if interview.status == InterviewStatus.DECLINED:
        return interview
    interview.reason_code, interview.reason_words = InterviewReason(reason).value, words
    interview.answered_at = clock.now()
    _apply(interview, "decline", Actor.person(by), {"reason": reason}, {"reason": reason, "words": words})
    deadlines.cancel_all(interview.subject, "declined by the candidate (R80)")
    telling.interview_declined(interview, case, vacancy)
    return interview


@transaction.atomic
def call_off(interview_id: UUID, *, by: User) -> Interview:
    """The employer calls the interview off, to propose another time or to decide without one. Safe to call twice."""
    case, vacancy, interview = _locked(interview_id)
    if interview.status != InterviewStatus.CALLED_OFF:
        _call_off(interview, case, vacancy, Actor.person(by, vacancy.organisation.name), None)
    return interview


@transaction.atomic
def say_by_employer(interview_id: UUID, *, by: User, came: bool) -> Interview:
    """The employer says whether the candidate came (R74). Raises MoveRefused before the time. May be corrected."""
    case, vacancy, interview = _locked(interview_id)
    interview.employer_says_came = came
    _settle_attendance(interview, case, Actor.person(by, vacancy.organisation.name), {"employer_says_came": came})
    return interview


@transaction.atomic
def say_by_person(interview_id: UUID, *, by: User, came: bool) -> Interview:
    """The candidate says so; against the employer's word it makes a dispute, which is held against nobody. May be corrected."""
    case, _vacancy, interview = _locked(interview_id)
    interview.person_says_came = came
    _settle_attendance(interview, case, Actor.person(by), {"person_says_came": came})
    return interview


def _settle_attendance(interview: Interview, case: Case, actor: Actor, facts: dict[str, Any]) -> None:
    status = attendance(interview.employer_says_came, interview.person_says_came)
    if status == interview.status:
        interview.save(update_fields=["employer_says_came", "person_says_came"])
        return
    begun = interview.at is not None and interview.at <= clock.now()
    _apply(interview, MOVES[status], actor, {"begun": begun}, facts)
    if status == InterviewStatus.HELD:
        for limit_id in VISIT_CLOCKS:
            deadlines.meet(interview.subject, limit_id, "came to the employer")
    elif status == InterviewStatus.DISPUTED:
        deadlines.cancel_all(interview.subject, "the sides differ: not held against the person")
    else:
        for limit_id in VISIT_CLOCKS:
            deadlines.release(interview.subject, limit_id)
        telling.absence_reported(interview, case)


@deadlines.expiry_handler("T11", "mediation.interview")
@deadlines.expiry_handler("T22", "mediation.interview")
def visit_is_due(deadline_id: UUID) -> None:
    """The term to go to the employer has run out (R74, R51.3a, D-23).

    It is missed only when the employer said that the person did not come and the person said nothing else. While the agreed time
    is still to come it waits, visibly; if nobody said anything, silence counts for nothing (promise 3).
    """
    with transaction.atomic():
        term = Deadline.objects.get(pk=deadline_id)
        case, _vacancy, interview = _locked(term.subject_id)
        if deadlines.lock_if_run_out(deadline_id) is None:
            return
        if interview.status == InterviewStatus.MISSED:
            deadlines.miss(interview.subject, term.limit_id, "the employer: did not come")
            if term.limit_id == "T11":
                signs.absence(case, interview, term)
        elif interview.is_agreed and interview.at is not None and interview.at > clock.now():
            deadlines.hold(interview.subject, term.limit_id, LATER)
        else:
            deadlines.cancel(interview.subject, term.limit_id, "nobody said that the person did not come")


def end_arranged(referral: Referral, case: Case, vacancy: Vacancy) -> None:
    """The referral has ended: what was still being arranged is called off; one whose time has passed is left as it was said to be.

    The caller holds locks and transaction.
    """
    rows = Interview.objects.select_for_update(of=("self",)).filter(referral=referral).order_by("pk")
    for interview in rows.arranged():
        if interview.is_agreed and interview.at is not None and interview.at <= clock.now():
            for limit_id in VISIT_CLOCKS:
                deadlines.cancel(interview.subject, limit_id, "the referral has ended")
        else:
            _call_off(interview, case, vacancy, Actor.system(case.centre.name), DECIDED)


def _call_off(interview: Interview, case: Case, vacancy: Vacancy, actor: Actor, because: Text | None) -> None:
    _apply(interview, "call_off", actor, {}, {"because": because.to_json() if because else None})
    deadlines.cancel_all(interview.subject, "called off")
    telling.interview_called_off(interview, case, vacancy)


def look_after() -> SweepReport:
    """Sweep: proposals whose last time has passed end; agreed times of the next day are recalled. Safe with several workers."""
    now = clock.now()
    unpicked = Interview.objects.filter(status=InterviewStatus.PROPOSED).order_by("pk").values_list("pk", "times")
    past = [pk for pk, times in unpicked if max(times) <= now]
    soon = Interview.objects.filter(status=InterviewStatus.AGREED, reminded_at=None, at__gt=now, at__lte=now + REMIND_BEFORE)
    return act_on(past, _lapse) + act_on(list(soon.order_by("at", "pk").values_list("pk", flat=True)), _remind)


@transaction.atomic
def _lapse(interview_id: UUID) -> bool:
    case, vacancy, interview = _locked(interview_id)
    if not interview.is_proposed or max(interview.times) > clock.now():
        return False
    _apply(interview, "lapse", Actor.system(case.centre.name), {}, {})
    telling.interview_lapsed(interview, vacancy)
    return True


@transaction.atomic
def _remind(interview_id: UUID) -> bool:
    case, vacancy, interview = _locked(interview_id)
    if not interview.is_agreed or interview.reminded_at is not None:
        return False
    interview.reminded_at = clock.now()
    interview.save(update_fields=["reminded_at"])
    telling.interview_reminder(interview, case, vacancy)
    return True


def _apply(interview: Interview, move: str, actor: Actor, context: dict[str, Any], facts: dict[str, Any]) -> None:
    apply(INTERVIEW, interview, move, actor=actor, edition=edition_on(clock.today()).id, context=context, facts=facts)


def _lock_referral(referral_id: UUID) -> tuple[Case, Vacancy, Referral]:
    """Case, vacancy and referral under their locks, in the order of the house. Raises Referral.DoesNotExist."""
    found = Referral.objects.select_related("offer").get(pk=referral_id)
    case = cases.lock_now(found.offer.case_id)
    vacancy = seats.lock([found.offer.vacancy_id])[found.offer.vacancy_id]
    return case, vacancy, Referral.objects.select_for_update().get(pk=referral_id)


def _locked(interview_id: UUID) -> tuple[Case, Vacancy, Interview]:
    """The same with the interview. Raises Interview.DoesNotExist."""
    found = Interview.objects.get(pk=interview_id)
    case, vacancy, _referral = _lock_referral(found.referral_id)
    return case, vacancy, Interview.objects.select_for_update().get(pk=interview_id)
