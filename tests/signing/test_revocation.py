"""Is a certificate revoked: lists, deltas, OCSP; and what happens when nobody can say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from asn1crypto import algos, core, ocsp
from asn1crypto import x509 as asn1

from enbek.signing import Policy, TrustStore, issuing, verify
from enbek.signing import ocsp as ours
from enbek.signing.certificates import OCSP_SIGNING, Certificate
from enbek.signing.issuing import Authority
from enbek.signing.online import OcspSource, refresh_lists
from enbek.signing.revocation import Crl, Crls, State
from enbek.signing.sealing import sign_bytes, signature_algorithm
from tests.signing.conftest import AT, CONTENT

DAY = timedelta(days=1)
KINDS = ["rsa", "gost512"]


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def issuer(authority, kind):
    return authority(f"issuing-{kind}")


@pytest.fixture
def anna(key_of, kind):
    return Certificate.load(key_of("anna" if kind == "rsa" else "anna-gost").certificate)


def crl(issuer, revoked=(), number=1, issued=AT - DAY, until=AT + DAY, **parts):
    return Crl.load(issuing.revocation_list(issuer, revoked, number=number, issued=issued, until=until, **parts))


def state(lists, certificate, issuer, at=AT):
    return Crls(lists).status(certificate, Certificate.load(issuer.certificate), at).state


def test_a_list_names_the_revoked(issuer, anna):
    assert state([crl(issuer)], anna, issuer) is State.GOOD
    assert state([crl(issuer, [(anna.serial, AT - DAY)])], anna, issuer) is State.REVOKED


def test_a_revocation_counts_from_its_date(issuer, anna):
    assert state([crl(issuer, [(anna.serial, AT + timedelta(hours=1))])], anna, issuer) is State.GOOD


def test_a_list_that_is_out_of_date_knows_nothing(issuer, anna):
    assert state([crl(issuer, until=AT - timedelta(minutes=1))], anna, issuer) is State.UNKNOWN
    assert state([crl(issuer, issued=AT + timedelta(minutes=1), until=AT + DAY)], anna, issuer) is State.UNKNOWN


def test_a_list_signed_by_another_key_knows_nothing(issuer, anna, kind):
    false = Authority(issuing.new_key(kind), issuer.certificate)
    assert state([crl(false, [(anna.serial, AT - DAY)])], anna, issuer) is State.UNKNOWN


def test_a_changed_list_knows_nothing(issuer, anna):
    der = bytearray(issuing.revocation_list(issuer, [(anna.serial, AT - DAY)], number=1, issued=AT - DAY, until=AT + DAY))
    place = bytes(der).index(anna.serial.to_bytes(20, "big").lstrip(b"\0"))
    der[place + 5] ^= 1
    assert state([Crl.load(bytes(der))], anna, issuer) is State.UNKNOWN


def test_a_delta_adds_to_its_list_and_takes_away(issuer, anna):
    base = crl(issuer, number=5)
    delta = crl(issuer, [(anna.serial, AT - DAY)], number=6, base=5)
    assert state([base, delta], anna, issuer) is State.REVOKED
    held = crl(issuer, [(anna.serial, AT - DAY)], number=5)
    assert state([held, crl(issuer, number=6, base=5, removed=[anna.serial])], anna, issuer) is State.GOOD


def test_a_delta_alone_or_of_a_later_list_says_nothing(issuer, anna):
    delta = crl(issuer, [(anna.serial, AT - DAY)], number=9, base=8)
    assert state([delta], anna, issuer) is State.UNKNOWN
    assert state([crl(issuer, number=5), delta], anna, issuer) is State.GOOD


def test_the_newest_list_counts(issuer, anna):
    lists = [crl(issuer, number=2), crl(issuer, [(anna.serial, AT - DAY)], number=3), crl(issuer, number=1)]
    assert state(lists, anna, issuer) is State.REVOKED


def test_a_list_for_some_certificates_only_is_not_taken_for_a_whole_one(issuer, anna, monkeypatch):
    partial = crl(issuer)
    monkeypatch.setitem(partial.__dict__, "_is_partial", True)
    assert state([partial], anna, issuer) is State.UNKNOWN


# --- what an unknown status means ------------------------------------------------------------------

@pytest.fixture
def without_lists(trust):
    return TrustStore(trust.certificates)


def test_without_an_answer_a_legal_act_waits_and_blames_nobody(signature, without_lists):
    report = verify(signature().der(), content=CONTENT, trust=without_lists, at=AT, revocation=Policy.REQUIRED)
    assert report.failure.code == "revocation_unknown"
    assert "не ваша ошибка" in report.failure.detail.ru


def test_without_an_answer_a_look_at_a_file_says_so(signature, without_lists):
    report = verify(signature().der(), content=CONTENT, trust=without_lists, at=AT, revocation=Policy.IF_KNOWN)
    assert report.ok
    assert report.checks[-1].code == "revocation_not_asked"


def test_a_revoked_centre_takes_its_people_with_it(signature, trust, authority):
    root = authority("root-rsa")
    centre = Certificate.load(authority("issuing-rsa").certificate)
    lists = [*trust.crls, crl(root, [(centre.serial, AT - DAY)])]
    report = verify(signature().der(), content=CONTENT, trust=TrustStore(trust.certificates, lists), at=AT)
    assert report.failure.code == "issuer_revoked"


# --- OCSP ------------------------------------------------------------------------------------------

def response(signer, certificate, issuer, *, status="good", request=b"", this=AT, enclosed=(), hash_name="sha1", serial=None, nonce=None):
    """A basic response signed by any key."""
    name, key = ours._issuer_hashes(Certificate.load(issuer.certificate), hash_name)
    value = ocsp.CertStatus("good", core.Null()) if status == "good" else ocsp.CertStatus(
        "revoked", ocsp.RevokedInfo({"revocation_time": AT - DAY}))
    body = {
        "version": "v1",
        "responder_id": ocsp.ResponderId("by_name", asn1.Certificate.load(signer.certificate).subject),
        "produced_at": this,
        "responses": [{"cert_id": {
            "hash_algorithm": {"algorithm": hash_name}, "issuer_name_hash": name, "issuer_key_hash": key,
            "serial_number": serial or certificate.serial,
        }, "cert_status": value, "this_update": this, "next_update": this + timedelta(hours=1)}],
    }
    if request and nonce is None:
        nonce = ocsp.OCSPRequest.load(request).nonce_value.native
    if nonce is not None:
        body["response_extensions"] = [{"extn_id": "nonce", "critical": False, "extn_value": core.OctetString(nonce)}]
    data = ocsp.ResponseData(body)
    basic = ocsp.BasicOCSPResponse({
        "tbs_response_data": data,
        "signature_algorithm": algos.SignedDigestAlgorithm(signature_algorithm(signer.key)),
        "signature": core.OctetBitString(sign_bytes(signer.key, data.dump())),
        "certs": [asn1.Certificate.load(der) for der in enclosed],
    })
    return ocsp.OCSPResponse({
        "response_status": "successful",
        "response_bytes": {"response_type": "basic_ocsp_response", "response": basic},
    }).dump()


def read(data, anna, issuer, at=AT, nonce=None):
    return ours.read(data, anna, Certificate.load(issuer.certificate), at, nonce=nonce).state


def responder(issuer, kind, purposes=(OCSP_SIGNING,)):
    key = issuing.new_key(kind)
    name = asn1.Name.build({"common_name": "OCSP"})
    return Authority(key, issuing.certificate(
        name, key, issuer, not_before=AT - DAY, not_after=AT + DAY, usage={"digital_signature"}, purposes=purposes))


@pytest.mark.parametrize("hash_name", ["sha1", "sha256"])
@pytest.mark.parametrize(("status", "expected"), [("good", State.GOOD), ("revoked", State.REVOKED)])
def test_the_centre_answers_for_itself(issuer, anna, status, expected, hash_name):
    assert read(response(issuer, anna, issuer, status=status, hash_name=hash_name), anna, issuer) is expected


def test_the_centre_may_name_a_responder(issuer, anna, kind):
    one = responder(issuer, kind)
    assert read(response(one, anna, issuer, enclosed=[one.certificate]), anna, issuer) is State.GOOD


def test_a_person_of_the_same_centre_is_no_responder(issuer, anna, kind):
    one = responder(issuer, kind, purposes=())
    assert read(response(one, anna, issuer, enclosed=[one.certificate]), anna, issuer) is State.UNKNOWN


def test_a_responder_of_another_centre_is_not_believed(issuer, anna, kind, authority):
    one = responder(authority("foreign"), kind)
    assert read(response(one, anna, issuer, enclosed=[one.certificate]), anna, issuer) is State.UNKNOWN


def test_an_answer_about_somebody_else_is_no_answer(issuer, anna):
    assert read(response(issuer, anna, issuer, serial=anna.serial + 1), anna, issuer) is State.UNKNOWN


def test_an_old_answer_is_no_answer(issuer, anna):
    assert read(response(issuer, anna, issuer, this=AT - timedelta(hours=2)), anna, issuer) is State.UNKNOWN


def test_an_answer_to_another_question_is_no_answer(issuer, anna):
    replayed = response(issuer, anna, issuer, nonce=b"1" * 16)
    assert read(replayed, anna, issuer, nonce=b"2" * 16) is State.UNKNOWN
    assert read(replayed, anna, issuer, nonce=b"1" * 16) is State.GOOD


@pytest.mark.parametrize("body", [b"", b"\x30\x03\x0a\x01\x06", b"<html>", b"\x30\x80" * 100, bytes(200_000)])
def test_nonsense_is_no_answer(issuer, anna, body):
    assert read(body, anna, issuer) is State.UNKNOWN


def test_the_question_goes_over_http_and_comes_back(issuer, anna):
    def handle(request):
        assert request.headers["content-type"] == "application/ocsp-request"
        return httpx.Response(200, content=response(issuer, anna, issuer, request=request.content, status="revoked"))

    source = OcspSource("http://ocsp.example/", transport=httpx.MockTransport(handle))
    assert source.status(anna, Certificate.load(issuer.certificate), AT).state is State.REVOKED


@pytest.mark.parametrize("answer", [httpx.Response(500), httpx.Response(200, content=bytes(500_000)), httpx.ConnectTimeout("slow")])
def test_a_responder_that_fails_accuses_nobody(issuer, anna, answer):
    def handle(_request):
        if isinstance(answer, Exception):
            raise answer
        return answer

    source = OcspSource("http://ocsp.example/", transport=httpx.MockTransport(handle))
    assert source.status(anna, Certificate.load(issuer.certificate), AT).state is State.UNKNOWN


def test_ocsp_is_asked_when_no_list_knows(signature, without_lists, authority, key_of):
    issuer, anna = authority("issuing-rsa"), Certificate.load(key_of("anna").certificate)
    source = OcspSource("http://ocsp.example/", transport=httpx.MockTransport(
        lambda request: httpx.Response(200, content=response(issuer, anna, issuer, request=request.content))))
    report = verify(signature().der(), content=CONTENT, trust=without_lists, at=AT, revocation=Policy.REQUIRED, sources=[source])
    assert report.ok, report.failure
    assert "OCSP" in report.checks[-1].detail.en


# --- lists fetched from the centre -----------------------------------------------------------------

def fetch(folder, body, at=AT):
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, content=body))
    return refresh_lists(folder, {"nca.crl": "http://crl.example/nca.crl"}, at=at, transport=transport)["nca.crl"]


@pytest.fixture
def folder(tmp_path, trust):
    for number, one in enumerate(trust.certificates):
        (tmp_path / f"{number}.cer").write_bytes(one.der)
    return tmp_path


def test_a_fresh_list_replaces_an_older_one_and_never_the_reverse(folder, issuer, anna):
    old = issuing.revocation_list(issuer, [], number=1, issued=AT - 2 * DAY, until=AT + DAY)
    new = issuing.revocation_list(issuer, [(anna.serial, AT - DAY)], number=2, issued=AT - DAY, until=AT + DAY)
    assert fetch(folder, old) == "new"
    assert fetch(folder, new) == "new"
    assert fetch(folder, new) == "same"
    assert fetch(folder, old) == "older than the one on disk"
    store = TrustStore.load(folder)
    assert store.lists.status(anna, Certificate.load(issuer.certificate), AT).state is State.REVOKED


def test_a_list_of_a_stranger_is_not_put_into_the_trust_store(folder, authority):
    foreign = issuing.revocation_list(authority("foreign"), [], number=1, issued=AT - DAY, until=AT + DAY)
    assert fetch(folder, foreign) == "not signed by an installed centre"
    assert fetch(folder, b"<html>maintenance</html>") == "not a revocation list"
    assert not (folder / "nca.crl").exists()


def test_a_list_out_of_date_is_not_taken(folder, issuer):
    stale = issuing.revocation_list(issuer, [], number=1, issued=datetime(2020, 1, 1, tzinfo=UTC), until=datetime(2021, 1, 1, tzinfo=UTC))
    assert fetch(folder, stale) == "not current"


def test_a_centre_that_does_not_answer_leaves_the_list_as_it_was(folder, issuer):
    good = issuing.revocation_list(issuer, [], number=1, issued=AT - DAY, until=AT + DAY)
    fetch(folder, good)
    down = httpx.MockTransport(lambda _request: httpx.Response(503))
    outcome = refresh_lists(folder, {"nca.crl": "http://crl.example/"}, at=AT, transport=down)
    assert outcome["nca.crl"].startswith("not fetched")
    assert (folder / "nca.crl").read_bytes() == good
