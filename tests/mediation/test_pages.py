"""The pages of offers and candidates: what they say, who sees them, what a second click does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from employers.models import Vacancy
from enbek import clock
from mediation.models import Offer, Referral
from mediation.panel import OffersPanel
from mediation.rules.machines import OfferStatus, ReferralStatus
from mediation.services import matching, offers
from registration.models import Case
from seekers.models import Resume
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

SignIn = Callable[..., Client]
Read = Callable[[Any], Any]


def offered(case: Case | None = None, **vacancy: object) -> Offer:
    case = case or make.case()
    return offers.propose(case.pk, make.vacancy(**vacancy).pk, by=make.user())


def referred(officer: Any) -> Referral:
    case = make.case()
    offer = offers.propose(case.pk, make.vacancy(make.organisation(officer)).pk, by=make.user())
    offers.agree(offer.pk, by=case.person.user)
    return Referral.objects.get(offer=offer)


# --- the person ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "words"), [("kk", "Кәсіп (лауазым)"), ("ru", "Транспортная доступность"), ("en", "Training and qualification")]
)
def test_the_offer_shows_each_criterion_in_words(language: str, words: str, sign_in: SignIn, read: Read) -> None:
    offer = offered()
    page = read(sign_in(offer.case.person.user).get(f"/{language}/work/offers/{offer.pk}/"))
    table = page.select_one("table.table")
    assert len(table.select("tbody tr")) == 8
    assert words in table.get_text()


def test_the_offer_shows_its_clock_and_both_answers(sign_in: SignIn, read: Read) -> None:
    offer = offered()
    page = read(sign_in(offer.case.person.user).get(f"/en/work/offers/{offer.pk}/"))
    assert page.select_one(".clock")
    links = {link["href"] for link in page.select(".actions a")}
    assert {f"/en/work/offers/{offer.pk}/agree/", f"/en/work/offers/{offer.pk}/refuse/"} <= links


def test_an_answered_offer_shows_no_answers_any_more(sign_in: SignIn, read: Read) -> None:
    offer = offered()
    offers.agree(offer.pk, by=offer.case.person.user)
    page = read(sign_in(offer.case.person.user).get(f"/en/work/offers/{offer.pk}/"))
    assert not page.select(f"a[href='/en/work/offers/{offer.pk}/agree/']")


@pytest.mark.parametrize(("status", "words"), [("job_seeker", "registers you as unemployed at once"), ("unemployed", "3 refusals of suitable work")])
def test_the_consequence_of_a_refusal_is_said_before_it_is_sent(status: str, words: str, sign_in: SignIn, read: Read) -> None:
    offer = offered(make.case(status=status))
    page = read(sign_in(offer.case.person.user).get(f"/en/work/offers/{offer.pk}/refuse/"))
    assert words in page.get_text()
    offer.refresh_from_db()
    assert offer.is_unanswered


def test_what_goes_to_the_employer_is_said_before_it_is_sent(sign_in: SignIn, read: Read) -> None:
    offer = offered()
    page = read(sign_in(offer.case.person.user).get(f"/en/work/offers/{offer.pk}/agree/"))
    assert "Your IIN, address and health limits do not" in page.get_text()
    assert not Referral.objects.exists()


def test_a_double_click_and_the_back_button_answer_once(sign_in: SignIn) -> None:
    offer = offered()
    client = sign_in(offer.case.person.user)
    for _ in range(2):
        response = client.post(f"/en/work/offers/{offer.pk}/agree/")
        assert (response.status_code, response["Location"]) == (302, f"/en/work/offers/{offer.pk}/")
    assert client.post(f"/en/work/offers/{offer.pk}/refuse/", {"reason": "pay"}).status_code == 302
    assert client.get(f"/en/work/offers/{offer.pk}/agree/").status_code == 302
    offer.refresh_from_db()
    assert offer.status == OfferStatus.AGREED
    assert Referral.objects.count() == 1


def test_a_refusal_without_a_reason_keeps_what_was_typed(sign_in: SignIn, read: Read) -> None:
    offer = offered()
    page = read(sign_in(offer.case.person.user).post(f"/en/work/offers/{offer.pk}/refuse/", {"words": "Далеко ехать"}))
    assert page.select_one(".error-summary")
    assert "Далеко ехать" in page.select_one("textarea").get_text()
    offer.refresh_from_db()
    assert offer.is_unanswered


def test_another_reason_needs_own_words(sign_in: SignIn, read: Read) -> None:
    offer = offered()
    client = sign_in(offer.case.person.user)
    assert read(client.post(f"/en/work/offers/{offer.pk}/refuse/", {"reason": "other"})).select_one(".error-summary")
    client.post(f"/en/work/offers/{offer.pk}/refuse/", {"reason": "other", "words": "Своё дело"})
    offer.refresh_from_db()
    assert (offer.status, offer.reason_words) == (OfferStatus.REFUSED, "Своё дело")


def test_a_vacancy_closed_under_the_hand_is_told_and_counts_for_nothing(sign_in: SignIn, read: Read) -> None:
    offer = offered()
    Vacancy.objects.filter(pk=offer.vacancy_id).update(closed_on=clock.today())
    page = read(sign_in(offer.case.person.user).post(f"/en/work/offers/{offer.pk}/refuse/", {"reason": "pay"}, follow=True))
    assert "counts for nothing" in page.get_text()


@pytest.mark.parametrize("path", ["", "agree/", "refuse/"])
def test_a_stranger_finds_no_offer(path: str, sign_in: SignIn) -> None:
    offer, stranger = offered(), make.person()
    client = sign_in(stranger.user)
    assert client.get(f"/en/work/offers/{offer.pk}/{path}").status_code == 404
    assert client.post(f"/en/work/offers/{offer.pk}/{path}", {"reason": "pay"}).status_code in {404, 405}
    offer.refresh_from_db()
    assert offer.is_unanswered


@pytest.mark.parametrize("path", ["offers/", "employer/referrals/"])
def test_who_is_not_signed_in_is_asked_to(path: str, client: Client) -> None:
    response = client.get(f"/en/work/{path}")
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]


def test_the_list_says_what_waits_and_what_came_of_the_rest(sign_in: SignIn, read: Read) -> None:
    case = make.case(status="unemployed")
    waiting, refused = offered(case), offered(case)
    offers.refuse(refused.pk, by=case.person.user, reason="pay")
    page = read(sign_in(case.person.user).get("/en/work/offers/"))
    assert [link["href"] for link in page.select("#waiting-title ~ .stack a")] == [f"/en/work/offers/{waiting.pk}/"]
    assert [link["href"] for link in page.select("#past-title ~ .stack a")] == [f"/en/work/offers/{refused.pk}/"]


def test_the_list_without_offers_says_what_comes(sign_in: SignIn, read: Read) -> None:
    assert read(sign_in(make.person().user).get("/ru/work/offers/")).select_one(".empty")


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_list_of_offers_costs_the_same_for_three_as_for_eight(sign_in: SignIn) -> None:
    case = make.case(status="unemployed")
    client = sign_in(case.person.user)
    for _ in range(3):
        offered(case)
    offers.refuse(Offer.objects.order_by("pk")[0].pk, by=case.person.user, reason="pay")
    few = queries_of(client, "/en/work/offers/")
    for _ in range(5):
        offered(case)
    offers.refuse(Offer.objects.unanswered().order_by("pk")[0].pk, by=case.person.user, reason="pay")
    assert queries_of(client, "/en/work/offers/") == few


# --- the cabinet -------------------------------------------------------------------------------------------------
def test_the_cabinet_asks_for_the_answer_that_is_due_first() -> None:
    case = make.case()
    offer = offered(case)
    step = OffersPanel().next_step(case.person, case)
    assert step is not None
    assert step.url.endswith(f"/work/offers/{offer.pk}/")
    assert OffersPanel().next_step(case.person, None) is None


def test_the_panel_tells_waiting_offers_from_those_at_an_employer_and_the_last_search() -> None:
    case = make.case()
    agreed, waiting = offered(case), offered(case)
    offers.agree(agreed.pk, by=case.person.user)
    matching.match(case.pk)
    shown = OffersPanel().context(case.person, case)
    assert [row.offer for row in shown["waiting"]] == [waiting]
    assert [row.offer for row in shown["at_employer"]] == [agreed]
    assert shown["last_run"].case == case


def test_the_panel_is_drawn_in_the_cabinet(sign_in: SignIn, read: Read) -> None:
    offer = offered()
    page = read(sign_in(offer.case.person.user).get("/ru/me/"))
    assert page.select_one(f"#offers a[href='/ru/work/offers/{offer.pk}/']")
    assert page.select_one(f".what-now a[href='/ru/work/offers/{offer.pk}/']")


# --- the employer --------------------------------------------------------------------------------------------------
def test_the_officer_sees_the_candidate_the_clock_and_both_answers(sign_in: SignIn, read: Read) -> None:
    officer = make.user()
    referral = referred(officer)
    page = read(sign_in(officer).get(f"/ru/work/employer/referrals/{referral.pk}/"))
    assert "Ахметов Ерлан" in page.get_text()
    assert page.select_one(".clock")
    assert {form["action"].rsplit("/", 2)[1] for form in page.select("form.form")} == {"interview", "hire", "refuse"}


def test_the_officer_reads_the_resume_as_it_was_sent(sign_in: SignIn, read: Read) -> None:
    officer = make.user()
    case = make.case(make.person(past=[("2411-1", 40)], skills="1С, Excel", education_level="higher"))
    offer = offers.propose(case.pk, make.vacancy(make.organisation(officer)).pk, by=make.user())
    offers.agree(offer.pk, by=case.person.user)
    Resume.objects.filter(person=case.person).update(skills="")
    text = read(sign_in(officer).get(f"/en/work/employer/referrals/{Referral.objects.get().pk}/")).get_text()
    assert "1С, Excel" in text
    assert "ТОО «Прежнее»" in text


def test_the_officer_hires(sign_in: SignIn) -> None:
    officer = make.user()
    referral = referred(officer)
    client = sign_in(officer)
    for _ in range(2):
        assert client.post(f"/ru/work/employer/referrals/{referral.pk}/hire/", {"on": "2026-03-16"}).status_code == 302
    referral.refresh_from_db()
    assert referral.status == ReferralStatus.HIRED
    assert Case.objects.get().status == "placed"


@pytest.mark.parametrize("on", ["2026-03-17", "", "вчера"])
def test_a_hire_in_the_future_or_without_a_day_is_asked_again(on: str, sign_in: SignIn, read: Read) -> None:
    officer = make.user()
    referral = referred(officer)
    page = read(sign_in(officer).post(f"/ru/work/employer/referrals/{referral.pk}/hire/", {"on": on}))
    assert page.select_one(".error-summary")
    referral.refresh_from_db()
    assert referral.is_undecided


def test_the_officer_refuses_with_a_reason_that_the_candidate_may_read(sign_in: SignIn, read: Read) -> None:
    officer = make.user()
    referral = referred(officer)
    sign_in(officer).post(f"/en/work/employer/referrals/{referral.pk}/refuse/", {"reason": "skills", "words": "1С"})
    offer = Offer.objects.select_related("case__person__user").get()
    page = read(sign_in(offer.case.person.user).get(f"/en/work/offers/{offer.pk}/"))
    assert "The skills needed are missing" in page.get_text()


@pytest.mark.parametrize("path", ["", "hire/", "refuse/"])
def test_a_stranger_finds_no_candidate(path: str, sign_in: SignIn) -> None:
    referral = referred(make.user())
    other = make.user()
    make.organisation(other)
    for stranger in (other, referral.offer.case.person.user):
        client = sign_in(stranger)
        assert client.get(f"/en/work/employer/referrals/{referral.pk}/{path}").status_code in {404, 405}
        assert client.post(f"/en/work/employer/referrals/{referral.pk}/{path}", {"on": "2026-03-16", "reason": "skills"}).status_code in {404, 405}
    referral.refresh_from_db()
    assert referral.is_undecided


@pytest.mark.parametrize("path", ["hire/", "refuse/"])
def test_reading_an_address_changes_nothing(path: str, sign_in: SignIn) -> None:
    officer = make.user()
    referral = referred(officer)
    assert sign_in(officer).get(f"/en/work/employer/referrals/{referral.pk}/{path}").status_code == 405


def test_the_list_of_candidates_costs_the_same_for_three_as_for_eight(sign_in: SignIn) -> None:
    officer = make.user()
    employer = make.organisation(officer)

    def send(number: int) -> None:
        for _ in range(number):
            case = make.case()
            offer = offers.propose(case.pk, make.vacancy(employer).pk, by=make.user())
            offers.agree(offer.pk, by=case.person.user)

    client = sign_in(officer)
    send(3)
    few = queries_of(client, "/en/work/employer/referrals/")
    send(5)
    assert queries_of(client, "/en/work/employer/referrals/") == few
