"""What Django makes of the catalogues: the right form of a count, our words before those of the packages, dates of our own."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils.translation import gettext, override

from tools import collect_locale as tool
from tools.compile_locale import compile_all

COUNTED = "{% load i18n %}{% blocktranslate count days=days %}{{ days }} working day{% plural %}{{ days }} working days{% endblocktranslate %}"
DJANGO_FORMATS = re.compile(
    r"\|\s*(date(?!:\"c\")|time(?!:\"H:i\")|naturaltime|naturalday|intcomma|floatformat|timesince|timeuntil)\b"
)


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    compile_all()


@pytest.mark.parametrize(
    ("language", "days", "written"),
    [
        ("ru", 1, "1 рабочий день"), ("ru", 2, "2 рабочих дня"), ("ru", 5, "5 рабочих дней"), ("ru", 11, "11 рабочих дней"),
        ("ru", 21, "21 рабочий день"), ("ru", 22, "22 рабочих дня"), ("kk", 1, "1 жұмыс күні"), ("kk", 5, "5 жұмыс күні"),
        ("en", 1, "1 working day"), ("en", 2, "2 working days"),
    ],
)  # fmt: skip
def test_days_are_counted_as_the_language_counts(language, days, written):
    with override(language):
        assert Template(COUNTED).render(Context({"days": days})) == written


@pytest.mark.parametrize(
    ("language", "said"),
    [("kk", "Құпиясөз тым қысқа. Кемінде 12 таңба болуға тиіс."), ("ru", "Введённый пароль слишком короткий.")],
)
def test_a_weak_password_is_refused_in_the_language_of_the_reader(language, said):
    with override(language), pytest.raises(ValidationError) as refused:
        MinimumLengthValidator(12).validate("short")
    assert refused.value.messages[0].startswith(said)


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        (forms.EmailField(), "x"),
        (forms.IntegerField(), "x"),
        (forms.DateField(), "x"),
        (forms.ChoiceField(), "x"),
        (forms.UUIDField(), "x"),
        (forms.CharField(), ""),
        (forms.CharField(max_length=1), "xyz"),
        (forms.DecimalField(max_digits=1), "12"),
        (forms.FileField(), "x"),
    ],
)
def test_the_errors_of_django_are_said_without_english(language, field, value):
    with override(language), pytest.raises(ValidationError) as refused:
        field.clean(value)
    assert not re.search("[a-z]{3}", refused.value.messages[0])


def test_a_kazakh_word_of_ours_comes_before_that_of_django():
    with override("kk"):
        assert gettext("Password") == "Құпиясөз"


def test_english_is_the_language_of_the_code():
    with override("en"):
        assert gettext("Sign in") == "Sign in"


def test_no_template_writes_dates_and_numbers_by_the_formats_of_django():
    """Django has no good formats for Kazakh: `local_date`, `local_datetime`, `grouped` and `tenge` write them (tests/web/test_formats.py)."""
    found = [
        f"{path.relative_to(tool.ROOT)}: {match[0]}"
        for path in tool.own_files()
        if path.suffix == ".html"
        for match in DJANGO_FORMATS.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
