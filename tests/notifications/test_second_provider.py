"""The second SMS provider takes what the first certainly did not, and never what the first may have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from enbek import clock
from enbek.clock import ALMATY
from notifications import services
from notifications.models import Message, Outlet, State
from notifications.services.delivery import LEASE, claim
from notifications.services.outlets import PATIENCE
from notifications.services.routes import Route, open_routes
from tests.notifications.gateways import BUSY, NO_ANSWER, NO_SUCH_NUMBER, REFUSED, First, Second, clear

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_providers")]

NOON = datetime(2026, 3, 10, 12, tzinfo=ALMATY)


@pytest.fixture(autouse=True)
def _noon(clock_at: Callable[[datetime], datetime]) -> None:
    clock_at(NOON)


def sms() -> Message:
    return Message.objects.get(channel="sms")


def route(name: str) -> Route:
    return next(one for one in open_routes() if one.provider == name)


def at(**later: float) -> Any:
    return clock.frozen(NOON + timedelta(**later))


def test_the_first_provider_takes_what_it_can(say) -> None:
    say()
    services.deliver_due()
    assert (len(First.taken), len(Second.taken)) == (1, 0)
    assert sms().provider == "first"


@pytest.mark.parametrize("refusal", [REFUSED, BUSY])
def test_what_the_first_certainly_did_not_take_goes_to_the_second_at_once(say, refusal) -> None:
    say()
    First.script.append(refusal)
    services.deliver_due()
    assert (len(First.taken), len(Second.taken)) == (0, 1)
    assert (sms().state, sms().provider) == (State.SENT, "second")


def test_what_both_refuse_waits_and_then_begins_with_the_first(say) -> None:
    say()
    First.script.append(REFUSED)
    Second.script.append(REFUSED)
    services.deliver_due()
    assert (sms().state, sms().provider, sms().refused_by) == (State.NEW, "", "")
    assert sms().next_attempt_at > NOON
    with at(hours=2):
        services.deliver_due()
    assert len(First.taken) == 1


@pytest.mark.parametrize("taken", [True, False])
def test_an_attempt_without_an_answer_is_never_given_to_the_second(say, taken: bool) -> None:
    say()
    First.script.append((NO_ANSWER, taken))
    services.deliver_due()
    assert (sms().state, sms().provider, Second.taken) == (State.NEW, "first", [])
    with at(hours=2):
        services.deliver_due()
    assert (len(First.taken), Second.taken) == (1, []), "asked first, sent only if it was not there"
    assert sms().state == State.SENT


def test_while_the_first_rests_the_second_takes_what_is_new_and_leaves_what_may_have_left(say, make_user) -> None:
    for _ in range(PATIENCE + 4):
        say(to=make_user(email=None))
    First.script.extend([(NO_ANSWER, False)] * PATIENCE)
    services.deliver_due()
    assert Outlet.objects.get(provider="first").rests(NOON)
    assert len(Second.taken) == 4
    assert Message.objects.filter(channel="sms", provider="first", state=State.NEW).count() == PATIENCE
    with at(hours=2):
        services.deliver_due()
    assert len(First.taken) == PATIENCE
    assert len(Second.taken) == 4


def test_a_wrong_number_is_wrong_for_every_provider(say) -> None:
    say()
    First.script.append(NO_SUCH_NUMBER)
    services.deliver_due()
    assert (sms().state, Second.taken) == (State.FAILED, [])


def test_what_a_dead_sender_had_in_hand_stays_with_its_provider(say) -> None:
    say()
    claim(route("first"), 5, clock.now())
    First.script.append(REFUSED)
    with clock.frozen(NOON + LEASE + timedelta(seconds=1)):
        services.deliver_due()
    assert len(First.taken) + len(Second.taken) == 1
    assert sms().attempts >= 2


def test_what_was_claimed_and_not_begun_is_free_again(say, make_user) -> None:
    for _ in range(4):
        say(to=make_user(email=None))
    First.script.append(BUSY)
    services.deliver_due()
    assert len(Second.taken) == 4, "given back unbound when the first began to rest"


def test_a_provider_that_the_operator_left_keeps_nothing(say) -> None:
    say()
    Message.objects.filter(channel="sms").update(provider="a provider of old")
    services.deliver_due()
    assert len(First.taken) == 1


def test_identical_texts_to_one_number_are_not_taken_for_one_another(say, settings) -> None:
    """mobizon.kz finds by number and text: what it has for another row is not ours."""
    say(key="one")
    services.deliver_due()
    known = sms().provider_reference
    say(key="two")
    second = Message.objects.filter(channel="sms").exclude(provider_reference=known).get()
    Message.objects.filter(pk=second.pk).update(provider="first")
    with mock.patch.object(First, "find", lambda self, item: [known]), at(minutes=5):
        services.deliver_due()
    assert [item.id for item in First.taken] == [Message.objects.get(provider_reference=known).pk, second.pk]


def test_a_row_to_another_phone_that_shares_the_number_does_not_disown_an_attempt(say, settings) -> None:
    """smsc.kz knows us by 31 bits: among many messages two share a number. Disowned, the second would be sent twice."""
    say(key="one")
    services.deliver_due()
    shared = sms().provider_reference
    Message.objects.filter(channel="sms").update(address="+77010000001")
    say(key="two")
    second = Message.objects.filter(channel="sms").exclude(provider_reference=shared).get()
    Message.objects.filter(pk=second.pk).update(provider="first")
    with mock.patch.object(First, "find", lambda self, item: [shared]), at(minutes=5):
        services.deliver_due()
    second.refresh_from_db()
    assert (second.state, second.error_kind) == (State.SENT, "duplicate")
    assert len(First.taken) == 1


STEPS = st.lists(st.sampled_from([None, REFUSED, BUSY, (NO_ANSWER, True), (NO_ANSWER, False), "killed before", "killed after"]), max_size=8)


@given(first=STEPS, second=STEPS)
@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_providers_and_the_senders_do_each_sms_is_taken_once(say, user, first: list[Any], second: list[Any]) -> None:
    clear()
    Message.objects.all().delete()
    Outlet.objects.all().delete()
    say("placed", to=user)
    First.script, Second.script = ([step for step in steps if not isinstance(step, str)] for steps in (first, second))
    killed = [step for step in (*first, *second) if isinstance(step, str)]
    moment = NOON
    for _ in range(40):
        moment += timedelta(hours=2)
        with clock.frozen(moment):
            if killed:
                _die(killed.pop())
            services.deliver_due()
        if sms().state == State.SENT and not killed:
            break
    assert sms().state == State.SENT
    assert len(First.taken) + len(Second.taken) == 1


def _die(when: str) -> None:
    """A sender that claims a row and dies before or after the provider took it."""
    for one in open_routes():
        if one.channel != "sms":
            continue
        for row in claim(one, 1, clock.now()):
            already = row.provider == one.provider and one.sender.find(_item(row))
            if when == "killed after" and not already:
                type(one.sender).taken.append(_item(row))  # type: ignore[attr-defined]
            return


def _item(row: Message) -> Any:
    from notifications.services.delivery import _outgoing

    return _outgoing(row, may_be_there=False)
