"""Signing as a person does it: the page, its script, NCALayer's protocol, a real signer, the answer of the exchange."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from careercenters.models import StaffMember
from careercenters.rules.rights import Role
from careercenters.services.staffing import appoint
from enbek import clock
from enbek.documents import director
from enbek.documents.annexes import Form, JobSeekerNotice, PersonName
from enbek.documents.models import AwaitedSignature, IssuedDocument
from enbek.documents.services import issue
from enbek.identifiers import IIN
from enbek.signing.acts.models import FailedSigning, SignedDocument
from enbek.subjects import Subject
from tests import factories
from tests.signing.conftest import ANNA
from tests.signing.conftest import BIN as ORGANISATION
from tests.signing.test_demo_signer import Signer, free_port, waiting
from tests.web.conftest import CHROMIUM, PHONE, chromium, open_page  # noqa: F401 - fixtures
from tests.web.test_browser import RULES

pytestmark = [
    pytest.mark.browser, pytest.mark.processes, pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def signer(centre):
    one = Signer(centre / "keys", "--auto")
    yield one
    assert one.stop() == 0


@pytest.fixture
def at_the_page(chromium, live_server, settings, centre, signer):  # noqa: F811 - the fixture
    """`at_the_page("ru")`: the page that asks Anna to sign her request for a certificate."""
    settings.TRUST_STORE = centre / "trust"
    contexts, complaints = [], []

    def listen(page):
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)

    def visit(language="ru", ncalayer=signer.url, user=None, path="me/certificate/"):
        settings.NCALAYER_URL = ncalayer
        directives = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "connect-src": ["'self'", ncalayer]}
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}
        if user is None:
            user = factories.person(iin=IIN(ANNA)).user
            factories.career_centre()
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        context = chromium.new_context(viewport=PHONE)
        contexts.append(context)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        listen(page)
        page.goto(f"{live_server.url}/{language}/{path}")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def press_sign(page):
    page.locator("[data-sign-start]").click()


def problem(page):
    shown = page.locator("[data-sign-problem]")
    shown.wait_for(state="visible")
    return shown.get_attribute("data-word")


def test_a_person_signs_and_gets_the_document(at_the_page):
    page = at_the_page()
    press_sign(page)
    page.locator("[data-sign]").wait_for(state="detached")
    row = SignedDocument.objects.get()
    assert row.signer_iin == IIN(ANNA)
    assert IssuedDocument.objects.count() == 1


@pytest.mark.parametrize(("order", "word"), [("cancel", "cancelled"), ("fail", "failed")])
def test_what_the_signer_says_is_said_in_words_and_nothing_is_sent(at_the_page, signer, order, word):
    page = at_the_page("kk")
    signer.order(order)
    press_sign(page)
    assert problem(page) == word
    assert page.locator("[data-sign-problem-text]").inner_text()
    assert page.locator("[data-sign-start]").is_enabled()
    assert not SignedDocument.objects.exists()
    press_sign(page)  # the second try is not spoiled by the first
    page.locator("[data-sign]").wait_for(state="detached")
    assert SignedDocument.objects.count() == 1


@pytest.mark.parametrize(("alias", "words"), [
    ("daniyar", "принадлежит другому человеку"), ("anna-auth", "ключ для входа"), ("anna-expired", "истёк"), ("anna-revoked", "отозван"),
    ("anna-foreign", "не доверяем"),
])
def test_a_wrong_key_is_named_on_the_page_of_the_exchange(at_the_page, signer, alias, words):
    page = at_the_page()
    signer.order(f"key:{alias}")
    press_sign(page)
    summary = page.locator(".error-summary")
    summary.wait_for()
    assert words in summary.inner_text()
    assert not SignedDocument.objects.exists()


def test_the_demo_key_chooser_is_offered_and_used(at_the_page, signer):
    page = at_the_page()
    signer.order("ask")
    press_sign(page)
    waiting(signer)
    link = page.locator("[data-sign-chooser] a")
    link.wait_for()
    with page.context.expect_page() as opened:
        link.click()
    chooser = opened.value
    chooser.get_by_label("ИВАНОВА АННА ПЕТРОВНА · 871008401427 · физическое лицо · RSA-2048").first.check()
    chooser.locator("input[name=password]").fill("Demo-1234")
    chooser.get_by_role("button", name="Подписать").click()
    page.locator("[data-sign]").wait_for(state="detached")
    assert SignedDocument.objects.count() == 1


def test_without_ncalayer_the_page_says_so_and_offers_a_file(at_the_page, key_of, tmp_path):
    import base64

    from enbek.signing.sealing import seal
    from tests.signing.conftest import AT

    page = at_the_page("en", ncalayer=f"ws://127.0.0.1:{free_port()}/")
    press_sign(page)
    assert problem(page) == "not_running"
    assert "ncl.pki.gov.kz" in page.locator("[data-sign-problem-text]").inner_text()
    page.locator("[data-sign-recorded]").wait_for(state="visible")
    failed = FailedSigning.objects.get()
    assert (failed.code, failed.purpose) == ("not_running", "registration.certificate")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the document to be signed").click()
    content = download.value.path().read_bytes()
    assert content == base64.b64decode(page.locator("[data-sign]").get_attribute("data-content"))
    key = key_of("anna")
    (tmp_path / "act.p7s").write_bytes(seal(content, key.key, key.certificate, at=AT, chain=key.chain))
    page.locator("input[type=file]").set_input_files(tmp_path / "act.p7s")
    page.get_by_role("button", name="Send the signature file").click()
    page.locator("[data-sign]").wait_for(state="detached")
    assert SignedDocument.objects.count() == 1


def test_a_director_signs_three_documents_in_one_dialog(at_the_page, signer):
    """R28, D-31: NCALayer is asked once; what was not ticked waits on."""
    office = factories.career_centre()
    office.bin = ORGANISATION
    office.save()
    member = appoint(StaffMember(user=factories.user(), role=Role.DIRECTOR, full_name="Ахметов Данияр", career_centre=office))
    for _ in range(4):
        someone = factories.person()
        data = JobSeekerNotice(name=PersonName("Сейітқызы", "Айгүл"), office=office.name, registered_from=clock.today())
        director.ask(issue(Form.A4, recipient=someone.user, subject=Subject("registration.case", someone.pk), data=data, issued_on=clock.today()), office.pk)
    page = at_the_page("kk", user=member.user, path="office/signatures/")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert Axe().run(page, options=RULES).response["violations"] == []
    ticks = page.locator("[data-sign-tick]")
    for number in range(4):
        ticks.nth(number).uncheck()
    press_sign(page)
    assert problem(page) == "nothing"
    for number in range(3):
        ticks.nth(number).check()
    signer.order("key:head")
    press_sign(page)
    page.locator("#outcomes-title").wait_for()
    assert page.locator(".sign-checks li").count() == 3
    assert page.locator("[data-sign-row]").count() == 1
    assert AwaitedSignature.objects.filter(signature__isnull=False).count() == 3
    assert SignedDocument.objects.count() == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["signature/sign-in/", "signature/check/"])
def test_axe_finds_nothing_on_the_pages_of_signatures(open_page, path, scheme):  # noqa: F811 - the fixture
    page = open_page(f"/kk/{path}", viewport=PHONE, color_scheme=scheme)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
