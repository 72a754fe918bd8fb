"""Going to an address as each of the eight, without leaving a trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from employers.layoffs.models import Worker
from notifications.services.preferences import token_for
from tests import factories
from tests.permissions.world import ROLES, World

ARGUMENTS: dict[str, Callable[[World], dict[str, Any]]] = {
    "verify_short": lambda w: {"code": w.document.grouped_code},
    "documents:check": lambda w: {"code": w.document.grouped_code},
    "documents:document_pdf": lambda w: {"pk": w.document.pk, "language": "kk"},
    "documents:document_seal": lambda w: {"pk": w.document.pk},
    "documents:document_record": lambda w: {"pk": w.document.pk},
    "law:days": lambda w: {"year": 2026},
    "notifications:detail": lambda w: {"pk": w.message.pk},
    "notifications:journal": lambda w: {"case": w.case.label},
    "notifications:unsubscribe": lambda w: {"token": token_for(w.users["person"].pk)},
    "notifications:undelivered_notice": lambda w: {"pk": w.message.pk},
    "notifications:relay_task": lambda w: {"pk": w.relay.pk},
    "notifications:relay_return": lambda w: {"pk": w.relay.pk},
    "notifications:relay_notice": lambda w: {"pk": w.relay.pk},
    "notifications:relay_slip": lambda w: {"pk": w.relay.pk},
    "notification_hooks:smsc": lambda w: {"token": "no-such-token"},
    "registration:apply_step": lambda w: {"step": "situation"},
    "registration:submitted": lambda w: {"case_id": w.case.pk},
    "registration:case": lambda w: {"case_id": w.case.pk},
    "registration:close": lambda w: {"case_id": w.case.pk},
    "registration:correction": lambda w: {"decision_id": w.decision.pk},
    "registration:recheck": lambda w: {"correction_id": w.correction.pk},
    "backoffice:case": lambda w: {"case_id": w.case.pk},
    "backoffice:ask_again": lambda w: {"case_id": w.case.pk},
    "backoffice:take": lambda w: {"case_id": w.case.pk},
    "backoffice:give": lambda w: {"case_id": w.case.pk},
    "backoffice:balance": lambda w: {"centre_id": w.case.centre_id},
    "imports:run": lambda _w: {"run_id": UUID(int=0)},
    "imports:bring": lambda _w: {"run_id": UUID(int=0)},
    "imports:drop": lambda _w: {"run_id": UUID(int=0)},
    "imports:rejected": lambda _w: {"run_id": UUID(int=0)},
    "staff:recall": lambda _w: {"substitution_id": UUID(int=0)},
    "backoffice:recheck": lambda w: {"correction_id": w.correction.pk},
    **{f"backoffice:{name}": (lambda w: {"case_id": w.case.pk}) for name in ("desk", "desk_scan", "desk_returned")},
    "backoffice:desk_told": lambda w: {"case_id": w.case.pk, "duty": "portal"},
    "backoffice:desk_hand_over": lambda w: {"case_id": w.case.pk, "document_id": w.document.pk},
    "backoffice:desk_document": lambda w: {"case_id": w.case.pk, "document_id": w.document.pk, "language": "kk"},
    "backoffice:desk_receipt": lambda w: {"handover_id": w.document.pk},
    **{f"backoffice:{name}": (lambda w: {"intake_id": w.case.pk}) for name in ("intake", "intake_ask", "intake_drop", "intake_print")},
    "backoffice:intake_section": lambda w: {"intake_id": w.case.pk, "section": "who"},
    "backoffice:visit_arrange": lambda w: {"case_id": w.case.pk},
    **{f"{room}:visit_{name}": (lambda w: {"visit_id": w.visit.pk}) for room, name in (
        ("backoffice", "mark"), ("backoffice", "move"), ("backoffice", "cancel"), ("registration", "move"), ("registration", "cancel"), ("registration", "ics"))},
    "registration:hearing": lambda w: {"trigger_id": w.trigger.pk},
    "registration:evidence": lambda w: {"answer_id": w.answer.pk},
    "backoffice:report_sign": lambda w: {"case_id": w.case.pk},
    **{f"backoffice:{name}": lambda w: {"trigger_id": w.trigger.pk} for name in ("hearing", "record_answer", "go_on", "find", "decide")},
    "backoffice:evidence": lambda w: {"answer_id": w.answer.pk},
    "seekers:add_row": lambda w: {"section": "education"},
    "seekers:remove_row": lambda w: {"section": "education", "row_id": w.education.pk},
    "mediation:offer": lambda w: {"offer_id": w.offer.pk},
    "mediation:agree": lambda w: {"offer_id": w.offer.pk},
    "mediation:refuse": lambda w: {"offer_id": w.offer.pk},
    "mediation:employer_referral": lambda w: {"referral_id": w.referral.pk},
    "mediation:hire": lambda w: {"referral_id": w.referral.pk},
    "mediation:employer_refuse": lambda w: {"referral_id": w.referral.pk},
    "employers:team": lambda w: {"organisation_id": w.vacancy.organisation_id},
    "employers:member": lambda w: {"organisation_id": w.vacancy.organisation_id},
    "employers:organisation": lambda w: {"organisation_id": w.vacancy.organisation_id},
    "employers:invitation": lambda w: {"token": "no-such-token"},
    "employers:report": lambda w: {"vacancy_id": w.vacancy.pk},
    "employers:confirm": lambda w: {"vacancy_id": w.vacancy.pk},
    "employers:confirm_by_link": lambda w: {"token": "no-such-token"},
    "moderation:review": lambda w: {"review_id": w.review.pk},
    "employers:drop": lambda w: {"draft_id": w.draft.pk},
    "employers:template": lambda w: {"draft_id": w.draft.pk},
    "employers:draft": lambda w: {"draft_id": w.draft.pk, "step": "pay"},
    "employers:manage": lambda w: {"vacancy_id": w.vacancy.pk},
    "employers:edit": lambda w: {"vacancy_id": w.vacancy.pk},
    "employers:copy": lambda w: {"vacancy_id": w.vacancy.pk},
    "employers:close": lambda w: {"vacancy_id": w.vacancy.pk},
    "mediation:interview": lambda w: {"interview_id": w.interview.pk},
    "mediation:interview_pick": lambda w: {"interview_id": w.interview.pk},
    "mediation:interview_decline": lambda w: {"interview_id": w.interview.pk},
    "mediation:interview_came": lambda w: {"interview_id": w.interview.pk},
    "mediation:interview_calendar": lambda w: {"interview_id": w.interview.pk},
    "mediation:employer_interview": lambda w: {"referral_id": w.referral.pk},
    "mediation:employer_call_off": lambda w: {"interview_id": w.interview.pk},
    "mediation:employer_attendance": lambda w: {"interview_id": w.interview.pk},
    "mediation:employer_calendar": lambda w: {"interview_id": w.interview.pk},
    "mediation:contest": lambda w: {"offer_id": w.offer.pk},
    "mediation:office_case": lambda w: {"case_id": w.case.pk},
    "mediation:office_propose": lambda w: {"case_id": w.case.pk},
    "mediation:office_answer": lambda w: {"offer_id": w.offer.pk},
    "mediation:office_contest": lambda w: {"contest_id": w.contest.pk},
    "mediation:answer_rate": lambda w: {"organisation_id": w.vacancy.organisation_id},
    "employers:vacancy": lambda w: {"vacancy_id": w.vacancy.pk},
    "backoffice:signature_pdf": lambda w: {"document_id": w.document.pk},
    "signing:failure": lambda w: {"pk": w.failure.pk},
    "employers:confirmation": lambda w: {"organisation_id": w.vacancy.organisation_id},
    **{f"employer_layoffs:{name}": (lambda w: {"notice_id": w.layoff.notice_id}) for name in (
        "notice", "edit", "delete", "withdraw", "sign", "listing", "check", "add_worker")},
    **{f"employer_layoffs:{name}": (lambda w: {"worker_id": w.layoff.pk}) for name in ("worker", "remove_worker")},
    **{f"office_layoffs:{name}": (lambda w: {"notice_id": w.layoff.notice_id}) for name in ("notice", "receive")},
    "demo:sign_in_as": lambda w: {"key": "nobody"},
    "demo:put_right": lambda w: {"key": "nobody"},
    "account_confirm_email": lambda w: {"key": "no-such-key"},
    "account_reset_password_from_key": lambda w: {"uidb36": "1", "key": "no-such-key"},
}
"""What an address with arguments names in the world."""


def said_of(worker: Worker) -> dict[str, Any]:
    """The form of a worker as it was filled in."""
    return {"education_level": worker.education_level, "occupation": worker.occupation_id, "pay": worker.pay, "release_on": worker.release_on.isoformat()}


POSTED: dict[str, Callable[[World], dict[str, Any]]] = {
    "employers:team": lambda w: {"note": "x", "role": "reader"},
    "employers:close": lambda w: {"reason": "mistake"},
    "employers:report": lambda w: {"reason": "not_a_job"},
    "employers:template": lambda w: {"name": "x"},
    "employers:draft": lambda w: {"pay_from": "300000"},
    "employer_layoffs:edit": lambda w: {"centre": w.layoff.notice.centre_id, "reason": "decline", "released_this_year": "0"},
    **{f"employer_layoffs:{name}": (lambda w: {**said_of(w.layoff), "iin": factories.iin().value}) for name in ("add_worker", "worker")},
    "mediation:refuse": lambda w: {"reason": "pay"},
    "mediation:hire": lambda w: {"on": "2026-03-16"},
    "mediation:employer_refuse": lambda w: {"reason": "other", "words": "x"},
    "mediation:interview_decline": lambda w: {"reason": "time"},
    "mediation:contest": lambda w: {"criterion": "pay", "words": "x"},
    "signing:failed": lambda w: {"code": "not_running", "purpose": "accounts.entrance"},
    "registration:close": lambda w: {"reason": "own_wish"},
    "set_language": lambda w: {"language": "ru"},
}
"""What is sent where an empty form would say nothing of the right to send it."""


GATES = {"/accounts/login/": "login", "/admin/login/": "login", "/me/profile/": "profile", "/work/employer/referrals/": "home", "/admin/": "home", "/office/": "home"}


def url_of(name: str, world: World) -> str:
    with override("ru"):
        return reverse(name, kwargs=ARGUMENTS.get(name, lambda _w: {})(world))


def client_for(role: str, world: World, **extra: Any) -> Client:
    client = Client(raise_request_exception=False, **extra)
    if role != "anonymous":
        client.force_login(world.users[role], backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def visit(role: str, method: str, url: str, world: World, data: dict[str, Any] | None = None) -> str:
    """What this visitor gets, in a word of the table; whatever the request did is undone."""
    before = transaction.savepoint()  # not an atomic block: asking the registries refuses to run inside one
    try:
        return word_of(getattr(client_for(role, world), method.lower())(url, data or {}))
    finally:
        transaction.savepoint_rollback(before)


def visits(method: str, url: str, world: World, data: dict[str, Any] | None = None) -> dict[str, str]:
    return {role: visit(role, method, url, world, data) for role in ROLES}


def word_of(response: HttpResponse) -> str:
    """A status; where a redirect leads is said for the gates: signing in, the profile, the own page of who works here."""
    where = response.headers.get("Location", "").partition("?")[0]
    if response.status_code == 302:
        return next((word for gate, word in GATES.items() if where.endswith(gate)), "302")
    return str(response.status_code)
