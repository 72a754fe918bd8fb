"""Who of the staff may do what: one table, pure. A right that is not written here nobody has."""

from __future__ import annotations

from enum import StrEnum

from enbek.i18n import Text


class Role(StrEnum):
    """What a person is at an office (A1, R14–R20, A2.1). Stored; never renamed."""

    SPECIALIST = "specialist"
    ASSISTANT = "assistant"
    DIRECTOR = "director"
    MOBILITY_OFFICER = "mobility_officer"
    SUPERVISOR = "supervisor"
    SUPPORT = "support"
    MODERATOR = "moderator"

    @property
    def words(self) -> Text:
        return ROLE_WORDS[self]


ROLE_WORDS: dict[Role, Text] = {
    Role.SPECIALIST: Text("мансап орталығының маманы", "специалист карьерного центра", "specialist of a career centre"),
    Role.ASSISTANT: Text("ассистент", "ассистент", "assistant"),
    Role.DIRECTOR: Text("мансап орталығының директоры", "директор карьерного центра", "director of a career centre"),
    Role.MOBILITY_OFFICER: Text(
        "еңбек мобильділігі орталығының маманы", "специалист центра трудовой мобильности", "officer of a labour-mobility centre"
    ),
    Role.SUPERVISOR: Text("қадағалаушы", "контролирующее лицо", "supervisor"),
    Role.SUPPORT: Text("техникалық қолдау", "техническая поддержка", "technical support"),
    Role.MODERATOR: Text("бос жұмыс орындарының модераторы", "модератор вакансий", "moderator of vacancies"),
}


class Right(StrEnum):
    """What a page or an act asks for."""

    SEE_QUEUE = "see_queue"
    OPEN_FILE = "open_file"
    ASK_REGISTRIES = "ask_registries"
    TAKE_APPLICATION = "take_application"
    KEEP_FILES = "keep_files"
    SHARE_FILES = "share_files"
    SET_SUBSTITUTE = "set_substitute"
    SIGN_DOCUMENTS = "sign_documents"
    IMPORT_PEOPLE = "import_people"
    SUPERVISE = "supervise"
    OFFER_WORK = "offer_work"
    TAKE_ANSWER = "take_answer"
    MODERATE = "moderate"
    RECORD_ANSWER = "record_answer"
    FIND = "find"
    DECIDE = "decide"
    REPORT_SIGN = "report_sign"


OF_A_SPECIALIST = frozenset({
    Right.SEE_QUEUE, Right.OPEN_FILE, Right.ASK_REGISTRIES, Right.TAKE_APPLICATION, Right.KEEP_FILES, Right.OFFER_WORK,
    Right.TAKE_ANSWER, Right.RECORD_ANSWER, Right.FIND, Right.REPORT_SIGN,
})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.SPECIALIST: OF_A_SPECIALIST,
    # an assistant gathers and sends papers (R14–R19); the registries are asked by the centre
    Role.ASSISTANT: frozenset({Right.SEE_QUEUE, Right.OPEN_FILE, Right.TAKE_APPLICATION, Right.TAKE_ANSWER, Right.RECORD_ANSWER}),
    # the result for egov goes out with the director's EDS (R28, D-31)
    Role.DIRECTOR: OF_A_SPECIALIST | {Right.SHARE_FILES, Right.SET_SUBSTITUTE, Right.SIGN_DOCUMENTS, Right.SUPERVISE},
    # the centre finds, the labour-mobility centre decides: never the same office, never the same person (R51)
    Role.MOBILITY_OFFICER: frozenset({Right.SEE_QUEUE, Right.OPEN_FILE, Right.ASK_REGISTRIES, Right.DECIDE, Right.SUPERVISE}),
    # supervision looks and does not act in an office's stead
    Role.SUPERVISOR: frozenset({Right.SEE_QUEUE, Right.OPEN_FILE, Right.IMPORT_PEOPLE, Right.SUPERVISE}),
    # whoever keeps the machines running needs no person's file for it (promise 6)
    Role.SUPPORT: frozenset({Right.IMPORT_PEOPLE}),
    # vacancies are no people's files
    Role.MODERATOR: frozenset({Right.MODERATE}),
}


def may(role: Role, right: Right) -> bool:
    return right in RIGHTS[role]


def may_stand_in(substitute: Role, absent: Role) -> bool:
    """A substitute acts by the own rights: they must hold everything that the absent colleague's do."""
    return RIGHTS[absent] <= RIGHTS[substitute]
