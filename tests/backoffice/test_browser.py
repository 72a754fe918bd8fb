"""In a real browser: an application taken at the desk in both state languages, and one in a village without a connection (R5–R20)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from careercenters.models import StaffMember
from careercenters.rules.rights import Role
from enbek import clock
from enbek.identifiers import IIN
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from registration.models import Case, Intake
from registration.rules.machine import Status
from tests import factories
from tests.backoffice.conftest import Hire
from tests.backoffice.test_intake import PDF, identity
from tests.web.conftest import CHROMIUM, DESKTOP, PHONE, chromium  # noqa: F401 - a fixture

pytestmark = [
    pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
CODE = "тау мен дала"


@pytest.fixture
def at_work(chromium: Any, live_server: Any, state: SandboxClient) -> Iterator[Callable[..., Any]]:  # noqa: F811 - the fixture
    """`at_work(member, "kk/office/", DESKTOP)`: the member's own browser on a page; its console must stay silent."""
    contexts, complaints = [], []

    def open_page(member: StaffMember, path: str, viewport: dict[str, int]) -> Any:
        client = Client()
        client.force_login(member.user, backend=django_settings.AUTHENTICATION_BACKENDS[0])
        context = chromium.new_context(viewport=viewport)
        contexts.append(context)
        name = django_settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
        page.goto(f"{live_server.url}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def known(state: SandboxClient, place: str) -> IIN:
    iin = factories.iin()
    state.set_facts(Registry.IDENTITY, iin.value, identity(iin, residence_kato=place))
    return iin


def press(page: Any, selector: str) -> None:
    page.locator(selector).first.click()
    page.wait_for_load_state()


SEND = "main form.form .actions button[type=submit]"


@pytest.mark.parametrize(("language", "viewport"), [("kk", PHONE), ("ru", DESKTOP)])
def test_at_the_desk_from_the_iin_to_the_receipt(
    language: str, viewport: dict[str, int], hire: Hire, state: SandboxClient, at_work: Callable[..., Any]
) -> None:
    factories.town(), factories.occupation()
    iin = known(state, "710000000")
    page = at_work(hire(), f"{language}/office/", viewport)
    press(page, 'a[href$="/office/intake/"]')
    page.fill("input[name=iin]", iin.value)
    press(page, SEND)
    assert page.input_value("input[name=surname]") == "Сейітқызы"
    press(page, SEND)
    for name, value in {"without_work": "yes", "reason": "resigned", "claims_measures": "no"}.items():
        page.check(f'input[name="{name}"][value="{value}"]')
    press(page, SEND)
    page.select_option("select[name=wanted]", index=1)
    press(page, SEND)
    page.check('input[name="identity"][value="identity_card"]')
    page.fill("input[name=identity_note]", "№ 012345678")
    press(page, SEND)
    for name in ("publish_resume", "allow_outsourcing"):
        page.check(f'input[name="{name}"][value="no"]')
    page.check("input[name=data_consent]")
    page.check("input[name=warned]")
    press(page, SEND)
    with page.context.expect_page() as opened:
        page.click('a[href$="/print/"]')
    assert iin.value in opened.value.locator(".sheet").inner_text()
    page.set_input_files("input[name=scan]", {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": PDF})
    press(page, "#paper-title ~ form .actions button[type=submit]")
    assert page.url.endswith("/desk/")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    press(page, 'form[action$="/told/portal/"] button[type=submit]')
    press(page, 'form[action$="/returned/"] button')
    press(page, 'form[action$="/hand-over/"] button[type=submit]')
    assert page.locator(".sheet h1").inner_text() == "Қолхат / Расписка"
    assert Case.objects.get().status == Status.JOB_SEEKER


def test_in_a_village_without_a_connection(hire: Hire, state: SandboxClient, at_work: Callable[..., Any]) -> None:
    factories.village(), factories.occupation(), factories.career_centre()
    iin, assistant = known(state, "715000001"), hire(Role.ASSISTANT)
    assistant.settlements.set([factories.village()])
    page = at_work(assistant, "kk/office/village/", PHONE)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.reload()  # the page opens without a connection
    page.fill("#v_pin", CODE)
    page.click("[data-unlock] button")
    page.click("[data-new]")
    page.fill("input[name=iin]", iin.value)
    page.fill("input[name=surname]", "Сейітқызы")
    page.fill("input[name=given_name]", "Айгүл")
    assert page.input_value("input[name=received_on]") == clock.today().isoformat()
    page.evaluate("window.print = () => {}")
    page.click("[data-print]")
    sheet = page.locator("[data-sheet]").text_content()
    assert "Тегі" in sheet and "Фамилия" in sheet and "Талапкер ауылы / село Талапкер" in sheet
    page.click("[data-back]")
    page.wait_for_selector('[data-state="waits"]')
    page.reload()
    assert page.locator("[data-part=list]").is_hidden()  # after a reload the code is asked for again
    stored = page.evaluate(READ_STORED)
    assert stored and not any("Сейіт" in text or iin.value in text for text in stored)
    page.fill("#v_pin", "не тот код")
    page.click("[data-unlock] button")
    page.wait_for_selector("[data-lock-problem]:not([hidden])")
    page.fill("#v_pin", CODE)
    page.click("[data-unlock] button")
    page.wait_for_selector('[data-state="waits"]')
    page.click("[data-send]")  # still no connection: nothing is lost
    page.wait_for_selector('[data-state="waits"]')
    assert not Intake.objects.exists()
    page.context.set_offline(False)
    page.click("[data-send]")
    page.wait_for_selector('[data-state="taken"]')
    assert Intake.objects.get().person.surname == "Сейітқызы"


READ_STORED = """
new Promise((resolve) => {
  const request = indexedDB.open("enbek-village");
  request.onsuccess = () => {
    const rows = request.result.transaction("drafts").objectStore("drafts").getAll();
    rows.onsuccess = () => resolve(rows.result.map((row) => new TextDecoder("utf-8", {fatal: false}).decode(row.data)));
  };
})
"""
