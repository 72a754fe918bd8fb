"""The longest and the shortest, none and very many: names of sixty letters and of one, no result, ten thousand messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from enbek import clock
from enbek.accounts.models import User
from notifications.catalogue import Channel, Weight
from notifications.models import Message
from notifications.models.messages import State
from seekers.models import Person
from tests import factories
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("friday")]

LONGEST = "Ә" + "ұ" * 59
MANY = 10_000


@pytest.mark.parametrize(("surname", "given_name"), [(LONGEST, LONGEST), ("Ә", "І"), ("О’Нил-Сейітқызы", "Анна Мария")])
def test_a_name_of_any_length_is_kept_and_shown_letter_by_letter(surname: str, given_name: str, sign_in: Callable[..., Client]) -> None:
    one = factories.person(surname=surname, given_name=given_name)
    client = sign_in(one.user)
    place = one.settlement_id
    values = {"iin": one.iin.value, "surname": surname, "given_name": given_name, "settlement": place, "phone": "+77010001122"}
    assert client.post("/kk/me/profile/", values).status_code == 302
    kept = Person.objects.get(pk=one.pk)
    assert (kept.surname, kept.given_name) == (surname, given_name)
    assert f"{surname} {given_name}" in client.get("/kk/me/").content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_search_without_a_result_says_so_and_leads_on(language: str, client: Client) -> None:
    make.vacancy()
    page = client.get(f"/{language}/vacancies/?q=xyzzy").content.decode()
    assert 'class="empty"' in page
    assert f'href="/{language}/vacancies/"' in page.split('class="empty"')[1]


def test_ten_thousand_messages_are_paged_and_ask_no_more_than_thirty(sign_in: Callable[..., Client]) -> None:
    costs = {}
    for number in (30, MANY):
        client = sign_in(_with_messages(number))
        client.get("/ru/me/messages/")
        with CaptureQueriesContext(connection) as asked:
            first = client.get("/ru/me/messages/")
        costs[number] = len(asked)
        assert first.content.decode().count("card-title") == 20
    assert costs[30] == costs[MANY]
    assert client.get("/ru/me/messages/?page=500").content.decode().count("card-title") == 20
    assert client.get("/ru/me/").status_code == 200


def _with_messages(number: int) -> User:
    """Somebody of whom so many messages lie in the personal account."""
    reader = factories.person().user
    now, words = clock.now(), {language: {"subject": "Жауап", "text": "Жауап"} for language in ("kk", "ru", "en")}
    Message.objects.bulk_create(
        (
            Message(
                recipient=reader, channel=Channel.CABINET, message_id="sms_reply", weight=Weight.ALERT, key=f"k{row}", subject_kind="x",
                subject_id=reader.pk, state=State.DELIVERED, sent_at=now, delivered_at=now, language="ru", subject="Жауап", body="Жауап", texts=words,
            )
            for row in range(number)
        ),
        batch_size=2000,
    )
    return reader
