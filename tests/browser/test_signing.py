"""Signing as it goes wrong and as it goes right, through NCALayer's own protocol; and the way without a script."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from demo.ca import PASSWORD
from demo.signer.client import sign
from demo.supervisor import Stack
from tests.browser import signer
from tests.browser.visitor import DESKTOP, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("exchange")]

BAD_KEYS = ["employed", "ordinary-auth-only", "ordinary-expired", "ordinary-revoked", "ordinary-foreign-ca"]


@pytest.fixture(scope="module")
def ordinary(chromium: Browser, exchange: Stack) -> Iterator[Visitor]:
    visitor = Visitor(chromium, exchange, "ru", DESKTOP)
    visitor.become("ordinary")
    yield visitor
    visitor.context.close()


@pytest.fixture
def asking(ordinary: Visitor) -> Iterator[Visitor]:
    """Somebody who asks for the certificate: it is signed like everything else."""
    ordinary.complaints.clear()
    ordinary.open("me/certificate/")
    yield ordinary
    assert ordinary.complaints == []


@pytest.mark.parametrize(("answer", "word"), [("cancel", "cancelled"), ("not_running", "not_running"), ("fail", "failed")])
def test_what_went_wrong_at_the_signer_is_said_and_signing_again_works(asking: Visitor, answer: str, word: str) -> None:
    signer.order(asking.exchange, answer)
    asking.sign()
    problem = asking.page.locator("[data-sign-problem]:visible")
    problem.wait_for()
    assert problem.get_attribute("data-word") == word
    assert problem.locator("[data-sign-problem-title]").inner_text()
    asking.sign()
    asking.page.wait_for_url("**/me/#documents")


@pytest.mark.parametrize("alias", BAD_KEYS)
def test_a_wrong_key_is_refused_with_its_reason_and_the_right_one_is_taken(asking: Visitor, alias: str) -> None:
    signer.order(asking.exchange, f"key:{alias}")
    asking.sign()
    summary = asking.page.locator(".error-summary")
    summary.wait_for()
    assert len(summary.inner_text()) > 40
    asking.sign()
    asking.page.wait_for_url("**/me/#documents")


def test_a_key_is_chosen_in_the_window_of_the_signer(asking: Visitor) -> None:
    signer.order(asking.exchange, "ask")
    asking.sign()
    link = asking.page.locator("[data-sign-chooser] a")
    link.wait_for()
    with asking.context.expect_page() as opened:
        link.click()
    chooser = opened.value
    chooser.check('input[value="ordinary-gost"]')
    chooser.fill("input[type=password]", PASSWORD)
    chooser.locator("button:not(.plain)").last.click()
    asking.page.wait_for_url("**/me/#documents")


def test_without_a_script_everything_works_and_a_signature_file_is_sent(visit: Any, email: str) -> None:
    visitor: Visitor = visit("kk", PHONE, java_script_enabled=False)
    visitor.sign_up(email)
    visitor.invent()
    visitor.fill_in()
    document = visitor.page.locator("a[download]")
    content = base64.b64decode(str(document.get_attribute("href")).partition("base64,")[2])
    iin = str(visitor.page.locator("form[data-sign]").get_attribute("data-iin"))
    cms = sign(signer.address(visitor.exchange), content, iin=iin)
    visitor.page.set_input_files("input[type=file]", {"name": "signature.cms", "mimeType": "application/pkcs7-signature", "buffer": cms})
    visitor.press("[data-sign-file] button[type=submit]")
    assert "/me/submitted/" in visitor.page.url
    visitor.forward_until("unemployed")
