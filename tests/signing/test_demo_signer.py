"""The demo signer as a separate program, spoken to over its real protocol."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from demo.signer.client import NotRunning, SignerRefused, SigningCancelled, sign
from demo.signer.protocol import BASICS, COMMON_UTILS
from enbek.signing import verify
from tests.signing.conftest import ANNA, BIN, CONTENT, DANIYAR

pytestmark = pytest.mark.processes
ROOT = Path(__file__).resolve().parent.parent.parent


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Signer:
    def __init__(self, keys, *options):
        self.port, self.ui = free_port(), free_port()
        self.url, self.page = f"ws://127.0.0.1:{self.port}/", f"http://127.0.0.1:{self.ui}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "demo.signer", "--keys", keys, "--port", str(self.port), "--ui-port", str(self.ui), *options],
            cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert "demo signer" in self.process.stdout.readline()

    def order(self, word):
        assert httpx.post(f"{self.page}/control", json={"next": word}).status_code == 200

    def state(self):
        return httpx.get(f"{self.page}/state").json()

    def stop(self):
        self.process.terminate()
        code = self.process.wait(10)
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def signer(centre):
    one = Signer(centre / "keys", "--auto")
    yield one
    assert one.stop() == 0


def checked(cms, trust, signer):
    """Judged at the present moment: the signer's clock is this machine's."""
    from datetime import UTC, datetime

    return verify(cms, content=CONTENT, trust=trust, at=datetime.now(UTC))


def test_the_key_of_the_named_person_signs_at_once(signer, trust):
    report = checked(sign(signer.url, CONTENT, iin=DANIYAR), trust, signer)
    assert report.ok, report.failure
    assert report.signers[0].profile.iin == DANIYAR


def test_gost_is_preferred_and_an_expired_key_never_taken(signer, trust):
    report = checked(sign(signer.url, CONTENT, iin=ANNA), trust, signer)
    assert report.ok
    assert report.signers[0].profile.algorithm.startswith("GOST")


def test_an_organisation_is_found_by_its_bin(signer, trust):
    report = checked(sign(signer.url, CONTENT, iin=DANIYAR, bin=BIN), trust, signer)
    assert report.signers[0].profile.bin == BIN


def test_an_attached_signature_brings_its_document(signer, trust):
    from datetime import UTC, datetime

    report = verify(sign(signer.url, CONTENT, iin=ANNA, attached=True), content=None, trust=trust, at=datetime.now(UTC))
    assert report.content == CONTENT


@pytest.mark.parametrize("module", [BASICS, COMMON_UTILS])
def test_a_cancelled_signing_is_a_cancelled_signing(signer, module):
    signer.order("cancel")
    with pytest.raises(SigningCancelled):
        sign(signer.url, CONTENT, iin=ANNA, module=module)


def test_a_failure_has_the_codes_of_ncalayer(signer):
    signer.order("fail")
    with pytest.raises(SignerRefused) as refused:
        sign(signer.url, CONTENT, iin=ANNA)
    assert refused.value.code == "SIGNING_FAILURE"


def test_a_signer_that_is_not_running_is_noticed(signer):
    signer.order("not_running")
    with pytest.raises(NotRunning):
        sign(signer.url, CONTENT, iin=ANNA)
    with pytest.raises(NotRunning):
        sign(f"ws://127.0.0.1:{free_port()}/", CONTENT, iin=ANNA)


@pytest.mark.parametrize(("alias", "code"), [("anna-expired", "expired"), ("anna-foreign", "unknown_issuer"), ("anna-revoked", "revoked")])
def test_a_test_may_order_a_bad_key(signer, trust, alias, code):
    signer.order(f"key:{alias}")
    assert checked(sign(signer.url, CONTENT, iin=ANNA), trust, signer).failure.code == code


def test_the_old_module_signs_too(signer, trust):
    signer.order("key:anna-gost")
    assert checked(sign(signer.url, CONTENT, module=COMMON_UTILS), trust, signer).ok


def talk(signer, *messages):
    with connect(signer.url, proxy=None) as connection:
        answers = [json.loads(connection.recv(5))]
        for message in messages:
            connection.send(message if isinstance(message, str) else json.dumps(message))
            answer = connection.recv(5)
            answers.append(answer if answer.startswith("--") else json.loads(answer))
    return answers


def test_the_protocol_is_ncalayers(signer):
    greeting, beat, tokens, unknown, garbage, params = talk(
        signer, "--heartbeat--",
        {"module": COMMON_UTILS, "method": "getActiveTokens", "args": []},
        {"module": "kz.gov.pki.knca.applet.Applet", "method": "x"},
        "not json",
        {"module": BASICS, "method": "sign", "args": {"format": "xml", "data": "<a/>", "signingParams": {}}},
    )
    assert greeting["result"] == {"version": "1.4"}
    assert beat == "--heartbeat--"
    assert tokens == {"code": "200", "responseObject": []}
    assert unknown == {"success": False, "errorCode": "MODULE_NOT_FOUND"}
    assert garbage["success"] is False
    assert (params["status"], params["code"]) == (False, "INVALID_SIGNING_PARAMS")


def test_several_documents_are_signed_in_one_request(signer, trust):
    import base64

    documents = [b"first", b"second"]
    answer = talk(signer, {"module": BASICS, "method": "sign", "args": {
        "format": "cms", "data": [base64.b64encode(one).decode() for one in documents],
        "signingParams": {"decode": True, "encapsulate": True, "digested": False, "tsaProfile": None}, "signerParams": {"iin": DANIYAR},
    }})[1]
    from datetime import UTC, datetime

    for pem, document in zip(answer["body"]["result"], documents, strict=True):
        assert verify(pem.encode(), content=document, trust=trust, at=datetime.now(UTC)).ok


def waiting(signer):
    for _ in range(100):
        if signer.state()["waiting"]:
            return
        time.sleep(0.05)
    raise AssertionError("no request came to the chooser")


def in_background(work):
    box = {}

    def run():
        try:
            box["result"] = work()
        except Exception as error:  # noqa: BLE001 - handed over to the test
            box["error"] = error

    thread = threading.Thread(target=run)
    thread.start()
    return thread, box


def test_a_person_chooses_a_key_and_types_its_password(signer, trust):
    signer.order("ask")
    thread, box = in_background(lambda: sign(signer.url, CONTENT, iin=ANNA, locale="kk"))
    waiting(signer)
    page = httpx.get(f"{signer.page}/").text
    assert 'lang="kk"' in page
    assert "ИВАНОВА АННА ПЕТРОВНА" in page
    wrong = httpx.post(f"{signer.page}/choose", data={"alias": "anna", "password": "nonsense"}).text
    assert "Құпиясөз қате" in wrong
    assert thread.is_alive()
    httpx.post(f"{signer.page}/choose", data={"alias": "anna", "password": "Demo-1234"})
    thread.join(10)
    assert checked(box["result"], trust, signer).ok


def test_closing_the_chooser_cancels(signer):
    signer.order("ask")
    thread, box = in_background(lambda: sign(signer.url, CONTENT, iin=ANNA))
    waiting(signer)
    httpx.post(f"{signer.page}/cancel")
    thread.join(10)
    assert isinstance(box["error"], SigningCancelled)


def test_a_person_without_a_key_gets_one_on_the_spot(signer, trust):
    newcomer = "800416300257"
    thread, box = in_background(lambda: sign(signer.url, CONTENT, iin=newcomer))
    waiting(signer)
    assert newcomer in httpx.get(f"{signer.page}/").text
    httpx.post(f"{signer.page}/enroll", data={"surname": "Новикова", "given_name": "Жанна"})
    thread.join(10)
    report = checked(box["result"], trust, signer)
    assert report.ok, report.failure
    assert report.signers[0].profile.iin == newcomer


@pytest.mark.parametrize("path", ["/choose", "/cancel", "/enroll"])
def test_another_site_cannot_press_the_buttons(signer, path):
    answer = httpx.post(f"{signer.page}{path}", headers={"Origin": "https://evil.example"}, data={"alias": "anna", "password": "Demo-1234"})
    assert answer.status_code == 403


def test_the_pages_answer_on_loopback_names_only(signer):
    assert httpx.get(f"{signer.page}/", headers={"Host": "evil.example:80"}).status_code == 403


def test_a_signer_without_auto_never_signs_by_itself(centre):
    one = Signer(centre / "keys")
    try:
        thread, box = in_background(lambda: sign(one.url, CONTENT, iin=ANNA))
        waiting(one)
        httpx.post(f"{one.page}/cancel")
        thread.join(10)
        assert isinstance(box["error"], SigningCancelled)
    finally:
        assert one.stop() == 0


def test_a_taken_port_gets_one_clear_sentence(signer, centre):
    done = subprocess.run([sys.executable, "-m", "demo.signer", "--keys", centre / "keys", "--port", str(signer.port), "--ui-port", "0"],
                          cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Is NCALayer or another signer running?" in done.stderr
