"""The demo country, loaded once for all tests that read it and taken out again at the end."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from demo.clock import START
from demo.country.build import Country, build
from enbek.classifiers.services import read_occupations


@pytest.fixture(scope="session")
def country() -> Country:
    """Built in memory: no database."""
    return build(read_occupations(), now=START)


class Loaded:
    """Where `load_demo` put its files and what it printed."""

    def __init__(self, var: Path, printed: str) -> None:
        self.var, self.printed = var, printed


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """`manage.py load_demo` into the test database, rolled back after the module."""
    var, printed = tmp_path_factory.mktemp("var"), StringIO()
    with django_db_blocker.unblock(), override_settings(VAR_DIR=var, TRUST_STORE=var / "demo" / "trust"), transaction.atomic():
        call_command("load_demo", stdout=printed)
        yield Loaded(var, printed.getvalue())
        transaction.set_rollback(True)
