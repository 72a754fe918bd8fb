"""When a notice counts as delivered, which clocks begin then, and who looks after those that do not arrive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from enbek import clock
from enbek.accounts.models import User
from enbek.clock import ALMATY
from enbek.deadlines.models import Deadline
from enbek.law import limit
from enbek.law.notices import Evidence
from enbek.subjects import Subject
from notifications import services
from notifications.channels.base import DeliveryError, ErrorKind
from notifications.channels.sms import MemoryGateway
from notifications.models import BadAddress, Message
from notifications.services import proof, relaying
from notifications.services.relaying import RelayRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_offices")]

TUESDAY = datetime(2026, 3, 10, 12, tzinfo=ALMATY)


@pytest.fixture(autouse=True)
def _tuesday(clock_at: Callable[[datetime], datetime]) -> None:
    clock_at(TUESDAY)


def address(name: str, language: str = "ru", **kwargs: Any) -> str:
    with translation.override(language):
        return reverse(f"notifications:{name}", kwargs=kwargs or None)


def notice(message_id: str = "interview_set") -> Message:
    return Message.objects.get(channel="cabinet", message_id=message_id)


def open_it(user: User, sign_in: Callable[..., Client]) -> None:
    sign_in(user).get(address("detail", pk=notice().pk))


def test_a_notice_is_not_delivered_because_it_was_written_sent_or_mailed(say, case: Subject, mailoutbox) -> None:
    say("interview_set")
    services.deliver_due()
    assert len(mailoutbox) == len(MemoryGateway.sent) == 1
    assert services.delivered_at(case, "interview_set") is None


def test_opening_it_in_the_account_proves_it(say, user: User, case: Subject, sign_in, clock_at) -> None:
    say("interview_set")
    opened = clock_at("2026-03-11 09:30")
    open_it(user, sign_in)
    assert services.delivered_at(case, "interview_set") == opened
    assert notice().evidence == Evidence.OPENED


def test_the_first_proof_counts(say, user: User, case: Subject, sign_in, clock_at) -> None:
    say("interview_set")
    first = clock_at("2026-03-11 09:30")
    open_it(user, sign_in)
    clock_at("2026-03-12 09:30")
    assert not proof.prove(user.pk, notice().key, Evidence.REPORTED, clock.now())
    assert services.delivered_at(case, "interview_set") == first


def test_an_alert_has_nothing_to_prove(say, user: User, case: Subject, sign_in) -> None:
    say("placed")
    sign_in(user).get(address("detail", pk=notice("placed").pk))
    assert notice("placed").proven_at is None
    assert notice("placed").proof_due_at is None


def test_who_did_what_the_notice_is_about_has_received_it(say, user: User, case: Subject) -> None:
    say("offer_received")
    services.acted(case, "offer_received", user.pk)
    assert notice("offer_received").evidence == Evidence.ACTED


def test_a_proof_is_of_its_recipient_alone(say, user: User, make_user, case: Subject) -> None:
    other = make_user()
    say("interview_set")
    say("interview_set", to=other)
    services.acted(case, "interview_set", other.pk)
    assert services.delivered_at(case, "interview_set", recipient_id=user.pk) is None
    assert services.delivered_at(case, "interview_set", recipient_id=other.pk) == TUESDAY


@pytest.mark.parametrize("change", ["proof = 'opened'", "proven_at = now()", "pruned_at = now()", "body = ''"])
def test_the_database_refuses_half_a_proof_and_a_notice_without_words(say, change: str) -> None:
    say("interview_set")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE notifications_message SET {change} WHERE channel = 'cabinet'")  # noqa: S608


# --- clocks that run from the notice -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("message_id", "limits"), [("interview_set", {"T22", "T11"}), ("summons", {"T12"}), ("place_of_work_or_training", {"T11"})]
)
def test_a_clock_from_notification_begins_only_when_it_is_delivered(say, user: User, case: Subject, clock_at, message_id: str, limits: set[str]) -> None:
    say(message_id)
    clock_at("2026-03-17 10:00")
    assert not Deadline.objects.of(case).exists(), "a week has passed and nothing runs"
    services.acted(case, message_id, user.pk)
    clocks = Deadline.objects.of(case).running()
    assert {row.limit_id for row in clocks} == limits
    assert {row.from_day for row in clocks} == {date(2026, 3, 17)}


def test_a_clock_is_not_begun_twice(say, user: User, case: Subject) -> None:
    say("summons")
    for evidence in (Evidence.OPENED, Evidence.REPORTED):
        proof.prove(user.pk, notice("summons").key, evidence, clock.now())
    assert Deadline.objects.of(case).count() == 1


def test_the_period_of_an_interview_binds_the_unemployed_alone_r74(say, user: User, case: Subject) -> None:
    say("interview_set", unemployed=False)
    services.acted(case, "interview_set", user.pk)
    assert not Deadline.objects.of(case).exists()


def test_the_page_shows_that_the_clock_waits_and_then_that_it_runs(say, user: User, sign_in, read, clock_at) -> None:
    say("interview_set")
    later = clock_at("2026-03-12 18:00")
    client = sign_in(user)
    row = notice()
    services.mark_read(row)
    page = read(client.get(address("detail", "en", pk=row.pk)))
    assert limit("T22").title.en in page.main.get_text()
    assert f"{later:%H:%M}" in page.main.get_text()
    assert "Counts as delivered since" in page.main.get_text(" ", strip=True)


# --- notices that do not arrive ------------------------------------------------------------------------------
def staff_of(make_user, sign_in) -> Client:
    return sign_in(make_user(is_staff=True, is_superuser=True))


def waiting() -> int:
    return Message.objects.unproven(clock.now()).count()


def test_a_notice_that_nothing_proves_becomes_a_task_after_as_many_working_days_as_r52_gives(say, clock_at) -> None:
    say("case_closed")
    clock_at("2026-03-12 23:00")
    assert waiting() == 0
    clock_at("2026-03-13 00:01")
    assert waiting() == 1, f"{limit('T14').amount} working days after Tuesday is Thursday"


def test_it_is_a_task_at_once_when_every_other_way_has_failed(say, user: User) -> None:
    User.objects.filter(pk=user.pk).update(email=None)
    user.refresh_from_db()
    MemoryGateway.refuse = DeliveryError(ErrorKind.PERMANENT, "no such number", wrong_address=True)
    say("case_closed")
    services.deliver_due()
    assert waiting() == 1


def test_it_waits_while_another_way_is_open(say) -> None:
    MemoryGateway.refuse = DeliveryError(ErrorKind.PERMANENT, "no such number", wrong_address=True)
    say("case_closed")
    services.deliver_due()
    assert waiting() == 0, "the letter is on its way"


def test_an_opened_notice_is_no_task(say, user: User, sign_in, clock_at) -> None:
    say("interview_set")
    open_it(user, sign_in)
    clock_at("2026-04-01 10:00")
    assert waiting() == 0


def test_an_officer_sees_what_did_not_arrive_and_says_how_the_person_was_told(say, make_user, sign_in, read, clock_at, case: Subject) -> None:
    say("case_closed", case="2026-000007")
    clock_at("2026-03-20 10:00")
    office = staff_of(make_user, sign_in)
    assert "2026-000007" in read(office.get(address("undelivered", "en"))).main.get_text()
    page = address("undelivered_notice", "en", pk=notice("case_closed").pk)
    assert "own request" in read(office.get(page)).main.get_text()
    assert office.post(page, {"how": "by telephone", "at": "2026-03-19T15:00"}).status_code == 302
    row = notice("case_closed")
    assert (row.evidence, row.proven_at) == (Evidence.TOLD, datetime(2026, 3, 19, 15, tzinfo=ALMATY))
    assert "by telephone" in row.proof_note
    assert waiting() == 0


@pytest.mark.parametrize("moment", ["2026-03-30T10:00", "2026-03-09T10:00", "yesterday", ""])
def test_a_telling_at_an_impossible_time_is_refused(say, make_user, sign_in, clock_at, moment: str) -> None:
    say("case_closed")
    clock_at("2026-03-20 10:00")
    page = address("undelivered_notice", pk=notice("case_closed").pk)
    assert staff_of(make_user, sign_in).post(page, {"how": "by telephone", "at": moment}).status_code == 200
    assert notice("case_closed").proven_at is None


def test_telling_in_the_future_is_refused_by_the_service_too(say, user: User) -> None:
    say("case_closed")
    with pytest.raises(RelayRefused):
        relaying.told(notice("case_closed"), by=user, how="x", at=clock.now() + timedelta(minutes=1))


def test_the_list_costs_the_same_for_three_notices_as_for_eight(say, make_user, sign_in, clock_at) -> None:
    office = staff_of(make_user, sign_in)

    def queries(number: int) -> int:
        for _ in range(number):
            say("case_closed", to=make_user())
        with clock.frozen(TUESDAY + timedelta(days=9)), CaptureQueriesContext(connection) as caught:
            assert office.get(address("undelivered")).status_code == 200
        return len(caught)

    assert queries(3) == queries(8)


@pytest.mark.parametrize("name", ["undelivered", "relay"])
def test_the_pages_of_the_office_do_not_exist_for_others(user: User, make_user, sign_in, name: str) -> None:
    assert sign_in(user).get(address(name)).status_code == 404
    assert sign_in(make_user(is_staff=True)).get(address(name)).status_code == 403


# --- the journal of a case -------------------------------------------------------------------------------------
def test_the_journal_of_a_case_shows_every_message_with_its_ways(say, user: User, sign_in, read) -> None:
    say("registered_as_job_seeker", case="2026-000007")
    say("interview_set", case="2026-000007")
    say("placed", case="2026-000008")
    services.deliver_due()
    page = read(sign_in(user).get(address("journal", "en", case="2026-000007")))
    assert len(page.select("main article")) == 2
    assert page.main.get_text().count("SMS") == 2
    assert "nothing follows from it for you" in page.main.get_text()


def test_the_journal_of_another_persons_case_does_not_exist(say, make_user, sign_in) -> None:
    say("placed", case="2026-000007")
    assert sign_in(make_user()).get(address("journal", case="2026-000007")).status_code == 404


def test_a_wrong_number_does_not_prove_anything_against_anybody(say, user: User) -> None:
    MemoryGateway.refuse = DeliveryError(ErrorKind.PERMANENT, "no such number", wrong_address=True)
    say("interview_set")
    services.deliver_due()
    assert BadAddress.objects.open().count() == 1
    assert not Deadline.objects.exists()
