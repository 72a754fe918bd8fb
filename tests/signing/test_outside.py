"""What lies outside: the second verifier, the task that brings lists, the checks before production."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import httpx
import pytest
from django.core.management import CommandError, call_command

from enbek import clock
from enbek.celery import app
from enbek.signing import Policy, issuing
from enbek.signing.acts import services
from enbek.signing.acts.checks import centres_are_installed_and_current, the_policy_has_a_name
from enbek.signing.acts.services import revocation_policy
from enbek.signing.ncanode import NCANode, Opinion
from enbek.signing.online import refresh_lists
from tests.signing.conftest import ANNA, AT, CONTENT

GOOD = {"valid": True, "signers": [{"certificates": [{"valid": True, "subject": {"iin": ANNA}}]}]}


def asked(verdict, extracted=CONTENT, attached=False):
    def handle(request):
        if request.url.path == "/cms/extract":
            return httpx.Response(200, json={"data": base64.b64encode(extracted).decode()})
        body = json.loads(request.content)
        assert ("data" in body) is not attached
        return verdict if isinstance(verdict, httpx.Response) else httpx.Response(200, json=verdict)

    node = NCANode("http://ncanode.example", transport=httpx.MockTransport(handle))
    return node.opinion(b"cms", CONTENT, {ANNA}, attached)


def test_ncanode_may_agree():
    assert asked(GOOD) is Opinion.AGREES
    assert asked(GOOD, attached=True) is Opinion.AGREES


@pytest.mark.parametrize("verdict", [
    {"valid": False, "signers": GOOD["signers"]},
    {"valid": True, "signers": []},  # what it says of a file in which no certificate matched
    {"valid": True},
    {"valid": True, "signers": [{"certificates": []}]},
    {"valid": True, "signers": [{"certificates": [{"valid": False, "subject": {"iin": ANNA}}]}]},
    {"valid": True, "signers": [{"certificates": [{"valid": True, "subject": {"iin": "760212350620"}}]}]},
    {"valid": "yes", "signers": GOOD["signers"]},
])
def test_a_valid_without_the_right_signer_is_no_approval(verdict):
    assert asked(verdict) is Opinion.DISAGREES


def test_ncanode_that_looked_at_another_content_did_not_look_at_ours():
    assert asked(GOOD, extracted=b"another", attached=True) is Opinion.DISAGREES


@pytest.mark.parametrize("answer", [httpx.Response(500), httpx.Response(200, content=b"<html>"), httpx.Response(200, json=[1])])
def test_ncanode_that_does_not_answer_has_no_opinion(answer):
    assert asked(answer) is Opinion.NONE


def test_the_command_brings_the_lists_and_says_what_was_not_taken(settings, centre, authority, tmp_path, monkeypatch, capsys):
    for path in (centre / "trust").glob("*.cer"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    settings.TRUST_STORE = tmp_path
    settings.SIGNING_CRLS = {"nca.crl": "http://crl.example/nca.crl"}
    good = issuing.revocation_list(authority("issuing-rsa"), [], number=1, issued=datetime(2020, 1, 1, tzinfo=UTC), until=datetime(2045, 1, 1, tzinfo=UTC))
    bodies = [good, b"<html>"]

    def through_a_page(folder, urls, *, at):
        return refresh_lists(folder, urls, at=at, transport=httpx.MockTransport(lambda _request: httpx.Response(200, content=bodies.pop(0))))

    monkeypatch.setattr(services, "refresh_lists", through_a_page)
    call_command("refresh_revocation_lists")
    assert "nca.crl: new" in capsys.readouterr().out
    with pytest.raises(CommandError, match="not taken"):
        call_command("refresh_revocation_lists")
    assert (tmp_path / "nca.crl").read_bytes() == good


def ids(problems):
    return {problem.id for problem in problems}


def test_before_production_the_centres_are_asked_after(settings, tmp_path, centre):
    settings.TRUST_STORE = tmp_path
    assert ids(centres_are_installed_and_current()) == {"enbek.W003"}
    settings.TRUST_STORE = centre / "trust"
    with clock.frozen(AT):
        assert ids(centres_are_installed_and_current()) == set()
    with clock.frozen(datetime(2045, 12, 1, tzinfo=UTC)):
        assert ids(centres_are_installed_and_current()) == {"enbek.W004"}


def test_without_lists_and_responder_nobody_can_answer(settings, tmp_path, centre):
    for path in (centre / "trust").glob("*.cer"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    settings.TRUST_STORE = tmp_path
    with clock.frozen(AT):
        assert ids(centres_are_installed_and_current()) == {"enbek.W005"}


def test_a_misspelt_policy_is_found_at_the_start(settings):
    for named, found in (("required", set()), ("if_known", set()), ("off", set()), ("requird", {"enbek.E004"})):
        settings.SIGNING_REVOCATION = named
        assert ids(the_policy_has_a_name()) == found


def test_without_an_environment_a_legal_act_asks_for_certainty(settings):
    assert (settings.SIGNING_REVOCATION, settings.SIGNING_CRLS, settings.SIGNING_OCSP, settings.SIGNING_NCANODE) == ("required", {}, "", "")
    assert revocation_policy() is Policy.REQUIRED


def test_beat_asks_for_fresh_lists_every_hour_and_a_worker_knows_the_task(settings):
    entry = next(one for one in settings.CELERY_BEAT_SCHEDULE.values() if one["task"] == "signing.refresh_lists")
    assert entry["schedule"] == 3600
    app.loader.import_default_modules()
    assert entry["task"] in app.tasks
