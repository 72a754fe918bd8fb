"""The refusal ledger and contests (R51.2, Q-08, D-41): what counts, why, who decides, and that everybody can read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from careercenters.models import CareerCentre, StaffMember
from careercenters.rules.rights import Role
from careercenters.services.staffing import appoint
from enbek.deadlines import services as deadlines
from enbek.law.notices import Evidence
from enbek.law.thresholds import REFUSALS_TO_DEREGISTER
from enbek.transitions.machine import MoveRefused
from mediation.models import Contest, Offer
from mediation.rules import ledger as rules
from mediation.rules import machines
from mediation.rules.ledger import ContestState, Kind, Ledger, Outcome, ledger_of, line_of
from mediation.services import contests, ledger, matching, offers, proposing, signs
from notifications.models import Message
from notifications.services.proof import prove
from registration.models import Case, Trigger
from tests import factories
from tests.mediation import factories as make

At = Callable[[datetime | str], datetime]
SignIn = Callable[..., Client]
Read = Callable[[Any], Any]
in_march = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def staff_of(centre: CareerCentre) -> StaffMember:
    return appoint(StaffMember(user=make.user(), role=Role.SPECIALIST, full_name="Нұрғалиева Динара", career_centre=centre))


def outcome(**values: Any) -> Outcome:
    plain = {"offer": uuid4(), "kind": Kind.REFUSAL, "on": make.MONDAY, "as_job_seeker": False, "by_officer": True, "delivered": True}
    return Outcome(**{**plain, **values})


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, rules.COUNTS[Kind.REFUSAL]),
        ({"kind": Kind.SILENCE}, rules.COUNTS[Kind.SILENCE]),
        ({"contest": ContestState.REJECTED}, rules.COUNTS[Kind.REFUSAL]),
        ({"as_job_seeker": True}, rules.AS_JOB_SEEKER),
        ({"by_officer": False}, rules.BY_THE_PORTAL),
        ({"kind": Kind.SILENCE, "delivered": False}, rules.NOT_DELIVERED),
        ({"contest": ContestState.OPEN}, rules.CONTESTED),
        ({"contest": ContestState.UPHELD}, rules.UPHELD),
    ],
)
def test_each_line_says_whether_it_counts_and_why(values: dict[str, Any], why: Any) -> None:
    line = line_of(outcome(**values))
    assert (line.why, line.counts) == (why, why in rules.COUNTS.values())


outcomes = st.builds(
    Outcome, offer=st.uuids(), kind=st.sampled_from(Kind), on=st.dates(date(2026, 1, 1), date(2026, 12, 31)), as_job_seeker=st.booleans(),
    by_officer=st.booleans(), delivered=st.booleans(), contest=st.sampled_from(ContestState),
)


@given(st.lists(outcomes, max_size=12))
def test_a_ledger_loses_no_line_and_counts_no_silence_as_a_refusal(found: list[Outcome]) -> None:
    whole: Ledger = ledger_of(found)
    assert len(whole.lines) == len(found)
    assert whole.refusals == sum(
        one.kind is Kind.REFUSAL and one.by_officer and one.delivered and not one.as_job_seeker
        and one.contest in (ContestState.NONE, ContestState.REJECTED)
        for one in found
    )
    assert whole.is_full == (whole.refusals >= REFUSALS_TO_DEREGISTER)


def refused(case: Case | None = None, by: Any = None) -> Offer:
    case = case or make.case(status="unemployed")
    offer = offers.propose(case.pk, make.vacancy().pk, by=by or make.user())
    return offers.refuse(offer.pk, by=case.person.user, reason="pay")


class TestCases:
    pytestmark = in_march

    def test_three_refusals_fill_the_ledger_and_a_contest_empties_it_at_once(self) -> None:
        case = make.case(status="unemployed")
        rows = [refused(case) for _ in range(3)]
        assert ledger.of(case).is_full
        contest = contests.contest(rows[0].pk, by=case.person.user, criterion="transport", words="автобус жоқ")
        assert (ledger.of(case).refusals, ledger.of(case).is_full) == (2, False)
        contests.decide(contest.pk, by=make.user(), upheld=False, words="жол бар")
        assert ledger.of(case).is_full

    def test_an_upheld_contest_never_counts(self) -> None:
        case = make.case(status="unemployed")
        contest = contests.contest(refused(case).pk, by=case.person.user, criterion="health", words="ауыр")
        contests.decide(contest.pk, by=make.user(), upheld=True, words="рас")
        assert [line.why for line in ledger.of(case).lines] == [rules.UPHELD]
        messages = Message.objects.of(contest.subject).filter(channel="cabinet").values_list("message_id", flat=True)
        assert set(messages) == {"offer_contested", "contest_decided"}

    def test_an_offer_of_the_portal_does_not_count(self) -> None:
        case = make.case()
        make.vacancy()
        matching.match(case.pk)
        offer = Offer.objects.get()
        Offer.objects.filter(pk=offer.pk).update(answer_limit="T20")
        offers.refuse(offer.pk, by=case.person.user, reason="pay")
        assert [line.why for line in ledger.of(case).lines] == [rules.BY_THE_PORTAL]

    def test_silence_counts_only_if_the_offer_was_delivered(self, clock_at: At) -> None:
        case = make.case(status="unemployed")
        offers.propose(case.pk, make.vacancy().pk, by=make.user())
        clock_at("2026-03-20 00:01")
        deadlines.sweep()
        assert [line.why for line in ledger.of(case).lines] == [rules.NOT_DELIVERED]
        notice = Message.objects.get(message_id="offer_received", channel="cabinet")
        prove(notice.recipient_id, notice.key, Evidence.REPORTED, notice.created_at)
        assert ledger.of(case).counted_silences

    def test_whoever_made_the_offer_does_not_decide_the_contest(self) -> None:
        officer = make.user()
        case = make.case(status="unemployed")
        contest = contests.contest(refused(case, by=officer).pk, by=case.person.user, criterion="pay", words="аз")
        with pytest.raises(MoveRefused) as stopped:
            contests.decide(contest.pk, by=officer, upheld=False, words="жеткілікті")
        assert stopped.value.reasons == [machines.OWN_OFFER]
        contest.refresh_from_db()
        assert contest.is_open

    def test_neither_side_may_leave_out_the_words(self) -> None:
        case = make.case(status="unemployed")
        offer = refused(case)
        with pytest.raises(MoveRefused):
            contests.contest(offer.pk, by=case.person.user, criterion="pay", words="  ")
        contest = contests.contest(offer.pk, by=case.person.user, criterion="pay", words="аз")
        with pytest.raises(MoveRefused):
            contests.decide(contest.pk, by=make.user(), upheld=True, words="")

    def test_an_agreed_offer_cannot_be_contested_and_a_double_click_contests_once(self) -> None:
        case = make.case(status="unemployed")
        agreed = offers.propose(case.pk, make.vacancy().pk, by=make.user())
        offers.agree(agreed.pk, by=case.person.user)
        with pytest.raises(MoveRefused) as stopped:
            contests.contest(agreed.pk, by=case.person.user, criterion="pay", words="аз")
        assert stopped.value.reasons == [machines.NOTHING_TO_CONTEST]
        offer = refused(case)
        first = contests.contest(offer.pk, by=case.person.user, criterion="pay", words="аз")
        assert contests.contest(offer.pk, by=case.person.user, criterion="pay", words="тағы").pk == first.pk
        assert Contest.objects.get().words == "аз"

    def test_the_database_refuses_a_decision_without_a_person(self) -> None:
        case = make.case(status="unemployed")
        contest = contests.contest(refused(case).pk, by=case.person.user, criterion="pay", words="аз")
        with pytest.raises(Exception, match="contest_decision_has_person_and_words"), connection.cursor() as cursor:
            cursor.execute("UPDATE mediation_contest SET status = 'rejected' WHERE id = %s", [contest.pk])


class TestHearings:
    """What the ledger counts opens a hearing in the room that decides, and a contest takes it back (R51.2)."""

    pytestmark = in_march

    def test_the_third_refusal_opens_one_hearing_and_the_fourth_none(self) -> None:
        case = make.case(status="unemployed")
        for number in range(4):
            assert Trigger.objects.count() == (number > 2)
            refused(case)
        signs.weigh(Case.objects.get(pk=case.pk))
        trigger = Trigger.objects.get()
        assert (trigger.ground_id, trigger.status) == ("R51.2a", "hearing")

    def test_a_contest_takes_the_hearing_back_and_its_rejection_opens_it_again(self) -> None:
        case = make.case(status="unemployed")
        offer, *_others = [refused(case) for _ in range(3)]
        contest = contests.contest(offer.pk, by=case.person.user, criterion="pay", words="аз")
        assert list(Trigger.objects.values_list("status", flat=True)) == ["withdrawn"]
        contests.decide(contest.pk, by=make.user(), upheld=False, words="жеткілікті")
        assert sorted(Trigger.objects.values_list("status", flat=True)) == ["hearing", "withdrawn"]

    @pytest.mark.parametrize(("delivered", "grounds"), [(True, ["R51.2b"]), (False, [])])
    def test_only_silence_on_a_delivered_offer_opens_a_hearing(self, delivered: bool, grounds: list[str], clock_at: At) -> None:
        case = make.case(status="unemployed")
        offers.propose(case.pk, make.vacancy().pk, by=make.user())
        notice = Message.objects.get(message_id="offer_received", channel="cabinet")
        if delivered:
            prove(notice.recipient_id, notice.key, Evidence.OPENED, notice.created_at)
        clock_at("2026-03-20 00:01")
        deadlines.sweep()
        assert list(Trigger.objects.values_list("ground_id", flat=True)) == grounds

    def test_a_job_seekers_refusal_opens_nothing(self) -> None:
        refused(make.case())
        assert not Trigger.objects.exists()


class TestPages:
    pytestmark = in_march

    def test_the_person_contests_and_reads_the_ledger(self, sign_in: SignIn, read: Read) -> None:
        case = make.case(status="unemployed")
        offer = refused(case)
        client = sign_in(case.person.user)
        assert "1 of 3" in read(client.get("/en/work/refusals/")).get_text()
        url = f"/en/work/offers/{offer.pk}/contest/"
        assert client.post(url, {"criterion": "transport"}).status_code == 200
        assert client.post(url, {"criterion": "transport", "words": "no bus"}).status_code == 302
        text = read(client.get("/en/work/refusals/")).get_text()
        assert "0 of 3" in text
        assert str(rules.CONTESTED.en) in text

    def test_the_ledger_costs_the_same_for_two_lines_and_for_five(self, django_assert_max_num_queries: Any) -> None:
        case = make.case(status="unemployed")
        for _ in range(5):
            refused(case)
        with django_assert_max_num_queries(3):
            assert ledger.of(case).refusals == 5


class TestOffice:
    """The specialist proposes, an assistant writes answers down, another specialist decides (R37.2, R71, R72)."""

    pytestmark = in_march

    def at_office(self) -> tuple[Case, Any]:
        case = make.case(status="unemployed")
        return case, staff_of(case.centre)

    def test_the_specialist_offers_one_of_the_best_with_its_reasons(self, sign_in: SignIn, read: Read) -> None:
        case, specialist = self.at_office()
        make.vacancy(), make.vacancy(code="7212-1")
        client, url = sign_in(specialist.user), f"/en/work/office/cases/{case.pk}/propose/"
        page = read(client.get(url))
        chosen = [field["value"] for field in page.select("input[name=vacancy]")]
        assert len(chosen) == 1
        assert len(page.select("table.table tbody tr")) == 8
        for _ in range(2):
            assert client.post(url, {"vacancy": chosen[0]}).status_code == 302
        offer = Offer.objects.get()
        assert (offer.source, offer.offered_by) == ("specialist", specialist.user)
        assert client.post(url, {"vacancy": "x"}).status_code == 302

    def test_only_the_id_of_a_vacancy_is_taken_from_a_form(self) -> None:
        assert proposing.vacancy_of("x") is None
        assert proposing.vacancy_of(str(uuid4())) is None
        row = make.vacancy()
        assert proposing.vacancy_of(str(row.pk)) == row.pk

    def test_an_answer_given_in_person_is_kept_with_who_wrote_it(self, sign_in: SignIn) -> None:
        case, specialist = self.at_office()
        offer = offers.propose(case.pk, make.vacancy().pk, by=make.user())
        client, url = sign_in(specialist.user), f"/ru/work/office/offers/{offer.pk}/answer/"
        assert client.post(url, {"answer": "refuse"}).status_code == 200
        assert client.post(url, {"answer": "refuse", "reason": "other", "words": "далеко ездить"}).status_code == 302
        offer.refresh_from_db()
        assert (offer.status, offer.reason_words) == ("refused", "далеко ездить")
        shown = client.get(f"/en/work/office/cases/{case.pk}/").content.decode()
        assert "the person refused" in shown
        receipt = Message.objects.of(offer.subject).filter(message_id="offer_answered", channel="cabinet", recipient=case.person.user)
        assert receipt.exists()

    def test_another_office_finds_nothing(self, sign_in: SignIn) -> None:
        case, _specialist = self.at_office()
        stranger = staff_of(factories.career_centre())
        for path in ("", "propose/"):
            assert sign_in(stranger.user).get(f"/ru/work/office/cases/{case.pk}/{path}").status_code == 404

    def test_a_contest_is_decided_in_words(self, sign_in: SignIn, read: Read) -> None:
        case, specialist = self.at_office()
        contest = contests.contest(refused(case).pk, by=case.person.user, criterion="pay", words="аз")
        client = sign_in(specialist.user)
        assert "аз" in read(client.get("/kk/work/office/contests/")).get_text()
        url = f"/kk/work/office/contests/{contest.pk}/"
        assert client.post(url, {"upheld": "yes"}).status_code == 200
        assert client.post(url, {"upheld": "yes", "words": "рас айтады"}).status_code == 302
        contest.refresh_from_db()
        assert (contest.status, contest.decided_by) == ("upheld", specialist.user)
