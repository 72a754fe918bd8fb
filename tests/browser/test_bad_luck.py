"""What happens to people with bad luck: the back button after sending, a heavy page."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from playwright.sync_api import Page

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


def test_the_back_button_after_sending_shows_what_became_of_it_and_sends_nothing_again(newcomer: Visitor) -> None:
    newcomer.apply()
    case = newcomer.case()
    page = newcomer.page
    page.go_back()
    page.wait_for_load_state()
    assert page.locator("[data-sign-start]").count() == 0
    assert newcomer.case()["id"] == case["id"]


def test_main_pages_are_light(newcomer: Visitor) -> None:
    sizes = {path: weight(newcomer.open(path)) for path in MAIN_PAGES}
    assert {path: size for path, size in sizes.items() if size > AT_MOST} == {}


def weight(page: Page) -> int:
    """Bytes of the document and of all that it loads, as a server sends them compressed."""
    urls = [page.url, *page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")]
    return sum(len(gzip.compress(page.request.get(url).body())) for url in urls)
