"""Collecting: everything is asked at once, everything is kept, nothing happens inside a transaction."""

import time
import uuid

import pytest
from django.db import IntegrityError, transaction

from enbek import clock
from enbek.registries import Registry, RegistryUnavailable, Unavailable
from enbek.registries.config import close_port, get_port, using_port
from enbek.registries.models import RegistryAnswer
from enbek.registries.sandbox.store import Mode
from enbek.registries.services import collect
from enbek.subjects import Subject
from tests.registries.conftest import PERSON, url_of

pytestmark = pytest.mark.django_db
SUBJECT = Subject("registration.case", uuid.UUID(int=7))


@pytest.fixture
def registries_url(sandbox, settings):
    settings.REGISTRIES_URL = url_of(sandbox)
    settings.REGISTRIES_TIMEOUT = 0.4
    settings.REGISTRIES_RETRIES = 0
    yield
    close_port()


def test_each_answer_is_stored_with_its_time_and_goes_into_the_receipt(registries_url, state):
    contracts = {"contracts": []}
    facts = collect(PERSON, Registry, subject=SUBJECT)
    assert facts.complete
    assert facts.employment_contracts == contracts
    assert facts.identity == {"found": False}
    rows = {row.registry: row for row in RegistryAnswer.objects.of(SUBJECT)}
    assert set(rows) == {registry.value for registry in Registry}
    receipt = facts.as_receipt()
    assert [entry["registry"] for entry in receipt] == [registry.value for registry in Registry]
    for entry in receipt:
        row = rows[entry["registry"]]
        assert entry["answer_id"] == str(row.pk)
        assert entry["data"] == row.data
        assert entry["as_of"] == row.as_of.astimezone(clock.ALMATY).isoformat()
    assert PERSON.value not in str(receipt)


def test_a_silent_registry_is_named_and_stored_and_does_not_hide_the_others(registries_url, state):
    state.set_mode(Registry.CONVICTIONS, Mode.ERROR)
    facts = collect(PERSON, [Registry.CONVICTIONS, Registry.STUDY], subject=SUBJECT)
    assert facts.missing == {Registry.CONVICTIONS: Unavailable.SERVER_ERROR}
    assert facts.study == {"studies": []}
    with pytest.raises(RegistryUnavailable):
        _ = facts.convictions
    stored = RegistryAnswer.objects.get(registry="convictions")
    assert (stored.status, stored.kind, stored.data) == ("unavailable", "server_error", None)
    said = facts.as_receipt()[1]
    assert said["status"] == "unavailable"
    assert said["why"]["ru"]


def test_eight_slow_registries_cost_the_time_of_one(registries_url, state):
    for registry in Registry:
        state.set_mode(registry, Mode.SLOW)
    began = time.monotonic()
    facts = collect(PERSON, Registry, subject=SUBJECT)
    assert time.monotonic() - began < 2
    assert set(facts.missing.values()) == {Unavailable.TIMEOUT}


def test_a_port_that_never_comes_back_is_given_up(monkeypatch):
    monkeypatch.setattr("enbek.registries.services._longest", lambda: 0.1)

    class Stuck:
        def ask(self, registry, iin):
            time.sleep(1)
            raise AssertionError("nobody waits for this")

    with using_port(Stuck()):
        facts = collect(PERSON, [Registry.STUDY], subject=SUBJECT)
    assert facts.missing == {Registry.STUDY: Unavailable.TIMEOUT}


def test_without_an_address_of_the_registries_every_question_stays_open(settings):
    settings.REGISTRIES_URL = ""
    facts = collect(PERSON, Registry, subject=SUBJECT)
    assert set(facts.missing) == set(Registry)
    assert set(facts.missing.values()) == {Unavailable.NOT_CONFIGURED}


def test_collecting_inside_a_transaction_is_refused(registries_url):
    with transaction.atomic(), pytest.raises(RuntimeError):
        collect(PERSON, [Registry.STUDY], subject=SUBJECT)


@pytest.mark.django_db(transaction=True)
def test_collecting_inside_a_real_transaction_is_refused_too(registries_url):
    with transaction.atomic(), pytest.raises(RuntimeError):
        collect(PERSON, [Registry.STUDY], subject=SUBJECT)
    assert collect(PERSON, [Registry.STUDY], subject=SUBJECT).complete


def test_the_database_refuses_an_answer_without_data_and_a_failure_without_reason():
    common = {
        "subject_kind": "x",
        "subject_id": SUBJECT.id,
        "registry": "study",
        "iin": PERSON,
        "received_at": clock.now(),
    }
    for broken in (
        {"status": "ok"},
        {"status": "unavailable"},
        {"status": "unavailable", "kind": "timeout", "data": {}},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            RegistryAnswer.objects.create(**common, **broken)


def test_the_same_address_gives_the_same_connections(registries_url):
    assert get_port() is get_port()
