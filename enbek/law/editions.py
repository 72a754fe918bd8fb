"""Editions: which text of the Rules applies on which day (CL7). A case remembers the edition of each clock it starts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from enbek.i18n import Text
from enbek.law.errors import LawError

ORDER_214 = "order-214-2025"
ORDER_259 = "order-259-2021"
GUIDE = "guide"
BESIDE = "beside"

ONE_DAY = timedelta(days=1)


class UnknownEdition(LawError):
    """No edition of this id, or none for this day; the sentence names the remedy."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One wording of the Rules.

    `in_force_from` and `in_force_to` (last day included) are None where the sources give no date ("not known").
    `used_from` is the first day on which this edition is applied while `in_force_from` is not known.
    """

    id: str
    title: Text
    in_force_from: date | None
    in_force_to: date | None
    used_from: date | None
    note: Text

    @property
    def is_binding(self) -> bool:
        """A guide explains; only an Order binds."""
        return self.used_from is not None

    @property
    def begins(self) -> date | None:
        return self.in_force_from or self.used_from

    def covers(self, day: date) -> bool:
        starts = self.begins
        return starts is not None and starts <= day and (self.in_force_to is None or day <= self.in_force_to)


_EDITIONS: dict[str, Edition] = {
    edition.id: edition
    for edition in (
        Edition(
            id=ORDER_214,
            title=Text(
                "2023 жылғы 9 маусымдағы № 214 бұйрық, 2025 жылғы 13 маусымдағы № 174 бұйрықтың редакциясында",
                "Приказ от 9 июня 2023 года № 214 в редакции приказа от 13 июня 2025 года № 174",
                "Order No. 214 of 9 June 2023 as amended by Order No. 174 of 13 June 2025",
            ),
            in_force_from=None,
            in_force_to=None,
            used_from=date(2023, 7, 1),
            note=Text(
                "Бұйрық 2023 жылғы 1 шілдеден бастап қолданылады. 2025 жылғы өзгерістер алғашқы ресми жарияланғаннан кейін "
                "күнтізбелік он күн өткен соң күшіне енді; дәл күні дереккөздерде жоқ, оны оператор енгізеді. Оған дейін дәл осы "
                "мәтін қолданылады: бұрынғы редакциялардың мәтіні дереккөздерде жоқ.",
                "Приказ действует с 1 июля 2023 года. Изменения 2025 года введены по истечении десяти календарных дней после "
                "официального опубликования; точная дата в источниках не указана, её задаёт оператор. До этого применяется этот "
                "же текст: прежних редакций в источниках нет.",
                "The Order is in force since 1 July 2023. The changes of 2025 took effect ten calendar days after official "
                "publication; the sources do not give the date, the operator can set it. Until then this same text is applied: "
                "the earlier wordings are not in the sources.",
            ),
        ),
        Edition(
            id=ORDER_259,
            title=Text(
                "2018 жылғы 19 маусымдағы № 259 бұйрық, 2021 жылғы 30 наурыздағы № 95 бұйрықтың редакциясында",
                "Приказ от 19 июня 2018 года № 259 в редакции приказа от 30 марта 2021 года № 95",
                "Order No. 259 of 19 June 2018 as amended by Order No. 95 of 30 March 2021",
            ),
            in_force_from=None,
            in_force_to=date(2023, 6, 30),
            used_from=date(2021, 4, 10),
            note=Text(
                "Күшін № 214 бұйрық 2023 жылғы 1 шілдеден бастап жойды. Осы редакцияның басталған күні белгісіз: бұйрыққа қол "
                "қойылған соң он күннен ерте емес. 2022 жылғы № 55 және № 172 өзгерістер дереккөздерде жоқ. Мәтін тек қазақ тілінде.",
                "Утратил силу с 1 июля 2023 года (приказ № 214). Дата начала этой редакции не известна: не ранее десяти дней после "
                "подписания. Изменений 2022 года (№ 55 и № 172) в источниках нет. Текст есть только на казахском языке.",
                "Repealed by Order No. 214 from 1 July 2023. The first day of this wording is not known: no earlier than ten days "
                "after it was signed. The changes of 2022 (No. 55 and No. 172) are not in the sources. The text is in Kazakh only.",
            ),
        ),
        Edition(
            id=GUIDE,
            title=Text(
                "Enbek.kz пайдаланушы нұсқаулығы (құқықтық акт емес)",
                "Руководство пользователя Enbek.kz (не является правовым актом)",
                "The user guide of Enbek.kz (not a legal act)",
            ),
            in_force_from=None,
            in_force_to=None,
            used_from=None,
            note=Text(
                "Күні көрсетілмеген; күшін жойған «Халықты жұмыспен қамту туралы» Заңға сүйенеді. Портал оны қолданбайды, тек "
                "Қағидалардан айырмашылығын түсіндіреді.",
                "Дата не указана; ссылается на утративший силу Закон «О занятости населения». Портал его не применяет, а только "
                "объясняет, чем он отличается от Правил.",
                "Undated; it refers to the repealed Law on employment. The portal does not apply it and only explains where it "
                "differs from the Rules.",
            ),
        ),
        Edition(
            id=BESIDE,
            title=Text(
                "Қағидалармен қатар жүретін мерзімдер: Әкімшілік рәсімдік-процестік кодекс және порталдың өз мерзімдері",
                "Сроки, которые идут рядом с Правилами: Административный процедурно-процессуальный кодекс и собственные сроки портала",
                "Terms beside the Rules: the Administrative Procedural and Process Code and the exchange's own",
            ),
            in_force_from=None,
            in_force_to=None,
            used_from=None,
            note=Text(
                "Кодекстің мәтіні дереккөздерде жоқ, мөлшерлерін заңгер растауы керек. Порталдың өз мерзімдері тек мекемелерді "
                "міндеттейді немесе азаматқа уақыт береді.",
                "Текста Кодекса в источниках нет, размеры сроков должен подтвердить юрист. Собственные сроки портала обязывают "
                "только учреждения или дают время гражданину.",
                "The text of the Code is not among the sources; a lawyer must confirm the amounts. The exchange's own terms bind only "
                "offices or give time to a citizen.",
            ),
        ),
    )
}


def editions() -> tuple[Edition, ...]:
    """All editions, the one in force first."""
    return tuple(_EDITIONS.values())


def edition(edition_id: str) -> Edition:
    """The edition of this id. Raises UnknownEdition, which lists the known ones."""
    if edition_id not in _EDITIONS:
        known = ", ".join(_EDITIONS)
        raise UnknownEdition(Text(
            f"«{edition_id}» редакциясы жоқ; бар редакциялар: {known}.",
            f"Редакции «{edition_id}» нет; есть: {known}.",
            f"There is no edition “{edition_id}”; the editions are: {known}.",
        ))
    return _EDITIONS[edition_id]


def edition_on(day: date) -> Edition:
    """The edition that binds on `day`. Raises UnknownEdition when the sources hold none."""
    for candidate in _EDITIONS.values():
        if candidate.covers(day):
            return candidate
    raise UnknownEdition(Text(
        f"{day:%d.%m.%Y} күні қолданылған редакция белгісіз. Редакцияны анық көрсетіңіз ({', '.join(_EDITIONS)}) немесе "
        f"қолданылу күндерін LAW_EDITION_DATES параметрінде беріңіз.",
        f"Редакция, действовавшая {day:%d.%m.%Y}, не известна. Назовите редакцию явно ({', '.join(_EDITIONS)}) или задайте даты "
        f"её действия в LAW_EDITION_DATES.",
        f"No edition is known for {day.isoformat()}. Name one explicitly ({', '.join(_EDITIONS)}) or set its dates in "
        f"LAW_EDITION_DATES.",
    ))


def set_dates(edition_id: str, in_force_from: date | None, in_force_to: date | None) -> Edition:
    """The operator sets dates that the sources do not give. Raises UnknownEdition for an impossible period."""
    known = edition(edition_id)
    if in_force_from and in_force_to and in_force_to < in_force_from:
        raise UnknownEdition(Text(
            f"{edition_id}: соңғы күн бірінші күннен ерте; LAW_EDITION_DATES параметрін түзетіңіз.",
            f"{edition_id}: последний день раньше первого; исправьте LAW_EDITION_DATES.",
            f"{edition_id}: the last day is before the first; correct LAW_EDITION_DATES.",
        ))
    _EDITIONS[edition_id] = replace(known, in_force_from=in_force_from, in_force_to=in_force_to or known.in_force_to)
    return _EDITIONS[edition_id]
