"""Signatures that are right until a test spoils a part of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from asn1crypto import algos, cms, core
from asn1crypto import x509 as asn1

from enbek.signing.containers import Container
from enbek.signing.sealing import assemble, digest_of, sign_bytes, signature_algorithm, signed_attributes

Attributes = cms.CMSAttributes


@dataclass
class Signature:
    """One SignerInfo over `content`. `attributes` edits the list of signed attributes before it is signed."""

    container: Container
    content: bytes
    at: datetime
    attached: bool = False
    attributes: Callable[[list[Any]], list[Any]] | None = None
    keep_attributes: bool = True
    digest_oid: str | None = None
    algorithm: dict[str, Any] | None = None
    value: Callable[[bytes], bytes] | None = None
    certificate: bytes | None = None
    certificates: list[bytes] | None = None
    content_type: str = "data"
    enclosed_content: bytes | None = None
    unsigned: list[Any] = field(default_factory=list)
    sign_with: Callable[[bytes], bytes] | None = None

    def info(self) -> cms.SignerInfo:
        key, holder_der = self.container.key, self.certificate or self.container.certificate
        holder = asn1.Certificate.load(holder_der)
        listed = list(signed_attributes(self.content, holder_der, digest_of(key), self.at))
        attributes = Attributes(self.attributes(listed) if self.attributes else listed)
        message = attributes.dump() if self.keep_attributes else self.content
        value = (self.sign_with or (lambda data: sign_bytes(key, data)))(message)
        fields: dict[str, Any] = {
            "version": "v1",
            "sid": cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber({
                "issuer": holder.issuer, "serial_number": holder.serial_number,
            })),
            "digest_algorithm": {"algorithm": self.digest_oid or digest_of(key).oid, "parameters": core.Null()},
            "signature_algorithm": algos.SignedDigestAlgorithm(self.algorithm or signature_algorithm(key)),
            "signature": self.value(value) if self.value else value,
        }
        if self.keep_attributes:
            fields["signed_attrs"] = attributes
        if self.unsigned:
            fields["unsigned_attrs"] = Attributes(self.unsigned)
        return cms.SignerInfo(fields)

    def der(self, *others: Signature) -> bytes:
        inner: dict[str, Any] = {"content_type": self.content_type}
        if self.attached or self.enclosed_content is not None:
            inner["content"] = self.content if self.enclosed_content is None else self.enclosed_content
        signers = [self, *others]
        certificates = self.certificates
        if certificates is None:
            certificates = list(dict.fromkeys(
                der for one in signers for der in (one.certificate or one.container.certificate, *one.container.chain)
            ))
        digests = [{"algorithm": digest_of(one.container.key).oid, "parameters": core.Null()} for one in signers]
        return assemble(inner, digests, certificates, [one.info() for one in signers])
