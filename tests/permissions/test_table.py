"""Every address, every visitor, both methods; another person's things do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from enbek import clock
from tests.permissions.addresses import Address, addresses
from tests.permissions.admin_table import ADMIN
from tests.permissions.table import TABLE
from tests.permissions.visiting import POSTED, client_for, url_of, visits
from tests.permissions.world import ROLES, World, build

pytestmark = pytest.mark.django_db

Expected = dict[str, str]
MONDAY = datetime(2026, 3, 16, 10, 0, tzinfo=clock.ALMATY)
PUBLIC_ROWS = {"mediation:answer_rate", "employers:vacancy", "employers:report", "employers:organisation"}
"""Addresses that name a row and are for everybody."""

WITH_A_TOKEN_OF_THEIR_OWN = {"notifications:unsubscribe", "notification_hooks:smsc", "notification_hooks:mobizon"}
"""Machines call them: a mail program, a provider. The right is in the address or in the signature."""

FRAMEWORKS_OWN = {"index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n"}
NOT_OURS_TO_NAME = {"admin:view_on_site", "admin:app_list"}
"""Addresses of the framework that lead only to others of the table."""


def read_table(text: str) -> dict[str, dict[str, Expected]]:
    """Address → method → role → word."""
    table: dict[str, dict[str, Expected]] = {}
    for line in text.strip().splitlines()[1:]:
        name, method, *words = line.split()
        table.setdefault(name, {})[method] = dict(zip(ROLES, words, strict=True))
    return table


EXPECTED, IN_ADMIN = read_table(TABLE), read_table(ADMIN)
ALL = addresses()
OURS = [address for address in ALL if address.name and not address.name.startswith("admin:")]
ADMIN_NAMES = sorted({address.name for address in ALL if address.name.startswith("admin:")} - NOT_OURS_TO_NAME)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once for the whole table: what a visitor does is rolled back after each row, the world after the last."""
    with django_db_blocker.unblock(), clock.frozen(MONDAY), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _nobody_has_asked_too_often() -> None:
    """The limits on repeated questions are kept in the cache, which no rollback empties."""
    cache.clear()


def data_for(name: str, method: str, world: World) -> dict[str, Any]:
    return POSTED.get(name, lambda _w: {})(world) if method == "POST" else {}


def test_every_address_is_in_the_table() -> None:
    nameless = [address.route for address in ALL if not address.name and not address.route.startswith("admin/")]
    assert not nameless, "an address without a name cannot be looked up in the table"
    assert {address.name for address in OURS} == set(EXPECTED)
    assert all(set(methods) == {"GET", "POST"} for methods in EXPECTED.values())


@pytest.mark.parametrize("address", OURS, ids=lambda address: address.name)
def test_each_visitor_gets_what_the_table_says(address: Address, world: World) -> None:
    url = url_of(address.name, world)
    got = {method: visits(method, url, world, data_for(address.name, method, world)) for method in ("GET", "POST")}
    assert got == EXPECTED[address.name]


@pytest.mark.parametrize("address", [one for one in OURS if one.takes_uuid and one.name not in PUBLIC_ROWS], ids=lambda address: address.name)
def test_what_belongs_to_another_does_not_exist(address: Address) -> None:
    """IDOR: whoever has an account and the id of a row of another person finds nothing, by either method."""
    owner = "officer" if EXPECTED[address.name]["POST"]["officer"] == "302" or "employer" in address.name else "person"
    answers = {EXPECTED[address.name][method][role] for method in ("GET", "POST") for role in ROLES if role != owner}
    assert answers <= {"404", "405", "login", "profile", "home"}
    assert EXPECTED[address.name]["GET"]["stranger"] in {"404", "405"}
    assert EXPECTED[address.name]["POST"]["stranger"] in {"404", "405"}


@pytest.mark.parametrize("name", ADMIN_NAMES)
def test_the_back_office_is_closed_to_who_has_no_permission(name: str, world: World) -> None:
    short = name.removeprefix("admin:")
    family = {} if short in FRAMEWORKS_OWN else IN_ADMIN.get(short.rpartition("_")[2], {})
    rules = {**family, **IN_ADMIN.get(short, {})}
    assert rules, f"{name} is in no family of the table"
    of_a_row = short.endswith(("_history", "_delete", "_change")) and short not in FRAMEWORKS_OWN
    url = reverse(name, kwargs={"object_id": "0"} if of_a_row else {})
    assert {method: visits(method, url, world) for method in rules} == rules


@pytest.mark.parametrize("address", [one for one in OURS if one.name not in WITH_A_TOKEN_OF_THEIR_OWN], ids=lambda address: address.name)
def test_nothing_is_sent_without_the_token_of_the_page(address: Address, world: World) -> None:
    client = client_for("person", world, enforce_csrf_checks=True)
    assert client.post(url_of(address.name, world), data_for(address.name, "POST", world)).status_code == 403


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_change_nothing(method: str, world: World) -> None:
    before = rows_of_the_house()
    for address in OURS:
        answer = getattr(client_for("person", world), method)(url_of(address.name, world))
        assert answer.status_code < 500, f"{method} {address.name}"
    assert rows_of_the_house() == before


def rows_of_the_house() -> dict[str, int]:
    """How many rows each of our tables holds; signing in leaves its own traces in those of others."""
    labels = ("accounts", "careercenters", "seekers", "employers", "layoffs", "registration", "mediation", "documents", "transitions", "deadlines", "signing")
    return {model._meta.label: model._default_manager.count() for label in labels for model in apps.get_app_config(label).get_models()}
