"""The strict setup of all tests; what is strict and why stands in tests/strict and in [tool.pytest] of pyproject.toml."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from enbek import clock
from enbek.settings.base import database_from_url
from tests.servers import Servers
from tests.strict import network, querysets, templates

IN_CI = bool(os.environ.get("CI"))
servers = Servers()

hypothesis_settings.register_profile("dev", deadline=None, max_examples=100, print_blob=True)
hypothesis_settings.register_profile("ci", deadline=None, max_examples=200, print_blob=True)
hypothesis_settings.load_profile("ci" if IN_CI else "dev")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        servers.start()
    # pytest-django read the settings before the servers had an address
    settings.DATABASES["default"].update(database_from_url(os.environ["DATABASE_URL"]) | {"CONN_MAX_AGE": 0})
    settings.CELERY_BROKER_URL = os.environ["REDIS_URL"]
    templates.install()
    querysets.install()
    network.install()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        servers.stop()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a skipped test is a failure: what was not run shows nothing."""
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if IN_CI and skipped and not hasattr(session.config, "workerinput") and exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"\n{len(skipped)} skipped: in CI every test must run", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def _language_of_the_country() -> Iterator[None]:
    """Every test begins in Kazakh, whatever the page of the test before was read in."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def clock_at() -> Iterator[Callable[[datetime | str], datetime]]:
    """`clock_at("2026-03-19 19:30")` (Almaty) or an aware datetime: the clock stands there until the test ends."""
    with ExitStack() as frozen:

        def stand(at: datetime | str) -> datetime:
            moment = (
                datetime.fromisoformat(at).replace(tzinfo=clock.ALMATY) if isinstance(at, str) else clock.local(at)
            )
            frozen.enter_context(clock.frozen(moment))
            return moment

        yield stand


@pytest.fixture
def sign_in() -> Callable[..., Client]:
    """`sign_in(user)`: a client of its own, signed in as this user."""

    def client_of(user: Any, **extra: Any) -> Client:
        client = Client(**extra)
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return client_of


@pytest.fixture
def read() -> Callable[[HttpResponse], BeautifulSoup]:
    """`read(response)`: the page as a tree. Fails on a server error."""

    def parse(response: HttpResponse) -> BeautifulSoup:
        assert response.status_code < 500, f"{response.status_code}: {response.content[:500]!r}"
        return BeautifulSoup(response.content, "html.parser")

    return parse
