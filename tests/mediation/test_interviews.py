"""Interviews: times, picking, declining, attendance and what the clocks make of it (R73–R75, R79, R80, T11, T22, T23, D-23)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from enbek.law.notices import Evidence
from enbek.transitions.machine import MoveRefused
from enbek.workdays import builtin
from mediation.models import Interview, Referral
from mediation.rules import interviews as rules
from mediation.rules import machines
from mediation.rules.ics import Entry, calendar_of
from mediation.rules.machines import InterviewStatus, ReferralStatus
from mediation.services import answer_rates, interviews, offers, referrals
from notifications.models import Message
from notifications.services.proof import prove
from registration.models import Trigger
from tests.mediation import factories as make

At = Callable[[datetime | str], datetime]
SignIn = Callable[..., Client]
Read = Callable[[Any], Any]
in_march = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def almaty(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.ALMATY)


TUESDAY, WEDNESDAY, THURSDAY = almaty("2026-03-17 11:00"), almaty("2026-03-18 15:00"), almaty("2026-03-19 10:00")


def referred(status: str = "unemployed", officer: Any = None, **vacancy: Any) -> Referral:
    case = make.case(status=status)
    offer = offers.propose(case.pk, make.vacancy(make.organisation(officer or make.user()), **vacancy).pk, by=make.user())
    offers.agree(offer.pk, by=case.person.user)
    return Referral.objects.select_related("offer__case__person__user", "offer__vacancy__organisation").get(offer=offer)


def proposed(referral: Referral | None = None, *times: datetime) -> Interview:
    row = referral or referred()
    return interviews.propose(row.pk, by=make.user(), times=times or (TUESDAY, WEDNESDAY), format="on_site", place="Абай даңғылы, 10")


def agreed(referral: Referral | None = None, at: datetime = TUESDAY) -> Interview:
    return interviews.pick(proposed(referral, at).pk, by=make.user(), at=at)


def set_notice_is_proven(interview: Interview) -> None:
    notice = Message.objects.of(interview.subject).get(message_id="interview_set", channel="cabinet")
    prove(notice.recipient_id, notice.key, Evidence.OPENED, clock.now())


def said(interview: Interview) -> set[str]:
    return set(Message.objects.of(interview.subject).values_list("message_id", flat=True))


# --- the rules ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-03-16 09:59", "has passed"),
        ("2026-03-21 11:00", "not a working day (Nauryz)"),
        ("2026-03-23 11:00", "not a working day"),
        ("2026-03-27 11:00", "Choose an earlier time"),
    ],
)
def test_an_impossible_time_is_refused_with_a_sentence(at: str, words: str) -> None:
    """Nauryz: 21–25 March 2026 are days off; the employer's five working days from Monday 16 end on Thursday 26."""
    answer_by = builtin().add(make.MONDAY, 5)
    found = rules.problem_of(almaty(at), now=almaty("2026-03-16 10:00"), answer_by=answer_by, calendar=builtin())
    assert found is not None
    assert words in found.en


@given(st.datetimes(datetime(2026, 3, 1), datetime(2026, 4, 30)))  # noqa: DTZ001 – naive on purpose: made local below
def test_a_possible_time_is_to_come_on_a_working_day_within_the_term(at: datetime) -> None:
    moment, now, answer_by = at.replace(tzinfo=clock.ALMATY), almaty("2026-03-16 10:00"), builtin().add(make.MONDAY, 5)
    possible = rules.problem_of(moment, now=now, answer_by=answer_by, calendar=builtin()) is None
    assert possible == (moment > now and moment.date() <= answer_by and builtin().is_working(moment.date()))


@pytest.mark.parametrize(
    ("employer", "person", "status"),
    [
        (None, None, "agreed"), (None, True, "held"), (None, False, "missed"), (True, None, "held"), (True, False, "held"),
        (True, True, "held"), (False, None, "missed"), (False, False, "missed"), (False, True, "disputed"),
    ],
)
def test_both_words_together_make_the_attendance(employer: bool | None, person: bool | None, status: str) -> None:
    assert rules.attendance(employer, person) == status


def test_a_calendar_entry_is_folded_by_octets_and_escaped() -> None:
    entry = Entry("x@enbek", TUESDAY, timedelta(hours=1), "Әңгімелесу: " + "бухгалтер, " * 20, "Абай; 10\nкіреберіс", "", TUESDAY)
    raw = calendar_of(entry)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    text = raw.decode().replace("\r\n ", "")
    assert f"DTSTART:{TUESDAY.astimezone(UTC):%Y%m%dT%H%M%SZ}" in text
    assert "LOCATION:Абай\\; 10\\nкіреберіс\r\n" in text
    assert text.endswith("END:VCALENDAR\r\n")


def test_a_declined_entry_leaves_the_calendar() -> None:
    entry = Entry("x@enbek", TUESDAY, timedelta(hours=1), "t", "p", "", TUESDAY, sequence=1, cancelled=True)
    text = calendar_of(entry).decode()
    assert "METHOD:CANCEL" in text
    assert "STATUS:CANCELLED" in text
    assert "VALARM" not in text


# --- arranging ------------------------------------------------------------------------------------------------


class TestArranging:
    pytestmark = in_march

    def test_the_candidate_is_asked_and_picks_a_time(self) -> None:
        interview = proposed()
        assert said(interview) == {"interview_proposed"}
        picked = interviews.pick(interview.pk, by=make.user(), at=WEDNESDAY)
        assert (picked.status, picked.at) == (InterviewStatus.AGREED, WEDNESDAY)
        assert {"interview_set", "employer_interview_agreed"} <= said(interview)

    def test_a_double_click_picks_once(self) -> None:
        interview = proposed()
        for _ in range(2):
            interviews.pick(interview.pk, by=make.user(), at=TUESDAY)
        assert Message.objects.of(interview.subject).filter(message_id="interview_set", channel="cabinet").count() == 1

    def test_only_a_proposed_time_can_be_picked(self) -> None:
        with pytest.raises(MoveRefused) as refused:
            interviews.pick(proposed().pk, by=make.user(), at=THURSDAY)
        assert refused.value.reasons == [machines.NOT_AMONG_TIMES]

    def test_a_time_that_passed_meanwhile_cannot_be_picked(self, clock_at: At) -> None:
        interview = proposed()
        clock_at("2026-03-17 12:00")
        with pytest.raises(MoveRefused):
            interviews.pick(interview.pk, by=make.user(), at=TUESDAY)
        assert interviews.pick(interview.pk, by=make.user(), at=WEDNESDAY).is_agreed

    def test_impossible_times_are_all_named_and_nothing_is_written(self) -> None:
        referral = referred()
        times = (almaty("2026-03-14 11:00"), almaty("2026-03-21 11:00"))
        with pytest.raises(MoveRefused) as refused:
            proposed(referral, *times)
        assert len(refused.value.reasons) == 2
        assert not Interview.objects.exists()

    def test_one_interview_is_arranged_at_a_time(self) -> None:
        referral = referred()
        first = proposed(referral)
        with pytest.raises(MoveRefused) as refused:
            proposed(referral)
        assert refused.value.reasons == [machines.ONE_AT_A_TIME]
        interviews.call_off(first.pk, by=make.user())
        assert proposed(referral).is_proposed

    def test_the_database_keeps_one_arranged_interview_a_referral(self) -> None:
        first = proposed()
        copy = Interview.objects.get(pk=first.pk)
        copy.pk = None
        copy._state.adding = True
        with pytest.raises(IntegrityError, match="interview_one_arranged"):
            copy.save()

    def test_a_decided_candidate_gets_no_interview(self) -> None:
        referral = referred()
        referrals.refuse(referral.pk, by=make.user(), reason="skills")
        with pytest.raises(MoveRefused) as refused:
            proposed(referral)
        assert machines.NOT_WAITING in refused.value.reasons

    def test_declining_is_told_to_the_employer_and_counts_for_nothing(self) -> None:
        """R80, Q-08: the referral goes on, no clock of the person runs."""
        interview = agreed()
        set_notice_is_proven(interview)
        interviews.decline(interview.pk, by=make.user(), reason="time")
        interview.refresh_from_db()
        assert interview.status == InterviewStatus.DECLINED
        assert {"interview_declined", "employer_interview_declined"} <= said(interview)
        assert not Deadline.objects.of(interview.subject).open().exists()
        assert Referral.objects.get().is_undecided

    def test_the_employers_answer_calls_off_what_was_arranged(self) -> None:
        interview = agreed()
        referrals.refuse(interview.referral_id, by=make.user(), reason="filled")
        interview.refresh_from_db()
        assert interview.status == InterviewStatus.CALLED_OFF
        assert "interview_called_off" in said(interview)

    def test_a_hire_elsewhere_calls_off_the_other_interviews(self) -> None:
        referral = referred()
        case = referral.offer.case
        other = offers.propose(case.pk, make.vacancy().pk, by=make.user())
        offers.agree(other.pk, by=case.person.user)
        interview = agreed(Referral.objects.get(offer=other))
        referrals.hire(referral.pk, by=make.user(), on=make.MONDAY)
        interview.refresh_from_db()
        assert interview.status == InterviewStatus.CALLED_OFF

    def test_times_that_nobody_chose_lapse_and_harm_nobody(self, clock_at: At) -> None:
        interview = proposed()
        interviews.look_after()
        clock_at("2026-03-18 15:01")
        for _ in range(2):
            interviews.look_after()
        interview.refresh_from_db()
        assert interview.status == InterviewStatus.LAPSED
        assert "employer_interview_lapsed" in said(interview)
        assert Referral.objects.get().status == ReferralStatus.SENT

    def test_the_day_before_it_is_recalled_once(self, clock_at: At) -> None:
        interview = agreed(at=WEDNESDAY)
        interviews.look_after()
        assert "interview_reminder" not in said(interview)
        clock_at("2026-03-17 15:01")
        for _ in range(2):
            interviews.look_after()
        assert Message.objects.of(interview.subject).filter(message_id="interview_reminder", channel="cabinet").count() == 1


# --- who came ---------------------------------------------------------------------------------------------------


class TestAttendance:
    pytestmark = in_march

    def test_the_terms_of_the_visit_begin_with_the_proven_notice_and_only_for_the_unemployed(self) -> None:
        """R74: T22 and T11 bind the unemployed; a job seeker owes no visit."""
        for status, limits in (("unemployed", {"T22", "T11"}), ("job_seeker", set())):
            interview = agreed(referred(status))
            assert not Deadline.objects.of(interview.subject).exists()
            set_notice_is_proven(interview)
            assert set(Deadline.objects.of(interview.subject).values_list("limit_id", flat=True)) == limits

    def test_nobody_says_who_came_before_the_time(self) -> None:
        with pytest.raises(MoveRefused) as refused:
            interviews.say_by_employer(agreed().pk, by=make.user(), came=False)
        assert refused.value.reasons == [machines.NOT_YET]

    def test_a_visit_meets_both_terms(self, clock_at: At) -> None:
        interview = agreed()
        set_notice_is_proven(interview)
        clock_at("2026-03-17 12:00")
        interviews.say_by_employer(interview.pk, by=make.user(), came=True)
        assert set(Deadline.objects.of(interview.subject).values_list("state", flat=True)) == {State.MET}

    def test_an_absence_counts_only_at_the_end_of_the_five_days_and_not_of_the_three(self, clock_at: At) -> None:
        """D-23: the duty of three days (T22) has no sanction; the five of T11 end on 26 March."""
        interview = agreed()
        set_notice_is_proven(interview)
        clock_at("2026-03-17 12:00")
        interviews.say_by_employer(interview.pk, by=make.user(), came=False)
        assert "absence_reported" in said(interview)
        clock_at("2026-03-20 00:01")
        deadlines.sweep()
        assert dict(Deadline.objects.of(interview.subject).values_list("limit_id", "state")) == {"T22": State.MISSED, "T11": State.RUNNING}
        clock_at("2026-03-27 00:01")
        deadlines.sweep()
        assert Deadline.objects.of(interview.subject).get(limit_id="T11").state == State.MISSED
        assert Trigger.objects.get().ground_id == "R51.3a"

    def test_the_persons_word_makes_a_dispute_that_is_held_against_nobody(self, clock_at: At) -> None:
        interview = agreed()
        set_notice_is_proven(interview)
        clock_at("2026-03-17 12:00")
        interviews.say_by_employer(interview.pk, by=make.user(), came=False)
        interviews.say_by_person(interview.pk, by=make.user(), came=True)
        interview.refresh_from_db()
        assert interview.status == InterviewStatus.DISPUTED
        assert set(Deadline.objects.of(interview.subject).values_list("state", flat=True)) == {State.CANCELLED}

    def test_an_employer_may_correct_itself(self, clock_at: At) -> None:
        interview = agreed()
        set_notice_is_proven(interview)
        clock_at("2026-03-17 12:00")
        for came in (False, True, True):
            interviews.say_by_employer(interview.pk, by=make.user(), came=came)
        interview.refresh_from_db()
        assert interview.status == InterviewStatus.HELD

    def test_silence_of_both_sides_counts_for_nothing(self, clock_at: At) -> None:
        interview = agreed()
        set_notice_is_proven(interview)
        clock_at("2026-03-27 00:01")
        deadlines.sweep()
        assert set(Deadline.objects.of(interview.subject).values_list("state", flat=True)) == {State.CANCELLED}

    def test_the_term_waits_visibly_for_a_later_time(self, clock_at: At) -> None:
        """The three days end on 19 March; the employer and the person agreed on the 20th."""
        interview = agreed(at=almaty("2026-03-20 11:00"))
        set_notice_is_proven(interview)
        clock_at("2026-03-20 00:01")
        deadlines.sweep()
        term = Deadline.objects.of(interview.subject).get(limit_id="T22")
        assert (term.state, term.held_because) == (State.HELD, interviews.LATER)
        clock_at("2026-03-20 12:00")
        interviews.say_by_person(interview.pk, by=make.user(), came=True)
        term.refresh_from_db()
        assert term.state == State.MET


# --- pages ------------------------------------------------------------------------------------------------------


class TestPages:
    pytestmark = in_march

    def test_the_employer_proposes_on_the_page_and_keeps_what_was_typed(self, sign_in: SignIn, read: Read) -> None:
        officer = make.user()
        referral = referred(officer=officer)
        client, url = sign_in(officer), f"/en/work/employer/referrals/{referral.pk}/interview/"
        typed = {"time1": "2026-03-21T11:00", "format": "on_site", "place": "Абай, 10"}
        page = read(client.post(url, typed))
        assert "not a working day (Nauryz)" in page.get_text()
        assert page.select_one("input[name=place]")["value"] == "Абай, 10"
        assert client.post(url, {**typed, "time1": "2026-03-17T11:00"}).status_code == 302
        assert Interview.objects.get().times == [TUESDAY]

    def test_the_person_picks_on_the_page_and_gets_a_calendar_entry(self, sign_in: SignIn, read: Read) -> None:
        interview = proposed()
        client = sign_in(interview.referral.offer.case.person.user)
        url = f"/ru/work/interviews/{interview.pk}/"
        choices = [field["value"] for field in read(client.get(url)).select("input[name=at]")]
        assert len(choices) == 2
        assert client.post(f"{url}pick/", {}).status_code == 200
        assert client.post(f"{url}pick/", {"at": choices[0]}).status_code == 302
        answer = client.get(f"{url}calendar/")
        assert answer["Content-Type"].startswith("text/calendar")
        assert b"DTSTART:20260317T060000Z" in answer.content

    def test_a_strangers_interview_does_not_exist(self, sign_in: SignIn) -> None:
        interview, stranger = agreed(), make.person().user
        for path in ("", "calendar/", "decline/"):
            assert sign_in(stranger).get(f"/ru/work/interviews/{interview.pk}/{path}").status_code == 404

    def test_declining_says_that_nothing_follows(self, sign_in: SignIn, read: Read) -> None:
        interview = agreed()
        client = sign_in(interview.referral.offer.case.person.user)
        url = f"/en/work/interviews/{interview.pk}/decline/"
        assert "It counts for nothing" in read(client.get(url)).get_text()
        assert client.post(url, {"reason": "other"}).status_code == 200
        assert client.post(url, {"reason": "health"}).status_code == 302
        interview.refresh_from_db()
        assert interview.status == InterviewStatus.DECLINED

    def test_both_sides_say_who_came(self, sign_in: SignIn, clock_at: At) -> None:
        officer = make.user()
        interview = agreed(referred(officer=officer))
        clock_at("2026-03-17 12:00")
        sign_in(officer).post(f"/ru/work/employer/interviews/{interview.pk}/attendance/", {"came": "no"})
        sign_in(interview.referral.offer.case.person.user).post(f"/ru/work/interviews/{interview.pk}/came/", {"came": "yes"})
        interview.refresh_from_db()
        assert (interview.employer_says_came, interview.person_says_came) == (False, True)

    def test_the_answer_rate_is_public_and_not_said_of_a_few(self, client: Client, read: Read, clock_at: At) -> None:
        officer = make.user()
        referral = referred(officer=officer, seats=20)
        organisation = referral.offer.vacancy.organisation
        url = f"/en/work/employers/{organisation.pk}/answers/"
        referrals.refuse(referral.pk, by=officer, reason="skills")
        assert "too few candidates" in read(client.get(url)).get_text()
        for number in range(4):
            case = make.case()
            offer = offers.propose(case.pk, referral.offer.vacancy_id, by=make.user())
            offers.agree(offer.pk, by=case.person.user)
            if number:
                referrals.refuse(Referral.objects.get(offer=offer).pk, by=officer, reason="skills")
        clock_at("2026-03-27 00:01")
        deadlines.sweep()
        assert answer_rates.of(organisation.pk) == answer_rates.AnswerRate(ended=5, answered=4, hired=0)
        assert "4 of 5 candidates (80%)" in read(client.get(url)).get_text()
