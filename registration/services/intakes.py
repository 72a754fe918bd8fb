"""An application taken by a worker of a centre or by an assistant: started from the IIN, filled in section by section, submitted (R5–R19, A1.8a).

It becomes the same application, the same statement and the same case as one made on the portal; only the channel differs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction

from careercenters.models import CareerCentre, StaffMember
from careercenters.rules.rights import Role
from careercenters.services.scopes import Scope
from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.i18n import Text
from enbek.identifiers import IIN
from enbek.registries.port import Registry
from enbek.registries.services import collect
from registration.models import Application, Case, Intake, ShownPaper
from registration.models.desk import Duty
from registration.models.intakes import IntakeState
from registration.rules.channels import Channel
from registration.services import acceptance, applications, desk
from seekers.models import Person
from seekers.services import people, resumes

WHO, SITUATION, WORK, REPRESENTATIVE, PAPERS, CONSENTS, CHECK, SIGN = (
    "who", "situation", "work", "representative", "papers", "consents", "check", "sign",
)


class StaleIntake(Exception):
    """A colleague saved the draft in the meantime: `by` and `at` say who and when; nothing was overwritten."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(str(intake.pk))
        self.by, self.at, self.version = intake.changed_by.full_name, clock.local(intake.changed_at), intake.version


class IntakeRefused(Exception):
    """The step cannot be taken; `reason` says why and what to do."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


CLOSED = Text(
    "Бұл өтініш енді жоба емес: ол жіберілген немесе тоқтатылған.",
    "Это заявление больше не черновик: оно уже подано или не продолжено.",
    "This application is no longer a draft: it was submitted or not gone on with.",
)
NOT_ALL = Text(
    "Барлық бөлім толтырылмаған. Белгіленбеген бөлімдерді толтырыңыз.",
    "Заполнены не все разделы. Заполните те, что не отмечены.",
    "Not every section is filled in. Fill in those without a mark.",
)
NOT_CHECKED = Text(
    "Алдымен құжаттардың дәйектілігі тексерілгенін белгілеңіз (15-тармақ).",
    "Сначала отметьте, что достоверность документов проверена (п. 15).",
    "First mark that the papers were checked (para. 15).",
)


def within(scope: Scope) -> models.QuerySet[Intake]:
    """The drafts of the offices in scope; an assistant sees what came from the own villages."""
    rows = Intake.objects.filter(centre__in=scope.centre_ids).select_related("person", "centre", "changed_by", "opened_by", "application__case")
    if scope.settlements is not None:
        place = models.Q(person__settlement__in=scope.settlements) | models.Q(person__isnull=True)
        rows = rows.filter(place, channel=Channel.ASSISTANT)
    return rows


def channel_of(member: StaffMember) -> Channel:
    return Channel.ASSISTANT if member.role == Role.ASSISTANT else Channel.DESK


def start(member: StaffMember, centre: CareerCentre, iin: IIN) -> Intake:
    """The office's draft for this person: a colleague's is gone on with (R5, R14). Raises IntakeRefused for a person with an open case."""
    if Case.objects.open().filter(person__iin=iin).exists():
        raise IntakeRefused(applications.ALREADY_OPEN)
    person = Person.objects.filter(iin=iin).first()
    now = clock.now()
    intake, _created = Intake.objects.get_or_create(
        centre=centre, iin=iin, state=IntakeState.OPEN,
        defaults={"channel": channel_of(member), "person": person, "opened_by": member, "changed_by": member, "opened_at": now, "changed_at": now},
    )
    return intake


def ask_register(intake_id: UUID) -> bool:
    """Ask the register of persons by the IIN (R10). False: it is silent; the draft stays, what is typed is from the person's words. Not inside a transaction."""
    intake = Intake.objects.get(pk=intake_id)
    facts = collect(intake.iin, (Registry.IDENTITY,), subject=intake.subject)
    if Registry.IDENTITY in facts.missing:
        return False
    answer = facts.answer(Registry.IDENTITY)
    Intake.objects.filter(pk=intake_id).update(register=dict(answer.data), register_as_of=answer.as_of)
    return True


def _lock(intake_id: UUID, version: int) -> Intake:
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    if intake.state != IntakeState.OPEN:
        raise IntakeRefused(CLOSED)
    if intake.version != version:
        raise StaleIntake(intake)
    return intake


def _keep(intake: Intake, member: StaffMember, section: str, *fields: str) -> Intake:
    intake.version += 1
    intake.changed_by, intake.changed_at = member, clock.now()
    if section not in intake.done:
        intake.done = [*intake.done, section]
    intake.save(update_fields=["version", "changed_by", "changed_at", "done", *fields])
    return intake


@transaction.atomic
def save_who(intake_id: UUID, version: int, member: StaffMember, values: dict[str, Any]) -> Intake:
    """The person, by the identity document shown; contacts; on what the choice of this centre rests (R5.1, D-27).

    Raises StaleIntake, IntakeRefused, people.ContactTaken.
    """
    intake = _lock(intake_id, version)
    names = {name: values[name] for name in ("surname", "given_name", "patronymic", "settlement", "address")}
    person = people.save_at_the_desk(intake.iin, names, email=values.get("email"), phone=values.get("phone"), language=values["language"])
    application = applications.draft_of(person)
    basis = {"centre": intake.centre, "centre_basis": values["centre_basis"], "centre_note": values.get("centre_note", "")}
    applications.save_step(application, "centre", basis)
    intake.person, intake.application = person, application
    return _keep(intake, member, WHO, "person", "application")


@transaction.atomic
def save_section(intake_id: UUID, version: int, member: StaffMember, section: str, values: dict[str, Any]) -> Intake:
    """A section of the application form (A1.F). Raises StaleIntake, IntakeRefused."""
    intake = _lock(intake_id, version)
    application = _application(intake)
    if section == WORK:
        resumes.save_fields(application.person, values)
        values = {}
    applications.save_step(application, section, values)
    return _keep(intake, member, section)


@transaction.atomic
def save_consents(intake_id: UUID, version: int, member: StaffMember, values: dict[str, Any], *, informed_on: date) -> Intake:
    """Both consents (A1.F), and that the person was told of measures and services (R9)."""
    intake = _lock(intake_id, version)
    applications.save_step(_application(intake), CONSENTS, values)
    intake.informed_on = informed_on
    return _keep(intake, member, CONSENTS, "informed_on")


@transaction.atomic
def save_papers(intake_id: UUID, version: int, member: StaffMember, shown: dict[str, str]) -> Intake:
    """Which documents were shown (A1.8a): kind → number and date in words. A paper that was given back stays on the list."""
    intake = _lock(intake_id, version)
    intake.papers.filter(returned_at__isnull=True).exclude(kind__in=shown).delete()
    for kind, note in shown.items():
        ShownPaper.objects.update_or_create(intake=intake, kind=kind, defaults={"note": note})
    return _keep(intake, member, PAPERS)


@transaction.atomic
def mark_checked(intake_id: UUID, version: int, member: StaffMember, *, checked_on: date) -> Intake:
    """The assistant found the papers reliable (R15): from that day runs the term for sending them to the centre (R19, T03)."""
    intake = _lock(intake_id, version)
    if intake.checked_on is None:
        intake.checked_on = checked_on
        deadlines.open_deadline("T03", intake.subject, from_day=checked_on, hours=intake.centre.hours, office_id=intake.centre_id)
    return _keep(intake, member, CHECK, "checked_on")


@transaction.atomic
def drop(intake_id: UUID, version: int, member: StaffMember, note: str) -> Intake:
    """Not gone on with; the row stays, with the reason. What runs on it is owed no longer."""
    intake = _lock(intake_id, version)
    intake.state, intake.drop_note = IntakeState.DROPPED, note
    deadlines.cancel(intake.subject, "T03", note)
    return _keep(intake, member, "dropped", "state", "drop_note")


def _application(intake: Intake) -> Application:
    if intake.application is None:
        raise IntakeRefused(NOT_ALL)
    return intake.application


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a worker refuses at the desk: a ground of Annex 1 row 9 and what was found (R8, D-30)."""

    ground_id: str
    found: Text


@dataclass(frozen=True, slots=True)
class Receipt:
    """When the signed application was received by hand, and why that is another day than today."""

    received_on: date
    note: str = ""


def submit_on_paper(
    intake_id: UUID, version: int, member: StaffMember, scan: UploadedFile[bytes], receipt: Receipt, *, needed: Iterable[str], finding: Finding | None = None
) -> Case:
    """The signed paper is in: open the case, refuse at once if something was found, else let the registries decide.

    Raises StaleIntake, IntakeRefused, ApplicationRefused. A second click finds the case that the first one made.
    """
    with transaction.atomic():
        if (case := _made_already(intake_id)) is not None:
            return case
        intake = _ready(intake_id, version, needed)
        case = applications.submit_on_paper(
            _application(intake).pk, scan, signed_on=receipt.received_on, taken_by=member, arrival=_arrival(intake, member, receipt)
        )
        _finish(intake, member, case, receipt, finding)
    return case


def submit_signed(
    intake_id: UUID, version: int, member: StaffMember, cms: bytes, receipt: Receipt, *, needed: Iterable[str], finding: Finding | None = None
) -> Case:
    """The same with the person's own EDS, put at the desk. Raises SignatureRefused besides."""
    application_id = Intake.objects.values_list("application_id", flat=True).get(pk=intake_id)
    judged = applications.judge(application_id, cms) if application_id else None
    with transaction.atomic():
        if (case := _made_already(intake_id)) is not None:
            return case
        intake = _ready(intake_id, version, needed)
        case = applications.submit_judged(_application(intake).pk, judged, _arrival(intake, member, receipt))
        _finish(intake, member, case, receipt, finding)
    return case


def _made_already(intake_id: UUID) -> Case | None:
    """The case that a first click or a colleague made; the draft's row is locked, so the second of two waits for the first."""
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    if intake.state != IntakeState.SUBMITTED:
        return None
    return Case.objects.get(application=intake.application_id)  # not joined: beside a lock a join shows what was before it


def _ready(intake_id: UUID, version: int, needed: Iterable[str]) -> Intake:
    intake = _lock(intake_id, version)
    if not set(needed) <= set(intake.done):
        raise IntakeRefused(NOT_ALL)
    if intake.channel == Channel.ASSISTANT and intake.checked_on is None:
        raise IntakeRefused(NOT_CHECKED)
    return intake


def _arrival(intake: Intake, member: StaffMember, receipt: Receipt) -> applications.Arrival:
    """What an assistant sends reaches the centre by its hours (R20, CL3); what a worker took by hand is received that day."""
    by_hand = None if intake.channel == Channel.ASSISTANT else receipt.received_on
    return applications.Arrival(Channel(intake.channel), by_hand, member.user)


def _finish(intake: Intake, member: StaffMember, case: Case, receipt: Receipt, finding: Finding | None) -> None:
    intake.state, intake.received_on, intake.received_note = IntakeState.SUBMITTED, receipt.received_on, receipt.note
    _keep(intake, member, SIGN, "state", "received_on", "received_note")
    deadlines.meet(intake.subject, "T03", "sent")
    if intake.informed_on:
        desk.mark_told(case.pk, Duty.MEASURES, member, on=intake.informed_on, note=receipt.note)
    if finding is not None:
        acceptance.refuse_found(case.pk, finding.ground_id, finding.found, officer=member.user, name=member.full_name)


def earlier_of(intake: Intake) -> Case | None:
    """The person's last case: a repeat application is compared with its card (R21)."""
    return Case.objects.of(intake.person).first() if intake.person else None


def intake_of(case: Case) -> Intake | None:
    """The desk's part of a case; None for one made on a portal."""
    return Intake.objects.select_related("opened_by", "changed_by").filter(application__case=case, state=IntakeState.SUBMITTED).first()

