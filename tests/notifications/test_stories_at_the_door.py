"""The ways of the employer, of the person of a village and of the office: what reaches them, in Kazakh and in Russian."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from careercenters.models import StaffMember
from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines.models import Deadline
from enbek.law.notices import Evidence
from mediation.models import Offer, Referral
from mediation.services import offers
from notifications import services
from notifications.models import Carrier, Message, RelayTask
from notifications.paper import notice_pdf
from notifications.services import relaying
from registration.models import Case
from seekers.models import Person
from tests import factories
from tests.mediation import factories as make
from tests.notifications.hearing import Heard, both, day, figures, plain, rules

pytestmark = pytest.mark.django_db

both_languages = pytest.mark.parametrize("language", ["kk", "ru"])


@pytest.fixture(autouse=True)
def _monday(clock_at: Callable[[str], datetime]) -> None:
    clock_at("2026-03-16 10:00")


def words_of(pdf: bytes) -> str:
    return plain(" ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()))


def page_text(client: Client, read: Any, name: str, language: str, **where: Any) -> str:
    with translation.override(language):
        address = reverse(f"notifications:{name}", kwargs=where or None)
    return plain(read(client.get(address)).main.get_text(" ", strip=True))


# --- the employer ---------------------------------------------------------------------------------------------
@both_languages
def test_the_employer_is_reminded_on_the_last_day(language: str, clock_at: Any, mailoutbox: list[Any]) -> None:
    """R73.3, R75: what silence will mean is said while there is time to answer."""
    officer = make.user(language=language)
    User.objects.filter(pk=officer.pk).update(phone="+77061110001")
    case = make.case()
    offers.agree(offers.propose(case.pk, make.vacancy(make.organisation(officer)).pk, by=make.user()).pk, by=case.person.user)
    due = Deadline.objects.of(Referral.objects.get().subject).get(limit_id="T23").due_on
    clock_at(f"{due} 09:30")
    services.look_around()
    Heard(User.objects.get(pk=officer.pk), mailoutbox).says(
        "employer_reminder",
        letter=(day(f"{due}"), both("бас тарту болып саналады", "считается отказом"), rules("73", "73")), sms=(figures(f"{due}"),),
    )


# --- a person of a village and the office behind the notice -----------------------------------------------------
def offered_in_a_village(language: str) -> Offer:
    """R71.2: suitable work is also told through the assistant."""
    centre, village = factories.career_centre(), factories.village()
    villager = make.person(place=village)
    villager.address = "Абай көшесі, 5"
    villager.save()
    User.objects.filter(pk=villager.user_id).update(language=language, phone="+77061110002")
    case = make.case(Person.objects.get(pk=villager.pk), "unemployed")
    Case.objects.filter(pk=case.pk).update(centre=centre)
    return offers.propose(case.pk, make.vacancy(settlement=village).pk, by=make.user())


def officer(language: str) -> User:
    user = factories.user(language=language, is_staff=True)
    StaffMember.objects.create(user=user, role="specialist", full_name="Маман", career_centre=factories.career_centre())
    return user


@both_languages
def test_an_offer_in_a_village_comes_by_every_channel_and_to_the_door(
    language: str, clock_at: Any, mailoutbox: list[Any], sign_in: Callable[[User], Client], read: Any
) -> None:
    offer = offered_in_a_village(language)
    person = offer.case.person
    Heard(person.user, mailoutbox).says("offer_received", letter=(day("2026-03-19"), "Бухгалтер"), sms=(figures("2026-03-19"), "Бухгалтер"))
    task = RelayTask.objects.get()
    assert (task.addressee, task.street) == (person.full_name, "Абай көшесі, 5")
    sheet = words_of(notice_pdf(task))
    for said in (*day("2026-03-19")["kk"], *day("2026-03-19")["ru"], "лайықты жұмыс ұсынды", "предлагает вам подходящую работу", "Бухгалтер", person.full_name):
        assert plain(said) in sheet, "one sheet for both languages"
    clock_at("2026-03-17 15:00")
    relaying.hand_over(task.pk, by=officer("kk"), carrier=Carrier.ASSISTANT, carrier_name="А. Б. Сәрсенов", at=clock.now())
    assert services.delivered_at(offer.subject, "offer_received") == clock.now()
    row = Message.objects.get(channel="cabinet", message_id="offer_received")
    assert row.evidence == Evidence.HANDED
    assert "А. Б. Сәрсенов" in page_text(sign_in(person.user), read, "detail", language, pk=row.pk)


@both_languages
def test_the_office_sees_what_to_carry_and_what_nothing_has_proven(
    language: str, clock_at: Any, sign_in: Callable[[User], Client], read: Any
) -> None:
    offer = offered_in_a_village(language)
    office = sign_in(officer(language))
    carry = page_text(office, read, "relay", language)
    assert offer.case.person.full_name in carry
    assert {"kk": "Талапкер ауылы", "ru": "село Талапкер"}[language] in carry
    clock_at("2026-03-20 10:00")
    row = Message.objects.get(channel="cabinet", message_id="offer_received")
    title = {"kk": "Лайықты жұмыс ұсынылды", "ru": "Предложена подходящая работа"}[language]
    assert title in page_text(office, read, "undelivered", language)
    words = {"kk": "лайықты жұмыс ұсынды", "ru": "предлагает вам подходящую работу"}[language]
    assert words in page_text(office, read, "undelivered_notice", language, pk=row.pk)
