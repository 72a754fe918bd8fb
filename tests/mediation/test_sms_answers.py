""""1" agrees, "2" refuses: an SMS answers the one offer that was announced to that number, and anything else gets a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employers.models import Vacancy
from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from mediation.models import Offer
from mediation.services import offers
from notifications import answers, services
from notifications.answers import Reading
from notifications.channels.base import Received
from notifications.models import BadAddress, IncomingSms, Message
from notifications.services.incoming import REPLIES_A_DAY, take_answers
from notifications.sms_text import segments
from tests.mediation import factories as make
from tests.notifications import gateways
from tests.notifications.gateways import First

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

numbers = count(1)


@pytest.fixture(autouse=True)
def _provider(settings: Any) -> Iterator[None]:
    settings.SMS_CHANNEL, settings.SMS_ANSWERS_TO = gateways.ONE, "+7 701 000 00 00"
    gateways.clear()
    yield
    gateways.clear()


def someone(language: str = "ru") -> User:
    user = make.user(language=language)
    user.phone = f"+7702{next(numbers):07}"
    user.save()
    return user


def offered(user: User | None = None, status: str = "job_seeker", case: Any = None) -> Offer:
    """An offer that was announced by SMS."""
    if case is None:
        person = make.person()
        person.user = user or someone()
        person.save()
        case = make.case(person, status=status)
    offer = offers.propose(case.pk, make.vacancy().pk, by=make.user())
    services.deliver_due()
    return offer


def sms(phone: str, text: str, number: int | None = None) -> None:
    First.inbox.append(Received(number or next(numbers), phone.lstrip("+"), text, None))


def answer(offer: Offer, text: str) -> IncomingSms:
    sms(offer.case.person.user.phone, text)
    take_answers()
    return IncomingSms.objects.latest("number")


def replies() -> list[str]:
    return list(Message.objects.filter(message_id="sms_reply").order_by("created_at", "pk").values_list("body", flat=True))


def status(offer: Offer) -> str:
    return Offer.objects.get(pk=offer.pk).status


# --- what counts ------------------------------------------------------------------------------------------
def test_the_offer_tells_how_to_answer_by_sms() -> None:
    offer = offered()
    (announcement,) = [item for item in First.taken if "предложена" in item.body]
    assert f"1 {offer.answer_code} – да, 2 {offer.answer_code} – нет" in announcement.body
    assert "+77010000000" in announcement.body


def test_without_a_number_to_answer_to_nothing_is_promised(settings: Any) -> None:
    settings.SMS_ANSWERS_TO = ""
    offered()
    assert "– да" not in First.taken[0].body


def test_one_agrees_and_is_confirmed() -> None:
    offer = offered()
    assert answer(offer, "1").reading == Reading.AGREED
    assert status(offer) == "agreed"
    confirmation = Message.objects.get(message_id="offer_answered", channel="sms")
    assert "согласие" in confirmation.body
    assert replies() == [], "the receipt of the answer is the confirmation: nobody gets two"


def test_two_refuses_and_is_confirmed() -> None:
    offer = offered()
    assert answer(offer, "2").reading == Reading.REFUSED
    row = Offer.objects.get(pk=offer.pk)
    assert (row.status, row.reason_code, row.reason_words) == ("refused", "other", "по SMS, причина не названа")
    assert "отказ" in Message.objects.get(message_id="offer_answered", channel="sms").body


def test_the_words_after_a_two_are_the_reason() -> None:
    offer = offered()
    answer(offer, "2 жалақысы аз")
    assert Offer.objects.get(pk=offer.pk).reason_words == "жалақысы аз"


def test_who_switched_off_alerts_by_sms_is_still_confirmed_by_sms() -> None:
    from notifications.services import preferences

    offer = offered()
    preferences.save(offer.case.person.user, language="kk", email_alerts=True, sms_alerts=False)
    offer.case.person.user.refresh_from_db()
    answer(offer, "1")
    assert len(replies()) == 1
    assert "Келісіміңіз қабылданды" in replies()[0]


def test_an_answer_at_night_is_confirmed_at_night(clock_at: Callable[..., Any]) -> None:
    offer = offered()
    clock_at("2026-03-16 23:30")
    answer(offer, "1")
    services.deliver_due()
    assert any("согласие" in item.body for item in First.taken)


@pytest.mark.parametrize("text", ["1", " 1 ", "1.", "«1»", "1\n"])
def test_a_one_is_a_one_however_it_is_typed(text: str) -> None:
    offer = offered()
    assert answer(offer, text).reading == Reading.AGREED


@pytest.mark.parametrize("text", ["1 но только с мая", "да", "3", "12", "", "1 2", "11", "2000", "１"])
def test_what_is_not_certain_is_not_taken_and_gets_a_sentence(text: str) -> None:
    offer = offered()
    row = answer(offer, text)
    assert row.reading == Reading.UNCLEAR
    assert status(offer) == "proposed"
    assert "SMS не понято" in replies()[0]


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault_and_agreement_is_never_read_into_it(text: str) -> None:
    found = answers.read(text, "+77020000000", datetime(2026, 3, 16, 10, tzinfo=clock.ALMATY))
    if found is not None and found.agrees:
        assert "1" in text
        assert found.words == ""


# --- several offers ------------------------------------------------------------------------------------------
def test_with_two_offers_a_bare_one_is_ambiguous_and_gets_a_sentence() -> None:
    offer = offered()
    other = offered(case=offer.case)
    row = answer(offer, "1")
    assert row.reading == Reading.SEVERAL
    assert (status(offer), status(other)) == ("proposed", "proposed")
    assert "несколько предложений" in replies()[0]


@pytest.mark.parametrize("form", ["1 {code}", "1-{code}", "1, {code}", "1 №{code}"])
def test_the_code_of_the_announcement_names_the_offer(form: str) -> None:
    offer = offered()
    other = offered(case=offer.case)
    assert answer(offer, form.format(code=other.answer_code)).reading == Reading.AGREED
    assert (status(offer), status(other)) == ("proposed", "agreed")


def test_a_refusal_may_have_a_code_and_words() -> None:
    offer = offered()
    other = offered(case=offer.case)
    answer(offer, f"2 {other.answer_code} алыс")
    row = Offer.objects.get(pk=other.pk)
    assert (row.status, row.reason_words) == ("refused", "алыс")


def test_a_code_of_no_offer_answers_nothing() -> None:
    offer = offered()
    wrong = 1000 + (offer.answer_code - 999) % 9000
    assert answer(offer, f"1 {wrong}").reading == Reading.NONE
    assert status(offer) == "proposed"


# --- what does not count ----------------------------------------------------------------------------------------
def test_a_late_answer_is_not_counted_and_gets_a_sentence(clock_at: Callable[..., Any]) -> None:
    offer = offered()
    clock_at("2026-03-18 00:01")
    deadlines.sweep()
    assert answer(offer, "1").reading == Reading.LATE
    assert status(offer) == "expired"
    assert "Срок ответа истёк" in replies()[0]


def test_an_answer_to_a_vacancy_that_is_gone_is_not_counted() -> None:
    offer = offered()
    Vacancy.objects.update(closed_on=clock.today())
    assert answer(offer, "2").reading == Reading.LATE
    assert status(offer) == "withdrawn"


def test_a_second_answer_changes_nothing() -> None:
    offer = offered()
    answer(offer, "1")
    assert answer(offer, "2").reading == Reading.ANSWERED
    assert status(offer) == "agreed"
    assert "уже принят" in replies()[0]


def test_a_number_of_nobody_gets_a_sentence_once_a_day_and_decides_nothing(clock_at: Callable[..., Any]) -> None:
    offer = offered()
    for _ in range(3):
        sms("+77059999999", "1")
        take_answers()
    assert {row.reading for row in IncomingSms.objects.all()} == {Reading.STRANGER}
    assert status(offer) == "proposed"
    assert len(replies()) == 1
    services.deliver_due()
    assert any(item.address == "+77059999999" for item in First.taken)
    clock_at("2026-03-17 10:00")
    sms("+77059999999", "1")
    take_answers()
    assert len(replies()) == 2


def test_a_number_that_changed_its_owner_answers_for_its_new_owner_only() -> None:
    """The person gave up the number; somebody else has an account with it now."""
    offer = offered()
    number, owner = offer.case.person.user.phone, offer.case.person.user
    owner.phone, owner.email = None, owner.email or "kept@example.kz"
    owner.save()
    heir = someone()
    heir.phone = number
    heir.save()
    sms(number, "1")
    take_answers()
    assert IncomingSms.objects.get().reading == Reading.NONE
    assert status(offer) == "proposed"


def test_an_offer_announced_to_the_old_number_is_not_answered_from_the_new_one() -> None:
    offer = offered()
    owner = offer.case.person.user
    owner.phone = "+77057777777"
    owner.save()
    offer.case.person.user.refresh_from_db()
    assert answer(offer, "1").reading == Reading.ELSEWHERE
    assert status(offer) == "proposed"
    assert "не на этот номер" in replies()[0]


def test_a_number_that_a_provider_declared_dead_speaks_for_nobody() -> None:
    offer = offered()
    user = offer.case.person.user
    BadAddress.objects.create(user=user, channel="sms", address=user.phone, reason="no such number")
    assert answer(offer, "1").reading == Reading.STRANGER
    assert status(offer) == "proposed"


def test_a_machine_that_answers_machines_gets_tired_of_us(clock_at: Callable[..., Any]) -> None:
    offer = offered()
    for _ in range(REPLIES_A_DAY + 5):
        answer(offer, "thank you for your message")
    assert len(replies()) == REPLIES_A_DAY


# --- once, whoever calls --------------------------------------------------------------------------------------------
def test_an_sms_that_the_provider_tells_of_twice_is_handled_once() -> None:
    offer = offered()
    sms(offer.case.person.user.phone, "1", number=77)
    take_answers()
    First.inbox.append(Received(77, offer.case.person.user.phone.lstrip("+"), "2", None))
    IncomingSms.objects.filter(number=77).update(provider="first")
    for _ in range(2):
        take_answers()
    assert status(offer) == "agreed"
    assert IncomingSms.objects.count() == 1


def test_an_sms_whose_handling_failed_is_tried_again_and_lost_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    offer = offered()
    handler = answers._handlers[0]
    monkeypatch.setattr(answers, "_handlers", [lambda user, said: 1 / 0])
    sms(offer.case.person.user.phone, "1")
    assert take_answers().failed == 1
    assert IncomingSms.objects.get().reading == ""
    monkeypatch.setattr(answers, "_handlers", [handler])
    take_answers()
    assert status(offer) == "agreed"


def test_a_webhook_alone_decides_nothing(settings: Any, client: Any) -> None:
    """Whoever knows the address may call it with any words: what counts is the provider's own list."""
    settings.SMSC_HOOK_TOKEN = "token"
    offer = offered()
    client.post("/hooks/sms/smsc/token/", {"phone": offer.case.person.user.phone, "mes": "2", "id": "5"})
    take_answers()
    assert status(offer) == "proposed"
    assert not IncomingSms.objects.exists()


def test_every_sentence_fits_into_its_sms() -> None:
    from mediation.services import sms_answers

    sentences = [value for value in (*vars(sms_answers).values(), *vars(answers).values()) if type(value).__name__ == "Text"]
    assert len(sentences) >= 10
    for sentence in sentences:
        for language in ("kk", "ru", "en"):
            assert segments(f"Enbek: {sentence.in_(language)}") <= 3, sentence
