"""The digest: the examples of RFC 6986, another implementation, and both engines against each other."""

from __future__ import annotations

import gostcrypto
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enbek.signing import streebog

M1 = b"012345678901234567890123456789012345678901234567890123456789012"
M2 = "Се ветри, Стрибожи внуци, веютъ с моря стрелами на храбрыя плъкы Игоревы".encode("cp1251")
EXAMPLES = [
    (M1, 64, "1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48"),
    (M1, 32, "9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500"),
    (M2, 64, "1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28"),
    (M2, 32, "9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50"),
]


@pytest.mark.parametrize("engine", [streebog.digest, streebog.digest_in_python])
@pytest.mark.parametrize(("message", "size", "expected"), EXAMPLES)
def test_the_examples_of_the_standard_come_out(engine, message, size, expected):
    assert engine(message, size).hex() == expected


@given(data=st.binary(min_size=1, max_size=400), size=st.sampled_from([32, 64]))
@settings(max_examples=60)
def test_three_implementations_agree(data, size):
    expected = bytes(gostcrypto.gosthash.new(f"streebog{size * 8}", data=bytearray(data)).digest())
    assert streebog.digest(data, size) == streebog.digest_in_python(data, size) == expected


@pytest.mark.parametrize("length", [0, 63, 64, 65, 127, 128, 129, 4096])
def test_both_engines_agree_at_the_edges_of_blocks(length):
    data = bytes(range(256)) * 16
    assert streebog.digest(data[:length]) == streebog.digest_in_python(data[:length])


def test_there_is_no_third_size():
    with pytest.raises(ValueError, match="64 or 32"):
        streebog.digest(b"", 48)
