"""From draft to vacancy to version to closing (R66, R68.1, T16)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from employers.models import Draft, Vacancy, VacancyVersion
from employers.rules.machine import Status
from employers.rules.pay import money
from employers.services import closing, drafts, history, known, publishing, seats
from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from enbek.transitions.machine import MoveRefused
from enbek.transitions.models import Transition
from tests.employers import values as filled
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def monday(clock_at: Callable[[str], Any]) -> Any:
    return clock_at("2026-03-16 10:00")


@pytest.fixture
def officer() -> User:
    return make.user()


def draft(officer: User, **other: Any) -> Draft:
    return filled.draft(make.organisation(officer), officer, **other)


def term(row: Vacancy | Draft) -> Deadline:
    return Deadline.objects.of(row.subject).get(limit_id="T16")


def test_a_draft_becomes_a_vacancy_with_a_ground_a_version_and_a_met_term(officer: User) -> None:
    row = draft(officer)
    assert term(row).state == State.RUNNING
    vacancy = publishing.publish(row.pk, officer)
    assert vacancy in Vacancy.objects.open()
    assert (vacancy.title_ru, vacancy.pay_from, vacancy.seats, vacancy.posted_by) == ("Бухгалтер", 300_000, 2, officer)
    act = Transition.objects.of(vacancy.subject).get()
    assert (act.move, act.paragraph, act.by) == ("publish", "66", officer)
    assert term(vacancy).state == State.MET
    assert VacancyVersion.objects.get().number == 1


def test_a_second_press_gives_the_same_vacancy(officer: User) -> None:
    row = draft(officer)
    assert publishing.publish(row.pk, officer) == publishing.publish(row.pk, officer)
    assert Vacancy.objects.count() == 1


@pytest.mark.parametrize(("appeared", "state"), [("2026-03-09", State.MET), ("2026-03-06", State.MET), ("2026-03-05", State.MISSED), ("2026-03-16", State.MET)])
def test_the_term_counts_working_days_from_the_day_of_appearance(officer: User, appeared: str, state: str) -> None:
    """9 March is a day off in 2026 (8 March falls on a Sunday): five working days end on the 16th."""
    assert term(publishing.publish(draft(officer, appeared_on=appeared).pk, officer)).state == state


def test_another_day_of_appearance_starts_another_term(officer: User) -> None:
    row = draft(officer)
    drafts.keep(row.pk, "seats", {"seats": 1, "appeared_on": "2026-03-16"})
    running = Deadline.objects.of(row.subject).open().get()
    assert running.from_day.isoformat() == "2026-03-16"


def test_an_expired_term_is_missed_and_the_vacancy_is_still_taken(officer: User, clock_at: Callable[[str], Any]) -> None:
    row = draft(officer)
    clock_at("2026-04-01 10:00")
    deadlines.sweep()
    assert term(row).state == State.MISSED
    assert publishing.publish(row.pk, officer).is_open


def test_a_given_up_draft_owes_nothing(officer: User) -> None:
    row = draft(officer)
    drafts.drop(row.pk)
    assert term(row).state == State.CANCELLED


def test_what_is_missing_or_wrong_is_told_by_field_and_nothing_is_written(officer: User) -> None:
    row = drafts.start(make.organisation(officer), officer)
    drafts.keep(row.pk, "pay", {"pay_from": 11_111, "pay_to": None})
    with pytest.raises(publishing.NotReady) as refused:
        publishing.publish(row.pk, officer)
    assert {"pay_from", "occupation", "settlement"} <= set(refused.value.problems)
    assert not Vacancy.objects.exists()


def test_tags_never_reach_the_vacancy(officer: User) -> None:
    vacancy = publishing.publish(draft(officer, duties_ru="<b>Вести</b> учёт<script>x</script>").pk, officer)
    assert vacancy.duties_ru == "Вести учёт"


# --- beginning ---------------------------------------------------------------------------------------------------
def test_a_template_and_a_copy_begin_without_the_day(officer: User) -> None:
    row = draft(officer)
    template = drafts.save_template(row.pk, "Бухгалтер", officer)
    again = drafts.save_template(row.pk, "Бухгалтер", officer)
    assert list(Draft.objects.templates()) == [again]
    made = drafts.start(row.organisation, officer, template)
    assert (made.values["pay_from"], made.values.get("appeared_on")) == (300_000, None)
    copied = drafts.copy(publishing.publish(row.pk, officer), officer)
    assert (copied.values["duties_ru"], copied.values.get("appeared_on"), "seats" in copied.done) == (row.values["duties_ru"], None, False)


def test_two_tabs_with_two_steps_keep_both(officer: User) -> None:
    row = drafts.start(make.organisation(officer), officer)
    drafts.keep(row.pk, "pay", {"pay_from": 300_000})
    drafts.keep(row.pk, "wishes", {"wishes_ru": "1С"})
    assert Draft.objects.get().values == {"pay_from": 300_000, "wishes_ru": "1С"}


def test_half_a_step_is_kept_as_it_was_typed_within_bounds(officer: User) -> None:
    row = drafts.start(make.organisation(officer), officer)
    drafts.keep_typed(row.pk, "pay", {"pay_from": "триста", "pay_to": "1" * 5_000_000})
    typed = Draft.objects.get().typed["pay"]
    assert typed["pay_from"] == "триста"
    assert len(typed["pay_to"]) == drafts.MOST_TYPED


def test_drafts_are_called_by_title_occupation_or_nothing(officer: User) -> None:
    named, plain = draft(officer, title_ru="Главный бухгалтер"), drafts.start(make.organisation(officer), officer)
    titles = drafts.titles_of([named, plain])
    assert titles[named.pk] is not None and titles[named.pk].kk == "Главный бухгалтер"  # type: ignore[union-attr]
    assert titles[plain.pk] is None


# --- changing ----------------------------------------------------------------------------------------------------
def changed(vacancy: Vacancy, officer: User, **values: Any) -> Vacancy:
    row = drafts.edit(vacancy.pk, officer)
    drafts.keep(row.pk, "pay", values)
    return publishing.publish(row.pk, officer)


def test_a_change_is_a_new_version_with_its_differences(officer: User) -> None:
    vacancy = publishing.publish(draft(officer).pk, officer)
    changed(vacancy, officer, pay_from=320_000)
    vacancy.refresh_from_db()
    (change,) = history.changes(vacancy)
    assert (vacancy.version, vacancy.pay_from, change.version.number) == (2, 320_000, 2)
    assert [(one.field, one.before.ru, one.after.ru) for one in change.differences] == [("pay_from", money(300_000).ru, money(320_000).ru)]
    assert Deadline.objects.of(vacancy.subject).count() == 1, "a change is not another report (T16)"


def test_two_officers_cannot_overwrite_each_other(officer: User) -> None:
    vacancy = publishing.publish(draft(officer).pk, officer)
    row = drafts.edit(vacancy.pk, officer)
    assert drafts.edit(vacancy.pk, make.user()) == row, "one change at a time"
    Vacancy.objects.filter(pk=vacancy.pk).update(version=5)
    with pytest.raises(publishing.NotReady) as refused:
        publishing.publish(row.pk, officer)
    assert refused.value.problems[""] == publishing.CHANGED_MEANWHILE


def test_seats_do_not_sink_below_those_taken(officer: User) -> None:
    vacancy = publishing.publish(draft(officer, seats=3).pk, officer)
    seats.take(vacancy.pk)
    seats.take(vacancy.pk)
    row = drafts.edit(vacancy.pk, officer)
    drafts.keep(row.pk, "seats", {"seats": 1, "appeared_on": "2026-03-13"})
    with pytest.raises(publishing.NotReady) as refused:
        publishing.publish(row.pk, officer)
    assert set(refused.value.problems) == {"seats"}


def test_a_version_is_never_rewritten(officer: User) -> None:
    publishing.publish(draft(officer).pk, officer)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        VacancyVersion.objects.update(values={})


# --- closing -----------------------------------------------------------------------------------------------------
def test_closing_needs_a_reason_and_the_first_one_stays(officer: User) -> None:
    vacancy = publishing.publish(draft(officer).pk, officer)
    with pytest.raises(MoveRefused):
        closing.close(vacancy.pk, by=officer, reason="")
    closing.close(vacancy.pk, by=officer, reason="hired_elsewhere", words="знакомый")
    closing.close(vacancy.pk, by=officer, reason="mistake")
    vacancy.refresh_from_db()
    assert (vacancy.status, vacancy.closing_reason, vacancy.closed_on) == (Status.CLOSED, "hired_elsewhere", clock.today())
    assert vacancy not in Vacancy.objects.open()


def test_the_last_seat_closes_with_a_ground(officer: User) -> None:
    vacancy = publishing.publish(draft(officer, seats=1).pk, officer)
    seats.take(vacancy.pk)
    assert Transition.objects.of(vacancy.subject).order_by("id").last().move == "fill"  # type: ignore[union-attr]


def test_a_sleeping_vacancy_still_takes_whom_it_called() -> None:
    row = make.vacancy(status="asleep", seats=1)
    assert not row.is_open
    assert seats.take(row.pk).closing_reason == "seats_taken"


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_status_without_a_ground() -> None:
    make.vacancy()
    with pytest.raises(DatabaseError, match="without a ground"), transaction.atomic():
        Vacancy.objects.update(status="asleep")


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_give_one_vacancy(officer: User) -> None:
    row = draft(officer)

    def press() -> None:
        try:
            publishing.publish(row.pk, officer)
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _ in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert Vacancy.objects.count() == 1


def test_classifiers_are_asked_one_by_one_or_all_at_once() -> None:
    code, kato = make.occupation().pk, make.settlement().pk
    for among in (known.one_by_one(), known.all_at_once()):
        assert among.occupation(code) and among.settlement(kato)
        assert not among.occupation("9999-9") and not among.settlement("1")
