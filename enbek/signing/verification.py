"""The verification of a signed file: every check in turn, each with its answer.

A check that fails stops the checks that rest on it, for that signer only. Nothing that stands in the file is
believed before the check that proves it; no input raises an exception.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from enbek.signing import cms, timestamps
from enbek.signing.algorithms import Digest, Scheme, digest_for, fits, is_signed_by, scheme_for
from enbek.signing.certificates import Certificate
from enbek.signing.limits import DEFAULT_LIMITS, Limits
from enbek.signing.profile import USAGE_WORDS, Usage, profile_of
from enbek.signing.refused import Refused
from enbek.signing.report import Report, SignerReport, failed, passed
from enbek.signing.revocation import Policy, Source, State, check_path
from enbek.signing.streebog import is_native
from enbek.signing.trust import PathBuilder, TrustStore, check_validity

_SHA1 = "1.3.14.3.2.26"


@dataclass(slots=True)
class _Work:
    """What all signers of one file share."""

    message: cms.Message
    content: bytes
    trust: TrustStore
    at: datetime
    limits: Limits
    policy: Policy
    sources: list[Source]
    at_time_stamp: bool
    digests: dict[str, bytes] = field(default_factory=dict)
    paths: dict[Certificate, list[Certificate]] = field(default_factory=dict)

    def digest(self, kind: Digest) -> bytes:
        if kind.oid not in self.digests:
            if kind.is_streebog and not is_native() and len(self.content) > self.limits.slow_digest:
                raise Refused("too_large", size=len(self.content), limit=self.limits.slow_digest)
            self.digests[kind.oid] = kind.of(self.content)
        return self.digests[kind.oid]


def verify(
    cms_file: bytes, *, content: bytes | None, trust: TrustStore, at: datetime,
    limits: Limits = DEFAULT_LIMITS, revocation: Policy = Policy.IF_KNOWN, sources: Sequence[Source] = (),
    at_time_stamp: bool = False,
) -> Report:
    """Verify CMS SignedData, attached or detached (then `content` is needed), with one or several signers.

    `at` is the aware moment at which certificates must be valid; with `at_time_stamp` a trusted time stamp takes
    its place. The lists of the trust store are asked about revocation first, then `sources`.
    """
    if at.tzinfo is None:
        raise ValueError("the moment of verification needs a time zone")
    report = Report(at=at)
    try:
        message = cms.read(cms_file, limits)
        if not message.signers:
            raise Refused("no_signers")
        report.document_checks.append(passed("structure"))
        report.attached = message.content is not None
        report.content = _content_of(message, content, limits)
    except Refused as refused:
        report.document_checks.append(failed(refused))
        return report
    work = _Work(message, report.content, trust, at, limits, revocation, [trust.lists, *sources], at_time_stamp)
    report.signers = [_judge(signer, work) for signer in message.signers]
    return report


def _content_of(message: cms.Message, shown: bytes | None, limits: Limits) -> bytes:
    """The signed bytes. An attached content must be the one that was shown, when one was (kz_facts §4, pitfall 2)."""
    if message.content_type != cms.DATA:
        raise Refused("wrong_content_type")
    if message.content is None:
        if shown is None:
            raise Refused("content_missing")
        if len(shown) > limits.content:
            raise Refused("too_large", size=len(shown), limit=limits.content)
        return shown
    if shown is not None and not hmac.compare_digest(message.content, shown):
        raise Refused("content_changed")
    return message.content


def _judge(signer: cms.Signer, work: _Work) -> SignerReport:
    report = SignerReport(signing_time=signer.signing_time)
    try:
        certificate = _check_certificate(signer, report)
        scheme = _check_algorithm(signer, certificate, report)
        _check_content(signer, scheme, work, report)
        _check_signature(signer, scheme, certificate, report)
        path = _check_chain(certificate, work, report)
        moment = _check_time_stamp(signer, work, report)
        _check_validity(path, moment, report)
        _check_usage(report)
        _check_revocation(path, work, moment, report)
    except Refused as refused:
        report.checks.append(failed(refused))
    return report


def _check_certificate(signer: cms.Signer, report: SignerReport) -> Certificate:
    if signer.certificate is None:
        raise Refused("no_certificate")
    report.certificate = signer.certificate.der
    report.profile = profile_of(signer.certificate)
    report.checks.append(passed("certificate"))
    return signer.certificate


def _check_algorithm(signer: cms.Signer, certificate: Certificate, report: SignerReport) -> Scheme:
    scheme = scheme_for(signer.signature_oid, signer.parameters, signer.digest_oid)
    key = certificate.public_key
    if not fits(scheme, key):
        raise Refused("algorithm_mismatch")
    report.checks.append(passed("algorithm", name=scheme.name))
    return scheme


def _check_content(signer: cms.Signer, scheme: Scheme, work: _Work, report: SignerReport) -> None:
    """The signed attributes are there, and name this content and its type.

    Without them a signature over attributes could be passed off as a signature over a document that consists of
    the same bytes; NCALayer always writes them.
    """
    if signer.refused:
        raise signer.refused
    if signer.attributes is None:
        raise Refused("no_signed_attributes")
    if signer.content_type != work.message.content_type:
        raise Refused("bad_attributes")
    report.checks.append(passed("attributes"))
    if not hmac.compare_digest(signer.message_digest, work.digest(scheme.digest)):
        raise Refused("content_changed")
    report.checks.append(passed("content"))


def _check_signature(signer: cms.Signer, scheme: Scheme, certificate: Certificate, report: SignerReport) -> None:
    if signer.attributes is None or not is_signed_by(certificate.public_key, scheme, signer.attributes, signer.signature):
        raise Refused("bad_signature")
    for binding in signer.bindings:
        if binding.digest_oid == _SHA1:  # ESS version 1: it only narrows what the signature already proves
            same = hashlib.sha1(certificate.der, usedforsecurity=False).digest() == binding.value
        else:
            same = digest_for(binding.digest_oid).of(certificate.der) == binding.value
        if not same:
            raise Refused("wrong_binding")
    report.checks.append(passed("signature"))


def _check_chain(certificate: Certificate, work: _Work, report: SignerReport) -> list[Certificate]:
    if certificate not in work.paths:
        builder = PathBuilder(work.trust, work.message.certificates, work.at, work.limits)
        work.paths[certificate] = builder.build(certificate)
    path = work.paths[certificate]
    report.chain = [one.title for one in path]
    report.checks.append(passed("chain", issuer=path[1].title))
    return path


def _check_time_stamp(signer: cms.Signer, work: _Work, report: SignerReport) -> datetime:
    """Read a token if there is one; the moment at which certificates are judged."""
    if signer.time_stamp is None:
        return work.at
    stamp = timestamps.check(signer.time_stamp, signer.signature, work.trust, work.limits)
    report.time_stamp = stamp
    if not stamp.trusted:
        report.checks.append(passed("time_stamp_not_trusted"))
        return work.at
    report.checks.append(passed("time_stamp", at=f"{stamp.at:%d.%m.%Y %H:%M} UTC"))
    return min(stamp.at, work.at) if work.at_time_stamp else work.at


def _check_validity(path: list[Certificate], moment: datetime, report: SignerReport) -> None:
    check_validity(path, moment)
    report.checks.append(passed("validity", until=f"{path[0].not_after:%d.%m.%Y}"))


def _check_usage(report: SignerReport) -> None:
    """The key may sign at all. Which acts it may sign is the business of `rules`."""
    usage = report.profile.usage if report.profile else Usage.OTHER
    if usage is Usage.OTHER:
        raise Refused("wrong_usage")
    report.checks.append(passed("usage", usage=USAGE_WORDS[usage]))


def _check_revocation(path: list[Certificate], work: _Work, moment: datetime, report: SignerReport) -> None:
    if work.policy is Policy.OFF:
        report.checks.append(passed("revocation_not_asked"))
        return
    status = check_path(path, work.sources, work.policy, moment)
    if status.state is State.UNKNOWN:
        report.checks.append(passed("revocation_not_asked"))
        return
    as_of = f"{status.as_of:%d.%m.%Y %H:%M} UTC" if status.as_of else ""
    report.checks.append(passed("revocation", source=status.source, as_of=as_of))
