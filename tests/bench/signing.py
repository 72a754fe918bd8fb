"""`python -m tests.bench.signing`: how long the checks take on this machine, against the promises."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import x509

from enbek.signing import Policy, TrustStore, issuing, streebog, verify
from enbek.signing.certificates import Certificate
from enbek.signing.issuing import Authority
from enbek.signing.revocation import Crl
from enbek.signing.sealing import PrivateKey, seal

FROM, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2045, 1, 1, tzinfo=UTC)
AT = datetime(2026, 3, 20, tzinfo=UTC)
CONTENT = b"0123456789abcdef" * 512  # 8 KB, as large as an application
BIG = b"x" * 100_000


@dataclass(frozen=True, slots=True)
class Result:
    """Median of a measurement and its promise, milliseconds; a promise of zero is none."""

    name: str
    median: float
    promise: float

    @property
    def kept(self) -> bool:
        return not self.promise or self.median <= self.promise


def median_ms(work: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


def _certificate(common: str, key: PrivateKey, issuer: Authority | None, *, ca: bool) -> bytes:
    name = x509.Name.build({"common_name": common, "country_name": "KZ"})
    usage = issuing.CA_USAGE if ca else issuing.SIGN_USAGE
    return issuing.certificate(name, key, issuer, not_before=FROM, not_after=UNTIL, usage=usage, ca=ca)


def signed(algorithm: str) -> tuple[bytes, TrustStore]:
    """A detached signature over CONTENT below a root and an issuing centre, and the trust store for it."""
    root_key, centre_key, key = (issuing.new_key(algorithm) for _ in range(3))
    root = Authority(root_key, _certificate("BENCH ROOT", root_key, None, ca=True))
    centre = Authority(centre_key, _certificate("BENCH CENTRE", centre_key, root, ca=True))
    leaf = _certificate("HOLDER", key, centre, ca=False)
    crl = Crl.load(issuing.revocation_list(centre, [], number=1, issued=FROM, until=UNTIL))
    trust = TrustStore([Certificate.load(one.certificate) for one in (root, centre)], [crl])
    return seal(CONTENT, key, leaf, at=AT, chain=[centre.certificate]), trust


def _verification(algorithm: str, times: int) -> float:
    cms, trust = signed(algorithm)

    def work() -> None:
        report = verify(cms, content=CONTENT, trust=trust, at=AT, revocation=Policy.REQUIRED)
        if not report.ok:
            raise RuntimeError(report.failure)

    work()  # the tables of the curve and the list of the centre are read once a process
    return median_ms(work, times)


def measure(times: int = 50) -> list[Result]:
    """Whole verifications (structure, content, signature, a path of three, revocation), and Streebog alone."""
    return [
        Result("CMS, RSA-2048", _verification("rsa", times), 3),
        Result("CMS, ECDSA P-256", _verification("ecdsa", times), 0),
        Result("CMS, GOST 34.10-2015 512", _verification("gost512", times), 40),
        Result("CMS, GOST 34.10-2015 256", _verification("gost256", times), 0),
        Result("Streebog-512, 100 KB, as used here", median_ms(lambda: streebog.digest(BIG), 5), 100),
        Result("Streebog-512, 100 KB, without libgcrypt", median_ms(lambda: streebog.digest_in_python(BIG), 3), 0),
    ]


def main() -> int:
    results = measure()
    for one in results:
        promise = f"promised {one.promise:.0f} ms" if one.promise else ""
        sys.stdout.write(f"{one.name:45} {one.median:8.2f} ms  {promise}{'' if one.kept else '  BROKEN'}\n")
    return 0 if all(one.kept for one in results) else 1


if __name__ == "__main__":
    sys.exit(main())
