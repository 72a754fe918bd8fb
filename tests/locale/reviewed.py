"""Strings that a person looked at: they are alike in two languages, and rightly so."""

SAME_IN_KAZAKH_AND_RUSSIAN = {
    ":", ":?.!", "Candidate: %(name)s", "Code", "Computer", "Demo: %(moment)s", "Edition", "IPv4", "IPv6", "Phone", "SMS",
    "Telephone", "WebAuthn", "act", "egov.kz", "enbek.kz", "file", "phone", "provider",
}  # fmt: skip
"""msgids."""

SAME_AS_ENGLISH = {":", ":?.!", "IPv4", "IPv6", "SMS", "WebAuthn", "egov.kz", "enbek.kz"}

OTHER_END = {"Good day,"}
"""A greeting ends with an exclamation mark in Kazakh and Russian letters."""

KAZAKH_WORDS_IN_RUSSIAN = {"Еңбек", "Құрылыс"}
"""Names keep their letters."""

OTHER_CASE = {"at", "through"}
"""Labels of a form that reads as a sentence in English only."""

LATIN_WORDS = {"axe", "office", "test"}
"""A program that keeps its name, and the “test office” of tests/permissions."""

PAGES_FOR_MAKERS = {"gallery"}
"""The gallery of components names them as the code does."""

SAME_TEXTS = {
    "Компьютер",
    "Рекрутер",
    "Бухгалтер",
    "Еңбек",
    "Наурыз мейрамы",
    "Портал",
    "Телефон",
    "ассистент",
    "бухгалтер, Алматы",
    "портал",
    "файл, {size} байт",
}
"""Names and words that both languages share (Text in the code)."""

SAID_IN_BOTH = ("Номер не найден на портале",)
"""Answers to somebody whose language is not known."""
