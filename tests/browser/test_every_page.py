"""Every kind of page of the main job: axe finds nothing, nothing scrolls sideways at 320 px, the console is silent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from demo.supervisor import Stack
from tests.browser.visitor import DESKTOP, NARROWEST, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("exchange")]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

PUBLIC = [
    "demo/", "demo/outbox/", "vacancies/", "vacancies/?q=xyzzy", "law/", "law/calculator/", "law/grounds/", "law/differences/", "law/days/2026/",
    "verify/", "signature/sign-in/", "signature/check/",
]
OF_A_PERSON = [
    "me/", "me/profile/", "me/resume/", "me/resume/add/jobs/", "me/card/", "me/cases/", "me/certificate/", "me/what-if/", "me/who-looked/",
    "me/cases/{case}/", "me/cases/{case}/close/", "me/submitted/{case}/", "work/offers/", "me/messages/", "me/messages/settings/", "accounts/email/", "accounts/password/change/",
    "accounts/2fa/", "signature/account/",
]
OF_A_REFUSED_PERSON = ["me/", "me/receipts/{refusal}/wrong/"]
OF_AN_OFFICER = ["office/", "office/?list=others", "office/cases/{case}/", "office/cases/{case}/desk/", "me/messages/relay/", "me/messages/undelivered/"]
OF_AN_EMPLOYER = ["vacancies/mine/", "work/employer/referrals/"]
OF_AN_APPLICANT = ["me/", *(f"me/apply/{step}/" for step in ("situation", "work", "centre", "consents", "sign"))]
LOOKS = {"phone": ("kk", PHONE | {"color_scheme": "light"}), "desktop": ("ru", DESKTOP | {"color_scheme": "dark"})}


@pytest.fixture(scope="module")
def lives(chromium: Browser, exchange: Stack) -> Iterator[dict[str, Any]]:
    """Cookies of somebody unemployed with papers, somebody refused, somebody in the middle of an application, an officer with a case, an employer."""
    here = {name: Visitor(chromium, exchange, "ru", DESKTOP) for name in ("unemployed", "refused", "applicant", "of-the-officer", "officer", "employer")}
    _becomes_unemployed(here["unemployed"], "village")
    _is_refused(here["refused"], "sole-proprietor")
    here["applicant"].sign_up("applicant@mail.example")
    here["applicant"].invent()
    here["applicant"].fill_in()
    _has_a_case(here["of-the-officer"], "ordinary")
    here["officer"].become("specialist")
    here["employer"].become("employer")
    yield {name: visitor.context.storage_state() for name, visitor in here.items()}
    for visitor in here.values():
        visitor.context.close()


@pytest.fixture(scope="module", params=LOOKS)
def people(request: pytest.FixtureRequest, chromium: Browser, exchange: Stack, lives: dict[str, Any]) -> Iterator[dict[str, Visitor]]:
    """The same people and a passer-by, with one kind of screen."""
    language, options = LOOKS[request.param]
    here = {name: Visitor(chromium, exchange, language, options | {"storage_state": state}) for name, state in lives.items()}
    here["passer-by"] = Visitor(chromium, exchange, language, options)
    yield here
    for visitor in here.values():
        visitor.context.close()


def _becomes_unemployed(visitor: Visitor, key: str) -> None:
    visitor.become(key)
    visitor.apply()
    visitor.forward_until("unemployed")
    visitor.open("me/certificate/")
    visitor.sign()
    visitor.page.wait_for_url("**/me/#documents")


def _has_a_case(visitor: Visitor, key: str) -> None:
    """Open, at the centre of the specialist of the demo."""
    visitor.become(key)
    visitor.close_case()
    visitor.apply()


def _is_refused(visitor: Visitor, key: str) -> None:
    visitor.become(key)
    visitor.apply()
    visitor.forward_until("refused_unemployed")


@pytest.mark.parametrize(
    ("who", "path"),
    [("passer-by", path) for path in PUBLIC]
    + [("unemployed", path) for path in OF_A_PERSON]
    + [("refused", path) for path in OF_A_REFUSED_PERSON]
    + [("applicant", path) for path in OF_AN_APPLICANT]
    + [("officer", path) for path in OF_AN_OFFICER]
    + [("employer", path) for path in OF_AN_EMPLOYER],
)
def test_a_page_is_for_everybody(people: dict[str, Visitor], who: str, path: str) -> None:
    visitor = people[who]
    visitor.complaints.clear()
    page = visitor.open(path.format(**_ids(people["of-the-officer"] if who == "officer" else visitor)) if "{" in path else path)
    assert violations(page) == []
    usual = page.viewport_size
    page.set_viewport_size(NARROWEST["viewport"])
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["viewport"]["width"]
    page.set_viewport_size(usual)
    assert visitor.complaints == []


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"]][:3]) for rule in found]


def test_the_day_of_the_event_is_today(visit: Any, email: str) -> None:
    """Day 0 and today in one square of the strip."""
    visitor: Visitor = visit("kk", PHONE)
    visitor.open("demo/")
    visitor.press('.demo-jumps button[value="morning"]')
    visitor.sign_up(email)
    visitor.invent()
    visitor.apply()
    visitor.wait_for(status="job_seeker")
    page = visitor.open("me/")
    assert page.locator(".strip li.zero.today").count()
    assert violations(page) == []


def _ids(visitor: Visitor) -> dict[str, Any]:
    case = visitor.case()
    return {"case": case["id"], "refusal": next((one["id"] for one in case["decisions"] if one["kind"].startswith("refused")), "")}


def test_the_application_is_filled_in_with_the_keyboard_alone(visit: Any, email: str) -> None:
    visitor: Visitor = visit("en", DESKTOP)
    visitor.sign_up(email)
    visitor.invent()
    visitor.open("me/apply/situation/")
    for name, keys in {"without_work": ["Space"], "reason": ["Space"], "claims_measures": ["ArrowDown"]}.items():
        _tab_to(visitor, f'input[name="{name}"]')
        for key in keys:
            visitor.page.keyboard.press(key)
    for step in ("work", "centre", "consents"):
        _go_on(visitor, step)
    for name, keys in {"publish_resume": ["Space"], "allow_outsourcing": ["ArrowDown"], "data_consent": ["Space"], "warned": ["Space"]}.items():
        _tab_to(visitor, f'input[name="{name}"]')
        for key in keys:
            visitor.page.keyboard.press(key)
    _go_on(visitor, "sign")
    _tab_to(visitor, "[data-sign-start]")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/me/submitted/**")


def _go_on(visitor: Visitor, step: str) -> None:
    """The button of the form, by Enter."""
    _tab_to(visitor, "main form.form button[type=submit]")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"**/{step}/")


def _tab_to(visitor: Visitor, selector: str, presses: int = 80) -> None:
    """Tab until it has the focus, and see that it shows it."""
    for _press in range(presses):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            outline = visitor.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"no Tab leads to {selector}")
