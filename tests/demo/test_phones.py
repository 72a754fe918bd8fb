"""The telephones of the demo speak as smsc.kz and mobizon.kz do: an offer goes out by SMS and is answered by SMS."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

from demo.phones.server import Phones
from enbek import clock
from mediation.models import Offer
from mediation.services import offers
from notifications.channels.base import Outgoing
from notifications.channels.mobizon import MobizonGateway
from notifications.models import Message, State
from notifications.services import deliver_due, look_around
from tests.mediation import factories as make

pytestmark = pytest.mark.django_db

SMSC, MOBIZON = "notifications.channels.smsc.SmscGateway", "notifications.channels.mobizon.MobizonGateway"


@pytest.fixture
def phones(settings: Any) -> Iterator[Phones]:
    server = Phones(0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    settings.SMS_CHANNEL, settings.SMS_ANSWERS_TO = f"{SMSC},{MOBIZON}", "+77010000000"
    settings.SMSC_URL = settings.MOBIZON_URL = server.url
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def offered(clock_at: Any) -> Offer:
    clock_at("2026-03-16 10:00")
    case = make.case()
    case.person.user.phone = "+77051112233"
    case.person.user.save()
    return offers.propose(case.pk, make.vacancy().pk, by=make.user())


def test_an_offer_is_answered_from_a_telephone(phones: Phones, clock_at: Any) -> None:
    offer = offered(clock_at)
    deliver_due()
    (sms,) = phones.book.sent
    assert (sms.phone, sms.provider) == ("77051112233", "smsc.kz")
    assert "1 " in sms.text
    form = urlencode({"phone": sms.phone, "text": "1"}).encode()
    with urlopen(Request(f"{phones.url}/reply", form), timeout=5) as page:
        assert "77051112233" in page.read().decode()
    clock_at("2026-03-16 10:05")
    look_around()
    assert Offer.objects.get(pk=offer.pk).status == "agreed"
    assert Message.objects.get(subject_id=offer.pk, message_id="offer_received", channel="sms").state == State.DELIVERED


def test_when_the_first_provider_is_switched_off_the_other_sends(phones: Phones, clock_at: Any, settings: Any) -> None:
    settings.SMSC_URL = "http://127.0.0.1:1"
    offered(clock_at)
    deliver_due()
    assert [sms.provider for sms in phones.book.sent] == ["mobizon.kz"]
    clock_at("2026-03-16 10:05")
    look_around()
    assert Message.objects.get(message_id="offer_received", channel="sms").state == State.DELIVERED


def test_the_telephones_know_what_they_have(phones: Phones) -> None:
    phones.book.take("7701", "text", "mobizon.kz")
    gateway = MobizonGateway()
    item = Outgoing(uuid4(), 1, "+7701", "", "text", "", "kk", clock.now())
    assert list(gateway.find(item)) == [phones.book.sent[0].reference]
    gateway.close()


@pytest.mark.parametrize(("language", "words"), [("kk", "Демоның телефондары"), ("ru", "Телефоны демо"), ("en", "Telephones of the demo")])
def test_the_page_reads_in_three_languages_and_runs_nothing(phones: Phones, language: str, words: str) -> None:
    phones.book.take("7701", "<script>alert(1)</script>", "smsc.kz")
    with urlopen(f"{phones.url}/{language}", timeout=5) as page:
        text = page.read().decode()
    assert words in text
    assert "<script>" not in text


def test_an_unknown_address_is_not_found(phones: Phones) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(Request(f"{phones.url}/elsewhere", b"x"), timeout=5)
