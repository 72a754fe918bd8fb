"""Every message exists in every language, says all it is given and nothing it is not, and fits into its SMS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import Context, TemplateSyntaxError

from enbek.i18n import LANGUAGES, Text
from enbek.law.notices import FROM_NOTICE
from notifications import rendering
from notifications.catalogue import MESSAGES, Channel, MessageType, UnknownMessage, Weight, message_type
from notifications.fields import Kind, encode, say
from notifications.sms_text import segments
from tools import traceability

FOLDER = settings.BASE_DIR / "templates" / "notifications"
PARTS = ("subject", "text", "sms")
REPLY = "sms_reply"
"""An SMS that answers an SMS: its sentence is all there is."""

LONG = "Ұзақтауышылықтандырылған " * 12

every_message = pytest.mark.parametrize("message", MESSAGES.values(), ids=list(MESSAGES))
every_sms = pytest.mark.parametrize(
    "message", [one for one in MESSAGES.values() if Channel.SMS in one.channels], ids=lambda one: one.id
)
every_language = pytest.mark.parametrize("language", LANGUAGES)


class Watched(dict[str, Any]):
    """Remembers which names a template asks for, and which of them there are not."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.asked: set[str] = set()

    def __contains__(self, name: object) -> bool:
        if name != "forloop":
            self.asked.add(str(name))
        return super().__contains__(name)


def parts_of(message: MessageType) -> list[str]:
    return [part for part in PARTS if part != "sms" or Channel.SMS in message.channels]


def variants(message: MessageType) -> Iterator[dict[str, Any]]:
    """The sample; with each flag turned; without what may be missing."""
    sample = dict(message.sample)
    flags = [name for name, field in message.fields.items() if field.kind == Kind.FLAG]
    for number in range(2 ** len(flags)):
        yield sample | {name: bool(number >> place & 1) for place, name in enumerate(flags)}
    yield {name: value for name, value in sample.items() if message.fields[name].required}


def fill(message: MessageType, language: str, part: str, context: Watched) -> str:
    template = rendering.engine().get_template(f"{message.id}/{language}/{part}.txt")
    return template.render(Context(context, autoescape=False))


@every_message
@every_language
def test_each_message_has_its_words_in_each_language(message: MessageType, language: str) -> None:
    for part in parts_of(message):
        assert (FOLDER / message.id / language / f"{part}.txt").read_text("utf-8").strip()
    shown = rendering.sample(message, language)
    assert shown.words.subject
    assert "\n" not in shown.words.subject
    if message.id != REPLY:
        assert len(shown.words.text) > 100


@every_message
@every_language
def test_a_message_without_sms_has_no_words_for_one(message: MessageType, language: str) -> None:
    assert (FOLDER / message.id / language / "sms.txt").exists() == (Channel.SMS in message.channels)


def test_no_words_lie_about_that_belong_to_no_message() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()}
    assert folders == set(MESSAGES) | {"letter", "pages"}


@every_message
@every_language
def test_the_words_use_every_field_and_ask_for_no_other(message: MessageType, language: str) -> None:
    told, asked = set(), set()
    for data in variants(message):
        for part in parts_of(message):
            context = Watched(say(message.all_fields, encode(message.all_fields, data), language))
            fill(message, language, part, context)
            asked |= context.asked
            told |= context.asked if part != "sms" else set()
    assert asked <= set(message.all_fields)
    assert told >= set(message.fields)


def test_a_word_that_no_message_declares_is_an_error_not_a_hole() -> None:
    with pytest.raises(TemplateSyntaxError, match="salary"):
        rendering.engine().from_string("You get {{ salary }}.").render(Context({}))


@every_sms
@every_language
def test_an_sms_keeps_its_limit_even_with_the_longest_names(message: MessageType, language: str) -> None:
    for data in variants(message):
        texts = {name: Text.same(LONG) for name, field in message.fields.items() if field.kind == Kind.TEXT and name in data}
        text = rendering.sms(message, encode(message.all_fields, data | texts), language)
        assert segments(text) <= message.sms_segments, f"{segments(text)} parts: {text}"


@every_sms
def test_the_date_that_matters_survives_a_long_name_in_an_sms(message: MessageType) -> None:
    texts = {name: LONG for name, field in message.fields.items() if field.kind == Kind.TEXT and name in message.sample}
    for language in LANGUAGES:
        short = rendering.sms(message, encode(message.all_fields, message.sample), language)
        long = rendering.sms(message, encode(message.all_fields, dict(message.sample) | texts), language)
        dates = re.findall(r"\d\d\.\d\d\.\d{4}", short)
        assert re.findall(r"\d\d\.\d\d\.\d{4}", long) == dates


@every_message
def test_every_message_names_the_rules_that_oblige_us(message: MessageType) -> None:
    assert message.legal
    assert all(re.fullmatch(r"(R|A|CL|M)\d+(\.\d+)?[a-z]?", reference) for reference in message.legal)
    assert Channel.CABINET in message.channels or message.prompt


DUTIES = {
    "R8": {"refused_as_job_seeker"}, "R9": {"services_explained"}, "R12.3": {"registered_as_job_seeker"}, "R13": {"services_explained"},
    "R18": {"services_explained", "registered_through_assistant"}, "R20": {"registered_through_assistant"}, "R25.2": {"application_received"},
    "R35": {"registered_as_job_seeker"}, "R36": {"vacancies_selected"}, "R38.3": {"registered_as_unemployed", "refused_as_unemployed"},
    "R42": {"payment_documents"}, "R45.1": {"certificate_issued"}, "R51.3a": {"place_of_work_or_training"}, "R51.3b": {"summons"},
    "R52": {"deregistered"}, "R56": {"registered_as_unemployed", "refused_as_unemployed"}, "R71.1": {"offer_received"}, "R71.2": {"offer_received"},
    "R73.2": {"employer_candidate"}, "R73.3": {"employer_reminder"}, "R73.4": {"interview_set"}, "R73.5": {"interview_set"},
    "R73.6": {"interview_set"}, "R74": {"interview_set"}, "R75.1": {"employer_candidate"}, "R75.2": {"employer_declined"}, "R76": {"placed"},
    "R78": {"vacancies_selected", "vacancy_digest"}, "R79": {"interview_set"}, "R80": {"interview_declined", "employer_interview_declined"},
}
"""The Rules' duties to tell somebody something, and the messages that do it."""


@pytest.mark.parametrize(("duty", "messages"), DUTIES.items(), ids=list(DUTIES))
def test_every_duty_to_tell_somebody_has_its_message(duty: str, messages: set[str]) -> None:
    assert messages <= {message.id for message in MESSAGES.values() if duty in message.legal}


def test_every_ground_that_a_message_names_stands_in_the_matrix_of_the_rules() -> None:
    named = {reference for message in MESSAGES.values() for reference in message.legal}
    assert named - set(traceability.known_ids()) == set()


def test_what_starts_a_clock_of_the_citizen_is_a_notice_and_its_limit_starts_with_one() -> None:
    starting = {limit_id for message in MESSAGES.values() for limit_id in message.starts}
    assert starting == set(FROM_NOTICE)
    assert all(message.is_notice for message in MESSAGES.values() if message.starts)
    for message in MESSAGES.values():
        if message.starts_if:
            assert message.fields[message.starts_if].kind == Kind.FLAG


def test_what_the_rules_send_through_the_assistant_or_the_akim_goes_that_way() -> None:
    relayed = {message.id for message in MESSAGES.values() if Channel.RELAY in message.channels}
    assert relayed >= {"registered_through_assistant", "offer_received", "interview_set", "deregistered"}


@every_message
@every_language
def test_the_words_name_no_number_of_days(message: MessageType, language: str) -> None:
    """Periods belong to the law's tables: a letter says the date, whatever edition counted it."""
    for part in parts_of(message):
        words = (FOLDER / message.id / language / f"{part}.txt").read_text("utf-8")
        assert not re.search(r"\d+\s+(жұмыс|күнтізбелік|рабоч|календар|working|calendar)", words)


def test_what_starts_a_clock_or_ends_a_right_is_a_notice() -> None:
    notices = {message.id for message in MESSAGES.values() if message.weight == Weight.NOTICE}
    assert notices >= {"refused_as_job_seeker", "refused_as_unemployed", "offer_received", "interview_set", "case_closed"}


def test_a_message_that_is_not_in_the_catalogue_is_not_sent() -> None:
    with pytest.raises(UnknownMessage):
        message_type("congratulations")


def test_all_words_are_of_their_own_language() -> None:
    kazakh, russian = set("ӘәҒғҚқҢңӨөҰұҮүҺһІі"), set("абвгдежзиклмнопрстуфхцчшыэюя")
    for path in Path(FOLDER).glob("*/*/text.txt"):
        words = re.sub(r"{[{%].*?[%}]}", "", path.read_text("utf-8"))
        letters = set(words)
        if not words.strip():
            continue
        match path.parent.name:
            case "kk":
                assert letters & kazakh, path
            case "ru":
                assert letters & russian, path
                assert not letters & kazakh, path
            case "en":
                assert not letters & russian, path
