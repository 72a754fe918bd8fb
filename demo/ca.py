"""The certification centre of the demo: it issues keys to personas, and to anybody who asks the demo panel.

Its names say DEMO, so that no production system trusts it by mistake (system check `signing.E001`). The keys of the
centre stay in the var folder: new people are enrolled at any time. Certificates are valid over the years in which
the demo may travel.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from asn1crypto import x509

from enbek.signing import issuing
from enbek.signing.containers import certificates_in, make_container, open_container
from enbek.signing.issuing import Authority
from enbek.signing.profile import ROLE_OIDS, Role
from enbek.signing.sealing import PrivateKey

PASSWORD = "Demo-1234"
FROM, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2045, 12, 31, tzinfo=UTC)
LEAF_UNTIL, EXPIRED_ON = datetime(2044, 12, 31, tzinfo=UTC), datetime(2024, 12, 31, tzinfo=UTC)
REVOKED_ON = datetime(2025, 6, 2, tzinfo=UTC)
EMAIL_PROTECTION, CLIENT_AUTH = "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.2"
_POLICY = "1.2.398.3.3.2"

Kind = Literal["good", "expired", "auth_only", "foreign_ca", "revoked"]
Algorithm = Literal["rsa", "gost512"]
_ROLE_TO_OID = {role: oid for oid, role in reversed(ROLE_OIDS.items())}


@dataclass(frozen=True, slots=True)
class Person:
    """For whom a key is made. `alias` names the file; `roles` are values of `Role`; individuals need none."""

    alias: str
    iin: str
    surname: str
    given_name: str
    patronymic: str = ""
    bin: str | None = None
    organisation: str | None = None
    roles: tuple[str, ...] = ()
    kind: Kind = "good"
    algorithm: Algorithm = "rsa"


def generate(directory: Path, persons: Iterable[Person]) -> list[Path]:
    """Make the centre and the keys that are not there yet. The trust store is `directory / "trust"`."""
    _ensure_centre(directory)
    return [enroll(directory, person) for person in persons]


def enroll(directory: Path, person: Person, folder: str = "keys") -> Path:
    """Issue a key to a person: the path of the container. A key of that alias that exists is kept.

    The signer offers what lies in `keys`; a key of the portal lies in a folder of its own.
    """
    directory = Path(directory)
    with _locked(directory):
        _ensure_centre_locked(directory)
        path = directory / folder / f"{person.alias}.p12"
        path.parent.mkdir(exist_ok=True)
        if not path.exists():
            _issue(directory, person, path)
        return path


def _issue(directory: Path, person: Person, path: Path) -> None:
    centre = _authority(directory, "foreign" if person.kind == "foreign_ca" else f"issuing-{person.algorithm}")
    key = issuing.new_key(person.algorithm)
    der = issuing.certificate(
        _subject(person), key, centre,
        not_before=FROM, not_after=EXPIRED_ON if person.kind == "expired" else LEAF_UNTIL,
        usage=issuing.AUTH_USAGE if person.kind == "auth_only" else issuing.SIGN_USAGE,
        purposes=_purposes(person), more=[_policies()],
    )
    if person.kind == "revoked":
        _revoke(directory, person.algorithm, x509.Certificate.load(der).serial_number)
    _write(path, make_container(key, der, [centre.certificate], PASSWORD, person.alias))


def _subject(person: Person) -> x509.Name:
    """The layout of the national centre: givenName holds the patronymic."""
    parts = {
        "common_name": f"{person.surname} {person.given_name}".upper(),
        "surname": person.surname.upper(),
        "serial_number": f"IIN{person.iin}",
        "country_name": "KZ",
    }
    if person.patronymic:
        parts["given_name"] = person.patronymic.upper()
    if person.bin:
        parts["organization_name"] = person.organisation or f"BIN{person.bin}"
        parts["organizational_unit_name"] = f"BIN{person.bin}"
    return x509.Name.build(parts)


def _purposes(person: Person) -> list[str]:
    """Kind of key, kind of holder, roles (kz_facts §3.2)."""
    holder = Role.ORGANISATION if person.bin else Role.INDIVIDUAL
    roles = dict.fromkeys([holder, *(Role(role) for role in person.roles)])
    return [CLIENT_AUTH if person.kind == "auth_only" else EMAIL_PROTECTION, *(_ROLE_TO_OID[role] for role in roles)]


def _policies() -> dict[str, object]:
    value = x509.CertificatePolicies([{"policy_identifier": _POLICY}])
    return {"extn_id": "certificate_policies", "critical": False, "extn_value": value}


# --- the centre itself ---------------------------------------------------------------------------

_TITLES = {
    "root-rsa": "ENBEK DEMO ROOT (RSA)", "issuing-rsa": "ENBEK DEMO CENTRE (RSA)",
    "root-gost512": "ENBEK DEMO ROOT (GOST)", "issuing-gost512": "ENBEK DEMO CENTRE (GOST)",
    "foreign": "FOREIGN CENTRE (DEMO, NOT TRUSTED)",
}


def _ensure_centre(directory: Path) -> None:
    with _locked(Path(directory)):
        _ensure_centre_locked(Path(directory))


def _ensure_centre_locked(directory: Path) -> None:
    for folder in ("ca", "keys", "trust"):
        (directory / folder).mkdir(parents=True, exist_ok=True)
    if (directory / "ca" / "complete").exists():
        return
    for algorithm in ("rsa", "gost512"):
        root = _new_centre(directory, f"root-{algorithm}", issuing.new_key(algorithm), None)
        _new_centre(directory, f"issuing-{algorithm}", issuing.new_key(algorithm), root)
    _new_centre(directory, "foreign", issuing.new_key("rsa"), None)
    for algorithm in ("rsa", "gost512"):
        _write_list(directory, algorithm)
        for level in ("root", "issuing"):
            name = f"{level}-{algorithm}"
            _write(directory / "trust" / f"demo-{name}.cer", _authority(directory, name).certificate)
    _write(directory / "ca" / "complete", b"")


def _new_centre(directory: Path, name: str, key: PrivateKey, issuer: Authority | None) -> Authority:
    subject = x509.Name.build({"common_name": _TITLES[name], "organization_name": "Enbek demo", "country_name": "KZ"})
    der = issuing.certificate(
        subject, key, issuer, not_before=FROM, not_after=UNTIL, usage=issuing.CA_USAGE, ca=True, path=0 if issuer else 1
    )
    _write(directory / "ca" / f"{name}.p12", make_container(key, der, [], PASSWORD, name))
    return Authority(key, der)


def _authority(directory: Path, name: str) -> Authority:
    container = open_container((directory / "ca" / f"{name}.p12").read_bytes(), PASSWORD)
    return Authority(container.key, container.certificate)


def _revoke(directory: Path, algorithm: str, serial: int) -> None:
    path = directory / "ca" / f"revoked-{algorithm}.json"
    serials = json.loads(path.read_text()) if path.exists() else []
    _write(path, json.dumps([*serials, f"{serial:x}"]).encode())
    _write_list(directory, algorithm)


def _write_list(directory: Path, algorithm: str) -> None:
    """The list of revoked certificates, valid as long as the demo may travel."""
    path = directory / "ca" / f"revoked-{algorithm}.json"
    serials = [int(serial, 16) for serial in json.loads(path.read_text())] if path.exists() else []
    entries = [(serial, REVOKED_ON) for serial in serials]
    centre = _authority(directory, f"issuing-{algorithm}")
    der = issuing.revocation_list(centre, entries, number=len(serials) + 1, issued=FROM, until=UNTIL)
    _write(directory / "trust" / f"demo-{algorithm}.crl", der)


def _write(path: Path, data: bytes) -> None:
    """Readers see the old file or the new one; keys are for the owner only."""
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
    draft.replace(path)


@contextlib.contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """One process at a time changes the centre."""
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "ca.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def holder_of(path: Path) -> bytes:
    """DER of the certificate in a container made here."""
    return certificates_in(path.read_bytes())[0]
