"""Time stamps over signatures: whose, over what, and whether they are relied upon."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1

from enbek.signing import issuing, verify
from enbek.signing.algorithms import SHA256
from enbek.signing.certificates import TIME_STAMPING
from enbek.signing.containers import Container
from enbek.signing.issuing import Authority
from enbek.signing.sealing import assemble, digest_of, sign_bytes, signature_algorithm, signed_attributes
from tests.signing.conftest import AT, CONTENT

DAY = timedelta(days=1)
STAMPED = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


@pytest.fixture(params=["rsa", "gost512"])
def service(request, authority):
    """A time-stamping service of the demo centre."""
    return stamper(authority(f"issuing-{request.param}"), request.param)


def stamper(issuer, kind, purposes=(TIME_STAMPING,)):
    key = issuing.new_key(kind)
    name = asn1.Name.build({"common_name": "TIME STAMPS"})
    return Authority(key, issuing.certificate(
        name, key, issuer, not_before=STAMPED - DAY, not_after=AT + DAY, usage={"digital_signature"}, purposes=purposes))


def token(service, signature_value, at=STAMPED, broken=False):
    info = tsp.TSTInfo({
        "version": "v1", "policy": "1.2.398.3.3.2.6.4",
        "message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": SHA256.of(signature_value)},
        "serial_number": 7, "gen_time": at,
    })
    content, digest = info.dump(), digest_of(service.key)
    listed = [one for one in signed_attributes(content, service.certificate, digest, at) if one["type"].native != "content_type"]
    attributes = cms.CMSAttributes([cms.CMSAttribute({"type": "content_type", "values": ["tst_info"]}), *listed])
    holder = asn1.Certificate.load(service.certificate)
    value = sign_bytes(service.key, attributes.dump())
    signer = cms.SignerInfo({
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber({
            "issuer": holder.issuer, "serial_number": holder.serial_number})),
        "digest_algorithm": {"algorithm": digest.oid, "parameters": core.Null()},
        "signed_attrs": attributes,
        "signature_algorithm": algos.SignedDigestAlgorithm(signature_algorithm(service.key)),
        "signature": value[:-1] + bytes([value[-1] ^ 1]) if broken else value,
    })
    inner = {"content_type": "tst_info", "content": cms.ParsableOctetString(content)}
    return assemble(inner, [{"algorithm": digest.oid}], [service.certificate], [signer])


@pytest.fixture
def stamped(signature):
    """`stamped(service)`: Anna's signature with a token over its value."""

    def make(service, alias="anna", over=None, container=None, **parts):
        one = signature(alias)
        one.container = container or one.container
        fixed = bytes(one.info()["signature"])
        der = token(service, fixed if over is None else over, **parts)
        one.unsigned = [cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [cms.ContentInfo.load(der)]})]
        one.value = lambda _again: fixed
        return one.der()

    return make


def test_a_time_stamp_is_read_and_believed(stamped, service, trust):
    report = verify(stamped(service), content=CONTENT, trust=trust, at=AT)
    assert report.ok, report.failure
    stamp = report.signers[0].time_stamp
    assert (stamp.at, stamp.trusted, stamp.serial, stamp.authority) == (STAMPED, True, 7, "TIME STAMPS")
    assert "time_stamp" in [check.code for check in report.checks]


def test_a_key_that_expired_later_was_good_when_stamped(stamped, service, trust):
    """Only on request: an act made today needs a key that is valid today."""
    data = stamped(service, "anna-expired")
    assert verify(data, content=CONTENT, trust=trust, at=AT).failure.code == "expired"
    assert verify(data, content=CONTENT, trust=trust, at=AT, at_time_stamp=True).ok


def test_a_stamp_over_another_signature_is_refused(stamped, service, trust):
    report = verify(stamped(service, over=b"another signature"), content=CONTENT, trust=trust, at=AT)
    assert report.failure.code == "time_stamp_bad"


def test_a_broken_stamp_is_refused(stamped, service, trust):
    assert verify(stamped(service, broken=True), content=CONTENT, trust=trust, at=AT).failure.code == "time_stamp_bad"


@pytest.mark.parametrize("purposes", [(), ("1.3.6.1.5.5.7.3.4",)])
def test_not_everybody_may_stamp_time(stamped, authority, trust, purposes):
    report = verify(stamped(stamper(authority("issuing-rsa"), "rsa", purposes)), content=CONTENT, trust=trust, at=AT)
    assert report.ok
    assert not report.signers[0].time_stamp.trusted


def test_a_service_that_is_not_installed_is_not_relied_upon(stamped, authority, trust):
    data = stamped(stamper(authority("foreign"), "rsa"), "anna-expired")
    report = verify(data, content=CONTENT, trust=trust, at=AT, at_time_stamp=True)
    assert report.failure.code == "expired"
    assert "time_stamp_not_trusted" in [check.code for check in report.checks]


def test_a_stamp_from_the_future_does_not_make_a_key_valid_today(stamped, service, trust, authority):
    key, issuer = issuing.new_key("ecdsa"), authority("issuing-rsa")
    name = asn1.Name.build({"common_name": "ANNA"})
    der = issuing.certificate(name, key, issuer, not_before=AT + timedelta(hours=1), not_after=AT + DAY, usage=issuing.SIGN_USAGE)
    tomorrow = Container(key, der, (issuer.certificate,))
    data = stamped(service, container=tomorrow, at=AT + timedelta(hours=3))
    assert verify(data, content=CONTENT, trust=trust, at=AT, at_time_stamp=True).failure.code == "not_yet_valid"
