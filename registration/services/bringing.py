"""All accepted lines of an import become people, cases and their first act, in the caller's one transaction."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection

from careercenters.models import CareerCentre
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.identifiers import IIN
from enbek.law import edition_on
from enbek.transitions.models import Transition
from registration.models import Application, Case, ImportRow, ImportRun
from registration.rules.channels import Channel
from registration.rules.importing import claims_measures
from registration.rules.machine import MACHINE, Status
from seekers.models import Person, Resume

BATCH = 2000
MOVE = MACHINE.move("bring_over")


def bring_over(run: ImportRun) -> int:
    """How many came. No clock starts and no notice goes out: these people were registered before, by the former register."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")  # the checks of 100,000 new cases run at once, at the end
    centres = {str(centre.pk): centre for centre in CareerCentre.objects.all()}
    rows, after, number = run.rows.filter(problems=[]).order_by("number"), 0, 0
    while batch := list(rows.filter(number__gt=after)[:BATCH]):
        _write(run, batch, centres)
        after, number = batch[-1].number, number + len(batch)
    return number


def _write(run: ImportRun, rows: list[ImportRow], centres: dict[str, CareerCentre]) -> None:
    users = [_user(row.data) for row in rows]
    people = [_person(row.data, user) for row, user in zip(rows, users, strict=True)]
    cases = [_case(row.data, person, number) for row, person, number in zip(rows, people, _numbers(len(rows)), strict=True)]
    User.objects.bulk_create(users)
    Person.objects.bulk_create(people)
    Resume.objects.bulk_create(Resume(person=person, wanted_id=row.data["occupation"] or None) for row, person in zip(rows, people, strict=True))
    Case.objects.bulk_create(cases)
    Application.objects.bulk_create(_application(row.data, case) for row, case in zip(rows, cases, strict=True))
    Transition.objects.bulk_create(
        _act(run, row, case, centres[row.data["centre"]].name) for row, case in zip(rows, cases, strict=True)
    )


def _user(data: dict[str, Any]) -> User:
    """Without a password: one is set by the way of a forgotten one, through the phone or the e-mail of the file."""
    user = User(email=data["email"] or None, phone=data["phone"] or None, language=data["language"] or "kk")
    user.set_unusable_password()
    return user


def _person(data: dict[str, Any], user: User) -> Person:
    return Person(
        user=user, iin=IIN(data["iin"]), surname=data["surname"], given_name=data["given_name"], patronymic=data["patronymic"],
        settlement_id=data["settlement"],
    )


def _case(data: dict[str, Any], person: Person, number: int) -> Case:
    day = date.fromisoformat(data["registered_on"])
    at = datetime.combine(day, time(), tzinfo=clock.ALMATY)
    return Case(
        person=person, centre_id=UUID(data["centre"]), status=Status.JOB_SEEKER, channel=Channel.FORMER, number=number, edition=edition_on(day).id,
        submitted_at=at, accepted_on=day, accepted_at=at, registered_on=day,
    )


def _application(data: dict[str, Any], case: Case) -> Application:
    """Signed for the former register, which keeps it."""
    return Application(
        person=case.person, case=case, centre_id=case.centre_id, claims_measures=claims_measures(data["claims_measures"]), on_paper=True
    )


def _act(run: ImportRun, row: ImportRow, case: Case, office: Text) -> Transition:
    return Transition(
        subject_kind=MACHINE.kind, subject_id=case.pk, move=MOVE.name, source="", target=MOVE.target, title_json=MOVE.title.to_json(),
        at=clock.now(), edition=edition_on(clock.today()).id, paragraph=MOVE.paragraph, by_id=run.by_id, on_behalf_of=office.to_json(),
        facts={"import": str(run.pk), "line": row.number, "registered_on": row.data["registered_on"]},
    )


def _numbers(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('registration_case_number') FROM generate_series(1, %s)", [count])
        return [number for (number,) in cursor.fetchall()]
