"""Signatures that are right, in every form in which they come; and each way in which a key can be wrong."""

from __future__ import annotations

import base64
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from enbek.signing import Limits, Policy, Role, TrustStore, Usage, issuing, verify
from enbek.signing.containers import Container
from enbek.signing.sealing import seal
from tests.signing.conftest import ANNA, AT, BIN, CONTENT, DANIYAR


def codes(report):
    return [check.code for check in report.checks if not check.passed]


@pytest.mark.parametrize("alias", ["anna", "anna-gost"])
@pytest.mark.parametrize("attached", [True, False])
def test_a_good_signature_is_good(signature, trust, alias, attached):
    report = verify(signature(alias, attached=attached).der(), content=None if attached else CONTENT, trust=trust, at=AT,
                    revocation=Policy.REQUIRED)
    assert report.ok, report.failure
    assert report.attached is attached
    assert report.content == CONTENT
    assert [check.code for check in report.checks] == [
        "structure", "certificate", "algorithm", "attributes", "content", "signature", "chain", "validity", "usage", "revocation",
    ]


def test_the_report_says_who_signed(signature, trust):
    signer = verify(signature("hr").der(), content=CONTENT, trust=trust, at=AT).signers[0]
    profile = signer.profile
    assert (profile.iin, profile.bin, profile.organisation) == (ANNA, BIN, "ТОО «Арқа»")
    assert (profile.surname, profile.given_name, profile.patronymic) == ("ИВАНОВА", "АННА", "ПЕТРОВНА")
    assert profile.roles == (Role.ORGANISATION, Role.HR, Role.EMPLOYEE)
    assert profile.usage is Usage.SIGN
    assert profile.algorithm == "GOST 34.10-2015 (512)"
    assert signer.signing_time == AT
    assert signer.chain[1] == "ENBEK DEMO CENTRE (GOST)"


def test_two_people_sign_one_document(signature, trust):
    report = verify(signature("anna-gost").der(signature("daniyar")), content=CONTENT, trust=trust, at=AT)
    assert report.ok
    assert sorted(signer.profile.iin for signer in report.signers) == [DANIYAR, ANNA]


def test_of_two_signers_one_failure_spoils_the_whole(signature, trust):
    report = verify(signature("anna").der(signature("anna-expired")), content=CONTENT, trust=trust, at=AT)
    assert not report.ok
    assert sorted(signer.ok for signer in report.signers) == [False, True]
    assert codes(report) == ["expired"]


@pytest.mark.parametrize(("alias", "code"), [
    ("anna-expired", "expired"), ("anna-foreign", "unknown_issuer"), ("anna-revoked", "revoked"), ("anna-revoked-gost", "revoked"),
])
def test_a_bad_key_is_named_by_its_fault(signature, trust, alias, code):
    report = verify(signature(alias).der(), content=CONTENT, trust=trust, at=AT)
    assert not report.ok
    assert codes(report) == [code]
    for language in ("kk", "ru", "en"):
        assert report.failure.detail.in_(language)
        assert "{" not in report.failure.detail.in_(language)


def test_an_expired_key_was_good_in_its_time(signature, trust):
    report = verify(signature("anna-expired").der(), content=CONTENT, trust=trust, at=datetime(2023, 5, 1, tzinfo=UTC))
    assert report.ok, report.failure


def test_before_its_time_a_certificate_is_not_valid(signature, trust):
    report = verify(signature().der(), content=CONTENT, trust=trust, at=datetime(2019, 12, 31, tzinfo=UTC))
    assert codes(report) == ["not_yet_valid"]


def test_a_revoked_key_was_good_before_it_was_revoked(signature, trust):
    assert verify(signature("anna-revoked").der(), content=CONTENT, trust=trust, at=datetime(2025, 6, 1, tzinfo=UTC)).ok


def test_an_authentication_key_verifies_and_is_called_so(signature, trust):
    """It proves who somebody is; that it makes no act is a rule of use (D-39), tested with the acts."""
    report = verify(signature("anna-auth").der(), content=CONTENT, trust=trust, at=AT)
    assert report.ok
    assert report.signers[0].profile.usage is Usage.AUTH


def test_an_empty_trust_store_trusts_nobody(signature):
    assert codes(verify(signature().der(), content=CONTENT, trust=TrustStore(), at=AT)) == ["unknown_issuer"]


@pytest.mark.parametrize("label", ["CMS", "PKCS7", "PKCS #7 SIGNED DATA"])
def test_armour_of_every_program_is_read(signature, trust, label):
    body = base64.encodebytes(signature().der()).decode()
    pem = f"-----BEGIN {label}-----\n{body}-----END {label}-----\n"
    assert verify(pem.encode(), content=CONTENT, trust=trust, at=AT).ok


def test_bare_base64_is_read(signature, trust):
    assert verify(base64.b64encode(signature().der()), content=CONTENT, trust=trust, at=AT).ok


def test_the_indefinite_lengths_of_java_programs_are_read(signature, trust):
    """BouncyCastle and the national centre's Kalkan write the outer layers and the content so."""
    der = signature(attached=True).der()
    report = verify(with_indefinite_lengths(der), content=CONTENT, trust=trust, at=AT)
    assert report.ok, report.failure
    assert report.attached


def with_indefinite_lengths(der):
    """The same ContentInfo with its three outer layers, and the content in two pieces, in indefinite form."""
    from asn1crypto import cms, parser

    info = cms.ContentInfo.load(der)
    signed = info["content"]
    half = len(CONTENT) // 2
    pieces = parser.emit(0, 0, 4, CONTENT[:half]) + parser.emit(0, 0, 4, CONTENT[half:])
    octets = b"\x24\x80" + pieces + b"\0\0"
    inner = b"\x30\x80" + signed["encap_content_info"]["content_type"].dump() + b"\xa0\x80" + octets + b"\0\0" + b"\0\0"
    parts = [signed["version"].dump(), signed["digest_algorithms"].dump(), inner, signed["certificates"].dump(), signed["signer_infos"].dump()]
    return b"\x30\x80" + info["content_type"].dump() + b"\xa0\x80" + b"\x30\x80" + b"".join(parts) + b"\0\0" * 3


def test_rsa_pss_is_read(signature, trust, key_of):
    key = key_of("anna").key
    algorithm = {"algorithm": "rsassa_pss", "parameters": {
        "hash_algorithm": {"algorithm": "sha256"},
        "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": "sha256"}},
        "salt_length": 32,
    }}
    one = signature(algorithm=algorithm, sign_with=lambda data: key.sign(
        data, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256()))
    report = verify(one.der(), content=CONTENT, trust=trust, at=AT)
    assert report.ok, report.failure


@pytest.mark.parametrize("algorithm", ["ecdsa", "gost256"])
def test_other_kinds_of_keys_are_read(trust, authority, algorithm):
    key = issuing.new_key(algorithm)
    name = issuing.x509.Name.build({"common_name": "ИВАНОВА АННА", "serial_number": f"IIN{ANNA}"})
    centre = authority("issuing-rsa")
    der = issuing.certificate(name, key, centre, not_before=AT - timedelta(days=1), not_after=AT + timedelta(days=1),
                              usage=issuing.SIGN_USAGE)
    report = verify(seal(CONTENT, key, der, at=AT, chain=[centre.certificate]), content=CONTENT, trust=trust, at=AT)
    assert report.ok, report.failure


@pytest.mark.parametrize("oid", ["1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11"])
def test_the_key_may_stand_in_place_of_the_signature_algorithm(signature, trust, oid):
    assert verify(signature(algorithm={"algorithm": oid}).der(), content=CONTENT, trust=trust, at=AT).ok


def test_the_moment_needs_a_zone(signature, trust):
    with pytest.raises(ValueError, match="time zone"):
        verify(signature().der(), content=CONTENT, trust=trust, at=datetime(2026, 3, 20))  # noqa: DTZ001


def test_openssl_agrees_about_our_rsa_signatures(signature, centre, tmp_path):
    (tmp_path / "sig").write_bytes(signature().der())
    (tmp_path / "content").write_bytes(CONTENT)
    bundle = tmp_path / "ca.pem"
    with bundle.open("wb") as out:
        for name in ("root", "issuing"):
            pem = subprocess.run(["openssl", "x509", "-inform", "DER", "-in", centre / "trust" / f"demo-{name}-rsa.cer"],
                                 check=True, capture_output=True).stdout
            out.write(pem)
    done = subprocess.run(["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", tmp_path / "sig", "-content",
                           tmp_path / "content", "-CAfile", bundle, "-purpose", "any"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == CONTENT


def test_limits_can_be_narrowed(signature, trust):
    report = verify(signature().der(), content=CONTENT, trust=trust, at=AT, limits=Limits(file=100))
    assert codes(report) == ["too_large"]


def test_a_container_is_opened_by_its_password_only(key_of, centre):
    from demo.ca import PASSWORD
    from enbek.signing.containers import WrongPassword, open_container

    data = (centre / "keys" / "anna-gost.p12").read_bytes()
    assert isinstance(open_container(data, PASSWORD), Container)
    with pytest.raises(WrongPassword):
        open_container(data, PASSWORD + "!")
