"""Both readings of every discrepancy that changes a date, a list or a right; and the one applied."""

from __future__ import annotations

from datetime import date, time

import pytest

from enbek.law import (
    GUIDE,
    ORDER_214,
    ORDER_259,
    discrepancies,
    discrepancy,
    ground,
    grounds,
    has_limit,
    legal_basis,
    limit,
    limits,
)
from enbek.law.deregistration import RULES, deregistration_grounds, may_register_again_on, report_counts_from, rule
from enbek.law.discrepancies import UnknownDiscrepancy
from enbek.law.hours import MOBILITY_CENTRE_HOURS, MOBILITY_CENTRE_HOURS_KK, MOBILITY_CENTRE_HOURS_RU
from enbek.workdays import builtin
from enbek.workdays.counting import due_at, due_on

THURSDAY = date(2026, 3, 19)  # before Nauryz: the next working days are 20, 26, 27, 30, 31 March
CAL = builtin()


def ends(limit_id: str, edition: str = ORDER_214, amount: int | None = None) -> date:
    return due_on(limit(limit_id, edition), THURSDAY, CAL, amount)


def test_every_discrepancy_named_by_a_limit_or_ground_exists() -> None:
    named = {name for edition in (ORDER_214, ORDER_259, GUIDE) for item in limits(edition) for name in item.discrepancies}
    named |= {name for prefix in ("R41", "R51", "A1.9") for item in grounds(prefix) for name in item.discrepancies}
    assert named <= {item.id for item in discrepancies()}


def test_every_discrepancy_says_both_readings_the_choice_and_the_reason_in_three_languages() -> None:
    for item in discrepancies():
        assert item.first.says != item.second.says
        for text in (item.first.source, item.second.source, item.first.says, item.second.says, item.applied, item.reason):
            assert all(text.to_json().values())


def test_an_unknown_discrepancy_names_its_neighbours() -> None:
    with pytest.raises(UnknownDiscrepancy, match="D-01"):
        discrepancy("D-99")


def test_d01_notice_of_suitable_work_is_due_in_one_day_and_broken_after_three() -> None:
    rule_ = limit("T18")
    assert ends("T18") == date(2026, 3, 20)
    assert ends("T18", amount=rule_.breach_amount) == date(2026, 3, 27)
    assert ends("T18", ORDER_259) == date(2026, 3, 27)  # D-50: the origin of the Kazakh three days


def test_d02_the_two_openings_differ_and_the_closing_that_decides_does_not() -> None:
    assert (MOBILITY_CENTRE_HOURS_RU.opens, MOBILITY_CENTRE_HOURS_KK.opens) == (time(9, 30), time(9))
    assert MOBILITY_CENTRE_HOURS is MOBILITY_CENTRE_HOURS_RU
    ends_at = {due_at(limit("T10"), THURSDAY, hours) for hours in (MOBILITY_CENTRE_HOURS_RU, MOBILITY_CENTRE_HOURS_KK)}
    assert len(ends_at) == 1


def test_d08_the_five_days_for_a_report_run_from_the_event_or_from_the_day_it_was_learnt() -> None:
    russian, learnt = report_counts_from(THURSDAY), report_counts_from(THURSDAY, date(2026, 3, 27))
    assert (due_on(limit("T13"), russian, CAL), due_on(limit("T13"), learnt, CAL)) == (date(2026, 3, 31), date(2026, 4, 3))
    assert report_counts_from(THURSDAY, date(2026, 3, 1)) == THURSDAY  # who knew before has it from the event


def test_d09_a_report_of_the_fifth_day_is_in_time() -> None:
    last_day = ends("T13")
    assert due_at(limit("T13"), last_day).date() > last_day  # 24:00 of the fifth day
    assert rule("R51.6").limit_id == "T13"


def test_every_ground_of_deregistration_has_its_rule() -> None:
    assert [item.id for item in deregistration_grounds()] == list(RULES)


def test_d32_order_214_counts_no_days_of_a_complaint_and_order_259_did() -> None:
    assert not has_limit("O46", ORDER_214)
    assert (limit("O46", ORDER_259).amount, limit("O47", ORDER_259).amount) == (5, 15)
    assert "91" in legal_basis("appeal").ru


def test_d46_d47_d52_the_steps_that_are_automatic_now_had_days_of_their_own() -> None:
    gone = {"O31": date(2026, 3, 20), "O32": date(2026, 3, 20), "O33": date(2026, 3, 26), "O42": date(2026, 3, 20)}
    assert {name: ends(name, ORDER_259) for name in gone} == gone
    assert not any(has_limit(name, ORDER_214) for name in gone)


def test_d10_a_good_reason_excuses_self_willed_termination_though_the_russian_text_alone_would_not() -> None:
    assert rule("R51.3c").good_reason_excuses
    assert not rule("R51.3c").by_letter_excuses
    other = {name: item for name, item in RULES.items() if name != "R51.3c"}
    assert all(item.good_reason_excuses == item.by_letter_excuses for item in other.values())


def test_d23_the_duty_ends_after_three_days_and_the_ground_arises_after_five() -> None:
    assert ends("T22") == date(2026, 3, 27)
    assert ends("T11") == date(2026, 3, 31)
    assert rule("R51.3a").limit_id == "T11"


def test_d25_information_on_the_unemployed_names_both_articles() -> None:
    assert all("98" in words and "99" in words for words in legal_basis("A9").to_json().values())
    assert "99" not in legal_basis("A4").ru


def test_d30_the_second_ground_of_refusal_has_a_code_of_its_own() -> None:
    assert [item.id for item in grounds("A1.9")] == ["A1.9.1", "A1.9.2"]


@pytest.mark.parametrize("ground_id", list(RULES))
def test_d33_without_the_bar_one_may_register_again_at_once(ground_id: str) -> None:
    assert may_register_again_on(ground_id, THURSDAY) == THURSDAY


@pytest.mark.parametrize(
    ("ground_id", "first_day"),
    [(name, date(2026, 4, 18) if name in ("R51.2a", "R51.2b", "R51.3a", "R51.3b", "R51.3c", "R51.4") else THURSDAY) for name in RULES],
)
def test_d33_with_the_bar_the_five_faults_wait_thirty_calendar_days(ground_id: str, first_day: date) -> None:
    assert may_register_again_on(ground_id, THURSDAY, apply_bar=True) == first_day


def test_d33_who_left_at_their_own_wish_is_never_barred() -> None:
    assert may_register_again_on(None, THURSDAY, apply_bar=True) == THURSDAY


def test_d40_the_decision_is_due_at_once_and_late_after_the_term_of_the_service() -> None:
    assert ends("T07") == THURSDAY
    assert ends("T07", amount=limit("T07").breach_amount) == ends("T25") == date(2026, 3, 26)


@pytest.mark.parametrize(
    ("limit_id", "name", "now", "before"),
    [
        ("T05", "D-45", date(2026, 3, 26), date(2026, 3, 20)),
        ("T08", "D-48", date(2026, 3, 20), date(2026, 3, 26)),
        ("T22", "D-49", date(2026, 3, 27), date(2026, 3, 31)),
    ],
)
def test_each_edition_has_its_own_number_of_days(limit_id: str, name: str, now: date, before: date) -> None:
    assert (ends(limit_id), ends(limit_id, ORDER_259)) == (now, before)
    assert name in {*limit(limit_id).discrepancies, *limit(limit_id, ORDER_259).discrepancies}


def test_d53_the_convicted_are_a_sixth_ground_of_order_214() -> None:
    assert [item.id for item in grounds("R41")] == [f"R41.{number}" for number in range(1, 7)]
    assert "D-53" in ground("R41.6").discrepancies


def test_d64_the_portal_matches_for_two_days_though_the_guide_says_three() -> None:
    assert (ends("T06"), ends("T06", GUIDE)) == (date(2026, 3, 26), date(2026, 3, 27))
    assert discrepancy("D-64").applied == discrepancy("D-64").second.says
