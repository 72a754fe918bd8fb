""""This record is wrong": contest a registry's record; the decision is taken anew once the record is right."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from enbek import clock
from enbek.i18n import Text
from enbek.registries.facts import Facts
from enbek.registries.services import collect
from registration.models import Case, Correction, Decision
from registration.models.corrections import CorrectionState
from registration.models.decisions import Kind
from registration.rules import checks
from registration.rules.machine import Status
from registration.services import acceptance, cases, papers, promotion

CORRECTED = Text(
    "Тізілімдегі жазба түзетілді, шешім қайта қаралды.",
    "Запись в реестре исправлена, решение пересмотрено.",
    "The registry's record was corrected and the decision taken anew.",
)


class CorrectionRefused(Exception):
    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


NOT_A_REFUSAL = Text("Бұл шешімде қайта қарайтын негіз жоқ.", "В этом решении нет основания для пересмотра.", "This decision has no ground to be taken anew.")
ANEW_ALREADY = Text("Бұл шешім қайта қаралып қойған.", "Это решение уже пересмотрено.", "This decision was taken anew already.")
OTHER_CASE = Text(
    "Сізде басқа ашық іс бар: ол ашық тұрғанда бұрынғы шешім қайта қаралмайды.",
    "У вас есть другое открытое дело: пока оно открыто, прежнее решение не пересматривается.",
    "You have another open case: while it is open, the earlier decision is not taken anew.",
)
REFUSED_STATUS = {Kind.REFUSED_JOB_SEEKER: Status.REFUSED_JOB_SEEKER, Kind.REFUSED_UNEMPLOYED: Status.REFUSED_UNEMPLOYED}


def obstacle(decision: Decision) -> Text | None:
    """Why this decision cannot be taken anew now; None if it can."""
    if not decision.is_refusal:
        return NOT_A_REFUSAL
    case = Case.objects.get(pk=decision.case_id)
    if case.status != REFUSED_STATUS[Kind(decision.kind)]:
        return ANEW_ALREADY
    return OTHER_CASE if _has_other_case(case) else None


@transaction.atomic
def open_correction(decision: Decision, *, registry: str, explanation: str) -> Correction:
    """One open request a decision; asking twice returns the first. Raises CorrectionRefused."""
    reason = obstacle(decision)
    if reason is not None:
        raise CorrectionRefused(reason)
    try:
        with transaction.atomic():
            correction = Correction.objects.create(decision=decision, registry=registry, explanation=explanation)
    except IntegrityError:
        return Correction.objects.get(decision=decision, state=CorrectionState.OPEN)
    papers.correction_received(correction)
    return correction


def recheck(correction_id: UUID) -> Decision | None:
    """Ask the registries again; take the decision anew if the ground has gone. None if it still stands or a registry is silent.

    Raises CorrectionRefused when the decision cannot be taken anew whatever the registries say.
    """
    correction = Correction.objects.select_related("decision__case__person").get(pk=correction_id)
    if correction.state != CorrectionState.OPEN:
        return correction.new_decision
    case = correction.decision.case
    unemployed = correction.decision.kind == Kind.REFUSED_UNEMPLOYED
    asked = promotion.ASKED if unemployed else (*acceptance.NEEDED, *acceptance.USEFUL)
    facts = collect(case.person.iin, asked, subject=case.subject)
    Correction.objects.filter(pk=correction_id).update(checked_at=clock.now())
    if any(registry in facts.missing for registry in (promotion.ASKED if unemployed else acceptance.NEEDED)):
        return None
    try:
        return _decide_anew(correction_id, facts, unemployed)
    except IntegrityError:  # an application was submitted at this very moment
        raise CorrectionRefused(OTHER_CASE) from None


@transaction.atomic
def _decide_anew(correction_id: UUID, facts: Facts, unemployed: bool) -> Decision | None:
    correction = Correction.objects.select_for_update().get(pk=correction_id)
    if correction.state != CorrectionState.OPEN:
        return correction.new_decision
    case = cases.lock(correction.decision.case_id)
    reason = obstacle(correction.decision)
    if reason is not None:
        raise CorrectionRefused(reason)
    person, today = cases.applicant(case), clock.today()
    if unemployed:
        answers = {registry.value: facts.answer(registry).data for registry in promotion.ASKED}
        results = checks.check_unemployed(person, answers, today)
    else:
        results = checks.check_job_seeker(person, {"identity": facts.identity}, today)
    if any(result.holds for result in results):
        return None
    if unemployed:
        decision = promotion.register(case, results, facts, "reconsider_unemployed", CORRECTED)
    else:
        decision = acceptance.register(case, results, facts, "reconsider_job_seeker")
    correction.state, correction.closed_at, correction.new_decision = CorrectionState.CORRECTED, clock.now(), decision
    correction.save(update_fields=["state", "closed_at", "new_decision"])
    papers.correction_decided(correction)
    return decision


def _has_other_case(case: Case) -> bool:
    return Case.objects.open().filter(person=case.person).exclude(pk=case.pk).exists()
