"""What the registries may show about an unemployed person, read into signs of paragraph 51 (R51.1, R51.5, R51.6; Q-07, D-08). Pure.

Every doubt is read in the person's favour: a payment for a past period is no sign, a payment without a contract behind it is a question, a
circumstance whose five working days still run is nobody's business yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from enbek.i18n import Text
from enbek.law import limit
from enbek.law.deregistration import report_counts_from
from enbek.registries.port import Answer, Registry
from enbek.workdays import WorkdayCalendar
from enbek.workdays.counting import due_on
from registration.rules.checks import Fact
from registration.rules.signs import Period, Sign, Source

ASKED = (
    Registry.CONTRIBUTIONS, Registry.EMPLOYMENT_CONTRACTS, Registry.ENTREPRENEURSHIP, Registry.PENSIONS, Registry.DISABILITY,
    Registry.CONVICTIONS, Registry.IDENTITY,
)
"""The registries that are watched. Each is read by itself: the silence of one hides nothing that another says."""

Answers = Mapping[Registry, Answer]


@dataclass(frozen=True, slots=True)
class Report:
    """What the person told in time or late (R64): kind of `CIRCUMSTANCES`, its day, the day of learning, the day of telling."""

    kind: str
    occurred_on: date
    reported_on: date
    learnt_on: date | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """What the rules need to know of the person: since when unemployed, where the exchange believes them to live, what they told."""

    unemployed_on: date
    today: date
    residence: str
    cal: WorkdayCalendar
    reports: tuple[Report, ...] = field(default=())


def signs_in(answers: Answers, watched: Watched) -> list[Sign]:
    """Every sign in the answers that are there; nothing for a registry that is silent."""
    return [
        *_contributions(answers, watched), *_work(answers, watched), *_trade(answers, watched), *_founding(answers, watched),
        *_pension(answers, watched), *_disability(answers, watched), *_sentences(answers, watched), *_residence(answers, watched),
    ]


# --- R51.1: contributions --------------------------------------------------------------------------

WHICH_WORK = Text(
    "«{payer}» сіз үшін {period} кезеңіне жарна аударды. Бұл қандай төлем: тіркелгеннен кейінгі жұмыс үшін бе, бұрынғы жұмыс үшін бе, әлде "
    "жұмыс үшін емес пе?",
    "«{payer}» перечислил за вас взносы за {period}. За что этот платёж: за работу после регистрации, за прежнюю работу или не за работу?",
    "“{payer}” paid contributions for you for {period}. What for: work after your registration, earlier work, or not work at all?",
)


def _contributions(answers: Answers, watched: Watched) -> Iterator[Sign]:
    """Only periods after the registration can be a sign (Q-07); without a contract behind the payment the person is asked first.

    Corrections are netted by payer and period: what was paid and taken back was not paid.
    """
    answer = answers.get(Registry.CONTRIBUTIONS)
    if answer is None:
        return
    registered = f"{watched.unemployed_on:%Y-%m}"
    for (number, period), payments in _by_payer_and_period(answer.data["payments"]).items():
        net = sum(payment["amount"] for payment in payments)
        last = max(payments, key=lambda payment: payment["paid_on"])
        if net <= 0 or period < registered or date.fromisoformat(last["paid_on"]) < watched.unemployed_on:
            continue
        whole_period_after = period > registered
        certain = whole_period_after and _worked(answers, number, period)
        yield _sign("R51.1", f"contributions:{number}:{period}", answer, date.fromisoformat(last["paid_on"]), _payment_fact(last, period, net),
                    None if certain else WHICH_WORK.format(payer=last["payer"], period=_month(period)))


def _by_payer_and_period(payments: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], list[Mapping[str, Any]]]:
    grouped: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for payment in payments:
        grouped[payment["bin"], payment["period"]].append(payment)
    return grouped


def _worked(answers: Answers, number: str, period: str) -> bool:
    """Whether an employment contract with this payer was in force in that month."""
    answer = answers.get(Registry.EMPLOYMENT_CONTRACTS)
    contracts = answer.data["contracts"] if answer else []
    return any(
        one["bin"] == number and one["started_on"][:7] <= period and (one["ended_on"] is None or one["ended_on"][:7] >= period) for one in contracts
    )


def _payment_fact(payment: Mapping[str, Any], period: str, net: int) -> Fact:
    payer, paid = payment["payer"], _day(payment["paid_on"])
    return Fact("contributions", "payments", f"{payment['bin']} {period}", Text(
        f"«{payer}» {paid} күні {_month(period)} кезеңі үшін {net} теңге жарна аударды",
        f"«{payer}» {paid} перечислил взносы {net} тенге за {_month(period)}",
        f"“{payer}” paid contributions of {net} tenge on {paid} for {_month(period)}",
    ))


# --- R51.6: circumstances that were to be reported -------------------------------------------------


def _work(answers: Answers, watched: Watched) -> Iterator[Sign]:
    answer = answers.get(Registry.EMPLOYMENT_CONTRACTS)
    for one in answer.data["contracts"] if answer else []:
        fact = Fact("employment_contracts", "contracts", one["bin"], Text(
            f"{_day(one['started_on'])} бастап еңбек шарты: {one['employer']}", f"трудовой договор с {_day(one['started_on'])}: {one['employer']}",
            f"employment contract since {_day(one['started_on'])}: {one['employer']}"))
        yield from _unreported("work", one["started_on"], f"work:{one['bin']}:{one['started_on']}", answer, fact, watched)


def _trade(answers: Answers, watched: Watched) -> Iterator[Sign]:
    answer = answers.get(Registry.ENTREPRENEURSHIP)
    trader = answer.data["sole_proprietor"] if answer else None
    if trader and trader["active"]:
        fact = Fact("entrepreneurship", "sole_proprietor", trader["since"], Text(
            f"{_day(trader['since'])} бастап жеке кәсіпкер", f"индивидуальный предприниматель с {_day(trader['since'])}",
            f"sole proprietor since {_day(trader['since'])}"))
        yield from _unreported("entrepreneurship", trader["since"], f"trade:{trader['since']}", answer, fact, watched)


def _founding(answers: Answers, watched: Watched) -> Iterator[Sign]:
    answer = answers.get(Registry.ENTREPRENEURSHIP)
    for one in answer.data["founder_of"] if answer else []:
        fact = Fact("entrepreneurship", "founder_of", one["bin"], Text(
            f"{_day(one['since'])} бастап ұйымның құрылтайшысы: {one['name']}", f"учредитель организации с {_day(one['since'])}: {one['name']}",
            f"founder of an organisation since {_day(one['since'])}: {one['name']}"))
        yield from _unreported("founder", one["since"], f"founder:{one['bin']}", answer, fact, watched)


def _pension(answers: Answers, watched: Watched) -> Iterator[Sign]:
    answer = answers.get(Registry.PENSIONS)
    for one in answer.data["pensions"] if answer else []:
        fact = Fact("pensions", "pensions", one["kind"], Text(
            f"{_day(one['since'])} бастап зейнетақы тағайындалған", f"пенсия назначена с {_day(one['since'])}", f"pension awarded since {_day(one['since'])}"))
        yield from _unreported("pension", one["since"], f"pension:{one['kind']}:{one['since']}", answer, fact, watched)


def _disability(answers: Answers, watched: Watched) -> Iterator[Sign]:
    answer = answers.get(Registry.DISABILITY)
    if answer is not None and answer.data["group"] and answer.data["since"]:
        since, group = answer.data["since"], answer.data["group"]
        fact = Fact("disability", "group", str(group), Text(
            f"{_day(since)} бастап {group}-топ мүгедектігі белгіленген", f"с {_day(since)} установлена инвалидность {group} группы",
            f"disability group {group} set on {_day(since)}"))
        yield from _unreported("disability", since, f"disability:{group}:{since}", answer, fact, watched)


def _unreported(kind: str, since: str, key: str, answer: Answer | None, fact: Fact, watched: Watched) -> Iterator[Sign]:
    """A circumstance after the registration whose term to report is over without a report in time (T13, D-08, D-09)."""
    occurred = date.fromisoformat(since)
    if answer is None or occurred < watched.unemployed_on:
        return
    last_day = due_on(limit("T13"), occurred, watched.cal)
    if watched.today <= last_day or _told_in_time(kind, occurred, watched):
        return
    yield _sign("R51.6", key, answer, occurred, fact, None, Period(occurred, last_day))


def _told_in_time(kind: str, occurred: date, watched: Watched) -> bool:
    """A report of that kind within the days from the circumstance or from the day of learning of it, or before it happened."""
    for told in watched.reports:
        starts = report_counts_from(occurred, told.learnt_on)
        if told.kind == kind and told.reported_on <= due_on(limit("T13"), starts, watched.cal):
            return True
    return False


WHERE_DO_YOU_LIVE = Text(
    "Тізілімде тұрғылықты жеріңіз басқа. Қашан көштіңіз немесе жазба қате ме?",
    "В реестре указано другое место жительства. Когда вы переехали, или запись неверна?",
    "The registry names another place of residence. When did you move, or is the record wrong?",
)


def _residence(answers: Answers, watched: Watched) -> Iterator[Sign]:
    """The register names no day of the move: the person is always asked first (R51.6, D-08)."""
    answer = answers.get(Registry.IDENTITY)
    if answer is None or not answer.data["found"] or not watched.residence or answer.data["residence_kato"] == watched.residence:
        return
    if any(told.kind == "residence" for told in watched.reports):
        return
    address = answer.data["address"]
    fact = Fact("identity", "residence_kato", answer.data["residence_kato"], Text(
        f"тұрғылықты жері: {address['kk']}", f"место жительства: {address['ru']}", f"residence: {address['en']}"))
    yield _sign("R51.6", f"residence:{answer.data['residence_kato']}", answer, answer.as_of.date(), fact, WHERE_DO_YOU_LIVE)


# --- R51.5: sentences ------------------------------------------------------------------------------

COUNTED = {
    "imprisonment": Text("бас бостандығынан айыру", "лишение свободы", "imprisonment"),
    "compulsory_treatment": Text("мәжбүрлеп емдеу", "принудительное лечение", "compulsory treatment"),
}


def _sentences(answers: Answers, watched: Watched) -> Iterator[Sign]:
    """A judgment in force; a suspended sentence leaves the person free to work and is read in their favour."""
    answer = answers.get(Registry.CONVICTIONS)
    for one in answer.data["sentences"] if answer else []:
        in_force = date.fromisoformat(one["in_force_from"]) <= watched.today and (one["until"] is None or date.fromisoformat(one["until"]) >= watched.today)
        if answer is not None and one["kind"] in COUNTED and not one["suspended"] and in_force:
            fact = Fact("convictions", "sentences", one["kind"], Text("{what}, {day}", "{what}, {day}", "{what}, {day}").format(
                what=COUNTED[one["kind"]], day=_day(one["in_force_from"])))
            yield _sign("R51.5", f"sentence:{one['kind']}:{one['in_force_from']}", answer, date.fromisoformat(one["in_force_from"]), fact, None)


# --- words ------------------------------------------------------------------------------------------


def _sign(ground_id: str, key: str, answer: Answer, occurred: date, fact: Fact, asks: Text | None, term: Period | None = None) -> Sign:
    return Sign(ground_id=ground_id, key=key, source=Source.REGISTRY, sentence=fact.sentence, facts=(fact,), occurred_on=occurred,
                as_of=answer.as_of, asks_first=asks, term=term)



def _day(value: str) -> str:
    return f"{date.fromisoformat(value):%d.%m.%Y}"


def _month(period: str) -> str:
    year, month = period.split("-")
    return f"{month}.{year}"
