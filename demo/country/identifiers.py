"""Invented but well-formed IINs and BINs: serials from the top of the range, check digits right."""

from __future__ import annotations

from datetime import date

from enbek.identifiers import BIN, IIN, check_digit

IIN_SERIALS = range(7000, 10_000)
BIN_SERIALS = range(99_000, 100_000)


def iin_for(birth_date: date, sex: str, serial: int) -> IIN:
    """The first number of this birth date and sex whose serial is `serial` or the next one that has a check digit.

    Raises ValueError for a serial outside the invented range.
    """
    if serial not in IIN_SERIALS:
        raise ValueError(f"serial {serial} is outside the range kept for invented people")
    century = 2 * (birth_date.year // 100 - 18) + (1 if sex == "M" else 2)
    for candidate in range(serial, IIN_SERIALS.stop):
        body = f"{birth_date:%y%m%d}{century}{candidate:04d}"
        if (digit := check_digit(body)) is not None:
            return IIN(f"{body}{digit}")
    raise ValueError(f"no serial is free from {serial}")


def bin_for(registered_on: date, serial: int) -> BIN:
    """A resident legal entity, head unit. Raises ValueError for a serial outside the invented range."""
    if serial not in BIN_SERIALS:
        raise ValueError(f"serial {serial} is outside the range kept for invented organisations")
    for candidate in range(serial, BIN_SERIALS.stop):
        body = f"{registered_on:%y%m}40{candidate:05d}"
        if (digit := check_digit(body)) is not None:
            return BIN(f"{body}{digit}")
    raise ValueError(f"no serial is free from {serial}")
