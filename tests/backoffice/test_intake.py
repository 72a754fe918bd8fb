"""An application taken in person: the same case as on the portal, with the papers, the marks and the receipt (R5–R13, R21, A1.8a, A1.F)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from careercenters.rules.rights import Role
from enbek.deadlines.models import Deadline
from enbek.documents.models import IssuedDocument
from enbek.identifiers import IIN
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from registration.models import Case, DutyMark, FileView, Handover, Intake, OtherApplicant, PaperSignature
from registration.models.intakes import IntakeState
from registration.rules.channels import Channel
from registration.rules.machine import Status
from registration.services import closing, intakes
from registration.services.closing import CloseReason
from seekers.models import Person
from tests import factories
from tests.backoffice.conftest import Hire, other_centre

pytestmark = pytest.mark.django_db
Read = Callable[[Any], BeautifulSoup]
SignIn = Callable[..., Client]

PDF = b"%PDF-1.4 signed by hand"
WHO = {"surname": "Сейітқызы", "given_name": "Айгүл", "settlement": "710000000", "centre_basis": "residence", "language": "kk"}
SITUATION = {"without_work": "yes", "reason": "resigned", "claims_measures": "no"}
WORK = {"wanted": "4311-1", "experience_years": "4", "education_level": "vocational"}
PAPERS = {"identity": "identity_card", "identity_note": "№ 012345678"}
CONSENTS = {"publish_resume": "no", "allow_outsourcing": "no", "data_consent": "on", "warned": "on"}


def identity(iin: IIN, **changed: Any) -> dict[str, Any]:
    address = {"kk": "Астана", "ru": "Астана", "en": "Astana"}
    return {
        "found": True, "surname": "Сейітқызы", "given_name": "Айгүл", "patronymic": "", "birth_date": iin.birth_date.isoformat(), "sex": iin.sex,
        "citizenship": "KAZ", "alive": True, "residence_kato": "710000000", "address": address, **changed,
    }


class Desk:
    """A worker at the desk, with the pages of the reception."""

    def __init__(self, client: Client, language: str = "ru") -> None:
        self.client, self.root = client, f"/{language}/office/intake/"

    def begin(self, iin: IIN) -> Intake:
        answer = self.client.post(self.root, {"iin": iin.value})
        assert answer.status_code == 302, BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)
        return Intake.objects.get(iin=iin, state=IntakeState.OPEN)

    def save(self, intake: Intake, section: str, values: dict[str, Any], **more: Any) -> Any:
        intake.refresh_from_db()
        return self.client.post(f"{self.root}{intake.pk}/{section}/", {"version": intake.version, **values}, **more)

    def fill(self, intake: Intake, **changed: dict[str, Any]) -> None:
        """Every section by its page."""
        sections = {"who": WHO, "situation": SITUATION, "work": WORK, "papers": PAPERS, "consents": CONSENTS} | changed
        for section, values in sections.items():
            answer = self.save(intake, section, values)
            assert answer.status_code == 302, (section, BeautifulSoup(answer.content, "html.parser").select(".error-summary, .errorlist"))

    def send(self, intake: Intake, scan: bytes = PDF, name: str = "scan.pdf", **values: Any) -> Any:
        self.client.get(f"{self.root}{intake.pk}/print/")
        data = {"scan": SimpleUploadedFile(name, scan), "on": "2026-03-16", **values}
        return self.save(intake, "sign", data)


@pytest.fixture(autouse=True)
def monday(clock_at: Callable[[str], Any], state: SandboxClient) -> None:
    clock_at("2026-03-16 10:00")
    factories.town()
    factories.occupation()


@pytest.fixture
def iin(state: SandboxClient) -> IIN:
    known = factories.iin()
    state.set_facts(Registry.IDENTITY, known.value, identity(known))
    return known


@pytest.fixture
def desk(hire: Hire, sign_in: SignIn) -> Desk:
    return Desk(sign_in(hire().user))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_from_the_iin_to_the_receipt(language: str, iin: IIN, hire: Hire, sign_in: SignIn, read: Read) -> None:
    """The story of the in-person channel, page by page."""
    member = hire()
    desk = Desk(sign_in(member.user), language)
    intake = desk.begin(iin)
    first = read(desk.client.get(f"{desk.root}{intake.pk}/", follow=True))
    assert first.select_one("input[name=surname]")["value"] == "Сейітқызы"  # the register's words, not typed
    desk.fill(intake)
    sheet = read(desk.client.get(f"{desk.root}{intake.pk}/print/")).select_one(".sheet").get_text(" ")
    assert "Прошу зарегистрировать меня" in sheet and "тіркеуді сұраймын" in sheet and iin.value in sheet
    answer = desk.send(intake)
    case = Case.objects.get()
    assert answer.headers["Location"].endswith(f"/office/cases/{case.pk}/desk/")
    assert (case.channel, case.status, case.accepted_on) == (Channel.DESK, Status.JOB_SEEKER, date(2026, 3, 16))
    assert Deadline.objects.get(limit_id="T02").state == "met"
    page = read(desk.client.get(answer.headers["Location"]))
    desk.client.post(page.select_one('form[action$="/returned/"]')["action"])
    desk.client.post(page.select_one('form[action$="/told/portal/"]')["action"], {"on": "2026-03-16"})
    paper = intake.papers.get()
    assert paper.returned_by == member and paper.returned_at
    marks = DutyMark.objects.filter(case=case).values_list("duty", flat=True)
    assert set(marks) == {"measures", "portal"}
    handed = desk.client.post(page.select_one('form[action$="/hand-over/"]')["action"], {"on": "2026-03-16", "received_by": "Сейітқызы Айгүл"})
    receipt = read(desk.client.get(handed.headers["Location"])).main.get_text(" ")
    assert "Қолхат" in receipt and "Расписка" in receipt and IssuedDocument.objects.get().number in receipt
    notice = page.select_one(f'a[href$="/{language}.pdf"]')["href"]
    assert desk.client.get(notice).content.startswith(b"%PDF")


def test_a_silent_register_keeps_the_draft_and_flags_the_words(iin: IIN, desk: Desk, state: SandboxClient, read: Read) -> None:
    state.set_mode(Registry.IDENTITY, Mode.DOWN, iin.value)
    intake = desk.begin(iin)
    assert "со слов" in read(desk.client.get(f"{desk.root}{intake.pk}/who/")).main.get_text(" ")
    desk.fill(intake)
    desk.send(intake)
    case = Case.objects.get()
    assert case.status == Status.SUBMITTED and case.waiting_for == ["identity"]
    assert not Intake.objects.get().verified


def test_the_clock_counts_from_the_day_of_receipt_and_both_days_are_kept(iin: IIN, desk: Desk, clock_at: Callable[[str], Any], read: Read) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    assert "field-bad" in desk.send(intake, on="2026-03-13").content.decode()  # a day before today needs a reason
    assert not Case.objects.exists()
    desk.send(intake, on="2026-03-13", note="в пятницу не было связи")
    case, intake = Case.objects.get(), Intake.objects.get()
    assert case.accepted_on == intake.received_on == date(2026, 3, 13)
    assert case.submitted_at.date() == date(2026, 3, 16)
    assert intake.received_note == "в пятницу не было связи"
    assert Deadline.objects.get(limit_id="T02").from_day == date(2026, 3, 13)


@pytest.mark.parametrize(("scan", "name"), [(b"MZ not a picture", "scan.jpg"), (PDF, "scan.png")])
def test_a_scan_that_is_not_one_is_refused(scan: bytes, name: str, iin: IIN, desk: Desk, read: Read) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    assert read(desk.send(intake, scan=scan, name=name)).select(".field-bad input[type=file]")
    assert not Case.objects.exists() and not PaperSignature.objects.exists()


def harmful(file: Any) -> bool:
    return b"EICAR" not in file.read()


def test_the_scanner_is_asked(iin: IIN, desk: Desk, settings: Any, read: Read) -> None:
    settings.UPLOAD_SCANNER = "tests.backoffice.test_intake.harmful"
    intake = desk.begin(iin)
    desk.fill(intake)
    assert read(desk.send(intake, scan=PDF + b"EICAR")).select(".field-bad input[type=file]")
    assert desk.send(intake).status_code == 302


def test_what_a_worker_finds_refuses_with_annex_3_in_the_workers_name(iin: IIN, desk: Desk) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    desk.send(intake, refuse="A1.9.1", found_kk="Диплом жалған", found_ru="Диплом поддельный")
    case = Case.objects.get()
    decision = case.decisions.get()
    assert case.status == Status.REFUSED_JOB_SEEKER
    assert decision.decided_by and decision.holding[0]["id"] == "A1.9.1"
    document = IssuedDocument.objects.get()
    assert document.form == "A3" and document.decided_by["ru"] == "Нұрғалиева Динара"
    assert Deadline.objects.get(limit_id="T02").state == "met"


def test_a_child_brings_a_representative_who_signs(desk: Desk, state: SandboxClient) -> None:
    child, adult = factories.iin(date(2011, 5, 1)), factories.iin()
    state.set_facts(Registry.IDENTITY, child.value, identity(child))
    intake = desk.begin(child)
    representative = {
        "representative_name": "Сейітова Гүлнар", "representative_iin": adult.value, "representative_statement": SimpleUploadedFile("s.pdf", PDF),
    }
    desk.fill(intake, representative=representative, papers=PAPERS | {"representative": "туу туралы куәлік"})
    desk.send(intake)
    assert Case.objects.get().status == Status.JOB_SEEKER
    assert PaperSignature.objects.get().signer_name == "Сейітова Гүлнар"


def test_a_child_without_a_representative_cannot_be_sent(desk: Desk, state: SandboxClient) -> None:
    child = factories.iin(date(2011, 5, 1))
    state.set_facts(Registry.IDENTITY, child.value, identity(child))
    intake = desk.begin(child)
    desk.fill(intake, papers=PAPERS | {"representative": "x"})
    assert desk.send(intake).headers["Location"].endswith("/representative/")
    assert not Case.objects.exists()


def test_a_colleague_goes_on_and_who_saves_over_it_is_told(iin: IIN, desk: Desk, hire: Hire, sign_in: SignIn, read: Read) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    seen = Intake.objects.get().version
    colleague = Desk(sign_in(hire().user))
    assert colleague.begin(iin).pk == intake.pk
    colleague.save(intake, "situation", SITUATION | {"reason": "graduated"})
    late = desk.client.post(f"{desk.root}{intake.pk}/situation/", {"version": seen, **SITUATION, "reason": "care"})
    assert read(late).select_one(".message-warn")
    assert Intake.objects.get().application.reason == "graduated"
    again = {field["name"]: field["value"] for field in read(late).select("form.form input[type=hidden][name=version]")}
    assert desk.client.post(f"{desk.root}{intake.pk}/situation/", {**again, **SITUATION, "reason": "care"}).status_code == 302
    assert Intake.objects.get().application.reason == "care"


def test_a_change_after_printing_has_to_be_printed_again(iin: IIN, desk: Desk, read: Read) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    desk.client.get(f"{desk.root}{intake.pk}/print/")
    desk.save(intake, "situation", SITUATION | {"claims_measures": "yes"})
    data = {"scan": SimpleUploadedFile("scan.pdf", PDF), "on": "2026-03-16"}
    assert "изменилась" in read(desk.save(intake, "sign", data)).main.get_text(" ")
    assert not Case.objects.exists()


def test_a_double_click_makes_one_case(iin: IIN, desk: Desk) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    version = Intake.objects.get().version
    desk.client.get(f"{desk.root}{intake.pk}/print/")
    for _click in range(2):
        data = {"scan": SimpleUploadedFile("scan.pdf", PDF), "on": "2026-03-16", "version": version}
        assert desk.client.post(f"{desk.root}{intake.pk}/sign/", data).status_code == 302
    assert Case.objects.count() == 1 and PaperSignature.objects.count() == 1


def test_a_repeat_application_shows_what_changes_and_the_look_is_noted(iin: IIN, desk: Desk, read: Read) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    desk.send(intake)
    first = Case.objects.get()
    closing.close_by_request(first.pk, CloseReason.OWN_WISH)
    again = desk.begin(iin)
    desk.fill(again, situation=SITUATION | {"reason": "graduated"}, work=WORK | {"experience_years": "5"})
    page = read(desk.client.get(f"{desk.root}{again.pk}/sign/"))
    changes = {row.th.get_text(strip=True): [cell.get_text(strip=True) for cell in row.select("td")] for row in page.select("#changes-title ~ table tbody tr")}
    assert changes["Стаж в этой работе, лет"] == ["4", "5"]
    assert FileView.objects.filter(case=first).exists()
    desk.send(again)
    newest = Case.objects.get(status=Status.JOB_SEEKER)
    assert newest.card.previous.case == first


def test_a_person_with_an_account_keeps_the_contacts_and_one_without_gets_a_key(iin: IIN, desk: Desk) -> None:
    intake = desk.begin(iin)
    desk.fill(intake, who=WHO | {"phone": "", "email": ""})
    made = Person.objects.get(iin=iin)
    assert made.user.met_in_person and not made.user.has_usable_password() and made.user.bound_key.iin == iin
    owner = factories.person()
    desk.fill(desk.begin(owner.iin), who=WHO | {"phone": "+77019999999"})
    owner.user.refresh_from_db()
    assert owner.user.phone != "+77019999999"


def test_who_has_an_open_case_is_told_so(job_seeker: Callable[..., Case], desk: Desk, read: Read) -> None:
    case = job_seeker()
    answer = desk.client.post(desk.root, {"iin": case.person.iin.value})
    assert "уже есть открытое дело" in read(answer).main.get_text(" ")


def test_the_draft_of_another_office_does_not_exist(iin: IIN, desk: Desk, hire: Hire, sign_in: SignIn) -> None:
    intake = desk.begin(iin)
    stranger = sign_in(hire(career_centre=other_centre()).user)
    for rest in ("", "who/", "print/"):
        assert stranger.get(f"{desk.root}{intake.pk}/{rest}").status_code == 404
    for rest in ("who/", "ask/", "drop/"):
        assert stranger.post(f"{desk.root}{intake.pk}/{rest}").status_code == 404
    assert sign_in(hire(Role.SUPERVISOR).user).get(desk.root).status_code == 404


def test_a_draft_put_away_keeps_its_reason(iin: IIN, desk: Desk) -> None:
    intake = desk.begin(iin)
    desk.save(intake, "drop", {"note": "передумала"})
    assert Intake.objects.get().drop_note == "передумала"
    assert desk.begin(iin).pk != intake.pk


def test_the_scan_can_be_seen_and_an_altered_one_is_not_shown(iin: IIN, desk: Desk, read: Read) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    root = desk.send(intake).headers["Location"]
    shown = desk.client.get(f"{root}scan/")
    assert shown.content == PDF and shown["Content-Type"] == "application/pdf"
    Path(PaperSignature.objects.get().scan.path).write_bytes(b"%PDF-1.4 another")
    assert desk.client.get(f"{root}scan/").status_code == 302
    assert FileView.objects.filter(case=Case.objects.get()).exists()


def test_a_notice_is_handed_over_once(iin: IIN, desk: Desk, read: Read) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    page = read(desk.client.get(desk.send(intake).headers["Location"]))
    action = page.select_one('form[action$="/hand-over/"]')["action"]
    for name in ("Айгүл", "Басқа"):
        desk.client.post(action, {"on": "2026-03-16", "received_by": name})
    assert Handover.objects.get().received_by == "Айгүл"


def test_other_applicants_are_clients_without_a_status(desk: Desk, read: Read) -> None:
    url = "/ru/office/others/"
    values = {"full_name": "Ахметов", "request": "vacancies", "helped_with": "показаны вакансии", "came_on": "2026-03-16"}
    assert desk.client.post(url, values).status_code == 302
    assert "Ахметов" in read(desk.client.get(url)).main.get_text(" ")
    assert desk.client.post(url, values | {"came_on": "2026-03-13"}).status_code == 200  # an earlier day needs a reason
    assert OtherApplicant.objects.count() == 1 and not Case.objects.exists()


@pytest.mark.parametrize("number", [3, 8])
def test_the_list_costs_the_same_for_many_drafts(number: int, desk: Desk, hire: Hire, django_assert_max_num_queries: Any) -> None:
    member = hire()
    for _one in range(number):
        intake = intakes.start(member, factories.career_centre(), factories.person().iin)
        assert intake.person
    with django_assert_max_num_queries(12):
        assert desk.client.get(desk.root).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_workers_who_send_at_once_make_one_case(iin: IIN, hire: Hire, desk: Desk) -> None:
    intake = desk.begin(iin)
    desk.fill(intake)
    desk.client.get(f"{desk.root}{intake.pk}/print/")
    version, member, made = Intake.objects.get().version, hire(), []

    def send() -> None:
        try:
            receipt = intakes.Receipt(date(2026, 3, 16))
            made.append(intakes.submit_on_paper(intake.pk, version, member, SimpleUploadedFile("s.pdf", PDF), receipt, needed=["who"]).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _worker in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2 and len(set(made)) == 1
