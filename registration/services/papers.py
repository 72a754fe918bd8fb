"""What goes out after an act: the official form, and the message on every channel. The caller holds the transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.documents import director
from enbek.documents.annexes import (
    Form,
    JobSeekerNotice,
    JobSeekerRefusal,
    PersonName,
    UnemployedNotice,
    UnemployedRefusal,
)
from enbek.documents.models import IssuedDocument
from enbek.documents.services import issue
from enbek.i18n import Text
from enbek.law.payments import PAYMENT_DOCUMENTS
from enbek.registries.port import REGISTRY_CODES, Registry
from notifications.services import acted, notify
from registration.models import Case, Correction, Decision, Intake
from registration.rules.channels import Channel, registration_limit
from seekers.models import Person

CABINET = "me/"


def name_of(person: Person) -> PersonName:
    return PersonName(person.surname, person.given_name, person.patronymic)


def _tell(case: Case, message: str, key: str, data: dict[str, Any], link: str = CABINET) -> None:
    notify(message, case.person.user, data={"case": case.label, "link": link, **data}, subject=case.subject, key=f"{case.pk}:{key}")


def _ask_director(case: Case, document: IssuedDocument) -> None:
    """The result of an application from egov goes there with the EDS of the centre's director (R28, D-31)."""
    if case.channel == Channel.EGOV:
        director.ask(document, case.centre_id)


def _last_day(case: Case, limit_id: str) -> date:
    """When the case's open clock of this limit ends."""
    return Deadline.objects.of(case.subject).filter(limit_id=limit_id).order_by("-opened_at").values_list("due_on", flat=True)[0]


def _reasons(decision: Decision) -> tuple[Text, ...]:
    """Each ground that held: the law's words and what was found."""
    return tuple(
        Text("{law} — {found}", "{law} — {found}", "{law} — {found}").format(
            law=Text.from_json(ground["text"]), found=Text.from_json(ground["sentence"])
        )
        for ground in decision.holding
    )


def application_received(case: Case) -> None:
    """Both dates: when it was sent and when it counts as received (CL3); what the centre and the portal can do (R9, R13)."""
    data = {
        "submitted_at": case.submitted_at, "accepted_on": case.accepted_on, "result_due": _last_day(case, registration_limit(case.channel)),
        "career_centre": case.centre.name, "off_hours": case.off_hours,
    }
    _tell(case, "application_received", "received", data)
    about = {"career_centre": case.centre.name, "phone": Text.same(case.centre.phone) if case.centre.phone else None}
    _tell(case, "services_explained", "explained", about, link="help/")


def registered_as_job_seeker(case: Case, decision: Decision) -> None:
    """Annex 4 is made always, in both languages (D-03), and the alert goes to cabinet and phone (R12.3, R35)."""
    today = clock.today()
    form = JobSeekerNotice(name=name_of(case.person), office=case.centre.name, registered_from=today)
    document = issue(Form.A4, recipient=case.person.user, subject=case.subject, data=form, issued_on=today, key=str(decision.pk))
    _ask_director(case, document)
    data: dict[str, Any] = {"registered_on": today, "career_centre": case.centre.name, "matching_until": _last_day(case, "T06")}
    if case.channel != Channel.ASSISTANT:
        _tell(case, "registered_as_job_seeker", str(decision.pk), data)
        return
    taken = Intake.objects.select_related("opened_by").filter(application__case=case).first()  # R20: told through the assistant too
    assistant = {"assistant": Text.same(taken.opened_by.full_name)} if taken else {}
    _tell(case, "registered_through_assistant", str(decision.pk), data | assistant)


def refused_as_job_seeker(case: Case, decision: Decision, officer: Text | None = None) -> None:
    """Annex 3 (R8); `officer` names who decided, where it was a person (D-31)."""
    today = clock.today()
    form = JobSeekerRefusal(name=name_of(case.person), office=case.centre.name, reasons=_reasons(decision))
    document = issue(Form.A3, recipient=case.person.user, subject=case.subject, data=form, issued_on=today, decided_by=officer, key=str(decision.pk))
    _ask_director(case, document)
    _tell(case, "refused_as_job_seeker", str(decision.pk), {"decided_on": today, "grounds": list(_reasons(decision))})


def registered_as_unemployed(case: Case, decision: Decision) -> None:
    """Annex 5 is made at once though the Rules give it on request (R40, D-28); the list of documents is sent with it (R42, T08)."""
    today = clock.today()
    form = UnemployedNotice(name=name_of(case.person), office=case.centre.mobility_centre.name, registered_from=today)
    issue(Form.A5, recipient=case.person.user, subject=case.subject, data=form, issued_on=today, key=str(decision.pk))
    data = {"registered_on": today, "career_centre": case.centre.name, "plan_by": _last_day(case, "T15")}
    if decision.because:
        data["because"] = Text.from_json(decision.because)
    _tell(case, "registered_as_unemployed", str(decision.pk), data)
    _tell(case, "payment_documents", str(decision.pk), {"documents": list(PAYMENT_DOCUMENTS)})


def refused_as_unemployed(case: Case, decision: Decision) -> None:
    """Annex 6 with the ground of paragraph 41 (R38.3, R40, R56)."""
    today = clock.today()
    form = UnemployedRefusal(name=name_of(case.person), office=case.centre.mobility_centre.name, reasons=_reasons(decision))
    issue(Form.A6, recipient=case.person.user, subject=case.subject, data=form, issued_on=today, key=str(decision.pk))
    data: dict[str, Any] = {"decided_on": today, "grounds": list(_reasons(decision))}
    source = next((fact for fact in decision.facts if fact["registry"] in REGISTRY_CODES and fact["as_of"]), None)
    if source:
        data |= {"source": Registry(source["registry"]).title, "as_of": source["as_of"]}
    _tell(case, "refused_as_unemployed", str(decision.pk), data)


def placed(case: Case, *, employer: str, title: dict[str, str], on: date) -> None:
    _tell(case, "placed", "placed", {"vacancy": Text.from_json(title), "employer": employer, "hired_on": on})


def closed(case: Case, *, reason: Text) -> None:
    _tell(case, "case_closed", "closed", {"closed_on": clock.today(), "reason": reason})


def correction_received(correction: Correction) -> None:
    case = correction.decision.case
    data = {"record": Registry(correction.registry).title, "received_at": correction.created_at}
    _tell(case, "correction_received", str(correction.pk), data)


def correction_decided(correction: Correction) -> None:
    case = correction.decision.case
    data = {"record": Registry(correction.registry).title, "accepted": True, "decided_on": clock.today()}
    _tell(case, "correction_decided", str(correction.pk), data)


def handed_over(case: Case, document: IssuedDocument) -> None:
    """The paper is in the person's hands: the notice of the same decision is delivered (Q-08)."""
    if document.form == Form.A3:
        acted(case.subject, "refused_as_job_seeker", case.person.user_id)
