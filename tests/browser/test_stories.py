"""The paths of the Rules as people walk them, on a phone in Kazakh and on a desktop in Russian."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import Any

import pytest

from demo.country.identifiers import IIN_SERIALS, iin_for
from demo.personas import Persona, persona
from demo.supervisor import Stack
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from tests.browser.visitor import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("exchange")]

THREE_MINUTES = 180
PRESSES = 24


def state(exchange: Stack) -> SandboxClient:
    return SandboxClient(f"http://127.0.0.1:{exchange.ports.sandbox}")


def begin(visitor: Visitor, key: str) -> Persona:
    """The persona at the beginning of the story, whatever an earlier story has done."""
    one = visitor.become(key)
    visitor.close_case()
    for registry, data in one.put_right.items():
        still_open = {"contracts": [{**data["contracts"][0], "ended_on": None}]}
        state(visitor.exchange).set_facts(registry, one.iin, still_open)
    if one.fault:
        state(visitor.exchange).set_mode(one.fault[0], Mode.DOWN, one.iin)
    return one


def in_office_hours(visitor: Visitor) -> None:
    """An earlier story may have left the clock in the night or on a holiday."""
    visitor.open("demo/")
    visitor.press('.demo-jumps button[value="morning"]')


def test_a_visitor_who_never_saw_it_is_unemployed_in_under_three_minutes(visit: Any, email: str, capsys: pytest.CaptureFixture[str]) -> None:
    newcomer = visit("kk", PHONE)
    in_office_hours(newcomer)
    newcomer.clicks, began = 0, time.monotonic()
    newcomer.open("")
    newcomer.sign_up(email)
    newcomer.open("me/")
    newcomer.invent()
    newcomer.press(".what-now .button")
    newcomer.apply()
    assert newcomer.wait_for(status="job_seeker")["documents"][0]["form"] == "A4"
    newcomer.forward_until("unemployed")
    newcomer.open("me/")
    newcomer.press(".what-now .button")
    newcomer.sign()
    newcomer.page.wait_for_url("**/me/#documents")
    assert {"A4", "A5", "A9"} <= {document["form"] for document in newcomer.case()["documents"]}
    spent = time.monotonic() - began
    with capsys.disabled():
        print(f"\nfrom the home page to status and certificate: {newcomer.clicks} presses, {spent:.0f} s of the machine")
    assert spent < THREE_MINUTES
    assert newcomer.clicks <= PRESSES


def test_the_ordinary_way_ends_with_status_notice_and_certificate(visitor: Visitor) -> None:
    begin(visitor, "ordinary")
    visitor.apply()
    visitor.forward_until("unemployed")
    page = visitor.open("me/")
    assert page.locator(".receipt").count() >= 2
    assert page.locator(".older[open]").count() == 0
    links = page.locator('#documents a[href$="/ru/"], #documents a[hreflang="ru"]')
    answer = visitor.context.request.get(visitor.exchange.url + str(links.first.get_attribute("href")))
    assert answer.body().startswith(b"%PDF-")


def test_after_hours_both_dates_are_shown(visitor: Visitor) -> None:
    begin(visitor, "off-hours")
    visitor.open("demo/")
    visitor.press('.demo-jumps button[value="evening"]')
    visitor.apply()
    sent, counts = visitor.page.locator(".dates dd").all_inner_texts()
    assert sent.split(",")[0] not in counts
    assert visitor.case()["status"] == "submitted"
    visitor.forward_until("job_seeker")


def test_a_wrong_record_is_corrected_and_the_decision_taken_anew(visitor: Visitor) -> None:
    one = begin(visitor, "employed")
    visitor.apply()
    visitor.forward_until("refused_unemployed")
    page = visitor.open("me/")
    assert one.worked[0].employer in visitor.text(".receipt")
    visitor.press(".what-now .button")
    visitor.press("#receipts .actions .button")
    page.fill("textarea", "Шарт 1 наурызда аяқталды. Договор закончился 1 марта.")
    visitor.send()
    visitor.open("demo/")
    visitor.press('form[action$="/put-right/employed/"] button')
    visitor.open("me/")
    visitor.press("#receipts .actions .button")
    visitor.press('form[action*="/corrections/"] button')
    visitor.wait_for(status="unemployed")


def test_a_refused_offer_registers_at_once(visitor: Visitor) -> None:
    begin(visitor, "refuses")
    in_office_hours(visitor)
    visitor.apply()
    visitor.wait_for(status="job_seeker")
    first_offer(visitor)
    visitor.press('a[href$="/refuse/"]')
    visitor.choose(reason="pay")
    visitor.send()
    visitor.wait_for(status="unemployed")


def test_an_agreed_offer_holds_the_clock(visitor: Visitor) -> None:
    begin(visitor, "agrees")
    in_office_hours(visitor)
    visitor.apply()
    visitor.wait_for(status="job_seeker")
    first_offer(visitor)
    visitor.press('a[href$="/agree/"]')
    visitor.send()
    clocks = {clock["limit_id"]: clock["state"] for clock in visitor.case()["clocks"] if clock["state"] in {"running", "held"}}
    assert clocks["T06"] == "held"


def first_offer(visitor: Visitor) -> None:
    """Wait until the worker has matched, then open what the cabinet says to do now."""
    until = time.monotonic() + 30
    while not re.search(r"/work/offers/[0-9a-f-]{36}/", visitor.open("me/").content()):
        assert time.monotonic() < until, "no offer came although there is suitable work"
        time.sleep(0.5)
    visitor.press(".what-now .button")


def test_a_child_applies_with_a_representative_who_signs(visitor: Visitor) -> None:
    one = begin(visitor, "fifteen")
    assert one.representative_iin is not None
    visitor.apply({"name": one.representative, "iin": one.representative_iin.value})
    visitor.forward_until("refused_unemployed")
    visitor.open("me/")
    assert "41" in visitor.text(".receipt")


def test_a_silent_registry_delays_and_is_named(visitor: Visitor) -> None:
    begin(visitor, "registry-down")
    in_office_hours(visitor)
    visitor.apply()
    visitor.wait_for(status="job_seeker")
    for _jump in range(4):
        visitor.open("me/")
        visitor.press('.banner button[value="mine"]')
        if visitor.case()["waiting_for"]:
            break
    assert visitor.wait_for(waiting_for=["convictions"])["status"] == "job_seeker"
    visitor.open("me/")
    assert visitor.page.locator(".message-warn").first.is_visible()
    visitor.open("demo/")
    visitor.press('form[action$="/put-right/registry-down/"] button')
    visitor.forward_until("unemployed")


def test_a_visitor_with_an_identity_of_their_own_is_taken_in(visit: Any, email: str) -> None:
    """Not one of the demo's people, and typed by hand: the invented state enters the person in its register."""
    newcomer = visit("ru", PHONE)
    in_office_hours(newcomer)
    newcomer.sign_up(email)
    page = newcomer.page
    page.fill("input[name=iin]", iin_for(date(1990, 5, 14), "M", IIN_SERIALS.stop - 5).value)
    page.fill("input[name=surname]", "Гостев")
    page.fill("input[name=given_name]", "Пётр")
    page.select_option("select[name=settlement]", "750000000")
    newcomer.send()
    newcomer.open("me/apply/work/")
    page.select_option("select[name=wanted]", persona("ordinary").occupation)
    newcomer.send()
    newcomer.apply()
    newcomer.wait_for(status="job_seeker")
