"""One row of every kind that an address may name, each belonging to somebody; and the eight who come to look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from employers.layoffs.models import Worker
from employers.layoffs.services import drafting
from employers.layoffs.services.asking import NOTHING_KNOWN
from employers.models import Draft, MemberRole, Membership, Organisation, Review, Vacancy
from enbek import clock
from enbek.accounts.models import User
from enbek.documents.annexes import Form, JobSeekerNotice
from enbek.documents.models import IssuedDocument
from enbek.documents.services import issue
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.signing.acts import failures
from enbek.signing.acts.models import FailedSigning
from enbek.transitions.services import Actor, apply
from mediation.models import Contest, Interview, Offer, Referral
from mediation.services import contests, interviews, offers
from notifications.models import Message, RelayTask
from notifications.services import notify
from registration.models import Case, Correction, Decision, HearingAnswer, Trigger, Visit
from registration.models.decisions import Kind
from registration.rules.machine import MACHINE
from registration.services import corrections, hearings, signs_of_officers
from registration.services.papers import name_of
from seekers.models import Education, Person
from tests import factories
from tests.mediation import factories as make

ROLES = ("anonymous", "newcomer", "person", "stranger", "officer", "rival", "staff", "superuser")
"""`newcomer` has an account and no profile; `officer` acts for the organisation of the referral, `rival` for another one."""


@dataclass
class World:
    """What the addresses name. Everything personal belongs to `person`; the referral lies with `officer`."""

    users: dict[str, User]
    case: Case
    decision: Decision
    correction: Correction
    education: Education
    document: IssuedDocument
    message: Message
    relay: RelayTask
    visit: Visit
    vacancy: Vacancy
    draft: Draft
    review: Review
    offer: Offer
    referral: Referral
    failure: FailedSigning
    interview: Interview
    contest: Contest
    trigger: Trigger
    answer: HearingAnswer
    layoff: Worker


def build() -> World:
    owner, other = make.person(), make.person()
    officer, rival = make.user(), make.user()
    employer = make.organisation(officer)
    Membership.objects.update(role=MemberRole.OWNER)
    make.organisation(rival)
    make.case(other)
    decision = refusal(owner)
    correction = corrections.open_correction(decision, registry="employment_contracts", explanation="ended")
    case = make.case(owner, status="unemployed")
    vacancy = make.vacancy(employer)
    agreed = offers.propose(case.pk, make.vacancy(employer).pk, by=make.user())
    offers.agree(agreed.pk, by=owner.user)
    referral = Referral.objects.get(offer=agreed)
    times = [clock.local(clock.now()) + timedelta(hours=2)]
    interview = interviews.propose(referral.pk, by=officer, times=times, format="phone", place="+7")
    trigger, answer = hearing(case)
    return World(
        users=visitors(owner, other, officer, rival),
        case=case,
        decision=decision,
        correction=correction,
        education=Education.objects.create(resume=owner.resume, institution="ҚазҰУ", level="higher"),
        document=document(owner, case),
        message=message(owner.user, case),
        relay=relay(owner.user, case),
        visit=Visit.objects.create(person=owner, centre=case.centre, case=case, kind="planned", desk=1, starts_at=clock.now() + timedelta(days=1)),
        vacancy=vacancy,
        draft=Draft.objects.create(organisation=employer, author=officer),
        review=Review.objects.create(vacancy=vacancy, version=1, findings=[]),
        offer=offers.propose(case.pk, vacancy.pk, by=make.user()),
        failure=failures.record(owner.user, "registration.application", "not_running"),
        referral=referral,
        interview=interviews.pick(interview.pk, by=owner.user, at=times[0]),
        contest=contests.contest(
            offers.propose(case.pk, make.vacancy(employer).pk, by=make.user()).pk, by=owner.user, criterion="pay", words="x"
        ),
        trigger=trigger, answer=answer,
        layoff=layoff(employer, officer, case),
    )


def visitors(owner: Person, other: Person, officer: User, rival: User) -> dict[str, User]:
    return {
        "newcomer": make.user(), "person": owner.user, "stranger": other.user, "officer": officer, "rival": rival,
        "staff": make.user(is_staff=True), "superuser": make.user(is_staff=True, is_superuser=True),
    }


def layoff(employer: Organisation, officer: User, case: Case) -> Worker:
    """A draft of a notice with one worker, whom no registry has been asked about."""
    employer.confirmed_at = clock.now()
    employer.save()
    notice = drafting.begin(employer, officer, {"centre": case.centre, "reason": "decline", "released_this_year": 0})
    said = {"education_level": "higher", "occupation": make.occupation(), "pay": 100_000, "release_on": clock.today() + timedelta(days=60)}
    return drafting.add(notice.pk, factories.iin(), said, NOTHING_KNOWN)


def refusal(person: Person) -> Decision:
    """An ended case, refused for an open contract."""
    ended = make.case(person)
    ended.closed_on = clock.today()
    edition = edition_on(clock.today()).id
    apply(MACHINE, ended, "refuse_unemployed", actor=Actor.person(person.user), edition=edition)
    ground: dict[str, Any] = {"id": "R41.2", "paragraph": "41.2", "verdict": "holds"}
    words = Text("жұмыс істейді", "занят", "employed").to_json()
    fact = {"ground": "R41.2", "registry": "employment_contracts", "field": "contracts", "value": "x", "sentence": words,
            "as_of": clock.now().isoformat()}
    return Decision.objects.create(
        case=ended, kind=Kind.REFUSED_UNEMPLOYED, grounds=[{**ground, "text": words, "sentence": words}], facts=[fact],
        decided_at=clock.now(), authority=words, edition=edition, paragraph="41",
    )


def hearing(case: Case) -> tuple[Trigger, HearingAnswer]:
    """An open question about the status, answered with a paper."""
    trigger = signs_of_officers.report(case.pk, by=make.user(), ground="R51.7", occurred_on=clock.today(), words="x")
    assert trigger is not None
    paper = SimpleUploadedFile("paper.pdf", b"%PDF-1.4")
    return trigger, hearings.answer(trigger.pk, reason="other", words="x", evidence=paper)


def document(person: Person, case: Case) -> IssuedDocument:
    data = JobSeekerNotice(name=name_of(person), office=case.centre.name, registered_from=clock.today())
    return issue(Form.A4, recipient=person.user, subject=case.subject, data=data, issued_on=clock.today(), key="x")


def message(user: User, case: Case) -> Message:
    data = {"case": case.label, "link": "me/", "closed_on": date(2026, 3, 16), "reason": Text.same("x")}
    return next(row for row in notify("case_closed", user, data=data, subject=case.subject, key="x") if row.channel == "cabinet")


def relay(user: User, case: Case) -> RelayTask:
    """A notice on paper, to be carried to the person."""
    copy = Message.objects.create(
        message_id="case_closed", weight="notice", recipient=user, channel="relay", key="paper", subject_kind=case.subject.kind,
        subject_id=case.pk, language="kk", address="Талапкер", subject="x", body="x", next_attempt_at=clock.now(),
        texts={language: {"subject": "x", "text": "x"} for language in ("kk", "ru", "en")},
    )
    return RelayTask.objects.create(message=copy, settlement="715000001", place=Text.same("Талапкер").to_json(), addressee="x")
