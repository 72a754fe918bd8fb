"""Job seekers of a former register: checked line by line, brought over all at once or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from careercenters.rules.rights import Role
from enbek import clock
from registration.models import Case, ImportRow, ImportRun, Stage
from registration.models.imports import RunState
from registration.rules.importing import COLUMNS, Problem
from registration.services import bringing, importing
from registration.services.closing import CloseReason, close_by_request
from seekers.models import Person
from tests import factories
from tests.backoffice.conftest import hire

__all__ = ["hire"]
pytestmark = pytest.mark.django_db
Hire = Callable[..., Any]


@pytest.fixture(autouse=True)
def country(clock_at: Callable[[str], datetime]) -> None:
    clock_at("2026-03-16 11:00")
    factories.career_centre()
    factories.occupation()


def line(**values: str) -> dict[str, str]:
    iin = factories.iin().value
    return {
        "iin": iin, "surname": "Әлиев", "given_name": "Ерлан", "patronymic": "", "settlement": factories.town().pk, "phone": "", "email": f"{iin}@example.kz",
        "language": "ru", "registered_on": "2026-02-02", "occupation": "4311-1", "claims_measures": "yes", **values,
    }


def csv_of(*lines: dict[str, str], delimiter: str = ",") -> bytes:
    rows = [COLUMNS, *([one[name] for name in COLUMNS] for one in lines)]
    return "\n".join(delimiter.join(row) for row in rows).encode("utf-8-sig")


def checked(*lines: dict[str, str], **options: Any) -> ImportRun:
    run = importing.begin("people.csv", csv_of(*lines), by=factories.user(is_staff=True), **options)
    importing.go_on()
    run.refresh_from_db()
    return run


def test_a_dry_run_brings_nobody_and_the_order_brings_all_with_their_first_act() -> None:
    good = [line(), line(phone="+77015550101", email="")]
    run = checked(*good)
    assert (run.state, run.read, run.rejected, Case.objects.count()) == (RunState.CHECKED, 2, 0, 0)
    assert run.content is None
    importing.order(run.pk, without_rejected=False)
    importing.go_on()
    run.refresh_from_db()
    assert (run.state, run.brought) == (RunState.DONE, 2)
    case = Case.objects.select_related("person__user", "person__resume").get(person__iin=good[0]["iin"])
    assert (case.status, case.channel, case.registered_on.isoformat()) == ("job_seeker", "former", "2026-02-02")
    assert case.centre == factories.career_centre()
    assert case.person.resume.wanted_id == "4311-1"
    assert not case.person.user.has_usable_password()
    assert not ImportRow.objects.filter(run=run).exists(), "no copy of people's data stays"
    assert not Stage.objects.exists(), "no service of the state was rendered today"
    assert close_by_request(case.pk, CloseReason.OWN_WISH).status == "closed", "the case lives on as any other"
    importing.order(run.pk, without_rejected=False)
    importing.go_on()
    assert Person.objects.count() == 2, "the second click brings nobody"


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"iin": "123"}, Problem.IIN), ({"surname": ""}, Problem.NAME), ({"settlement": "999"}, Problem.PLACE), ({"phone": "8701"}, Problem.PHONE),
        ({"email": "nobody"}, Problem.EMAIL), ({"email": ""}, Problem.NO_CONTACT), ({"language": "de"}, Problem.LANGUAGE),
        ({"registered_on": "2026-03-17"}, Problem.DAY), ({"registered_on": "02.02.2026"}, Problem.DAY), ({"occupation": "x"}, Problem.OCCUPATION),
        ({"claims_measures": "maybe"}, Problem.MEASURES),
    ],
)
def test_a_wrong_line_is_rejected_for_what_is_wrong_with_it(wrong: dict[str, str], problem: Problem) -> None:
    run = checked(line(), line(**wrong))
    assert [(row.number, row.problems) for row in run.rows.exclude(problems=[])] == [(3, [problem])]


def test_what_only_the_database_knows_is_checked_too() -> None:
    known = factories.person()
    twin = line()
    far = line(settlement=factories.village().pk)
    factories.career_centre().serves.set([factories.town()])
    run = checked(line(iin=known.iin.value), line(email=known.user.email), twin, line(email=twin["email"].upper()), far)
    assert [row.problems for row in run.rows.order_by("number")] == [
        [Problem.KNOWN], [Problem.CONTACT_TAKEN], [], [Problem.TWICE], [Problem.NO_CENTRE],
    ]


def test_rejected_lines_stop_the_order_until_one_agrees_to_go_on_without_them() -> None:
    run = checked(line(), line(iin="1"))
    with pytest.raises(importing.ImportRefused, match="Some lines are rejected"):
        importing.order(run.pk, without_rejected=False)
    importing.order(run.pk, without_rejected=True)
    importing.go_on()
    run.refresh_from_db()
    assert (run.state, run.brought) == (RunState.DONE, 1)
    assert [(row.number, row.iin, row.data) for row in run.rows.all()] == [(3, "", {})], "the report stays without the person"
    with pytest.raises(importing.ImportRefused, match="Nothing is left"):
        importing.order(checked(line(iin="1")).pk, without_rejected=True)


def test_somebody_who_came_to_the_portal_since_the_check_stops_the_whole_run() -> None:
    lines = [line(), line()]
    run = checked(*lines)
    importing.order(run.pk, without_rejected=False)
    factories.person(iin=importing_iin(lines[1]))
    importing.go_on()
    run.refresh_from_db()
    assert run.state == RunState.CHECKED
    assert "Nothing was brought over" in run.failure["en"]
    assert Case.objects.count() == 0 and Person.objects.count() == 1


def importing_iin(one: dict[str, str]) -> Any:
    return factories.IIN(one["iin"])


def test_a_worker_killed_in_the_middle_of_bringing_over_leaves_nothing_and_another_one_does_it(
    monkeypatch: Any, clock_at: Callable[[Any], datetime]
) -> None:
    run = checked(line(), line(), line())
    importing.order(run.pk, without_rejected=False)
    monkeypatch.setattr(bringing, "BATCH", 1)
    whole, calls = bringing._write, []

    def killed(*args: Any) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        whole(*args)

    monkeypatch.setattr(bringing, "_write", killed)
    with pytest.raises(KeyboardInterrupt):
        importing.go_on()
    assert Person.objects.count() == 0
    importing.go_on()
    assert Person.objects.count() == 0, "under the dead worker's lease"
    clock_at(clock.now() + importing.LEASE)
    importing.go_on()
    assert Person.objects.count() == 3


def test_reading_that_was_cut_short_goes_on_behind_the_last_batch(monkeypatch: Any, clock_at: Callable[[Any], datetime]) -> None:
    monkeypatch.setattr(importing, "BATCH", 2)
    first = line()
    run = importing.begin("x.csv", csv_of(first, line(), line(), line(email=first["email"])), by=factories.user(is_staff=True))
    whole, calls = importing.Checker.rows, []

    def killed(checker: importing.Checker, *args: Any, **options: Any) -> Any:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return whole(checker, *args, **options)

    monkeypatch.setattr(importing.Checker, "rows", killed)
    with pytest.raises(KeyboardInterrupt):
        importing.go_on()
    run.refresh_from_db()
    assert (run.state, run.read) == (RunState.WAITING, 2)
    clock_at(run.work_at)
    importing.go_on()
    run.refresh_from_db()
    assert (run.state, run.read) == (RunState.CHECKED, 4)
    assert [row.problems for row in run.rows.all()] == [[], [], [], [Problem.TWICE]]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xff\xfe\x00", "not a CSV"), (b"iin,surname\n1,x\n", "must have the columns"), (csv_of(), "no line"), (b"\x89PNG\0\0", "not a CSV")],
)
def test_a_file_of_another_kind_is_refused_at_once(content: bytes, words: str) -> None:
    with pytest.raises(importing.ImportRefused, match=words):
        importing.begin("x.csv", content, by=factories.user())


def test_a_line_with_too_few_cells_and_a_file_with_semicolons() -> None:
    content = csv_of(line(), line(), delimiter=";") + b"\n1;2\n"
    run = importing.begin("x.csv", content, by=factories.user())
    importing.go_on()
    assert [(row.number, row.problems) for row in run.rows.exclude(problems=[])] == [(4, [Problem.CELLS])]


def test_the_page_walks_from_the_file_to_the_people(hire: Hire, sign_in: Callable[..., Client], read: Callable[[Any], BeautifulSoup]) -> None:
    support = hire(Role.SUPPORT)
    client = sign_in(support.user)
    refused = read(client.post("/en/office/imports/", {"file": SimpleUploadedFile("a.csv", b"no heading")}))
    assert "must have the columns" in refused.main.get_text()
    sent = SimpleUploadedFile("people.csv", csv_of(line(), line(iin="1")))
    page = read(client.post("/en/office/imports/", {"file": sent}, follow=True))
    importing.go_on()
    run = ImportRun.objects.get()
    page = read(client.get(f"/en/office/imports/{run.pk}/"))
    assert "line 3" in page.main.get_text() and "the IIN is wrong" in page.main.get_text()
    assert "line,what is wrong" in client.get(f"/en/office/imports/{run.pk}/rejected.csv").content.decode()
    stopped = read(client.post(f"/en/office/imports/{run.pk}/bring-over/", follow=True))
    assert "Some lines are rejected" in stopped.select_one(".messages").get_text()
    client.post(f"/en/office/imports/{run.pk}/bring-over/", {"without_rejected": "on"})
    importing.go_on()
    assert "brought over" in read(client.get(f"/en/office/imports/{run.pk}/")).main.get_text().lower()
    assert Case.objects.count() == 1
    for role in (Role.SPECIALIST, Role.DIRECTOR, Role.ASSISTANT, Role.MOBILITY_OFFICER):
        assert sign_in(hire(role).user).get(f"/en/office/imports/{run.pk}/").status_code == 404
    region = hire(Role.SUPERVISOR, region=factories.region())
    assert sign_in(region.user).get(f"/en/office/imports/{run.pk}/").status_code == 404, "a run for the whole country"


def test_a_dropped_file_leaves_nothing_of_people() -> None:
    run = checked(line(), line(iin="1"))
    importing.drop(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.DROPPED
    assert [(row.iin, row.data) for row in run.rows.all()] == [("", {})]
    with pytest.raises(importing.ImportRefused):
        importing.order(run.pk, without_rejected=True)


def test_the_command_checks_and_with_really_brings_over(tmp_path: Path, capsys: Any) -> None:
    officer = factories.user(is_staff=True)
    path = tmp_path / "people.csv"
    path.write_bytes(csv_of(line(), line(iin="1")))
    call_command("import_job_seekers", str(path), by=officer.email)
    out = capsys.readouterr().out
    assert "line 3: the IIN is wrong" in out and "lines: 2, rejected: 1" in out and "brought over: 0" in out
    with pytest.raises(CommandError, match="Some lines are rejected"):
        call_command("import_job_seekers", str(path), by=officer.email, really=True)
    call_command("import_job_seekers", str(path), by=officer.email, really=True, without_rejected=True)
    assert "brought over: 1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="No account of the staff"):
        call_command("import_job_seekers", str(path), by="nobody@example.kz")
