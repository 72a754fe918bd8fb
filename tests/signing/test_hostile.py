"""Files made to deceive, to crash or to exhaust. Each is refused by name, in under a second, without an exception."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from asn1crypto import cms, core, parser
from asn1crypto import x509 as asn1
from hypothesis import given, settings
from hypothesis import strategies as st

from enbek.signing import TrustStore, issuing, verify
from enbek.signing.containers import Container
from enbek.signing.gost import CURVE_512
from enbek.signing.issuing import Authority
from enbek.signing.sealing import seal
from tests.signing.conftest import ANNA, AT, CONTENT

SECOND = 1.0
Make = Callable[["Forge"], bytes]
GOST_512 = CURVE_512.size
ORDER = int(CURVE_512.q).to_bytes(GOST_512, "little")


class Forge:
    """The tools of a forger: all keys of the demo, and the demo's centres."""

    def __init__(self, signature: Any, authority: Any, key_of: Any) -> None:
        self.signature, self.authority, self.key_of = signature, authority, key_of

    def good(self, alias: str = "anna", **parts: Any) -> bytes:
        return self.signature(alias, **parts).der()

    def leaf(self, issuer: Authority, key: Any = None, **parts: Any) -> Container:
        """A certificate for Anna by any issuer, with any parts wrong."""
        key = key or issuing.new_key("ecdsa")
        fields = {"not_before": AT - timedelta(days=1), "not_after": AT + timedelta(days=1), "usage": issuing.SIGN_USAGE} | parts
        return Container(key, issuing.certificate(anna(), key, issuer, **fields), (issuer.certificate,))

    def signed_by(self, container: Container, **parts: Any) -> bytes:
        return seal(CONTENT, container.key, container.certificate, at=AT, chain=container.chain, **parts)


def anna() -> asn1.Name:
    return asn1.Name.build({"common_name": "ИВАНОВА АННА", "surname": "ИВАНОВА", "serial_number": f"IIN{ANNA}"})


@pytest.fixture
def forge(signature, authority, key_of) -> Forge:
    return Forge(signature, authority, key_of)


def judged(data: bytes, trust: TrustStore, content: bytes | None = CONTENT):
    start = time.process_time()  # what it costs, on a crowded machine too
    report = verify(data, content=content, trust=trust, at=AT)
    spent = time.process_time() - start
    assert spent < SECOND, f"{spent:.2f} s"
    return report


def refused(data: bytes, trust: TrustStore, code: str, content: bytes | None = CONTENT) -> None:
    report = judged(data, trust, content)
    assert not report.ok
    assert report.failure is not None
    assert report.failure.code == code, report.failure
    assert all(report.failure.detail.in_(language) for language in ("kk", "ru", "en"))


# --- the file ------------------------------------------------------------------------------------

def nested(levels: int, tag: bytes = b"\x30") -> bytes:
    body = b""
    for _ in range(levels):
        size = len(body)
        body = tag + (bytes([size]) if size < 128 else b"\x83" + size.to_bytes(3, "big")) + body
    return body


def many_small() -> bytes:
    return parser.emit(0, 1, 16, b"\x05\x00" * 2_000_000)


FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "malformed"),
    "one byte": (lambda _: b"\x30", "malformed"),
    "text": (lambda _: "Прошу зарегистрировать".encode(), "malformed"),
    "a page of HTML": (lambda _: b"<!doctype html><p>404", "malformed"),
    "noise": (lambda _: os.urandom(4096), "malformed"),
    "cut in half": (lambda good: good[:len(good) // 2], "malformed"),
    "without the last byte": (lambda good: good[:-1], "malformed"),
    "a byte too many": (lambda good: good + b"\0", "trailing_bytes"),
    "two signatures in a row": (lambda good: good + good, "trailing_bytes"),
    "a length beyond the file": (lambda _: b"\x30\x84\xff\xff\xff\xff\x02\x01\x01", "malformed"),
    "a length of nine bytes": (lambda _: b"\x30\x89" + b"\x01" * 9 + b"\0" * 16, "malformed"),
    "a tag without an end": (lambda _: b"\x3f" + b"\xff" * 5000, "malformed"),
    "an indefinite length never closed": (lambda good: b"\x30\x80" + good[4:], "malformed"),
    "indefinite lengths 5000 deep": (lambda _: b"\x30\x80" * 5000 + b"\0\0" * 5000, "too_deep"),
    "sequences 5000 deep": (lambda _: nested(5000), "too_deep"),
    "strings inside strings 5000 deep": (lambda _: parser.emit(0, 1, 16, nested(5000, b"\x24")), "too_deep"),
    "two million elements": (lambda _: many_small(), "too_many"),
    "50 MB of zeros": (lambda _: bytes(50 * 1024 * 1024), "too_large"),
    "50 MB of DER": (lambda _: parser.emit(0, 1, 16, bytes(50 * 1024 * 1024)), "too_large"),
    "armour around noise": (lambda _: b"-----BEGIN CMS-----\n!!!\n-----END CMS-----", "malformed"),
    "armour never closed": (lambda _: b"-----BEGIN CMS-----\nMIIB", "malformed"),
    "a certificate in place of a signature": (lambda good: certificate_in(good), "malformed"),
    "plain data": (lambda _: cms.ContentInfo({"content_type": "data", "content": b"x"}).dump(), "not_signed_data"),
    "no signer at all": (lambda good: rebuilt(good, signer_infos=[]), "no_signers"),
}


def certificate_in(good: bytes) -> bytes:
    return bytes(cms.ContentInfo.load(good)["content"]["certificates"][0].chosen.dump())


def rebuilt(good: bytes, **fields: Any) -> bytes:
    """The same SignedData with some fields replaced."""
    signed = cms.ContentInfo.load(good)["content"]
    parts = {name: signed[name] for name in ("version", "digest_algorithms", "encap_content_info", "certificates", "signer_infos")}
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(parts | fields)}).dump())


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_refused_by_name(forge, trust, name):
    spoil, code = FILES[name]
    refused(spoil(forge.good()), trust, code)


def test_seventeen_signers_are_too_many(forge, trust):
    one = forge.signature()
    refused(one.der(*[forge.signature() for _ in range(16)]), trust, "too_many")


def test_thirty_three_certificates_are_too_many(forge, trust):
    own = forge.key_of("anna")
    refused(forge.good(certificates=[own.certificate] * 33), trust, "too_many")


# --- the content ---------------------------------------------------------------------------------

def test_a_changed_document_is_noticed(forge, trust):
    refused(forge.good(), trust, "content_changed", content=CONTENT.replace(b"\xd0\x9f", b"\xd0\xbf"))


def test_a_changed_document_inside_the_file_is_noticed(forge, trust):
    refused(forge.good(enclosed_content=CONTENT + b" "), trust, "content_changed", content=None)


def test_a_signature_over_another_document_does_not_pass_for_the_one_shown(forge, trust):
    """Attached content is compared with what the person saw, not only with its own digest."""
    refused(forge.signature(attached=True).der(), trust, "content_changed", content=b"another document")


def test_a_detached_signature_needs_its_document(forge, trust):
    refused(forge.good(), trust, "content_missing", content=None)


def test_something_that_is_not_a_document_is_not_an_act(forge, trust):
    wrong = forge.good(content_type="1.2.3.4.5", enclosed_content=core.ParsableOctetString(CONTENT))
    refused(wrong, trust, "wrong_content_type", content=None)


# --- attributes ----------------------------------------------------------------------------------

def without(name: str) -> Callable[[list[Any]], list[Any]]:
    return lambda listed: [one for one in listed if one["type"].native != name]


def twice(name: str) -> Callable[[list[Any]], list[Any]]:
    return lambda listed: [*listed, *(one for one in listed if one["type"].native == name)]


def with_value(name: str, *values: Any) -> Callable[[list[Any]], list[Any]]:
    return lambda listed: [*without(name)(listed), cms.CMSAttribute({"type": name, "values": list(values)})]


ATTRIBUTES: dict[str, tuple[Callable[[list[Any]], list[Any]], str]] = {
    "no message digest": (without("message_digest"), "bad_attributes"),
    "no content type": (without("content_type"), "bad_attributes"),
    "two message digests": (twice("message_digest"), "bad_attributes"),
    "two content types": (twice("content_type"), "bad_attributes"),
    "two digests in one attribute": (with_value("message_digest", b"1" * 32, b"2" * 32), "bad_attributes"),
    "the digest of something else": (with_value("message_digest", b"1" * 32), "content_changed"),
    "an empty digest": (with_value("message_digest", b""), "content_changed"),
    "another content type": (with_value("content_type", "enveloped_data"), "bad_attributes"),
}


@pytest.mark.parametrize("alias", ["anna", "anna-gost"])
@pytest.mark.parametrize("name", ATTRIBUTES)
def test_wrong_attributes_are_refused_even_when_they_are_signed(forge, trust, name, alias):
    edit, code = ATTRIBUTES[name]
    refused(forge.good(alias, attributes=edit), trust, code)


def test_a_signature_without_attributes_is_refused(forge, trust):
    refused(forge.good(keep_attributes=False), trust, "no_signed_attributes")


def test_attributes_cannot_be_passed_off_as_a_document(forge, trust):
    """The signature of an honest file fits the bytes of its attributes; without attributes those would be "the document"."""
    honest = forge.signature()
    info = honest.info()
    attributes = info["signed_attrs"].untag().dump()
    stolen = rebuilt(honest.der(), signer_infos=[cms.SignerInfo({
        name: info[name] for name in ("version", "sid", "digest_algorithm", "signature_algorithm", "signature")
    })])
    refused(stolen, trust, "no_signed_attributes", content=attributes)


def test_attributes_in_another_order_than_signed_are_refused(forge, trust):
    honest = forge.signature()
    info = honest.info()
    body = b"".join(one.dump() for one in reversed(list(info["signed_attrs"])))
    turned = cms.CMSAttributes.load(parser.emit(0, 1, 17, body))
    fields = {name: info[name] for name in ("version", "sid", "digest_algorithm", "signature_algorithm", "signature")}
    refused(rebuilt(honest.der(), signer_infos=[cms.SignerInfo(fields | {"signed_attrs": turned})]), trust, "bad_signature")


def test_the_signed_attribute_names_the_very_certificate(forge, trust):
    """Two certificates of one key: the one that was meant counts (ESS signing-certificate-v2)."""
    key = forge.key_of("anna").key
    other = forge.leaf(forge.authority("issuing-rsa"), key)
    refused(forge.good(attributes=lambda listed: [
        *without("signing_certificate_v2")(listed), binding_of(other.certificate),
    ]), trust, "wrong_binding")


def binding_of(certificate: bytes) -> Any:
    from enbek.signing.algorithms import SHA256
    from enbek.signing.sealing import signed_attributes

    return next(one for one in signed_attributes(b"", certificate, SHA256, AT) if one["type"].native == "signing_certificate_v2")


# --- algorithms ----------------------------------------------------------------------------------

SHA512, SHA1, MD5 = "2.16.840.1.101.3.4.2.3", "1.3.14.3.2.26", "1.2.840.113549.2.5"
STREEBOG_512 = "1.2.398.3.10.1.3.3"
ALGORITHMS: dict[str, tuple[dict[str, Any], str]] = {
    "another digest than the signature's": ({"digest_oid": SHA512}, "algorithm_mismatch"),
    "SHA-1": ({"digest_oid": SHA1}, "weak_algorithm"),
    "MD5": ({"digest_oid": MD5}, "weak_algorithm"),
    "RSA with SHA-1": ({"algorithm": {"algorithm": "sha1_rsa"}}, "weak_algorithm"),
    "the old GOST digest": ({"digest_oid": "1.2.398.3.10.1.3.1"}, "legacy_gost"),
    "the old GOST signature": ({"algorithm": {"algorithm": "1.2.398.3.10.1.1.1.2"}}, "legacy_gost"),
    "the still older identifiers": ({"algorithm": {"algorithm": "1.3.6.1.4.1.6801.1.5.8"}}, "legacy_gost"),
    "nobody's algorithm": ({"algorithm": {"algorithm": "1.2.3.4.5"}}, "unsupported_algorithm"),
    "Ed25519": ({"algorithm": {"algorithm": "1.3.101.112"}}, "unsupported_algorithm"),
    "a GOST digest for an RSA key": ({"digest_oid": STREEBOG_512, "algorithm": {"algorithm": "rsassa_pkcs1v15"}}, "algorithm_mismatch"),
    "a GOST signature of an RSA key": (
        {"digest_oid": STREEBOG_512, "algorithm": {"algorithm": "1.2.398.3.10.1.1.2.3.2"}}, "algorithm_mismatch"),
    "an ECDSA signature of an RSA key": ({"algorithm": {"algorithm": "sha256_ecdsa"}}, "algorithm_mismatch"),
    "PSS with another mask": ({"algorithm": {"algorithm": "rsassa_pss", "parameters": {
        "hash_algorithm": {"algorithm": "sha256"},
        "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": "sha512"}}, "salt_length": 32,
    }}}, "algorithm_mismatch"),
}


@pytest.mark.parametrize("name", ALGORITHMS)
def test_an_algorithm_that_is_not_accepted_is_called_by_its_fault(forge, trust, name):
    parts, code = ALGORITHMS[name]
    refused(forge.good(**parts), trust, code)


# --- the signature value -------------------------------------------------------------------------

VALUES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "a flipped bit": lambda good: bytes([good[0] ^ 1]) + good[1:],
    "one byte short": lambda good: good[:-1],
    "one byte long": lambda good: good + b"\0",
    "all zeros": lambda good: bytes(len(good)),
    "all ones": lambda good: b"\xff" * len(good),
    "ten kilobytes": lambda _: b"\x01" * 10_000,
}
GOST_VALUES = VALUES | {
    "r is zero": lambda good: bytes(GOST_512) + good[GOST_512:],
    "s is zero": lambda good: good[:GOST_512] + bytes(GOST_512),
    "r is the order": lambda good: ORDER + good[GOST_512:],
    "s is the order": lambda good: good[:GOST_512] + ORDER,
    "r beyond the order": lambda good: b"\xff" * GOST_512 + good[GOST_512:],
    "s and r swapped": lambda good: good[GOST_512:] + good[:GOST_512],
    "the byte order of RFC 4491": lambda good: good[::-1],
}


@pytest.mark.parametrize("name", VALUES)
def test_a_wrong_rsa_value_is_refused(forge, trust, name):
    refused(forge.good("anna", value=VALUES[name]), trust, "bad_signature")


@pytest.mark.parametrize("name", GOST_VALUES)
def test_a_wrong_gost_value_is_refused(forge, trust, name):
    refused(forge.good("anna-gost", value=GOST_VALUES[name]), trust, "bad_signature")


# --- certificates --------------------------------------------------------------------------------

def test_another_persons_certificate_cannot_be_put_over_a_signature(forge, trust):
    refused(forge.good("anna", certificate=forge.key_of("daniyar").certificate), trust, "bad_signature")


def test_the_signers_certificate_must_be_there(forge, trust):
    refused(forge.good(certificates=[]), trust, "no_certificate")
    refused(forge.good(certificates=[forge.key_of("daniyar").certificate]), trust, "no_certificate")


def test_a_centre_of_the_right_name_with_another_key_is_a_forgery(forge, trust):
    real = forge.authority("issuing-rsa")
    key = issuing.new_key("rsa")
    false = Authority(key, issuing.certificate(
        real.name, key, None, not_before=AT - timedelta(days=1), not_after=AT + timedelta(days=1), usage=issuing.CA_USAGE, ca=True))
    refused(forge.signed_by(forge.leaf(false)), trust, "forged_certificate")


def test_a_root_enclosed_by_the_signer_proves_nothing(forge, trust):
    refused(forge.good("anna-foreign"), trust, "unknown_issuer")


def test_a_person_is_no_centre(forge, trust):
    holder = forge.key_of("anna")
    refused(forge.signed_by(forge.leaf(Authority(holder.key, holder.certificate))), trust, "issuer_not_ca")


def test_a_centre_below_a_centre_that_may_have_none_is_refused(forge, trust):
    issuer = forge.authority("issuing-rsa")
    key = issuing.new_key("ecdsa")
    name = asn1.Name.build({"common_name": "A CENTRE BELOW"})
    dates = {"not_before": AT - timedelta(days=1), "not_after": AT + timedelta(days=1)}
    below = Authority(key, issuing.certificate(name, key, issuer, usage=issuing.CA_USAGE, ca=True, **dates))
    leaf = forge.leaf(below)
    refused(forge.signed_by(Container(leaf.key, leaf.certificate, (*leaf.chain, issuer.certificate))), trust, "path_too_long")


def test_certificates_in_a_ring_end(forge, trust):
    """Two centres that issue each other, eight times over: the search is bounded."""
    names = [asn1.Name.build({"common_name": f"RING {n}"}) for n in range(2)]
    keys = [issuing.new_key("gost512") for _ in names]
    dates = {"not_before": AT - timedelta(days=1), "not_after": AT + timedelta(days=1), "usage": issuing.CA_USAGE, "ca": True}
    first = [Authority(key, issuing.certificate(name, key, None, **dates)) for name, key in zip(names, keys, strict=True)]
    ring = [issuing.certificate(names[n % 2], keys[n % 2], first[1 - n % 2], **dates) for n in range(16)]
    leaf = forge.leaf(first[0])
    refused(forge.signed_by(Container(leaf.key, leaf.certificate, tuple(ring))), trust, "path_too_long")


def test_an_unknown_mandatory_condition_is_respected(forge, trust):
    more = [{"extn_id": "1.2.3.4.5.6", "critical": True, "extn_value": core.ParsableOctetString(b"\x05\x00")}]
    refused(forge.signed_by(forge.leaf(forge.authority("issuing-rsa"), more=more)), trust, "critical_extension")


def test_an_extension_that_stands_twice_damages_a_certificate(forge, trust):
    more = [{"extn_id": "key_usage", "critical": True, "extn_value": asn1.KeyUsage(issuing.SIGN_USAGE)}]
    refused(forge.signed_by(forge.leaf(forge.authority("issuing-rsa"), more=more)), trust, "malformed_certificate")


def test_a_key_that_may_not_sign_does_not_sign(forge, trust):
    leaf = forge.leaf(forge.authority("issuing-rsa"), usage={"key_agreement"})
    refused(forge.signed_by(leaf), trust, "wrong_usage")


def test_a_small_rsa_key_is_weak(forge, trust):
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - weak on purpose
    refused(forge.signed_by(forge.leaf(forge.authority("issuing-rsa"), key)), trust, "weak_algorithm")


def test_a_gost_key_off_the_curve_is_no_key(forge, trust):
    key = issuing.new_key("gost512")
    leaf = forge.leaf(forge.authority("issuing-rsa"), key)
    point = key.public_key().to_bytes()
    assert leaf.certificate.count(point) == 1
    bad = leaf.certificate.replace(point, point[:-1] + bytes([point[-1] ^ 1]))
    refused(forge.signed_by(Container(key, bad, leaf.chain)), trust, "bad_key")


def test_a_changed_certificate_is_a_forgery(forge, trust):
    """Same key, another IIN: the centre did not sign that."""
    own = forge.key_of("anna")
    changed = own.certificate.replace(f"IIN{ANNA}".encode(), b"IIN760212350620")
    assert changed != own.certificate
    refused(forge.good(certificate=changed), trust, "forged_certificate")


def test_a_damaged_certificate_is_called_damaged(forge, trust):
    own = forge.key_of("anna")
    refused(forge.good(certificates=[own.certificate[:60] + b"\xff" * 40 + own.certificate[100:]]), trust, "malformed")


def test_two_iins_in_one_certificate_name_nobody(forge, trust):
    name = asn1.Name.build({"common_name": "ИВАНОВА АННА", "serial_number": f"IIN{ANNA}"})
    name.chosen.append(asn1.RelativeDistinguishedName([asn1.NameTypeAndValue({
        "type": "serial_number", "value": asn1.DirectoryString("printable_string", core.PrintableString("IIN760212350620")),
    })]))
    key, issuer = issuing.new_key("ecdsa"), forge.authority("issuing-rsa")
    der = issuing.certificate(name, key, issuer, not_before=AT - timedelta(days=1), not_after=AT + timedelta(days=1), usage=issuing.SIGN_USAGE)
    report = judged(forge.signed_by(Container(key, der, (issuer.certificate,))), trust)
    assert report.signers[0].profile.iin == ""


# --- chance --------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def honest(key_of):
    own = key_of("anna")
    return seal(CONTENT, own.key, own.certificate, at=AT, chain=own.chain)


@given(data=st.data())
@settings(max_examples=300)
def test_no_mutation_raises_or_changes_who_signed_what(honest, trust, data):
    """Bytes outside the signed parts may change without harm; a good verdict always means Anna and this content."""
    place = data.draw(st.integers(0, len(honest) - 1))
    count = data.draw(st.integers(0, 4))
    put = data.draw(st.binary(max_size=4))
    report = judged(honest[:place] + put + honest[place + count:], trust)
    if report.ok:
        assert [signer.profile.iin for signer in report.signers] == [ANNA]
        assert report.content == CONTENT


@given(noise=st.binary(max_size=300), start=st.sampled_from([b"", b"\x30\x80", b"\x30\x82\x01\x00", bytes.fromhex("308006092a864886f70d010702a080")]))
@settings(max_examples=200)
def test_noise_is_never_a_signature(trust, noise, start):
    assert not judged(start + noise, trust).ok
