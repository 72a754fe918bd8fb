"""Is this PDF the one that the exchange gave out? By the digest of its bytes; a changed file is recognised by the code inside it."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from enbek.documents import codes
from enbek.documents.models import GivenFile, IssuedDocument

_ADDRESS = re.compile(rb"/verify/((?:[" + codes.ALPHABET.encode() + rb"]{4}-){3}[" + codes.ALPHABET.encode() + rb"]{4})/")
_STREAM = re.compile(rb"\bstream\r?\n")
MAX_STREAMS, MAX_PACKED, MAX_UNPACKED = 200, 256 * 1024, 8 * 1024 * 1024
"""Of a file that another program saved: how many streams are looked into, bytes read of each, bytes unpacked in all. A bomb costs no more."""


class Standing(StrEnum):
    """What the bytes are."""

    AS_GIVEN = "as_given"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """`document` is the one that was given out in these bytes, or whose code stands in them; None when unknown."""

    standing: Standing
    document: IssuedDocument | None = None


def check(content: bytes) -> FileVerdict:
    """At most two queries. A file with the codes of several documents is judged by the first that exists."""
    rows = GivenFile.objects.select_related("document__awaited_signature__signature")
    given = rows.filter(sha256=hashlib.sha256(content).hexdigest()).first()
    if given is not None:
        return FileVerdict(Standing.AS_GIVEN, given.document)
    document = IssuedDocument.objects.filter(code__in=_codes(content)).first()
    return FileVerdict(Standing.CHANGED, document) if document else FileVerdict(Standing.UNKNOWN)


def _codes(content: bytes) -> list[str]:
    """The check codes in the addresses of the file; when none stands open in it, also those in its packed streams."""
    return _found(content) or next((found for found in map(_found, _unpacked(content)) if found), [])


def _found(part: bytes) -> list[str]:
    return list(dict.fromkeys(match.decode().replace("-", "") for match in _ADDRESS.findall(part)))[:10]


def _unpacked(content: bytes) -> Iterator[bytes]:
    left = MAX_UNPACKED
    for number, start in enumerate(_STREAM.finditer(content)):
        if number >= MAX_STREAMS or left <= 0:
            return
        try:
            part = zlib.decompressobj().decompress(content[start.end():start.end() + MAX_PACKED], left)
        except zlib.error:
            continue
        left -= len(part)
        yield part
