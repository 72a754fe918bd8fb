"""Legal bases printed on the official forms (Annexes 3–6, 9, 10). The repealed Law on employment appears in none of them (R1)."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.errors import LawError

_SERVICES_LAW = Text(
    "«Мемлекеттік көрсетілетін қызметтер туралы» Қазақстан Республикасы Заңының 5-бабы 2-тармағының 14) тармақшасы",
    "подпункт 14) пункта 2 статьи 5 Закона Республики Казахстан «О государственных услугах»",
    "article 5(2)(14) of the Law of the Republic of Kazakhstan “On state services”",
)

_BASES: dict[str, Text] = {
    "A3": _SERVICES_LAW,
    "A4": Text("Қазақстан Республикасы Әлеуметтік кодексінің 98-бабы", "статья 98 Социального кодекса Республики Казахстан",
               "article 98 of the Social Code of the Republic of Kazakhstan"),
    "A5": Text("Қазақстан Республикасы Әлеуметтік кодексінің 99-бабы", "статья 99 Социального кодекса Республики Казахстан",
               "article 99 of the Social Code of the Republic of Kazakhstan"),
    "A6": _SERVICES_LAW,
    # D-25: the form cites article 98 (job seekers) though it speaks of the unemployed; both are named.
    "A9": Text("Қазақстан Республикасы Әлеуметтік кодексінің 98 және 99-баптары", "статьи 98 и 99 Социального кодекса Республики Казахстан",
               "articles 98 and 99 of the Social Code of the Republic of Kazakhstan"),
    "A10": Text("№ 214 бұйрықпен бекітілген Қағидалардың 61-тармағы", "пункт 61 Правил, утверждённых приказом № 214",
                "paragraph 61 of the Rules approved by Order No. 214"),
    "D51": Text("№ 214 бұйрықпен бекітілген Қағидалардың 51 және 52-тармақтары", "пункты 51 и 52 Правил, утверждённых приказом № 214",
                "paragraphs 51 and 52 of the Rules approved by Order No. 214"),
    "rules": Text(
        "Әлеуметтік кодекстің 98-бабының 1-тармағы, 99-бабының 1-тармағы, 106-бабының 3-тармағы; «Мемлекеттік көрсетілетін қызметтер "
        "туралы» Заңның 10-бабының 1) тармақшасы",
        "пункт 1 статьи 98, пункт 1 статьи 99, пункт 3 статьи 106 Социального кодекса; подпункт 1) статьи 10 Закона «О государственных "
        "услугах»",
        "articles 98(1), 99(1) and 106(3) of the Social Code; article 10(1) of the Law on state services",
    ),
    "appeal": Text(
        "Қазақстан Республикасы Әкімшілік рәсімдік-процестік кодексінің 91-бабы (Қағидалардың 59 және 60-тармақтары)",
        "статья 91 Административного процедурно-процессуального кодекса Республики Казахстан (пункты 59 и 60 Правил)",
        "article 91 of the Administrative Procedural and Process Code of the Republic of Kazakhstan (paragraphs 59 and 60 of the Rules)",
    ),
}


def legal_bases() -> dict[str, Text]:
    """All bases by name, in the order of the annexes."""
    return dict(_BASES)


class UnknownBasis(LawError):
    """No legal basis is known under this name."""


def legal_basis(name: str) -> Text:
    """The basis of an annex ("A3"…"A6", "A9", "A10"), of the Rules ("rules") or of a complaint ("appeal"). Raises UnknownBasis."""
    if name not in _BASES:
        names = ", ".join(_BASES)
        raise UnknownBasis(Text(
            f"«{name}» үшін құқықтық негіз жоқ; бары: {names}.",
            f"Правового основания «{name}» нет; есть: {names}.",
            f"There is no legal basis “{name}”; there are: {names}.",
        ))
    return _BASES[name]
