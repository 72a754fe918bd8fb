"""The whole exchange, once for all stories of a run: web, worker, beat, registries, signer; and a real Chromium."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from demo.supervisor import Stack
from tests.browser.visitor import DESKTOP, PHONE, Visitor

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with Stack(tmp_path_factory.mktemp("exchange"), env={"ENBEK_SWEEP_EVERY": "2"}) as running:
        yield running


@pytest.fixture(scope="session")
def chromium(exchange: Stack) -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; the tests' own database is still asked by one thread at a time
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, exchange: Stack) -> Iterator[Visit]:
    """`visit("kk", PHONE)`: somebody with a fresh browser. At the end the consoles must have been silent."""
    visitors: list[Visitor] = []

    def come(language: str = "kk", options: dict[str, Any] | None = None, **more: Any) -> Visitor:
        visitors.append(Visitor(chromium, exchange, language, (options or PHONE) | more))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.context.close()
    assert [line for visitor in visitors for line in visitor.complaints] == []


@pytest.fixture(params=[("kk", PHONE), ("ru", DESKTOP)], ids=["phone-kk", "desktop-ru"])
def visitor(request: pytest.FixtureRequest, visit: Visit) -> Visitor:
    """Somebody with a phone who reads Kazakh, and somebody with a desktop who reads Russian."""
    language, options = request.param
    return visit(language, options)


_numbers = itertools.count(1)


@pytest.fixture
def email() -> str:
    """An address that nobody has yet."""
    return f"visitor{next(_numbers)}@mail.example"
