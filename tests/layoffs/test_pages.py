"""The pages of the employer and of the centre: the manual step by step, without a script."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from employers.layoffs.models import Notice, Worker
from employers.layoffs.services import drafting
from employers.models import Organisation
from enbek import clock
from enbek.registries.port import Registry
from tests.layoffs.conftest import State
from tests.mediation import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(officer: Any, arqa: Organisation, sign_in: Any) -> Client:
    browser: Client = sign_in(officer)
    return browser


def posted(**values: Any) -> dict[str, Any]:
    return {
        "iin": "", "education_level": "higher", "occupation_words": "Бухгалтер", "occupation": make.occupation().pk, "speciality": "", "qualification": "",
        "pay": "100 000", "release_on": (clock.today() + timedelta(days=60)).isoformat(), **values,
    }


def test_the_manual_page_by_page(client: Client, office: Any, state: State, signed: Any, read: Any, specialist: Any) -> None:
    """M2 head, M3 workers, M4 signature, M5 change."""
    head = {"centre": office.pk, "reason": "decline", "released_this_year": "2"}
    assert "add/" in read(client.get("/ru/work/layoffs/")).select_one("main a.button")["href"]
    page = read(client.post("/ru/work/layoffs/add/", head, follow=True))
    notice = Notice.objects.get()
    assert notice.code in page.text
    for number in (1, 2):
        answer = client.post(f"/ru/work/layoffs/{notice.pk}/workers/add/", posted(iin=state.knows().value, next="1"), follow=True)
        assert notice.workers.count() == number
    assert answer.redirect_chain[-1][0].endswith("/workers/add/")
    page = read(client.get(f"/ru/work/layoffs/{notice.pk}/sign/"))
    content = base64.b64decode(page.select_one("form[data-sign]")["data-content"])
    cms = base64.b64encode(signed(content)).decode()
    page = read(client.post(f"/ru/work/layoffs/{notice.pk}/sign/", {"cms": cms}, follow=True))
    notice.refresh_from_db()
    assert notice.status == "sent"
    head["reason"] = "liquidation"
    client.post(f"/ru/work/layoffs/{notice.pk}/edit/", head)
    assert Notice.objects.get().reason == "liquidation"


def test_the_person_is_found_by_iin_and_what_was_typed_stays(client: Client, notice: Notice, state: State, read: Any) -> None:
    url = f"/ru/work/layoffs/{notice.pk}/workers/add/"
    page = read(client.post(url, posted(iin=state.knows("Сериков").value, pay="123 456", find_person="1")))
    assert "Сериков Азамат" in page.select_one("main").text
    assert page.select_one("input[name=pay]")["value"] == "123 456"
    assert not page.select("input[name=surname]"), "the name is the registry's and is not typed"
    assert not Worker.objects.exists()


def test_a_strangers_name_is_not_told_for_an_iin(client: Client, notice: Notice, state: State, read: Any) -> None:
    someone = state.knows("Сериков")
    state.elsewhere.add(someone.value)
    page = read(client.post(f"/ru/work/layoffs/{notice.pk}/workers/add/", posted(iin=someone.value, find_person="1")))
    assert "Сериков" not in page.text
    assert page.select_one("textarea[name=explanation]")


def test_a_silent_registry_is_told_and_the_worker_is_kept(client: Client, notice: Notice, state: State, read: Any) -> None:
    state.silent = set(Registry)
    page = read(client.post(f"/ru/work/layoffs/{notice.pk}/workers/add/", posted(iin=state.knows().value), follow=True))
    assert page.select_one(f"form[action$='/{notice.pk}/check/']")
    assert not Worker.objects.get().is_checked


def test_a_late_release_asks_why_and_keeps_the_rest(client: Client, notice: Notice, state: State, read: Any) -> None:
    url, values = f"/ru/work/layoffs/{notice.pk}/workers/add/", posted(iin=state.knows().value, release_on=clock.today().isoformat())
    page = read(client.post(url, values))
    assert page.select_one("textarea[name=explanation]")
    assert not Worker.objects.exists()
    client.post(url, {**values, "explanation": "Пожар"})
    assert Worker.objects.get().oddities == ["short"]


def test_experience_is_none_by_default(client: Client, notice: Notice, read: Any) -> None:
    page = read(client.get(f"/ru/work/layoffs/{notice.pk}/workers/add/"))
    assert page.select_one("select[name=experience_years] option")["value"] == "0"


def test_a_draft_is_deleted_after_a_question(client: Client, notice: Notice, read: Any) -> None:
    url = f"/ru/work/layoffs/{notice.pk}/delete/"
    assert notice.code in read(client.get(url)).text
    assert Notice.objects.exists()
    client.post(url)
    assert not Notice.objects.exists()


def test_what_was_sent_is_withdrawn_with_a_reason(client: Client, add: Any, send: Any, notice: Notice) -> None:
    add()
    send(notice)
    assert client.post(f"/ru/work/layoffs/{notice.pk}/delete/").url.endswith("/withdraw/")
    assert client.post(f"/ru/work/layoffs/{notice.pk}/withdraw/", {"reason": "other"}).status_code == 200
    client.post(f"/ru/work/layoffs/{notice.pk}/withdraw/", {"reason": "other", "words": "договорились"})
    notice.refresh_from_db()
    assert notice.status == "withdrawn"


def test_a_reader_of_the_team_looks_and_does_not_write(notice: Notice, arqa: Organisation, sign_in: Any) -> None:
    reader = make.user()
    arqa.membership_set.create(user=reader, role="reader")
    client = sign_in(reader)
    assert client.get(f"/ru/work/layoffs/{notice.pk}/").status_code == 200
    for page in ("edit", "sign", "withdraw", "delete", "workers/add"):
        assert client.post(f"/ru/work/layoffs/{notice.pk}/{page}/").status_code == 404


def test_the_downloaded_list_is_the_one_whose_checksum_is_signed(client: Client, add: Any, send: Any, notice: Notice) -> None:
    add()
    version = send(notice)
    assert client.get(f"/ru/work/layoffs/{notice.pk}/list/").content == bytes(version.listing)


def test_the_centre_reads_receives_and_sees_what_changed(
    at_the_office: Client, add: Any, send: Any, notice: Notice, read: Any, clock_at: Any,
) -> None:
    add("Мамиров")
    send(notice)
    url = f"/ru/office/layoffs/{notice.pk}/"
    assert str(notice.pk) in str(read(at_the_office.get("/ru/office/layoffs/")))
    at_the_office.post(f"{url}receive/", {"version": "1"})
    notice.refresh_from_db()
    assert notice.status == "received"
    clock_at(clock.now() + timedelta(hours=1))
    worker = add("Ахметов")
    assert "Ахметов" not in read(at_the_office.get(url)).text, "what is not signed yet is nobody's business"
    send(notice)
    page = read(at_the_office.get(url))
    assert "Ахметов" in page.select_one("section[aria-labelledby=changes-title]").text
    assert worker.iin.value not in page.text
    at_the_office.post(f"{url}receive/", {"version": "1"})
    notice.refresh_from_db()
    assert notice.status == "sent"


def test_a_draft_and_a_foreign_notice_are_not_shown_to_an_office(at_the_office: Client, notice: Notice, add: Any, send: Any) -> None:
    assert at_the_office.get(f"/ru/office/layoffs/{notice.pk}/").status_code == 404
    add()
    send(notice)
    Notice.objects.filter(pk=notice.pk).update(centre=make.centre())
    assert at_the_office.get(f"/ru/office/layoffs/{notice.pk}/").status_code == 404


@pytest.mark.parametrize("where", ["list", "workers"])
def test_a_longer_list_costs_no_more_queries(where: str, client: Client, add: Any, notice: Notice, arqa: Organisation, officer: Any, office: Any) -> None:
    def grow(number: int) -> None:
        for _each in range(number):
            if where == "workers":
                add()
            else:
                drafting.begin(arqa, officer, {"centre": office, "reason": "decline", "released_this_year": 0})

    url = "/ru/work/layoffs/" if where == "list" else f"/ru/work/layoffs/{notice.pk}/"
    counts = []
    for number in (3, 5):
        grow(number)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
