"""How far apart two occupations are in the classifier. Pure.

A code is a 4-digit unit group of ISCO-08, on which NK RK 01-2017 is built, and an occupation within it: `2512-1`.
Each digit from the left narrows the group: major, sub-major, minor, unit.
"""

from __future__ import annotations

from enum import IntEnum


class Distance(IntEnum):
    """The narrowest group that two occupations share; smaller is nearer."""

    SAME_OCCUPATION = 0
    SAME_UNIT = 1
    SAME_MINOR_GROUP = 2
    SAME_SUB_MAJOR_GROUP = 3
    SAME_MAJOR_GROUP = 4
    UNRELATED = 5


_BY_COMMON_DIGITS = {
    4: Distance.SAME_UNIT,
    3: Distance.SAME_MINOR_GROUP,
    2: Distance.SAME_SUB_MAJOR_GROUP,
    1: Distance.SAME_MAJOR_GROUP,
    0: Distance.UNRELATED,
}


def distance(one: str, other: str) -> Distance:
    """Distance of two codes such as `2512-1` and `2514-2`. Raises ValueError for anything else."""
    unit_of_one, unit_of_other = unit_group(one), unit_group(other)
    if one == other:
        return Distance.SAME_OCCUPATION
    common = next((i for i in range(4) if unit_of_one[i] != unit_of_other[i]), 4)
    return _BY_COMMON_DIGITS[common]


def unit_group(code: str) -> str:
    """The 4-digit unit group of a code. Raises ValueError."""
    unit, _, suffix = code.partition("-")
    if not (len(unit) == 4 and unit.isascii() and unit.isdigit() and suffix.isascii() and suffix.isdigit()):
        raise ValueError(f"not a code of the classifier of occupations: {code!r}")
    return unit
