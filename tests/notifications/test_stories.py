"""The ways of the personas, as their messages tell them: on every channel, to a reader of Kazakh and to a reader of Russian.

Each story does what really happens and then looks at what arrived: the row of the account, the letter, the SMS.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import count
from typing import Any

import pytest

from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.i18n import Text
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from mediation.models import Offer, Referral
from mediation.services import offers, referrals
from notifications.models import Message, RelayTask
from registration.models import Case
from registration.models.decisions import Kind
from registration.services import acceptance, certificates, closing, corrections, sweeping
from seekers.models import Person
from tests import factories
from tests.mediation import factories as make
from tests.notifications.hearing import Facts, Heard, both, day, figures, plain, rules
from tests.registration.building import signature_taken
from tests.registration.conftest import job_seeker, sandbox, state, submit, window_ends  # noqa: F401  # fixtures
from tests.registration.test_pipeline import OPEN_CONTRACT

pytestmark = pytest.mark.django_db

At = Callable[[datetime | str], datetime]

phones = count(1)
both_languages = pytest.mark.parametrize("language", ["kk", "ru"])


@pytest.fixture
def hear(mailoutbox: list[Any]) -> Callable[[User], Heard]:
    return lambda user: Heard(user, mailoutbox)


def persona(language: str, **values: Any) -> Person:
    return factories.person(user=factories.user(language=language), **values)


# --- the way to the registration ----------------------------------------------------------------------------
@both_languages
def test_received_outside_hours(language: str, submit: Any, hear: Any, clock_at: At) -> None:
    case = submit(persona(language), at="2026-03-20 19:40")
    hear(case.person.user).says(
        "application_received",
        letter=(day("2026-03-20"), day("2026-03-26"), day("2026-03-27"), "19:40", both("Сарыарқа мансап орталығы", "Карьерный центр Сарыарка"),
                both("жұмыс уақытынан тыс", "вне рабочего времени"), both("ештеңе талап етілмейді", "ничего не требуется"),
                rules("1-қосымшасының 7-жолы", "строка 7 приложения 1")),
        sms=(figures("2026-03-26"), figures("2026-03-27")),
    )


@both_languages
def test_registered_as_a_job_seeker(language: str, job_seeker: Any, hear: Any) -> None:
    case = job_seeker(person=persona(language))
    heard = hear(case.person.user)
    heard.says(
        "registered_as_job_seeker",
        letter=(day("2026-03-20"), day("2026-03-27"), rules("Негіз: Қағидалардың", "Основание: ")),
        sms=(figures("2026-03-20"),),
    )
    about = heard.rows["services_explained"]
    assert "молодежная практика" in about.texts["ru"]["text"]
    assert "жастар практикасы" in about.texts["kk"]["text"]
    assert not Message.objects.filter(message_id="services_explained", channel="sms").exists()


@both_languages
def test_refused_as_a_job_seeker(language: str, submit: Any, state: SandboxClient, hear: Any) -> None:
    someone = persona(language, surname="Ахметова")
    state.set_facts(Registry.IDENTITY, someone.iin.value, factories.identity_of(someone) | {"surname": "Оспанова"})
    case = submit(someone, known=False)
    decision = acceptance.process(case.pk)
    assert decision is not None
    ground = Text.from_json(decision.holding[0]["text"])
    hear(someone.user).says(
        "refused_as_job_seeker",
        letter=(day("2026-03-20"), both(ground.kk, ground.ru), both("«Бұл жазба қате»", "«Эта запись неверна»"),
                both("91-бабына", "статье 91"), rules("8, 59-тармақтары", "пункты 8 и 59"), both("(3-қосымша)", "(приложение 3)")),
        sms=(figures("2026-03-20"), "1414"), never_by_sms=(ground.kk, ground.ru, "Оспанова"),
    )


@both_languages
def test_delayed_by_a_silent_registry(language: str, submit: Any, state: SandboxClient, hear: Any) -> None:
    case = submit(persona(language))
    state.set_mode(Registry.IDENTITY, Mode.ERROR)
    assert acceptance.process(case.pk) is None
    title = Registry.IDENTITY.title
    hear(case.person.user).says(
        "registry_delay",
        letter=(both(title.kk, title.ru), both("зиян келтірмейді", "не вредит"), both("ештеңе талап етілмейді", "ничего не требуется"),
                rules("7, 38, 54-тармақтары", "пункты 7, 38 и 54")),
        sms=({"kk": "зиян келтірмейді", "ru": "не вредит"}[language],),
    )


@both_languages
def test_promoted_to_unemployed(language: str, job_seeker: Any, window_ends: Any, hear: Any, clock_at: At) -> None:
    case = job_seeker(person=persona(language))
    window_ends()
    deadlines.sweep()
    clock_at("2026-03-28 09:00")  # the alert by SMS has waited for the morning
    heard = hear(case.person.user)
    heard.says(
        "registered_as_unemployed",
        letter=(day("2026-03-28"), both("лайықты жұмыс табылмады", "подходящая работа не подобрана"), day("2026-03-31"),
                rules("38, 40, 56, 61, 64-тармақтары", "пункты 38, 40, 56, 61 и 64"), both("(5-қосымша)", "(приложение 5)")),
        sms=(figures("2026-03-28"),),
    )
    heard.says(
        "payment_documents",
        letter=(both("IBAN", "IBAN"), rules("42, 57-тармақтары", "пункты 42 и 57")),
    )


@both_languages
def test_refused_as_unemployed(language: str, job_seeker: Any, state: SandboxClient, window_ends: Any, hear: Any) -> None:
    case = job_seeker(person=persona(language))
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, OPEN_CONTRACT)
    window_ends()
    deadlines.sweep()
    ground = Text.from_json(case.decisions.get(kind=Kind.REFUSED_UNEMPLOYED).holding[0]["text"])
    source = Registry.EMPLOYMENT_CONTRACTS.title
    hear(case.person.user).says(
        "refused_as_unemployed",
        letter=(day("2026-03-28"), both(ground.kk, ground.ru), both(source.kk, source.ru), both("91-бабына", "статье 91"), both("сотқа", "в суд"),
                both("«Бұл жазба қате»", "«Эта запись неверна»"), rules("38, 41, 56, 59, 60-тармақтары", "пункты 38, 41, 56, 59 и 60")),
        sms=(figures("2026-03-28"), "1414"), never_by_sms=(ground.ru, ground.kk, "Арман"),
    )


@both_languages
def test_a_record_corrected_and_the_decision_taken_anew(
    language: str, job_seeker: Any, state: SandboxClient, window_ends: Any, hear: Any, clock_at: At
) -> None:
    case = job_seeker(person=persona(language))
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, OPEN_CONTRACT)
    window_ends()
    deadlines.sweep()
    clock_at("2026-03-30 11:00")
    refusal = case.decisions.get(kind=Kind.REFUSED_UNEMPLOYED)
    correction = corrections.open_correction(refusal, registry="employment_contracts", explanation="ended on 10 March")
    ended = {"contracts": [{**OPEN_CONTRACT["contracts"][0], "ended_on": "2026-03-10"}]}
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, ended)
    clock_at("2026-03-31 12:00")
    assert corrections.recheck(correction.pk) is not None
    heard = hear(case.person.user)
    title = Registry.EMPLOYMENT_CONTRACTS.title
    heard.says(
        "correction_received",
        letter=(both(title.kk, title.ru), day("2026-03-30"), "11:00", rules("7, 38, 59-тармақтары", "пункты 7, 38 и 59")),
        sms=(figures("2026-03-30"),),
    )
    heard.says(
        "correction_decided",
        letter=(day("2026-03-31"), both("жазба түзетілді", "запись исправлена"), both("қайта қаралады", "будет пересмотрено")),
        sms=(figures("2026-03-31"),),
    )
    heard.says("registered_as_unemployed", letter=(day("2026-03-31"),), sms=(figures("2026-03-31"),))


@both_languages
def test_a_certificate(language: str, job_seeker: Any, window_ends: Any, hear: Any, clock_at: At) -> None:
    case = job_seeker(person=persona(language))
    window_ends()
    deadlines.sweep()
    clock_at("2026-03-30 10:00")
    with signature_taken(certificates, case.person):
        document = certificates.issue(case.person, b"{}", b"cms")
    hear(case.person.user).says(
        "certificate_issued",
        letter=(day("2026-03-30"), day("2026-04-29"), document.grouped_code, rules("45-тармағы", "пункт 45")),
        sms=(figures("2026-04-29"), document.grouped_code),
    )


@both_languages
def test_closed_at_ones_own_wish(language: str, job_seeker: Any, hear: Any, clock_at: At) -> None:
    case = job_seeker(person=persona(language))
    clock_at("2026-03-26 10:00")
    closing.close_by_request(case.pk, closing.CloseReason.MOVED)
    hear(case.person.user).says(
        "case_closed",
        letter=(day("2026-03-26"), both("басқа жерге көшу", "переезд"), both("жаңадан өтініш", "новое заявление"), both("91-бабына", "статье 91")),
        sms=(figures("2026-03-26"), "1414"),
    )


@both_languages
def test_an_office_that_is_late(language: str, submit: Any, hear: Any, clock_at: At, state: SandboxClient) -> None:
    case = submit(persona(language), at="2026-03-19 11:00")
    state.set_mode(Registry.IDENTITY, Mode.ERROR)
    clock_at("2026-03-20 18:31")
    sweeping.do_due_work()
    deadlines.sweep()
    hear(case.person.user).says(
        "office_late",
        letter=(day("2026-03-20"), both("Сарыарқа мансап орталығы", "Карьерный центр Сарыарка"), both("зиян келтірмейді", "не вредит"),
                both("91-бабына", "статье 91"), rules("12-тармақ", "п. 12")),
        sms=(figures("2026-03-20"), "1414"),
    )


# --- offers, employers, hire ---------------------------------------------------------------------------------
def seeker(language: str, status: str = "job_seeker") -> Case:
    person = make.person()
    person.user.language, person.user.phone = language, f"+7705{next(phones):07}"
    person.user.save()
    return make.case(person, status=status)


@pytest.fixture
def monday(clock_at: At) -> None:
    clock_at("2026-03-16 10:00")


def offered(case: Case, officer: User | None = None) -> Offer:
    employer = make.organisation(officer) if officer else make.organisation()
    return offers.propose(case.pk, make.vacancy(employer).pk, by=make.user())


@both_languages
@pytest.mark.parametrize(("status", "last_day"), [("job_seeker", "2026-03-17"), ("unemployed", "2026-03-19")])
@pytest.mark.usefixtures("monday")
def test_an_offer(language: str, status: str, last_day: str, hear: Any) -> None:
    case = seeker(language, status)
    offered(case)
    consequence = {
        "job_seeker": both("жаза жоқ", "наказания нет"), "unemployed": both("есептен шығаруға негіз", "основанием для снятия с учёта"),
    }[status]
    paragraph = rules("38, 71, 72-тармақтары", "пункты 38, 71 и 72") if status == "job_seeker" else rules("51, 71, 72-тармақтары", "пункты 51, 71 и 72")
    hear(case.person.user).says(
        "offer_received",
        letter=(day(last_day), "Бухгалтер", both("ЖШС «Есеп»", "ТОО «Учёт»"), "24:00", consequence, paragraph),
        sms=(figures(last_day), "Бухгалтер"),
    )


@both_languages
@pytest.mark.usefixtures("monday")
def test_agreed_referred_and_hired(language: str, hear: Any, clock_at: At) -> None:
    officer = make.user(language=language)
    officer.phone = f"+7706{next(phones):07}"
    officer.save()
    case = seeker(language)
    offer = offered(case, officer)
    offers.agree(offer.pk, by=case.person.user)
    heard = hear(case.person.user)
    heard.says(
        "offer_answered", letter=(day("2026-03-16"), "10:00", both("келісетініңіз", "согласие"), rules("72, 73-тармақтары", "пункты 72 и 73")),
        sms=(figures("2026-03-16"),),
    )
    heard.says(
        "referred_to_employer",
        letter=(day("2026-03-16"), day("2026-03-26"), both("Сіздің бас тартуыңыз емес", "не вашим"), rules("73, 75-тармақтары", "пункты 73 и 75")),
        sms=(figures("2026-03-26"),),
    )
    hear(officer).says(
        "employer_candidate",
        letter=(day("2026-03-26"), both("бас тарту болып саналады", "считается отказом")), sms=(figures("2026-03-26"),),
    )
    clock_at("2026-03-18 12:00")
    referrals.hire(Referral.objects.get().pk, by=officer, on=date(2026, 3, 18))
    hear(case.person.user).says(
        "placed",
        letter=(day("2026-03-18"), "Бухгалтер", "ТОО «Учёт»", rules("76, 81-тармақтары", "пункты 76 и 81")), sms=(figures("2026-03-18"),),
    )


@both_languages
@pytest.mark.parametrize("status", ["job_seeker", "unemployed"])
@pytest.mark.usefixtures("monday")
def test_refused_by_the_person(language: str, status: str, hear: Any) -> None:
    case = seeker(language, status)
    offers.refuse(offered(case).pk, by=case.person.user, reason="pay")
    follows = {"job_seeker": both("автоматты түрде шешеді", "автоматически решит"), "unemployed": both("басқа жұмыс іздеуді", "подбирать вам другую работу")}
    hear(case.person.user).says(
        "offer_answered", letter=(day("2026-03-16"), both("бас тарт", "отказ"), follows[status]), sms=(figures("2026-03-16"),),
    )


@both_languages
@pytest.mark.parametrize("silent", [True, False])
@pytest.mark.usefixtures("monday")
def test_declined_by_the_employer(language: str, silent: bool, hear: Any, clock_at: At) -> None:
    case = seeker(language)
    offers.agree(offered(case).pk, by=case.person.user)
    if silent:
        clock_at("2026-03-27 00:01")
        deadlines.sweep()
        clock_at("2026-03-27 09:00")
        said = (day("2026-03-27"), both("мерзімде жауап бермеді", "не ответил"))
    else:
        clock_at("2026-03-27 09:00")
        referrals.refuse(Referral.objects.get().pk, by=make.user(), reason="skills")
        said = (day("2026-03-27"), both("Қажетті дағдылары жоқ", "Нет нужных навыков"))
    hear(case.person.user).says(
        "employer_declined",
        letter=(*said, both("Сіздің бас тартуыңыз емес", "не ваш"), rules("75-тармағы", "пункт 75")), sms=(figures("2026-03-27"),),
    )


@both_languages
@pytest.mark.usefixtures("monday")
def test_an_offer_taken_back(language: str, hear: Any) -> None:
    case = seeker(language)
    offer = offered(case)
    offer.vacancy.closed_on = clock.today()
    offer.vacancy.save()
    offers.agree(offer.pk, by=case.person.user)
    hear(case.person.user).says(
        "offer_withdrawn",
        letter=(day("2026-03-16"), both("Бос орын жабылды", "Вакансия закрыта"), both("бас тартуыңыз емес", "не ваш отказ"),
                rules("71, 72, 76-тармақтары", "пункты 71, 72 и 76")),
        sms=(figures("2026-03-16"),),
    )


@both_languages
def test_an_offer_in_a_village_also_goes_by_the_assistant(language: str, say: Any, hear: Any, clock_at: At) -> None:
    clock_at("2026-03-16 10:00")
    factories.career_centre()
    person = persona(language, settlement=factories.village())
    say("offer_received", to=person.user, answer_by=date(2026, 3, 19))
    hear(person.user).says("offer_received", letter=(day("2026-03-19"),), sms=(figures("2026-03-19"),))
    task = RelayTask.objects.get()
    for state_language in ("kk", "ru"):
        assert plain(day("2026-03-19")[state_language][0]) in plain(task.message.texts[state_language]["text"])


@both_languages
@pytest.mark.parametrize(
    ("message_id", "facts", "sms"),
    [
        ("deregistered", (day("2026-03-20"), both("91-бабына", "статье 91"), both("сотқа", "в суд"), both("51, 52", "51, 52")), (figures("2026-03-20"), "1414")),
        ("interview_set", (day("2026-03-16"), "11:00", both("Абай даңғылы", "пр. Абая"), both("мерзімі осы хабарлама", "Срок обращения")), (figures("2026-03-16"),)),
        ("summons", (day("2026-03-18"), both("51-тармағының 3)", "подпункт 3) пункта 51"), both("Сізді тыңдайды", "вас выслушают")), (figures("2026-03-18"),)),
        ("registered_through_assistant", (day("2026-03-10"), day("2026-03-12"), both("20, 23-тармақтары", "20 и 23")), (figures("2026-03-10"),)),
        ("deadline_reminder", (day("2026-03-19"), "24:00", both("72-тармақ", "п. 72")), (figures("2026-03-19"), "1414")),
    ],
)
def test_what_later_rooms_will_send_reads_as_it_must(
    language: str, message_id: str, facts: tuple[Facts | str, ...], sms: tuple[str, ...], say: Any, hear: Any, clock_at: At
) -> None:
    """Their senders come with the deregistration, the interviews and the village channel: the words stand."""
    clock_at("2026-03-10 10:00")
    person = persona(language)
    say(message_id, to=person.user)
    hear(person.user).says(message_id, letter=facts, sms=sms)
