"""GOST 34.10-2015: against another implementation, and against keys and signatures that must not pass."""

from __future__ import annotations

import gostcrypto
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enbek.signing import gost, streebog
from enbek.signing.gost import CURVE_256, CURVE_512, InvalidKey, PrivateKey, PublicKey

CURVES = [pytest.param(CURVE_512, id="512"), pytest.param(CURVE_256, id="256")]
KEYS = {curve.size: PrivateKey(curve, 2**200 + 12345) for curve in (CURVE_512, CURVE_256)}


def other_library(curve):
    mode = gostcrypto.gostsignature.MODE_512 if curve.size == 64 else gostcrypto.gostsignature.MODE_256
    return gostcrypto.gostsignature.new(mode, gostcrypto.gostsignature.CURVES_R_1323565_1_024_2019[curve.name])


def reversed_halves(raw):
    half = len(raw) // 2
    return bytearray(raw[:half][::-1] + raw[half:][::-1])


@pytest.mark.parametrize("curve", CURVES)
@given(message=st.binary(max_size=64))
@settings(max_examples=8)
def test_another_implementation_accepts_our_signatures(curve, message):
    key, digest = KEYS[curve.size], streebog.digest(message, curve.size)
    signature, public = key.sign(digest), key.public_key()
    assert public.verify(digest, signature)
    assert other_library(curve).verify(
        reversed_halves(public.to_bytes()), bytearray(digest[::-1]), reversed_halves(signature)
    )


@pytest.mark.parametrize("curve", CURVES)
def test_we_accept_the_signatures_of_another_implementation(curve):
    key, digest = KEYS[curve.size], streebog.digest(b"document", curve.size)
    signature = other_library(curve).sign(bytearray(key.d.to_bytes(curve.size, "big")), bytearray(digest[::-1]))
    assert key.public_key().verify(digest, bytes(reversed_halves(signature)))


@pytest.mark.parametrize("curve", CURVES)
def test_a_public_key_survives_writing_and_reading(curve):
    public = KEYS[curve.size].public_key()
    assert PublicKey.from_bytes(curve, public.to_bytes()) == public


@pytest.mark.parametrize("curve", CURVES)
@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_flipped_bit_of_a_key_leaves_the_curve(curve, place):
    raw = bytearray(KEYS[curve.size].public_key().to_bytes())
    raw[place] ^= 1
    with pytest.raises(InvalidKey):
        PublicKey.from_bytes(curve, bytes(raw))


@pytest.mark.parametrize("curve", CURVES)
def test_coordinates_are_smaller_than_the_field(curve):
    public = KEYS[curve.size].public_key()
    raw = int(public.x + curve.p).to_bytes(curve.size + 1, "little")[:curve.size] + public.to_bytes()[curve.size:]
    with pytest.raises(InvalidKey):
        PublicKey.from_bytes(curve, raw)


def test_a_point_of_small_order_is_refused_on_the_curve_with_a_cofactor():
    """256-paramSetA has points outside the group; (x, 0) has order two."""
    p, a, b = (int(n) for n in (CURVE_256.p, CURVE_256.a, CURVE_256.b))
    x = _root_of_cubic(p, a, b)
    assert (x**3 + a * x + b) % p == 0
    with pytest.raises(InvalidKey, match="group"):
        PublicKey.from_bytes(CURVE_256, x.to_bytes(32, "little") + bytes(32))


def _root_of_cubic(p, a, b):
    """x with x³ + ax + b = 0: of the cofactor 4 curve, three quarters of the doubled base points lead to it."""
    curve = CURVE_256
    for start in range(2, 200):
        rhs = (start**3 + a * start + b) % p
        y = pow(rhs, (p + 1) // 4, p)
        if y * y % p != rhs:
            continue
        total = (gost._number(1), gost._number(1), gost._number(0))
        for bit in bin(int(curve.q))[2:]:
            total = gost._double(total, curve) if total[2] else total
            if bit == "1":
                total = gost._add_affine(total, (gost._number(start), gost._number(y)), curve)
        while total[2]:
            point = gost._to_affine(total, curve)
            if point[1] == 0:
                return int(point[0])
            total = gost._double((*point, gost._number(1)), curve)
    raise AssertionError("no point of order two found")


@pytest.mark.parametrize("curve", CURVES)
def test_r_and_s_lie_between_zero_and_the_order(curve):
    key = KEYS[curve.size]
    digest = streebog.digest(b"document", curve.size)
    good = key.sign(digest)
    r, s = good[:curve.size], good[curve.size:]
    zero, order = bytes(curve.size), int(curve.q).to_bytes(curve.size, "little")
    public = key.public_key()
    for bad in (zero + s, r + zero, zero + zero, order + s, r + order, good[:-1], good + b"\0", b""):
        assert not public.verify(digest, bad)


@pytest.mark.parametrize("curve", CURVES)
def test_the_byte_orders_of_other_countries_are_not_ours(curve):
    key, digest = KEYS[curve.size], streebog.digest(b"document", curve.size)
    good, public = key.sign(digest), key.public_key()
    swapped = good[curve.size:] + good[:curve.size]
    assert not public.verify(digest, good[::-1])
    assert not public.verify(digest, swapped)
    assert not public.verify(digest, bytes(reversed_halves(good)))
    assert not public.verify(digest[::-1], good)


@pytest.mark.parametrize("curve", CURVES)
def test_a_digest_of_zero_counts_as_one(curve):
    """GOST 34.10: e = 0 is replaced by 1, and signer and verifier agree on it."""
    key = KEYS[curve.size]
    zero = bytes(curve.size)
    one = (1).to_bytes(curve.size, "little")
    assert key.public_key().verify(zero, key.sign(one))
