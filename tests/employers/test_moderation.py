"""What makes a moderator look, and what a moderator's decision does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from careercenters.models import StaffMember
from careercenters.rules.rights import Role
from careercenters.services.staffing import appoint
from employers.models import Review, Vacancy
from employers.models.moderation import Outcome
from employers.rules.machine import Status
from employers.rules.moderation import ADVICE, WORDS, Finding, Neighbour, Notice, Reason, findings, likeness
from employers.services import closing, drafts, moderation, publishing
from enbek.accounts.models import User
from enbek.law.vacancies import REPORTS_A_DAY
from notifications.models import Message
from tests.employers import values as filled
from tests.mediation import factories as make

Read = Callable[[Any], Any]
PLAIN = "Вести учёт основных средств, готовить отчётность, работать в 1С, сверяться с банком."


def notice(text: str = PLAIN, title: str = "Бухгалтер", low: int = 300_000, high: int | None = 350_000, kind: str = "ordinary") -> Notice:
    return Notice([title], [text], low, high, kind)


def reasons(one: Notice, *near: Neighbour) -> set[str]:
    return {found.reason.value for found in findings(one, near)}


# --- rules -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        PLAIN, "Опыт от 3 до 5 лет. График 5/2, оплата 250 000 тенге.", "Работа от 18 лет, залог не требуется, без вложений.", "Қабылдау: 18 жастан, тәжірибе 2 жыл.",
        "Помогать женщинам и мужчинам старшего возраста", "Обслуживать до 40 клиентов в день, выставки 25-30 раз в год", "Стаж 10-15 лет опыта приветствуется",
        "Уход за детьми от 3 до 7", "Еңбекақы уақтылы төленеді, тамақ тегін", "Обучаем бесплатно, перевод документов",
    ],
)
def test_ordinary_words_point_nobody_out(text: str) -> None:
    assert reasons(notice(text)) == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Внесите залог 5000 тенге за форму", "money_asked"), ("Платное обучение за счёт кандидата", "money_asked"), ("Переведите деньги на карту", "money_asked"),
        ("Требуется предоплата", "money_asked"), ("Алдын ала төлем жасаңыз", "money_asked"), ("Тіркеу жарнасы 3000 теңге", "money_asked"),
        ("Звоните +7 (701) 123-45-67", "contacts"), ("8 701 123 45 67", "contacts"), ("Пишите на hr@company.kz", "contacts"), ("t.me/rabota", "contacts"),
        ("Ватсап в любое время", "contacts"), ("Подробнее на www.company.kz", "contacts"), ("instagram @company_hr", "contacts"),
        ("Только мужчины", "sex"), ("Требуются девушки", "sex"), ("Пол: женский", "sex"), ("Тек қыздар алынады", "sex"), ("Жігіттер керек", "sex"),
        ("Приятная внешность", "sex"), ("Возраст до 35", "age"), ("Возраст: от 25", "age"), ("Не старше 45", "age"), ("Кандидат от 20 до 30 лет", "age"),
        ("25-35 лет", "age"), ("35 жасқа дейін", "age"), ("20-30 жас", "age"),
    ],
)
def test_what_is_not_allowed_is_pointed_out_with_the_words_themselves(text: str, reason: str) -> None:
    found = {one.reason.value: one.evidence for one in findings(notice(f"{PLAIN} {text}."))}
    assert reason in found
    assert found[reason].split()[0].lower() in text.lower()


@pytest.mark.parametrize("pay", [(111_111, None), (222_222, None), (123_456, None), (100_000, 900_000)])
def test_a_pay_that_was_only_typed_is_pointed_out(pay: tuple[int, int | None]) -> None:
    assert reasons(notice(low=pay[0], high=pay[1])) == {"fake_pay"}


@pytest.mark.parametrize(
    ("title", "several"),
    [("Повар, кассир", True), ("Бухгалтер и юрист", True), ("Аспаз және даяшы", True), ("Водитель/грузчик", True), ("Водитель-экспедитор", False),
     ("Повар (горячий и холодный цех)", False), ("Инженер ПТО", False)],
)
def test_a_title_of_two_jobs_is_pointed_out(title: str, several: bool) -> None:
    assert ("several_jobs" in reasons(notice(title=title))) is several


def test_programmes_for_an_age_may_name_it() -> None:
    assert reasons(notice("Возраст до 29", kind="youth_practice")) == set()


def test_a_text_repeated_with_small_changes_is_the_same_and_another_is_not() -> None:
    words = "Бухгалтер\n" + PLAIN
    assert findings(notice(), [Neighbour("1", True, words.upper())]) == [Finding(Reason.DUPLICATE, "1")]
    assert findings(notice(), [Neighbour("2", False, words + " Срочно.")]) == [Finding(Reason.COPIED, "2")]
    assert findings(notice(), [Neighbour("3", True, "Бухгалтер на склад: приёмка, инвентаризация, первичные документы, путевые листы.")]) == []


@given(one=st.text(max_size=60), other=st.text(max_size=60))
def test_likeness_is_the_same_both_ways_and_whole_for_itself(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
    assert likeness(one, one) == 1


@given(text=st.text(max_size=300))
def test_no_text_breaks_the_rules(text: str) -> None:
    findings(notice(text, title=text))


def test_every_reason_is_said_and_says_what_to_do() -> None:
    assert set(WORDS) == set(ADVICE) == set(Reason)


# --- the way through a moderator -----------------------------------------------------------------------------------
@pytest.fixture
def monday(clock_at: Callable[[str], Any]) -> Any:
    return clock_at("2026-03-16 10:00")


@pytest.fixture
def officer(db: Any, monday: Any) -> User:
    return make.user()


@pytest.fixture
def moderator(officer: User) -> User:
    return appointed().user


def appointed() -> StaffMember:
    return appoint(StaffMember(user=make.user(), role=Role.MODERATOR, full_name="Модератор"))


def sent(officer: User, **other: Any) -> Vacancy:
    organisation = officer.organisations.first() or make.organisation(officer)
    return publishing.publish(filled.draft(organisation, officer, **other).pk, officer)


def suspicious(officer: User) -> Vacancy:
    return sent(officer, duties_ru=f"{PLAIN} Только мужчины, звоните 87011234567.")


def test_a_suspicious_vacancy_waits_unseen_and_the_employer_reads_why(officer: User, sign_in: Callable[..., Client]) -> None:
    vacancy = suspicious(officer)
    assert vacancy.status == Status.REVIEW
    assert vacancy not in Vacancy.objects.open()
    assert "Ограничение по полу" in sign_in(officer).get(f"/ru/vacancies/{vacancy.pk}/manage/").content.decode()
    assert {one["reason"] for one in Review.objects.get().findings} == {"contacts", "sex"}


def test_an_approved_vacancy_is_published_and_told(officer: User, moderator: User) -> None:
    vacancy = suspicious(officer)
    review = moderation.decide(Review.objects.get().pk, by=moderator, approve=True, reasons=[])
    vacancy.refresh_from_db()
    assert (vacancy.is_open, review.outcome, review.receipt["outcome_tone"]) == (True, Outcome.APPROVED, "good")
    assert Message.objects.filter(message_id="vacancy_reviewed", recipient=officer).exists()


def test_a_returned_vacancy_is_put_right_and_published_without_a_second_look(officer: User, moderator: User) -> None:
    vacancy = suspicious(officer)
    review = moderation.decide(Review.objects.get().pk, by=moderator, approve=False, reasons=["sex", "contacts"], words="Уберите телефон")
    assert moderation.decide(review.pk, by=moderator, approve=True, reasons=[]).outcome == Outcome.DECLINED, "the first decision stays"
    row = drafts.edit(vacancy.pk, officer)
    drafts.keep(row.pk, "duties", {"duties_ru": PLAIN})
    assert publishing.publish(row.pk, officer).is_open
    told = Message.objects.filter(message_id="vacancy_reviewed", recipient=officer, channel="cabinet").get()
    assert "Уберите телефон" in told.body or "Уберите телефон" in str(told.texts)


def test_a_return_needs_a_reason_and_nobody_decides_on_the_own_organisation(officer: User, moderator: User) -> None:
    suspicious(officer)
    review = Review.objects.get()
    with pytest.raises(moderation.Refused, match="at least one reason"):
        moderation.decide(review.pk, by=moderator, approve=False, reasons=[])
    with pytest.raises(moderation.Refused, match="own organisation"):
        moderation.decide(review.pk, by=officer, approve=True, reasons=[])


def test_a_change_or_a_closing_overtakes_the_look(officer: User, moderator: User) -> None:
    vacancy = suspicious(officer)
    row = drafts.edit(vacancy.pk, officer)
    drafts.keep(row.pk, "wishes", {"wishes_ru": "Вежливость"})
    publishing.publish(row.pk, officer)
    assert sorted(Review.objects.values_list("outcome", flat=True)) == ["", Outcome.OVERTAKEN]
    closing.close(vacancy.pk, by=officer, reason="mistake")
    assert not Review.objects.waiting().exists()


def test_two_nearly_equal_vacancies_share_a_cluster_and_one_of_them_waits(officer: User) -> None:
    first, second = sent(officer, duties_ru=PLAIN), sent(officer, duties_ru=PLAIN + " Срочно.")
    first.refresh_from_db()
    assert first.is_open
    assert second.status == Status.REVIEW
    assert second.cluster == first.cluster is not None


def test_a_report_keeps_the_vacancy_in_the_list_until_a_person_decides(officer: User, moderator: User) -> None:
    vacancy, reader = sent(officer), make.user()
    moderation.report(vacancy.pk, by=reader, reason="money_asked", words="Просили 5000")
    moderation.report(vacancy.pk, by=reader, reason="sex")
    moderation.report(vacancy.pk, by=make.user(), reason="fake_pay")
    review = Review.objects.get()
    assert len(review.findings) == 2, "one report of a person"
    assert vacancy in Vacancy.objects.open()
    moderation.decide(review.pk, by=moderator, approve=False, reasons=["money_asked"])
    assert vacancy not in Vacancy.objects.open()


def test_reports_of_a_day_are_bounded(officer: User) -> None:
    reader, vacancies = make.user(), [make.vacancy() for _ in range(REPORTS_A_DAY + 1)]
    for row in vacancies[:-1]:
        moderation.report(row.pk, by=reader, reason="not_a_job")
    with pytest.raises(moderation.Refused, match="Too many"):
        moderation.report(vacancies[-1].pk, by=reader, reason="not_a_job")


# --- pages -------------------------------------------------------------------------------------------------------
@pytest.fixture
def desk(moderator: User, sign_in: Callable[..., Client], settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR = False
    return sign_in(moderator)


def test_a_moderator_reads_why_and_returns_it_and_the_employer_sees_the_receipt(
    officer: User, desk: Client, sign_in: Callable[..., Client], read: Read
) -> None:
    vacancy = suspicious(officer)
    page = read(desk.get("/ru/office/vacancies/"))
    page = read(desk.get(page.select_one(".card-title a")["href"]))
    assert "Только мужчины" in page.get_text()
    told = read(desk.post(f"/ru/office/vacancies/{Review.objects.get().pk}/", {"approve": "no"}))
    assert told.select_one(".errorlist, .error-summary")
    desk.post(f"/ru/office/vacancies/{Review.objects.get().pk}/", {"approve": "no", "reasons": ["sex"], "words": "См. пункт 66"})
    own = read(sign_in(officer).get(f"/ru/vacancies/{vacancy.pk}/manage/"))
    assert "См. пункт 66" in own.select_one(".receipt").get_text()


def test_the_desk_is_for_moderators_alone(officer: User, sign_in: Callable[..., Client], settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False
    assert sign_in(officer).get("/ru/office/vacancies/").status_code == 404
    support = appoint(StaffMember(user=make.user(), role=Role.SUPPORT, full_name="Поддержка"))
    assert sign_in(support.user).get("/ru/office/vacancies/").status_code == 404


def test_a_reader_reports_in_two_presses(officer: User, sign_in: Callable[..., Client], read: Read) -> None:
    vacancy, reader = sent(officer), sign_in(make.user())
    page = read(reader.get(f"/ru/vacancies/{vacancy.pk}/"))
    assert page.select_one(f"a[href='/ru/vacancies/{vacancy.pk}/report/']")
    assert reader.post(f"/ru/vacancies/{vacancy.pk}/report/", {"reason": "money_asked"}).status_code == 302
    assert Review.objects.waiting().count() == 1


def test_the_queue_costs_the_same_for_three_as_for_eight(officer: User, desk: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get("/ru/office/vacancies/").status_code == 200
        return len(captured)

    def more(number: int) -> None:
        for _ in range(number):
            moderation.report(make.vacancy().pk, by=make.user(), reason="not_a_job")

    more(3)
    few = queries()
    more(5)
    assert queries() == few
