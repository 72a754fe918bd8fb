"""From the application to the status of unemployed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.law import GUIDE, ORDER_214, ORDER_259, edition
from enbek.law.editions import UnknownEdition
from enbek.workdays import builtin
from enbek.workdays.chain import Chain, Channel, chain_of
from enbek.workdays.counting import ALMATY

CAL = builtin()


def chain(submitted: str, channel: Channel, edition_id: str | None = None) -> Chain:
    moment = datetime.fromisoformat(submitted).replace(tzinfo=ALMATY)
    return chain_of(moment, channel, CAL, edition=edition(edition_id) if edition_id else None)


def dates(result: Chain) -> list[str]:
    return [day.isoformat() for day in (result.accepted_on, result.registered_on, result.matching_due_on, result.unemployed_on)]


@pytest.mark.parametrize(
    ("submitted", "channel", "expected"),
    [
        # an evening before Nauryz: accepted on Friday, registered at once, two working days over the holidays
        ("2026-03-19T19:30", Channel.ENBEK, ["2026-03-20", "2026-03-20", "2026-03-27", "2026-03-28"]),
        ("2026-03-19T18:00", Channel.ENBEK, ["2026-03-19", "2026-03-19", "2026-03-26", "2026-03-27"]),
        # over egov.kz the centre has one working day to register
        ("2026-03-19T18:00", Channel.EGOV, ["2026-03-19", "2026-03-20", "2026-03-27", "2026-03-28"]),
        ("2026-03-19T11:00", Channel.CENTRE, ["2026-03-19", "2026-03-20", "2026-03-27", "2026-03-28"]),
        # the act of a Friday's end bears the date of Saturday
        ("2026-04-15T10:00", Channel.ENBEK, ["2026-04-15", "2026-04-15", "2026-04-17", "2026-04-18"]),
    ],
)
def test_the_chain_of_an_application_under_order_214(submitted: str, channel: Channel, expected: list[str]) -> None:
    result = chain(submitted, channel)
    assert dates(result) == expected
    assert result.edition == ORDER_214


def test_order_259_matched_for_one_day_and_needed_two_signed_steps() -> None:
    assert dates(chain("2022-02-07T10:00", Channel.EGOV)) == ["2022-02-07", "2022-02-08", "2022-02-09", "2022-02-11"]
    assert chain("2022-02-07T10:00", Channel.EGOV).edition == ORDER_259


def test_an_application_of_the_last_evening_of_order_259_is_accepted_under_order_214() -> None:
    assert chain("2023-06-30T20:00", Channel.EGOV).edition == ORDER_214


def test_d64_the_guide_would_take_a_day_longer() -> None:
    rules, guide = chain("2026-04-13T10:00", Channel.ENBEK), chain("2026-04-13T10:00", Channel.ENBEK, GUIDE)
    assert (rules.matching_due_on, guide.matching_due_on) == (date(2026, 4, 15), date(2026, 4, 16))
    assert dates(chain("2026-04-13T10:00", Channel.EGOV, GUIDE))[1] == "2026-04-14"


def test_before_the_first_edition_the_chain_names_the_remedy() -> None:
    with pytest.raises(UnknownEdition, match="LAW_EDITION_DATES"):
        chain("2019-04-13T10:00", Channel.EGOV)


@given(
    st.datetimes(datetime(2021, 5, 1), datetime(2034, 12, 1), timezones=st.just(ALMATY)),  # noqa: DTZ001  (bounds take no zone)
    st.sampled_from(list(Channel)),
    st.sampled_from([None, ORDER_214, ORDER_259, GUIDE]),
)
def test_the_steps_of_a_chain_follow_each_other(submitted: datetime, channel: Channel, edition_id: str | None) -> None:
    result = chain_of(submitted, channel, CAL, edition=edition(edition_id) if edition_id else None)
    assert submitted.date() <= result.accepted_on <= result.registered_on < result.matching_due_on < result.unemployed_on
    assert result.explained(CAL)[-1].due_on == result.matching_due_on
    if result.edition != ORDER_259:
        assert result.unemployed_on == result.matching_due_on + timedelta(days=1)
