"""The words of the official forms: annexes 3, 4, 5, 6 and 9 of the Rules (Order No. 214), letter for letter.

A form is a row of parts: running words, and blanks with the caption the form prints under them. Nothing is corrected,
not even what the register of discrepancies names (D-18 the Kazakh title of annex 4, D-25 the article cited by annex 9).
English is an unofficial translation and is printed as one.
"""

from __future__ import annotations

from collections.abc import Mapping

from enbek.documents.annexes import Form
from enbek.documents.own_forms import DEREGISTRATION
from enbek.documents.parts import Blank, Part, Wording, Words
from enbek.i18n import LANGUAGES, Text

_RU_RULES = (
    "Приложение {n} к правилам регистрации лиц, ищущих работу, безработных и осуществления трудового посредничества, "
    "оказываемые карьерными центрами"
)
_KK_RULES = (
    "Жұмыс іздеп жүрген адамдарды, жұмыссыздарды тіркеу және мансап орталықтары көрсететін еңбек делдалдығын жүзеге "
    "асыру қағидаларына {n}-қосымша"
)
_EN_RULES = (
    "Annex {n} to the Rules of registration of persons looking for work and of the unemployed and of labour mediation "
    "provided by career centres"
)
_RU_NAME = "Фамилия, имя, отчество (при его наличии)"
_KK_NAME = "Тегі, аты, әкесінің аты (бар болса)"
_EN_NAME = "Surname, given name, patronymic (if any)"

_RU_TAIL: tuple[Part, ...] = (
    Words("Дата выдачи: {issued}."),
    Blank("specialist", _RU_NAME, lead="Специалист карьерного центра"),
)
_KK_TAIL: tuple[Part, ...] = (
    Words("Берілген күні: {issued}."),
    Blank("specialist", _KK_NAME, lead="Мансап орталығының маманы"),
)
_EN_TAIL: tuple[Part, ...] = (
    Words("Date of issue: {issued}."),
    Blank("specialist", _EN_NAME, lead="Specialist of the career centre"),
)


def _ru(n: int, title: str, *body: Part, tail: tuple[Part, ...] = _RU_TAIL) -> Wording:
    return Wording(_RU_RULES.format(n=n), "Форма", title, body, tail)


def _kk(n: int, title: str, *body: Part, tail: tuple[Part, ...] = _KK_TAIL) -> Wording:
    return Wording(_KK_RULES.format(n=n), "Нысан", title, body, tail)


def _en(n: int, title: str, *body: Part, tail: tuple[Part, ...] = _EN_TAIL) -> Wording:
    return Wording(_EN_RULES.format(n=n), "Form", title, body, tail)


_RU_SERVICES = 'В соответствии с подпунктом 14) пункта 2 статьи 5 Закона Республики Казахстан "О государственных услугах" услугодатель'
_KK_SERVICES = '"Мемлекеттік көрсетілетін қызметтер туралы" Қазақстан Республикасы Заңының 5-бабы 2-тармағының 14) тармақшасына сәйкес'
_EN_SERVICES = (
    'Under subparagraph 14) of paragraph 2 of Article 5 of the Law of the Republic of Kazakhstan "On State Services", '
    "the service provider"
)
_RU_PROVIDER = "полное наименование услугодателя"
_KK_PROVIDER = "көрсетілетін қызметті берушінің толық атауы"
_EN_PROVIDER = "full name of the service provider"

_A3 = {
    "ru": _ru(
        3,
        "Уведомление об отказе в регистрации в качестве лица, ищущего работу",
        Words(_RU_SERVICES),
        Blank("office", _RU_PROVIDER),
        Blank("name", _RU_NAME, lead="отказывает Вам"),
        Words("в оказании государственной услуги по причине"),
        Blank("reasons", "указать причину"),
    ),
    "kk": _kk(
        3,
        "Жұмыс іздеп жүрген адам ретінде тіркеуден бас тарту туралы хабарлама",
        Words(_KK_SERVICES),
        Blank("office", _KK_PROVIDER),
        Blank("name", _KK_NAME, lead="Сізге"),
        Words("себебі бойынша мемлекеттік қызмет көрсетуден бас тартады."),
        Blank("reasons", "себебін көрсету"),
    ),
    "en": _en(
        3,
        "Notice of refusal to register as a person looking for work",
        Words(_EN_SERVICES),
        Blank("office", _EN_PROVIDER),
        Blank("name", _EN_NAME, lead="refuses you,"),
        Words("the state service for the reason"),
        Blank("reasons", "state the reason"),
    ),
}

_A4 = {
    "ru": _ru(
        4,
        "Уведомление о регистрации в качестве лица, ищущего работу",
        Blank("name", _RU_NAME, lead="Вы"),
        Words(
            "в соответствии со статьей 98 Социального кодекса Республики Казахстан зарегистрированы в качестве лица, ищущего работу"
        ),
        Blank("office", "Наименование карьерного центра", trail="с {since}."),
    ),
    "kk": _kk(
        4,
        "Жұмыс іздеуші ретінде тіркелгені туралы хабарлама",
        Blank("name", _KK_NAME, lead="Сіз"),
        Words("Қазақстан Республикасының Әлеуметтік кодексінің 98-бабына сәйкес {since} бастап"),
        Blank("office", "Мансап орталығының атауы"),
        Words("жұмыс іздеуші ретінде тіркелдіңіз."),
    ),
    "en": _en(
        4,
        "Notice of registration as a person looking for work",
        Blank("name", _EN_NAME, lead="You,"),
        Words(
            "under Article 98 of the Social Code of the Republic of Kazakhstan, are registered as a person looking for work at"
        ),
        Blank("office", "Name of the career centre"),
        Words("from {since}."),
    ),
}

_A5 = {
    "ru": _ru(
        5,
        "Уведомление о регистрации в качестве безработного",
        Blank("name", _RU_NAME, lead="Вы"),
        Words(
            "в соответствии со статьей 99 Социального кодекса Республики Казахстан зарегистрированы в качестве безработного"
        ),
        Blank("office", "наименование центра трудовой мобильности"),
        Words("с {since}."),
    ),
    "kk": _kk(
        5,
        "Жұмыссыз ретінде тіркелгені туралы хабарлама",
        Blank("name", _KK_NAME, lead="Сіз"),
        Words("Қазақстан Республикасының Әлеуметтік кодексінің 99-бабына сәйкес {since} бастап"),
        Blank("office", "Еңбек мобильділігі орталығының атауы"),
        Words("жұмыссыз ретінде тіркелдіңіз."),
    ),
    "en": _en(
        5,
        "Notice of registration as unemployed",
        Blank("name", _EN_NAME, lead="You,"),
        Words("under Article 99 of the Social Code of the Republic of Kazakhstan, are registered as unemployed at"),
        Blank("office", "name of the labour-mobility centre"),
        Words("from {since}."),
    ),
}

_A6 = {
    "ru": _ru(
        6,
        "Уведомление об отказе в регистрации в качестве безработного",
        Words(_RU_SERVICES),
        Blank("office", _RU_PROVIDER),
        Blank("name", _RU_NAME, lead="отказывает Вам"),
        Words("в оказании государственной услуги по причине"),
        Blank("reasons", "указать причину"),
    ),
    "kk": _kk(
        6,
        "Жұмыссыз ретінде тіркеуден бас тарту туралы хабарлама",
        Words(_KK_SERVICES),
        Blank("office", _KK_PROVIDER),
        Blank("name", _KK_NAME, lead="Сізге"),
        Blank("reasons", "себебін көрсету"),
        Words("себебі бойынша мемлекеттік қызмет көрсетуден бас тартылады."),
    ),
    "en": _en(
        6,
        "Notice of refusal to register as unemployed",
        Words(_EN_SERVICES),
        Blank("office", _EN_PROVIDER),
        Blank("name", _EN_NAME, lead="refuses you,"),
        Words("the state service for the reason"),
        Blank("reasons", "state the reason"),
    ),
}

_A9_TITLE_RU = "Информация о регистрации/либо об отсутствии регистрации в качестве безработного"
_A9_TITLE_KK = "Жұмыссыз ретінде тіркеу/не тіркелмегені туралы ақпарат"
_A9_TITLE_EN = "Information on registration or absence of registration as unemployed"


def _a9_ru(registered: str) -> Wording:
    return _ru(
        9,
        _A9_TITLE_RU,
        Blank("name", _RU_NAME, lead="Дана"),
        Words(
            "в том, что он(а) в соответствии со статьей 98 Социального кодекса Республики Казахстан "
            f"{registered} в качестве безработного"
        ),
        Blank("office", "наименование Центра трудовой мобильности"),
        Words("с {since}."),
        tail=(_RU_TAIL[0], Words("Срок действия справки до {until} включительно."), _RU_TAIL[1]),
    )


def _a9_kk(registered: str) -> Wording:
    return _kk(
        9,
        _A9_TITLE_KK,
        Words(
            f"Қазақстан Республикасының Әлеуметтік кодексінің 98-бабына сәйкес жұмыссыз ретінде {registered} туралы осы анықтама"
        ),
        Blank("name", _KK_NAME.lower()),
        Words("{since} бастап"),
        Blank("office", "Еңбек мобильділігі орталығының атауы"),
        Words("берілді."),
        tail=(_KK_TAIL[0], Words("Анықтаманың қолданылу мерзімі: {until} қоса алғанға дейін жарамды."), _KK_TAIL[1]),
    )


def _a9_en(registered: str) -> Wording:
    return _en(
        9,
        _A9_TITLE_EN,
        Blank("name", _EN_NAME, lead="Given to"),
        Words(
            "to certify that under Article 98 of the Social Code of the Republic of Kazakhstan "
            f"he or she {registered} as unemployed at"
        ),
        Blank("office", "name of the Labour-Mobility Centre"),
        Words("from {since}."),
        tail=(_EN_TAIL[0], Words("The certificate is valid until {until} inclusive."), _EN_TAIL[1]),
    )


_A9_REGISTERED = {
    "ru": _a9_ru("зарегистрирован(а)"),
    "kk": _a9_kk("тіркелгені"),
    "en": _a9_en("is registered"),
}
_A9_NOT_REGISTERED = {
    "ru": _a9_ru("не зарегистрирован(а)"),
    "kk": _a9_kk("тіркелмегені"),
    "en": _a9_en("is not registered"),
}

_FORMS: Mapping[Form, Mapping[str, Wording]] = {
    Form.A3: _A3,
    Form.A4: _A4,
    Form.A5: _A5,
    Form.A6: _A6,
    Form.A9: _A9_REGISTERED,
    Form.D51: DEREGISTRATION,
}


def wording(form: Form, language: str, *, registered: bool = True) -> Wording:
    """The words of `form` in `language`; `registered=False` chooses the second variant of annex 9. Raises KeyError."""
    if form is Form.A9 and not registered:
        return _A9_NOT_REGISTERED[language]
    return _FORMS[form][language]


def title(form: Form) -> Text:
    """The official title of `form`; the English one is a translation."""
    return Text(*(_FORMS[form][language].title for language in LANGUAGES))
