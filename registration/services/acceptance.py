"""Acceptance of an application and automatic registration as a job seeker, or refusal (R7, R8, R10–R12, R31–R35)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.i18n import Text
from enbek.law import edition_on, ground
from enbek.registries.facts import Facts
from enbek.registries.port import Registry
from enbek.registries.services import collect
from enbek.transitions.services import Actor, apply
from registration.models import Case, Decision
from registration.models.cases import Work
from registration.models.decisions import Kind
from registration.rules import checks
from registration.rules.channels import registration_limit
from registration.rules.machine import MACHINE, Status
from registration.services import cards, cases, papers, receipts, waiting

NEEDED = (Registry.IDENTITY,)
"""Without it reliability is not established (R7): the application waits."""

USEFUL = (Registry.EMPLOYMENT_CONTRACTS, Registry.CONTRIBUTIONS, Registry.STUDY, Registry.DISABILITY)
"""For the individual employment card (R10): the registration does not wait for them."""


def process(case_id: UUID) -> Decision | None:
    """Register as a job seeker, or refuse. None if it is too early, done already, or a registry is silent. Safe to call twice."""
    case = Case.objects.select_related("person").get(pk=case_id)
    if case.status != Status.SUBMITTED or case.accepted_at > clock.now():
        return None
    facts = collect(case.person.iin, (*NEEDED, *USEFUL), subject=case.subject)
    missing = {registry.value: kind.value for registry, kind in facts.missing.items() if registry in NEEDED}
    if missing:
        waiting.wait_for_registries(case_id, missing, Work.ACCEPT)
        return None
    return _decide(case_id, facts)


@transaction.atomic
def _decide(case_id: UUID, facts: Facts) -> Decision | None:
    case = cases.lock(case_id)
    if case.status != Status.SUBMITTED:
        return None
    results = checks.check_job_seeker(cases.applicant(case), {"identity": facts.identity}, clock.today())
    if any(result.holds for result in results):
        return _refuse(case, results, facts)
    return register(case, results, facts, "register_job_seeker")


def register(case: Case, results: list[checks.Result], facts: Facts, move: str) -> Decision:
    """Job seeker from today: card, category, clocks T05 and T06, notice (Annex 4). The caller holds lock and transaction."""
    today = clock.today()
    edition = edition_on(today).id
    card = cards.form_card(case, facts)
    case.registered_on, case.category, case.closed_on = today, card.profile["category"], None
    waiting.done(case)
    paragraph = MACHINE.move(move).paragraph
    context = {"grounds_remain": False, "other_open_case": False}
    apply(MACHINE, case, move, actor=Actor.system(case.centre.name), edition=edition, context=context)
    decision = receipts.write(
        case, Kind.REGISTERED_JOB_SEEKER, results, facts, authority=case.centre.name, edition=edition, paragraph=paragraph
    )
    deadlines.meet(case.subject, registration_limit(case.channel), "registered")
    deadlines.open_deadline("T05", case.subject, hours=case.centre.hours, office_id=case.centre_id)
    deadlines.open_deadline("T06", case.subject)
    papers.registered_as_job_seeker(case, decision)
    return decision


def refuse_found(case_id: UUID, ground_id: str, found: Text, *, officer: User, name: str) -> Decision:
    """A worker looked at the papers and found them unreliable or incomplete: Annex 3 with the worker's own words (R8, A1.9, D-30, D-31).

    `found` says in both state languages what was found. Raises MoveRefused for a case that has been decided.
    """
    with transaction.atomic():
        case = cases.lock(case_id)
        result = checks.Result(ground(ground_id), checks.Verdict.HOLDS, found)
        return _refuse(case, [result], Facts(clock.now(), {}, {}), officer=officer, name=name)


def _refuse(case: Case, results: list[checks.Result], facts: Facts, *, officer: User | None = None, name: str = "") -> Decision:
    """Annex 3, within T01 (R8). A new application may follow at once."""
    edition = edition_on(clock.today()).id
    waiting.done(case)
    case.closed_on = clock.today()
    actor = Actor.person(officer, on_behalf_of=case.centre.name) if officer else Actor.system(case.centre.name)
    apply(MACHINE, case, "refuse_job_seeker", actor=actor, edition=edition)
    decision = receipts.write(
        case, Kind.REFUSED_JOB_SEEKER, results, facts, authority=case.centre.name, edition=edition, paragraph="8", decided_by=officer
    )
    deadlines.meet(case.subject, registration_limit(case.channel), "refused")
    papers.refused_as_job_seeker(case, decision, Text.same(name) if name else None)
    return decision
