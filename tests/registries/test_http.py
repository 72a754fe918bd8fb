"""The HTTP adapter against a really listening sandbox."""

import logging
import time
from datetime import datetime, timedelta

import pytest

from enbek.registries import Registry, RegistryUnavailable, Unavailable
from enbek.registries.http import HttpRegistries
from enbek.registries.sandbox.store import Mode
from tests.registries.conftest import NEIGHBOUR, PERSON

PENSION = {"pensions": [{"kind": "age", "since": "2024-05-01"}]}


def refused_kind(port, registry=Registry.PENSIONS, iin=PERSON):
    with pytest.raises(RegistryUnavailable) as caught:
        port.ask(registry, iin)
    assert caught.value.registry is registry
    return caught.value.kind


def test_what_the_registry_was_told_is_what_it_answers(state, port):
    state.set_facts(Registry.PENSIONS, PERSON.value, PENSION)
    answer = port.ask(Registry.PENSIONS, PERSON)
    assert answer.data == PENSION
    assert answer.as_of.tzinfo is not None


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        (Mode.DOWN, Unavailable.REFUSED),
        (Mode.SLOW, Unavailable.TIMEOUT),
        (Mode.GARBAGE, Unavailable.MALFORMED),
        (Mode.ERROR, Unavailable.SERVER_ERROR),
    ],
)
def test_each_way_of_failing_has_its_own_name(state, port, mode, kind):
    state.set_mode(Registry.PENSIONS, mode)
    assert refused_kind(port) is kind
    state.set_mode(Registry.PENSIONS, Mode.OK)
    assert port.ask(Registry.PENSIONS, PERSON).data == {"pensions": []}


def test_nobody_listening_is_a_refused_connection():
    port = HttpRegistries("http://127.0.0.1:1", timeout=0.5, retries=0)
    assert refused_kind(port) is Unavailable.REFUSED
    port.close()


def test_a_failure_for_one_person_leaves_the_neighbour_alone(state, port):
    state.set_mode(Registry.STUDY, Mode.DOWN, PERSON.value)
    assert refused_kind(port, Registry.STUDY) is Unavailable.REFUSED
    assert port.ask(Registry.STUDY, NEIGHBOUR).data == {"studies": []}
    assert port.ask(Registry.PENSIONS, PERSON).data == {"pensions": []}


def test_a_slow_registry_costs_no_more_than_the_promised_time(state, port):
    state.set_mode(Registry.PENSIONS, Mode.SLOW)
    began = time.monotonic()
    assert refused_kind(port) is Unavailable.TIMEOUT
    assert time.monotonic() - began < port.longest + 0.5


def test_a_second_try_saves_an_answer_lost_once(state, port, monkeypatch):
    state.set_facts(Registry.PENSIONS, PERSON.value, PENSION)
    lost = iter([RegistryUnavailable(Registry.PENSIONS, Unavailable.REFUSED)])
    ask_once = HttpRegistries._ask_once

    def lose_the_first(self, registry, iin):
        for failure in lost:
            raise failure
        return ask_once(self, registry, iin)

    monkeypatch.setattr(HttpRegistries, "_ask_once", lose_the_first)
    assert port.ask(Registry.PENSIONS, PERSON).data == PENSION


@pytest.mark.parametrize(
    "body",
    [
        {"iin": NEIGHBOUR.value},
        {"registry": "study"},
        {"as_of": "2026-03-20T11:00:00"},
        {"as_of": None},
        {"data": {"pensions": {}}},
    ],
)
def test_an_answer_about_somebody_else_or_of_a_wrong_shape_is_not_believed(sandbox, port, monkeypatch, body):
    honest = {
        "registry": "pensions",
        "iin": PERSON.value,
        "as_of": "2026-03-20T11:00:00+05:00",
        "data": {"pensions": []},
    }
    handler = sandbox.RequestHandlerClass
    monkeypatch.setattr(handler, "_answer", lambda self, *_: self._send(200, {**honest, **body}))
    assert refused_kind(port) is Unavailable.MALFORMED


def test_the_sandbox_answers_as_of_the_travelled_time(sandbox, port):
    ahead = timedelta(days=40)
    sandbox.clock_file.write_text(str(ahead.total_seconds()))
    as_of = port.ask(Registry.PENSIONS, PERSON).as_of
    assert abs(as_of - ahead - datetime.now(as_of.tzinfo)) < timedelta(seconds=5)


def test_no_log_line_holds_an_iin(state, port, caplog):
    caplog.set_level(logging.DEBUG)
    port.ask(Registry.PENSIONS, PERSON)
    state.set_mode(Registry.PENSIONS, Mode.ERROR)
    refused_kind(port)
    assert any("registry pensions about 8710" in line for line in caplog.messages)
    assert PERSON.value not in caplog.text
