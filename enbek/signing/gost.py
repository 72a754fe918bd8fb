"""GOST 34.10-2015 with 256 and 512 bits: curves, keys, signatures (RFC 7091, RFC 7836; encodings of Kazakhstan's centre).

Kazakhstan writes every number little-endian: a public key is x then y, a signature is r then s, and a digest
is read as a little-endian number. Verification is what this module is for. Signing serves demo and test keys:
it runs in variable time, so a key that matters belongs in a device or in RSA.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

try:  # gmpy2 makes the arithmetic about three times faster; the answers are the same
    from gmpy2 import invert as _invert
    from gmpy2 import mpz as _number
except ImportError:  # pragma: no cover - the plain form is measured in the benchmark
    _number = int

    def _invert(value: Any, modulus: Any) -> Any:
        return pow(value, -1, modulus)


Jacobian = tuple[Any, Any, Any]
Affine = tuple[Any, Any]


class InvalidKey(ValueError):
    """A public key that is not a point of its curve, or has a wrong length."""


@dataclass(frozen=True, slots=True)
class Curve:
    """y² = x³ + ax + b over p; q is the order of the base point, `size` the bytes of a coordinate."""

    name: str
    size: int
    p: Any
    a: Any
    b: Any
    q: Any
    base: Affine
    cofactor: int


def _curve(name: str, size: int, cofactor: int, **numbers: str) -> Curve:
    n = {key: _number(int(value, 16)) for key, value in numbers.items()}
    return Curve(name, size, n["p"], n["a"], n["b"], n["q"], (n["x"], n["y"]), cofactor)


CURVE_512 = _curve(
    "id-tc26-gost-3410-12-512-paramSetA", 64, 1,
    p="F" * 125 + "DC7",
    a="F" * 125 + "DC4",
    b="E8C2505DEDFC86DDC1BD0B2B6667F1DA34B82574761CB0E879BD081CFD0B6265"
      "EE3CB090F30D27614CB4574010DA90DD862EF9D4EBEE4761503190785A71C760",
    q="F" * 64 + "27E69532F48D89116FF22B8D4E0560609B4B38ABFAD2B85DCACDB1411F10B275",
    x="3",
    y="7503CFE87A836AE3A61B8816E25450E6CE5E1C93ACF1ABC1778064FDCBEFA921"
      "DF1626BE4FD036E93D75E6A50E3A41E98028FE5FC235F5B889A589CB5215F2A4",
)
CURVE_256 = _curve(
    "id-tc26-gost-3410-2012-256-paramSetA", 32, 4,
    p="F" * 61 + "D97",
    a="C2173F1513981673AF4892C23035A27CE25E2013BF95AA33B22C656F277E7335",
    b="295F9BAE7428ED9CCC20E7C359A9D41A22FCCD9108E17BF7BA9337A6F8AE9513",
    q="400000000000000000000000000000000FD8CDDFC87B6635C115AF556C360C67",
    x="91E38443A5E82C0D880923425712B2BB658B9196932E02C78B2582FE742DAA28",
    y="32879423AB1A0375895786C4BB46E9565FDE0B5344766740AF268ADB32322E5C",
)


def _double(point: Jacobian, curve: Curve) -> Jacobian:
    x, y, z = point
    p = curve.p
    yy = y * y % p
    s = 4 * x * yy % p
    zz = z * z % p
    m = (3 * x * x + curve.a * (zz * zz % p)) % p
    x3 = (m * m - 2 * s) % p
    return x3, (m * (s - x3) - 8 * yy * yy) % p, 2 * y * z % p


def _add_affine(point: Jacobian, other: Affine, curve: Curve) -> Jacobian:
    """Add a point with z = 1. A zero z stands for the point at infinity."""
    x1, y1, z1 = point
    if z1 == 0:
        return other[0], other[1], _number(1)
    p = curve.p
    zz = z1 * z1 % p
    h = (other[0] * zz - x1) % p
    r = (other[1] * (zz * z1 % p) - y1) % p
    if h == 0:
        return _double(point, curve) if r == 0 else (_number(1), _number(1), _number(0))
    hh = h * h % p
    hhh = h * hh % p
    v = x1 * hh % p
    x3 = (r * r - hhh - 2 * v) % p
    return x3, (r * (v - x3) - y1 * hhh) % p, z1 * h % p


def _to_affine(point: Jacobian, curve: Curve) -> Affine | None:
    x, y, z = point
    if z == 0:
        return None
    inverse = _invert(z, curve.p)
    square = inverse * inverse % curve.p
    return x * square % curve.p, y * square * inverse % curve.p


def _odd_multiples(point: Affine, width: int, curve: Curve) -> list[Affine]:
    """1P, 3P, 5P … with z = 1, by one inversion for all of them."""
    twice = _to_affine(_double((*point, _number(1)), curve), curve)
    chain: list[Jacobian] = [(*point, _number(1))]
    for _ in range((1 << width - 2) - 1):
        chain.append(chain[-1] if twice is None else _add_affine(chain[-1], twice, curve))
    return _all_to_affine(chain, curve)


def _all_to_affine(points: list[Jacobian], curve: Curve) -> list[Affine]:
    p, products, running = curve.p, [], _number(1)
    for point in points:
        products.append(running)
        running = running * point[2] % p
    inverse = _invert(running, p)
    out: list[Affine] = []
    for (x, y, z), before in zip(reversed(points), reversed(products), strict=True):
        own = inverse * before % p
        inverse = inverse * z % p
        square = own * own % p
        out.append((x * square % p, y * square * own % p))
    return out[::-1]


def _digits(scalar: Any, width: int) -> list[int]:
    """Signed digits of a scalar, lowest first: odd or zero, at most one non-zero in `width` places."""
    value, out, full = int(scalar), [], 1 << width
    while value:
        digit = 0
        if value & 1:
            digit = value % full
            if digit >= full >> 1:
                digit -= full
            value -= digit
        out.append(digit)
        value >>= 1
    return out


_BASE_WIDTH, _KEY_WIDTH = 8, 5


@lru_cache(maxsize=4)
def _base_table(curve: Curve) -> list[Affine]:
    return _odd_multiples(curve.base, _BASE_WIDTH, curve)


def _sum_of_products(for_base: Any, for_point: Any, point: Affine | None, curve: Curve) -> Affine | None:
    """for_base·P + for_point·Q, both read in one pass from the top digit down."""
    terms = [(_digits(for_base, _BASE_WIDTH), _base_table(curve))]
    if point is not None:
        terms.append((_digits(for_point, _KEY_WIDTH), _odd_multiples(point, _KEY_WIDTH, curve)))
    total: Jacobian = (_number(1), _number(1), _number(0))
    for place in range(max(len(digits) for digits, _ in terms) - 1, -1, -1):
        if total[2]:
            total = _double(total, curve)
        for digits, table in terms:
            digit = digits[place] if place < len(digits) else 0
            if digit:
                x, y = table[abs(digit) >> 1]
                total = _add_affine(total, (x, y if digit > 0 else curve.p - y), curve)
    return _to_affine(total, curve)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A point that was checked to lie on its curve and in the group of the base point."""

    curve: Curve
    x: Any
    y: Any

    @classmethod
    def from_bytes(cls, curve: Curve, raw: bytes) -> PublicKey:
        """Read x then y, little-endian. Raises InvalidKey."""
        if len(raw) != 2 * curve.size:
            raise InvalidKey("length")
        x, y = (_number(int.from_bytes(part, "little")) for part in (raw[:curve.size], raw[curve.size:]))
        if not (x < curve.p and y < curve.p and (y * y - x * x * x - curve.a * x - curve.b) % curve.p == 0):
            raise InvalidKey("not on the curve")
        if curve.cofactor != 1 and not _has_order_q((x, y), curve):
            raise InvalidKey("not in the group")
        return cls(curve, x, y)

    def to_bytes(self) -> bytes:
        return b"".join(int(value).to_bytes(self.curve.size, "little") for value in (self.x, self.y))

    def verify(self, digest: bytes, signature: bytes) -> bool:
        """Whether `signature` (r then s, little-endian) is this key's over `digest`."""
        curve = self.curve
        if len(signature) != 2 * curve.size or len(digest) != curve.size:
            return False
        r, s = (_number(int.from_bytes(part, "little")) for part in (signature[:curve.size], signature[curve.size:]))
        if not (0 < r < curve.q and 0 < s < curve.q):
            return False
        v = _invert(_exponent(digest, curve), curve.q)
        point = _sum_of_products(s * v % curve.q, (curve.q - r) * v % curve.q, (self.x, self.y), curve)
        return point is not None and point[0] % curve.q == r


def _has_order_q(point: Affine, curve: Curve) -> bool:
    """Whether q times the point is zero; only a curve with a cofactor has other points."""
    total: Jacobian = (_number(1), _number(1), _number(0))
    for bit in bin(curve.q)[2:]:
        total = _double(total, curve) if total[2] else total
        if bit == "1":
            total = _add_affine(total, point, curve)
    return bool(total[2] == 0)


def _exponent(digest: bytes, curve: Curve) -> Any:
    return _number(int.from_bytes(digest, "little")) % curve.q or _number(1)


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A demo or test key."""

    curve: Curve
    d: int

    @classmethod
    def generate(cls, curve: Curve) -> PrivateKey:
        return cls(curve, secrets.randbelow(int(curve.q) - 1) + 1)

    def public_key(self) -> PublicKey:
        point = _sum_of_products(self.d, 0, None, self.curve)
        if point is None:
            raise InvalidKey("the private key is zero")
        return PublicKey(self.curve, *point)

    def sign(self, digest: bytes) -> bytes:
        """Sign a digest of the curve's size; gives r then s, little-endian."""
        curve = self.curve
        if len(digest) != curve.size:
            raise ValueError("the digest has another size than the key")
        e = _exponent(digest, curve)
        while True:
            k = secrets.randbelow(int(curve.q) - 1) + 1
            point = _sum_of_products(k, 0, None, curve)
            r = point[0] % curve.q if point else 0
            s = (r * self.d + k * e) % curve.q
            if r and s:
                return b"".join(int(value).to_bytes(curve.size, "little") for value in (r, s))
