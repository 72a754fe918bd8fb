"""What happens to people with bad luck: a connection lost in the middle of a form, the back button after sending, a second tab, a heavy page."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.test_every_page import violations
from tests.browser.visitor import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("exchange")]

AT_MOST = 120 * 1024  # bytes, compressed, with all assets
MAIN_PAGES = ["", "vacancies/", "accounts/login/", "law/", "me/", "me/apply/situation/", "me/apply/work/", "me/resume/", "me/messages/", "help/"]


@pytest.fixture
def newcomer(visit: Any, email: str) -> Visitor:
    """Somebody with an account and an identity, nothing filled in."""
    visitor: Visitor = visit("kk", PHONE)
    visitor.sign_up(email)
    visitor.invent()
    return visitor


def test_a_connection_lost_in_a_form_loses_nothing_that_was_typed(newcomer: Visitor) -> None:
    page = newcomer.open("me/apply/work/")
    page.fill("textarea[name=skills]", "дәнекерлеу, 5 жыл")
    newcomer.context.set_offline(True)
    newcomer.send()
    page.wait_for_selector("[data-no-connection]")
    assert violations(page) == []
    assert page.input_value("textarea[name=skills]") == "дәнекерлеу, 5 жыл"
    newcomer.context.set_offline(False)
    page.wait_for_selector("[data-no-connection]", state="detached")
    newcomer.send()
    newcomer.open("me/apply/work/")
    assert page.input_value("textarea[name=skills]") == "дәнекерлеу, 5 жыл"


def test_the_back_button_after_sending_shows_what_became_of_it_and_sends_nothing_again(newcomer: Visitor) -> None:
    newcomer.apply()
    case = newcomer.case()
    page = newcomer.page
    page.go_back()
    page.wait_for_load_state()
    assert page.locator("[data-sign-start]").count() == 0
    assert newcomer.case()["id"] == case["id"]


def test_of_two_tabs_the_late_one_comes_to_the_same_case(newcomer: Visitor) -> None:
    """What is signed is what was shown last: the older tab is asked to sign again, and after the newer one it signs nothing more."""
    newcomer.fill_in()
    older, newer = newcomer.page, newcomer.context.new_page()
    newer.goto(older.url)
    with older.expect_navigation():
        older.locator("[data-sign-start]").click()
    assert older.locator(".error-summary").is_visible()
    newer.locator("[data-sign-start]").click()
    newer.wait_for_url("**/me/submitted/**")
    case = newcomer.case()
    older.locator("[data-sign-start]").click()
    older.wait_for_url("**/me/")
    assert newcomer.case()["id"] == case["id"]
    links = newcomer.open("me/cases/").locator('main a[href*="/me/cases/"]').evaluate_all("links => links.map(link => link.pathname)")
    assert {link for link in links if not link.endswith("/cases/")} == {f"/kk/me/cases/{case['id']}/"}


def test_main_pages_are_light(newcomer: Visitor) -> None:
    sizes = {path: weight(newcomer.open(path)) for path in MAIN_PAGES}
    assert {path: size for path, size in sizes.items() if size > AT_MOST} == {}


def weight(page: Page) -> int:
    """Bytes of the document and of all that it loads, as a server sends them compressed."""
    urls = [page.url, *page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")]
    return sum(len(gzip.compress(page.request.get(url).body())) for url in urls)
