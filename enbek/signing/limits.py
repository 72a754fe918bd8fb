"""How much an unknown file may cost. No input may hold a worker for as long as a second."""

from __future__ import annotations

from dataclasses import dataclass

from enbek.signing.refused import Refused

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes. `slow_digest` bounds the content when Streebog runs without a native library."""

    file: int = 16 * MIB
    content: int = 16 * MIB
    slow_digest: int = 512 * 1024
    depth: int = 40
    elements: int = 20_000
    signers: int = 16
    certificates: int = 32
    path: int = 6
    signature_checks: int = 48


DEFAULT_LIMITS = Limits()


def check_size(data: bytes, limit: int) -> None:
    """Raises Refused("too_large")."""
    if len(data) > limit:
        raise Refused("too_large", size=len(data), limit=limit)


_INDEFINITE = -1


def check_structure(data: bytes, limits: Limits = DEFAULT_LIMITS) -> None:
    """Walk over a BER file without recursion, so that no later parser meets a surprise.

    Raises Refused: malformed, trailing_bytes, too_deep, too_many.
    """
    open_ends: list[int] = []
    position = elements = 0
    while open_ends or not elements:
        elements += 1
        if elements > limits.elements:
            raise Refused("too_many")
        position, end, constructed = _header(data, position, _bound(open_ends, len(data)))
        if constructed:
            open_ends.append(end)
            if len(open_ends) > limits.depth:
                raise Refused("too_deep")
        else:
            position = end
        position = _close(data, position, open_ends)
    if position != len(data):
        raise Refused("trailing_bytes")


def _bound(open_ends: list[int], whole: int) -> int:
    """Where the innermost value of known length ends."""
    return next((end for end in reversed(open_ends) if end != _INDEFINITE), whole)


def _close(data: bytes, position: int, open_ends: list[int]) -> int:
    """Leave every constructed value that ends here."""
    while open_ends:
        if open_ends[-1] == position:
            open_ends.pop()
        elif open_ends[-1] == _INDEFINITE and data[position:position + 2] == b"\x00\x00":
            open_ends.pop()
            position += 2
        else:
            break
    return position


def _header(data: bytes, position: int, bound: int) -> tuple[int, int, bool]:
    """Where the value begins, where it ends (or _INDEFINITE), and whether it is constructed."""
    try:
        tag = data[position]
        position += 1
        if tag & 0x1F == 0x1F:
            while data[position] & 0x80:
                position += 1
            position += 1
        length = data[position]
        position += 1
    except IndexError:
        raise Refused("malformed") from None
    constructed = bool(tag & 0x20)
    if length == 0x80 and constructed and position <= bound:
        return position, _INDEFINITE, True
    size = length & 0x7F if length & 0x80 else 0
    if size:
        length = int.from_bytes(data[position:position + size], "big")
        position += size
    if (length == 0x80 and not size) or size > 4 or position + length > bound:
        raise Refused("malformed")
    return position, position + length, constructed
