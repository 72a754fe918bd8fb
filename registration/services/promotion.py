"""Automatic registration as unemployed at the end of the matching window or on a refusal, or refusal (R38–R41, R53–R56, T07)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.registries.facts import Facts
from enbek.registries.port import Registry
from enbek.registries.services import collect
from enbek.transitions.services import Actor, apply
from registration.models import Case, Decision
from registration.models.cases import Work
from registration.models.decisions import Kind
from registration.rules import checks
from registration.rules.machine import MACHINE, Status
from registration.services import cases, papers, receipts, waiting

ASKED = (
    Registry.EMPLOYMENT_CONTRACTS,
    Registry.CONTRIBUTIONS,
    Registry.ENTREPRENEURSHIP,
    Registry.PENSIONS,
    Registry.STUDY,
    Registry.CONVICTIONS,
)
"""All of them must have answered before the six checks of paragraph 41 are decided (promise 3)."""

EXPIRED, REFUSED = "expired", "refused"
BECAUSE = {
    EXPIRED: Text(
        "Іріктеу мерзімі аяқталды, лайықты жұмыс табылмады (36, 53-тармақтар).",
        "Срок подбора истёк, подходящая работа не подобрана (п. 36, 53).",
        "The matching period ended without suitable work (paras 36, 53).",
    ),
    REFUSED: Text(
        "Ұсынылған лайықты жұмыстан бас тартылды (38, 53-тармақтар).",
        "Вы отказались от предложенной подходящей работы (п. 38, 53).",
        "The suitable work that was offered was refused (paras 38, 53).",
    ),
}


def promote(case_id: UUID, because: str, reference: dict[str, Any] | None = None) -> Decision | None:
    """Register as unemployed, or refuse. None if there is nothing to do (yet) or a registry is silent. Safe to call twice.

    Asks the registries first, outside any transaction; then decides under the row lock.
    """
    case = Case.objects.select_related("person").get(pk=case_id)
    if not _ripe(case, because):
        return None
    facts = collect(case.person.iin, ASKED, subject=case.subject)
    if facts.missing:
        missing = {registry.value: kind.value for registry, kind in facts.missing.items()}
        waiting.wait_for_registries(case_id, missing, Work.PROMOTE, because, reference)
        return None
    return _decide(case_id, because, facts)


def _ripe(case: Case, because: str) -> bool:
    """Still a job seeker, and either refused an offer or the window ran out and nothing holds it (D-41)."""
    if case.status != Status.JOB_SEEKER:
        return False
    if because == REFUSED:
        return True
    window = cases.window_of(case)
    return window is not None and window.state == State.RUNNING and window.due_at <= clock.now()


@transaction.atomic
def _decide(case_id: UUID, because: str, facts: Facts) -> Decision | None:
    case = cases.lock(case_id)
    if not _ripe(case, because):
        return None
    answers = {registry.value: facts.answer(registry).data for registry in ASKED}
    results = checks.check_unemployed(cases.applicant(case), answers, clock.today())
    for limit_id in cases.MATCHING_CLOCKS:
        deadlines.finish(case.subject, limit_id, because)
    deadlines.meet(case.subject, "T25", "decided")
    if any(result.holds for result in results):
        return _refuse(case, results, facts, because)
    return register(case, results, facts, "register_unemployed", BECAUSE[because])


def register(case: Case, results: list[checks.Result], facts: Facts, move: str, because: Text | None) -> Decision:
    """Unemployed from today (R38.1, R53): notices, and the office's clocks T08 and T15. The caller holds lock and transaction."""
    today = clock.today()
    centre = case.centre
    edition = edition_on(today).id
    waiting.done(case)
    case.unemployed_on, case.closed_on = today, None
    context = {"grounds_remain": False, "other_open_case": False}
    apply(MACHINE, case, move, actor=Actor.system(centre.mobility_centre.name), edition=edition, context=context)
    decision = receipts.write(
        case, Kind.REGISTERED_UNEMPLOYED, results, facts,
        authority=centre.mobility_centre.name, edition=edition, paragraph="38", because=because,
    )
    for limit_id in ("T08", "T15"):
        deadlines.open_deadline(limit_id, case.subject, hours=centre.hours, office_id=centre.pk)
    papers.registered_as_unemployed(case, decision)
    deadlines.meet(case.subject, "T08", "sent automatically")
    return decision


def _refuse(case: Case, results: list[checks.Result], facts: Facts, because: str) -> Decision:
    """A ground of paragraph 41 holds: Annex 6 and the way to correct the record or to complain (R38.3, R40, R56)."""
    edition = edition_on(clock.today()).id
    authority = case.centre.mobility_centre.name
    waiting.done(case)
    case.closed_on = clock.today()
    apply(MACHINE, case, "refuse_unemployed", actor=Actor.system(authority), edition=edition)
    decision = receipts.write(
        case, Kind.REFUSED_UNEMPLOYED, results, facts, authority=authority, edition=edition, paragraph="41", because=BECAUSE[because]
    )
    papers.refused_as_unemployed(case, decision)
    return decision


def request_promotion(case_id: UUID, because: str, reference: dict[str, Any] | None = None) -> None:
    """Durably ask for the promotion inside the caller's transaction: the next sweep does it even if this process dies."""
    case = Case.objects.select_for_update().get(pk=case_id)
    if case.status == Status.JOB_SEEKER:
        waiting.put_off(case, Work.PROMOTE, clock.now(), because, reference)


def hold(case_id: UUID, reason: Text) -> None:
    """A pending offer holds the end of the matching window (D-41, Q-05)."""
    case = Case.objects.select_for_update().get(pk=case_id)
    for limit_id in cases.MATCHING_CLOCKS:
        deadlines.hold(case.subject, limit_id, reason)


def release(case_id: UUID) -> None:
    """Nothing is pending any more: if the window has run out meanwhile, the next sweep promotes."""
    case = Case.objects.select_for_update().get(pk=case_id)
    for limit_id in cases.MATCHING_CLOCKS:
        deadlines.release(case.subject, limit_id)


@deadlines.expiry_handler(cases.WINDOW)
def matching_window_ended(deadline_id: UUID) -> None:
    """The portal's two working days are over (R36, R38, R53)."""
    window = Deadline.objects.get(pk=deadline_id)
    decision = promote(window.subject_id, EXPIRED)
    if decision is None:
        retry = Case.objects.filter(pk=window.subject_id).values_list("work_at", flat=True).first()
        if retry:
            deadlines.postpone(deadline_id, retry, "waiting for a registry")


@deadlines.expiry_handler("T05")
@transaction.atomic
def centres_window_ended(deadline_id: UUID) -> None:
    """The centre's term to help has ended; the portal's selection was its help (R23, R36). T06 decides what follows."""
    window = Deadline.objects.get(pk=deadline_id)
    deadlines.finish(window.subject, "T05", "the term ended; T06 decides")
