"""Who a certificate says its holder is: IIN, BIN, names, roles, and what the key is for.

The layout is that of the National Certification Authority (kz_facts §3.2): the IIN stands in the subject's
serialNumber, the BIN in an organisational unit, the patronymic in givenName, the roles in ExtendedKeyUsage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from enbek.i18n import Text
from enbek.signing import gost
from enbek.signing.certificates import Certificate
from enbek.signing.refused import Refused


class Usage(StrEnum):
    """What the key is for. A signing key makes legal acts; an authentication key only opens a door."""

    SIGN = "SIGN"
    AUTH = "AUTH"
    OTHER = "OTHER"


class Role(StrEnum):
    """In what capacity the holder acts."""

    INDIVIDUAL = "individual"
    ORGANISATION = "organisation"
    HEAD = "head"
    RIGHT_TO_SIGN = "right_to_sign"
    FINANCIAL_SIGN = "financial_sign"
    HR = "hr"
    EMPLOYEE = "employee"
    INFORMATION_SYSTEM = "information_system"


ROLE_OIDS = {
    "1.2.398.3.3.4.1.1": Role.INDIVIDUAL,
    "1.2.398.3.3.4.1.1.1": Role.INFORMATION_SYSTEM,
    "1.2.398.3.3.4.1.2": Role.ORGANISATION,
    "1.2.398.3.3.4.1.2.1": Role.HEAD,
    "1.2.398.3.3.4.1.2.2": Role.RIGHT_TO_SIGN,
    "1.2.398.3.3.4.1.2.3": Role.FINANCIAL_SIGN,
    "1.2.398.3.3.4.1.2.4": Role.HR,
    "1.2.398.3.3.4.1.2.5": Role.EMPLOYEE,
    "1.2.398.3.3.4.1.2.6": Role.INFORMATION_SYSTEM,
}

USAGE_WORDS = {
    Usage.SIGN: Text("қол қою", "подписание", "signing"),
    Usage.AUTH: Text("жүйеге кіру", "вход в систему", "signing in"),
    Usage.OTHER: Text("басқа", "иное", "other"),
}

ROLE_WORDS = {
    Role.INDIVIDUAL: Text("жеке тұлға", "физическое лицо", "individual"),
    Role.ORGANISATION: Text("заңды тұлға", "юридическое лицо", "legal entity"),
    Role.HEAD: Text("бірінші басшы", "первый руководитель", "first head"),
    Role.RIGHT_TO_SIGN: Text("қол қою құқығы бар тұлға", "лицо с правом подписи", "person with the right to sign"),
    Role.FINANCIAL_SIGN: Text("қаржы құжаттарына қол қою құқығы", "право подписи финансовых документов", "signs financial documents"),
    Role.HR: Text("кадр бөлімінің қызметкері", "сотрудник отдела кадров", "HR officer"),
    Role.EMPLOYEE: Text("ұйымның қызметкері", "сотрудник организации", "employee of the organisation"),
    Role.INFORMATION_SYSTEM: Text("ақпараттық жүйе", "информационная система", "information system"),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """The holder of a certificate. Identifiers are raw digits; an empty string means that there is none."""

    iin: str
    bin: str
    surname: str
    given_name: str
    patronymic: str
    organisation: str
    roles: tuple[Role, ...]
    usage: Usage
    algorithm: str
    not_before: datetime
    not_after: datetime
    serial: str

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    def to_json(self) -> dict[str, Any]:
        return {
            "iin": self.iin, "bin": self.bin, "surname": self.surname, "given_name": self.given_name,
            "patronymic": self.patronymic, "organisation": self.organisation,
            "roles": [role.value for role in self.roles], "usage": self.usage.value, "algorithm": self.algorithm,
            "not_before": self.not_before.isoformat(), "not_after": self.not_after.isoformat(), "serial": self.serial,
        }


def _values(name: x509.Name, oid: x509.ObjectIdentifier) -> list[str]:
    return [str(attribute.value).strip() for attribute in name.get_attributes_for_oid(oid)]


def _identifier(prefix: str, values: list[str]) -> str:
    """The digits after IIN or BIN; none when the certificate names two different ones."""
    found = {match[1] for value in values if (match := re.fullmatch(prefix + r"([0-9]{12})", value))}
    return found.pop() if len(found) == 1 else ""


def _given_name(common: str, surname: str) -> str:
    """The common name is surname and name; givenName itself holds the patronymic."""
    if surname and common.upper().startswith(surname.upper() + " "):
        return common[len(surname):].strip()
    return "" if common == surname else common


def usage_of(certificate: Certificate) -> Usage:
    """SIGN: digitalSignature with nonRepudiation. AUTH: digitalSignature with keyEncipherment and nothing more."""
    bits = certificate.key_usage or frozenset()
    if "digital_signature" not in bits:
        return Usage.OTHER
    if "non_repudiation" in bits:
        return Usage.SIGN
    return Usage.AUTH if "key_encipherment" in bits else Usage.OTHER


def roles_of(certificate: Certificate) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(ROLE_OIDS[oid] for oid in certificate.purposes or () if oid in ROLE_OIDS))


def algorithm_of(certificate: Certificate) -> str:
    """A short name of the key, for people; empty when the key is not accepted."""
    try:
        key = certificate.public_key
    except Refused:
        return ""
    if isinstance(key, gost.PublicKey):
        return f"GOST 34.10-2015 ({key.curve.size * 8})"
    return f"RSA-{key.key_size}" if isinstance(key, rsa.RSAPublicKey) else f"ECDSA {key.curve.name}"


def profile_of(certificate: Certificate) -> Profile:
    """Read the holder out of a certificate; it never fails, what is not there stays empty."""
    subject = certificate.subject
    serials = _values(subject, NameOID.SERIAL_NUMBER)
    surname = next(iter(_values(subject, NameOID.SURNAME)), "")
    return Profile(
        iin=_identifier("IIN", serials),
        bin=_identifier("BIN", serials + _values(subject, NameOID.ORGANIZATIONAL_UNIT_NAME)),
        surname=surname,
        given_name=_given_name(next(iter(_values(subject, NameOID.COMMON_NAME)), ""), surname),
        patronymic=next(iter(_values(subject, NameOID.GIVEN_NAME)), ""),
        organisation=next(iter(_values(subject, NameOID.ORGANIZATION_NAME)), ""),
        roles=roles_of(certificate),
        usage=usage_of(certificate),
        algorithm=algorithm_of(certificate),
        not_before=certificate.not_before,
        not_after=certificate.not_after,
        serial=f"{certificate.serial:x}",
    )
