"""A specialist's day, walked by its links and buttons in both state languages: from the queue to the last thing that can be pressed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from registration.models import Case
from registration.rules.machine import Status
from registration.services import acceptance, promotion
from tests import factories
from tests.backoffice.conftest import Hire

pytestmark = pytest.mark.django_db
Read = Callable[[Any], BeautifulSoup]

WORDS = {
    "kk": {
        "plan": "Адаммен бірге жеке жоспар жасау.",
        "silent": "Жауап бермей тұрған тізілім",
        "role": "мансап орталығының маманы",
        "next": "Жұмыс іздеп жүрген адам ретінде тіркелді",
    },
    "ru": {
        "plan": "Составить вместе с человеком индивидуальный план.",
        "silent": "Не отвечает реестр",
        "role": "специалист карьерного центра",
        "next": "Зарегистрирован(а) в качестве лица, ищущего работу",
    },
}


def words_of(page: BeautifulSoup) -> str:
    return page.main.get_text(" ", strip=True)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_specialists_day(
    language: str,
    job_seeker: Callable[..., Case],
    submit: Callable[..., Case],
    state: SandboxClient,
    clock_at: Callable[[str], datetime],
    hire: Hire,
    sign_in: Callable[..., Client],
    read: Read,
) -> None:
    say = WORDS[language]
    member = hire()
    client = sign_in(member.user)

    # the door of the front page leads to an empty desk
    door = read(client.get(f"/{language}/")).select_one(f'a.door[href="/{language}/office/"]')
    assert door
    queue = door["href"]
    empty = read(client.get(queue))
    assert empty.select_one(".empty")
    assert say["role"] in words_of(empty)
    assert empty.select_one(f'.nav a[href="{queue}"][aria-current="page"]')

    # two people come: one is registered and then unemployed, the other's registry is silent
    planned = job_seeker()
    clock_at("2026-03-28 00:01")
    assert promotion.promote(planned.pk, promotion.EXPIRED)
    clock_at("2026-03-30 09:10")
    waiting = submit(factories.person(surname="Екінші"), at="2026-03-30 09:20")
    iin = waiting.person.iin.value
    state.set_mode(Registry.IDENTITY, Mode.DOWN, iin)
    assert acceptance.process(waiting.pk) is None

    # the queue shows both, the one button asks the silent registry again
    page = read(client.get(queue))
    lines = page.select("table.queue tbody tr")
    assert len(lines) == 2
    assert say["plan"] in words_of(page)
    # the next file is the most urgent one; it is taken, and stands among one's own
    file = read(client.get(page.select_one('a[href$="/next/"]')["href"], follow=True))
    form = file.select_one('form[action$="/take/"]')
    assert form
    taken = read(client.post(form["action"], {"seen": form.select_one('input[name="seen"]')["value"]}, follow=True))
    assert member.full_name in words_of(taken)
    assert len(read(client.get(f"{queue}?officer=mine")).select("table.queue tbody tr")) == 1

    ask = page.select_one("table.queue form")
    assert ask
    answered = read(client.post(ask["action"], follow=True))
    assert say["silent"] in words_of(answered)
    state.set_mode(Registry.IDENTITY, Mode.OK, iin)
    answered = read(client.post(answered.select_one('main form[action$="/ask/"]')["action"], follow=True))
    assert say["next"] in words_of(answered)
    waiting.refresh_from_db()
    assert waiting.status == Status.JOB_SEEKER

    # every link of the queue and of both files leads somewhere
    seen = {queue}
    for start in (queue, f"{queue}?list=others", f"{queue}cases/{planned.pk}/", f"{queue}cases/{waiting.pk}/"):
        for link in read(client.get(start)).main.select("a[href]"):
            target = link["href"].partition("#")[0]
            target = queue + target if target.startswith("?") else target
            if target and target not in seen:
                seen.add(target)
                assert client.get(target, follow=True).status_code == 200, target

    # the person sees who looked, in the language of the page
    looked = read(sign_in(waiting.person.user).get(f"/{language}/me/who-looked/"))
    assert say["role"] in words_of(looked)
    assert member.full_name in words_of(looked)
