"""The strict setup catches what it promises to catch."""

from __future__ import annotations

import socket

import pytest
from django.contrib.contenttypes.models import ContentType
from django.template import engines

from enbek import clock


def render(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


def test_a_template_that_prints_an_undefined_name_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="nobody"):
        render("{{ nobody }}")


def test_a_name_that_may_be_missing_is_no_fault() -> None:
    assert render('{% if nobody %}x{% endif %}{{ nobody|default:"-" }}') == "-"
    with pytest.raises(pytest.fail.Exception):
        render("{{ nobody }}")  # still strict afterwards


def test_a_name_inside_a_translated_sentence_is_checked_too() -> None:
    with pytest.raises(pytest.fail.Exception, match="who"):
        render("{% load i18n %}{% blocktranslate %}Dear {{ who }}{% endblocktranslate %}")


@pytest.mark.django_db
class TestQuerysets:
    @pytest.fixture(autouse=True)
    def rows(self) -> None:
        ContentType.objects.bulk_create(ContentType(app_label="strict", model=f"m{n:03}") for n in range(60))

    def test_without_an_order_rows_come_in_no_order(self) -> None:
        rows = ContentType.objects.filter(app_label="strict")
        assert [row.pk for row in rows] != sorted(row.pk for row in rows)
        assert [row.pk for row in rows.order_by("pk")] == sorted(row.pk for row in rows)

    def test_without_an_order_nothing_may_be_cut_off(self) -> None:
        with pytest.raises(AssertionError, match="ContentType"):
            list(ContentType.objects.filter(app_label="strict")[:5])
        assert ContentType.objects.get(app_label="strict", model="m007").model == "m007"


def test_only_this_machine_can_be_reached() -> None:
    with socket.socket() as probe, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        probe.connect(("192.0.2.1", 80))


def test_the_clock_stands_where_it_was_put(clock_at) -> None:
    clock_at("2026-03-19 19:30")
    assert clock.now().isoformat() == "2026-03-19T19:30:00+05:00"
