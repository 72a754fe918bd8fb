"""When the EDS fails: a one-time password by SMS signs the citizen's own application, marked as such (issue 5, item 7; D-39)."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from contextvars import copy_context
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, close_old_connections, connection, transaction

from enbek.documents.models import IssuedDocument
from enbek.law import one_time_password as law
from enbek.signing.acts.models import FailedSigning, OneTimeCode, SignedDocument
from enbek.signing.acts.services import SignatureRefused
from notifications.models import Message
from registration.models import Application, Case
from registration.services import applications
from registration.services.applications import ApplicationRefused
from seekers.models import Person
from seekers.services.people import save_person
from tests import factories
from tests.registration.building import filled_draft

pytestmark = pytest.mark.django_db
NIGHT = "2026-03-16 23:30"
SIGN = "/en/me/apply/sign/"


@pytest.fixture(autouse=True)
def _on(settings: Any, clock_at: Callable[[str], Any]) -> None:
    settings.SIGNING_BY_SMS = True
    clock_at(NIGHT)


@pytest.fixture
def anna() -> Person:
    return factories.person(user=factories.user(phone_verified=True))


@pytest.fixture
def draft(anna: Person) -> Application:
    return filled_draft(anna)


def sent_code() -> str:
    """The code of the newest SMS."""
    body = Message.objects.filter(message_id="signing_code").order_by("-created_at", "-pk").values_list("body", flat=True)[0]
    return re.search(r"\b\d{6}\b", body)[0]  # type: ignore[index]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(SignatureRefused) as caught:
        act()
    assert all(caught.value.reason.in_(language) for language in ("kk", "ru", "en"))
    return caught.value.code


def test_the_code_signs_what_was_shown_and_the_act_bears_the_mark(draft: Application, anna: Person) -> None:
    applications.send_code(draft)
    case = applications.submit_by_code(draft.pk, sent_code())
    document = case.application.signed_document
    assert (document.is_by_sms, bytes(document.cms), document.signer_iin) == (True, b"", anna.iin)
    assert bytes(document.content) == bytes(draft.prepared)
    assert document.report["phone"].endswith(anna.user.phone[-4:])


def test_the_code_goes_at_night_too_and_only_by_sms(draft: Application) -> None:
    """Quiet hours hold alerts that can wait; this one is awaited."""
    applications.send_code(draft)
    row = Message.objects.get(message_id="signing_code")
    assert (row.channel, row.next_attempt_at) == ("sms", row.created_at)


def test_the_code_itself_is_not_kept_but_its_hash(draft: Application) -> None:
    applications.send_code(draft)
    row = OneTimeCode.objects.get()
    assert sent_code() not in {str(value) for value in vars(row).values()}
    assert re.fullmatch("[0-9a-f]{64}", row.hash)


def test_each_code_stamps_the_failure_of_the_eds(draft: Application) -> None:
    applications.send_code(draft)
    assert FailedSigning.objects.get().code == "told"


def test_a_code_works_once(draft: Application) -> None:
    applications.send_code(draft)
    case = applications.submit_by_code(draft.pk, sent_code())
    assert applications.submit_by_code(draft.pk, sent_code()) == case, "a double click is one case"
    assert SignedDocument.objects.count() == 1
    other = filled_draft(draft.person)
    assert refused(lambda: applications.submit_by_code(other.pk, sent_code())) == "no_code"


@pytest.mark.parametrize(("after", "works"), [(law.LIFE - timedelta(seconds=1), True), (law.LIFE, False)])
def test_a_code_lives_five_minutes(draft: Application, clock_at: Callable[[Any], Any], after: timedelta, works: bool) -> None:
    applications.send_code(draft)
    row = OneTimeCode.objects.get()
    clock_at(row.sent_at + after)
    if works:
        assert applications.submit_by_code(draft.pk, sent_code()).pk
    else:
        assert refused(lambda: applications.submit_by_code(draft.pk, sent_code())) == "no_code"


def test_five_wrong_answers_void_a_code_and_each_is_counted(draft: Application) -> None:
    applications.send_code(draft)
    bad = wrong(sent_code())
    answers = [refused(lambda: applications.submit_by_code(draft.pk, bad)) for _ in range(law.TRIES)]
    assert answers == ["wrong_code"] * (law.TRIES - 1) + ["used_up"]
    assert refused(lambda: applications.submit_by_code(draft.pk, sent_code())) == "no_code", "the right one comes too late"
    assert not Case.objects.exists()


def test_one_code_a_minute_and_five_a_day(draft: Application, clock_at: Callable[[Any], Any]) -> None:
    applications.send_code(draft)
    start = OneTimeCode.objects.get().sent_at
    assert refused(lambda: applications.send_code(draft)) == "too_soon"
    for minute in range(1, law.SENT_IN_A_DAY):
        clock_at(start + timedelta(minutes=minute))
        applications.send_code(draft)
    clock_at(start + timedelta(hours=1))
    assert refused(lambda: applications.send_code(draft)) == "too_many"
    clock_at(start + timedelta(days=1, seconds=1))
    applications.send_code(draft)
    assert OneTimeCode.objects.count() == law.SENT_IN_A_DAY + 1 == Message.objects.filter(message_id="signing_code").count()


def test_a_new_code_voids_the_earlier_one(draft: Application, clock_at: Callable[[Any], Any]) -> None:
    applications.send_code(draft)
    first = sent_code()
    clock_at(OneTimeCode.objects.get().sent_at + law.RESEND_AFTER)
    applications.send_code(draft)
    if sent_code() != first:
        assert refused(lambda: applications.submit_by_code(draft.pk, first)) == "wrong_code"


def test_a_code_signs_no_other_words(draft: Application) -> None:
    applications.send_code(draft)
    applications.show_for_signing(draft)  # another tab
    assert refused(lambda: applications.submit_by_code(draft.pk, sent_code())) == "no_code"


def test_a_change_after_the_code_was_sent_is_not_signed(draft: Application, anna: Person) -> None:
    applications.send_code(draft)
    Person.objects.filter(pk=anna.pk).update(surname="Другая")
    with pytest.raises(ApplicationRefused):
        applications.submit_by_code(draft.pk, sent_code())
    assert OneTimeCode.objects.get().document is None, "what signed nothing is not used up"


def test_without_the_setting_there_is_no_such_way(draft: Application, settings: Any, sign_in: Any, read: Any) -> None:
    """Production's default."""
    settings.SIGNING_BY_SMS = False
    assert refused(lambda: applications.send_code(draft)) == "off"
    assert refused(lambda: applications.submit_by_code(draft.pk, "123456")) == "no_code"
    assert read(sign_in(draft.person.user).get(SIGN)).select_one("#code") is None


def test_a_phone_that_nobody_confirmed_gets_no_code(draft: Application) -> None:
    user = draft.person.user
    save_person(user, {}, email=user.email, phone="+77019998877")
    draft.person.user.refresh_from_db()
    assert not user.phone_verified, "a new number is not the confirmed one"
    applications.show_for_signing(draft)
    assert refused(lambda: applications.send_code(draft)) == "no_phone"


def test_a_representative_signs_with_an_eds_only() -> None:
    """D-39 with Q-03: the code proves the phone of the account, which is the child's."""
    child = factories.person(birth=date(2011, 1, 1), user=factories.user(phone_verified=True))
    draft = filled_draft(child, representative_iin=factories.iin(), representative_name="Мать")
    assert not applications.may_sign_by_code(draft)
    assert refused(lambda: applications.send_code(draft)) == "representative"


def test_the_database_knows_an_act_without_a_signature_only_by_code(draft: Application) -> None:
    applications.send_code(draft)
    applications.submit_by_code(draft.pk, sent_code())
    with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute("UPDATE signing_signeddocument SET method = 'eds'")


@pytest.mark.django_db(transaction=True)
def test_two_tabs_with_one_code_make_one_case(settings: Any) -> None:
    draft = filled_draft(factories.person(user=factories.user(phone_verified=True)))
    applications.send_code(draft)
    code, cases = sent_code(), []

    def press() -> None:
        try:
            cases.append(applications.submit_by_code(draft.pk, code).pk)
        except SignatureRefused as late:
            cases.append(late.code)
        finally:
            close_old_connections()
            connection.close()

    tabs = [threading.Thread(target=copy_context().run, args=(press,)) for _ in range(2)]  # each keeps the clock of the test
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert (Case.objects.count(), SignedDocument.objects.count(), len(cases)) == (1, 1, 2)


# --- the pages -----------------------------------------------------------------------------------------------------

def words(page: Any, selector: str = "main") -> str:
    return " ".join(page.select_one(selector).get_text(" ").split())


def test_the_way_of_a_person_whose_eds_fails(draft: Application, anna: Person, sign_in: Any, read: Any) -> None:
    client = sign_in(anna.user)
    assert "Send me a code" in words(read(client.get(SIGN)), "#code")
    page = read(client.post(SIGN, {"step": "send_code"}))
    assert anna.user.phone[-4:] in words(page, "#code")
    assert anna.user.phone not in words(page, "#code")
    assert "Sign with this code" in words(read(client.get(SIGN)), "#code"), "the page may be loaded anew"
    page = read(client.post(SIGN, {"step": "sign_by_code", "code": wrong(sent_code())}))
    assert "The code is wrong. Tries left: 4." in words(page, "#code")
    page = read(client.post(SIGN, {"step": "sign_by_code", "code": ""}))
    assert "Type the six digits" in words(page, "#code")
    code = sent_code()
    answer = client.post(SIGN, {"step": "sign_by_code", "code": f"{code[:3]} {code[3:]}"})
    case = Case.objects.get()
    assert answer.headers["Location"].endswith(f"/{case.pk}/") or str(case.pk) in answer.headers["Location"]
    mark = "by a one-time password sent by SMS"
    assert mark in words(read(client.get(answer.headers["Location"])))
    assert mark in words(read(client.get(f"/en/me/cases/{case.pk}/")))
    assert not IssuedDocument.objects.filter(subject_id=case.pk, form="A5").exists()


def test_a_failure_has_a_number_and_a_page_to_print(anna: Person, sign_in: Any, read: Any) -> None:
    client = sign_in(anna.user)
    client.post("/en/signature/failed/", {"code": "not_running", "purpose": "registration.application"})
    row = FailedSigning.objects.get()
    assert re.fullmatch(r"F-2026-\d{6}", row.receipt_number)
    link = read(client.get("/en/signature/account/")).find("a", string=row.receipt_number)
    page = words(read(client.get(link["href"])))
    for said in (row.receipt_number, str(anna.user), "application for registration", "The page found no NCALayer on this computer"):
        assert said in page
    assert sign_in(factories.user()).get(link["href"]).status_code == 404
