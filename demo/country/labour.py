"""The labour market of the demo country: pay, working time and demands of the body, by occupation. Plausible, not statistics."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import TypeVar

from enbek.classifiers.tables import HealthLimit, Regime

T = TypeVar("T")

# fmt: off
_PAY: dict[str, int] = {
    "1": 480, "11": 700, "14": 380,
    "2": 350, "211": 480, "2132": 320, "214": 470, "2146": 750, "2151": 450, "221": 420, "2240": 260, "2250": 290, "226": 380,
    "23": 330, "2342": 190, "241": 340, "25": 600, "2513": 450, "2519": 420, "2522": 350, "2622": 180, "2634": 280, "2635": 210,
    "3": 280, "312": 420, "3131": 380, "321": 230, "3221": 240, "33": 270, "3334": 300, "3412": 160, "3434": 420,
    "4": 190, "4211": 230, "4323": 240, "4412": 140,
    "5": 180, "5112": 220, "5120": 230, "514": 260, "531": 150, "532": 150, "5411": 280, "5414": 170,
    "6": 200, "6121": 220,
    "7": 330, "711": 350, "7212": 420, "7214": 430, "7223": 380, "7231": 340, "7412": 320, "751": 240, "753": 200,
    "8": 320, "811": 520, "8113": 620, "8121": 430, "8153": 190, "8160": 220, "818": 210, "8311": 450, "8322": 240, "8331": 350,
    "8332": 380, "834": 420, "8344": 260,
    "9": 150, "92": 160, "9312": 210, "9313": 230, "9333": 190, "9621": 230,
}
"""Thousand tenge a month where pay is ordinary (level 1.0); the longest matching beginning of the code counts."""

_REGIMES: dict[str, list[Regime]] = {
    "1": [Regime.FULL_TIME],
    "2": [Regime.FULL_TIME] * 6 + [Regime.PART_TIME],
    "2146": [Regime.ROTATION, Regime.FULL_TIME],
    "25": [Regime.FULL_TIME] * 3 + [Regime.REMOTE] * 2 + [Regime.FLEXIBLE],
    "2643": [Regime.REMOTE, Regime.FULL_TIME, Regime.PART_TIME],
    "3": [Regime.FULL_TIME] * 5 + [Regime.SHIFT],
    "322": [Regime.SHIFT] * 2 + [Regime.FULL_TIME],
    "4": [Regime.FULL_TIME] * 6 + [Regime.PART_TIME],
    "422": [Regime.SHIFT] * 2 + [Regime.FULL_TIME, Regime.REMOTE],
    "5": [Regime.SHIFT] * 3 + [Regime.FULL_TIME] * 2 + [Regime.PART_TIME],
    "6": [Regime.FULL_TIME] * 4 + [Regime.ROTATION],
    "7": [Regime.FULL_TIME] * 5 + [Regime.SHIFT] * 2 + [Regime.ROTATION],
    "8": [Regime.SHIFT] * 3 + [Regime.FULL_TIME] * 3 + [Regime.ROTATION],
    "811": [Regime.ROTATION] * 2 + [Regime.SHIFT],
    "9": [Regime.FULL_TIME] * 4 + [Regime.SHIFT] * 2 + [Regime.PART_TIME] * 2,
}

_DEMANDS: dict[str, list[HealthLimit]] = {
    "1": [], "2": [HealthLimit.SITTING], "2212": [HealthLimit.STANDING, HealthLimit.EYESIGHT, HealthLimit.HANDS],
    "221": [], "23": [HealthLimit.STANDING], "25": [HealthLimit.SITTING, HealthLimit.EYESIGHT],
    "3": [], "312": [HealthLimit.NOISE, HealthLimit.DUST], "3221": [HealthLimit.STANDING, HealthLimit.NIGHT],
    "4": [HealthLimit.SITTING, HealthLimit.EYESIGHT], "4222": [HealthLimit.HEARING, HealthLimit.SITTING], "4412": [HealthLimit.STANDING],
    "5": [HealthLimit.STANDING], "5411": [HealthLimit.LIFTING, HealthLimit.HEIGHTS, HealthLimit.DUST], "5414": [HealthLimit.NIGHT],
    "6": [HealthLimit.LIFTING, HealthLimit.WEATHER],
    "7": [HealthLimit.STANDING, HealthLimit.LIFTING], "711": [HealthLimit.LIFTING, HealthLimit.HEIGHTS, HealthLimit.WEATHER],
    "712": [HealthLimit.STANDING, HealthLimit.DUST], "7212": [HealthLimit.EYESIGHT, HealthLimit.DUST],
    "741": [HealthLimit.HEIGHTS, HealthLimit.HANDS], "753": [HealthLimit.EYESIGHT, HealthLimit.HANDS, HealthLimit.SITTING],
    "8": [HealthLimit.NOISE], "811": [HealthLimit.LIFTING, HealthLimit.DUST, HealthLimit.NOISE],
    "8153": [HealthLimit.EYESIGHT, HealthLimit.HANDS, HealthLimit.SITTING], "83": [HealthLimit.EYESIGHT, HealthLimit.SITTING],
    "9": [HealthLimit.LIFTING, HealthLimit.STANDING], "9112": [HealthLimit.STANDING], "9629": [],
}

_RANKS = {"7212", "7223", "7411", "7412", "7231", "7233", "8111", "8113", "8342", "8343"}
"""Trades whose vacancies name a skill grade (разряд)."""

_DRIVING = {"8322": "B", "8331": "D", "8332": "C", "3322": "B"}

LOWEST_PAY = 85_000
"""The minimum wage of 2026, tenge a month: nobody offers less for full time."""
# fmt: on


def _by_beginning(table: Mapping[str, T], code: str) -> T:
    return next(table[code[:length]] for length in (4, 3, 2, 1) if code[:length] in table)


def usual_pay(code: str, level: float) -> int:
    """Tenge a month, whole five thousands, where the region's pay level is `level`."""
    return max(LOWEST_PAY, round(_by_beginning(_PAY, code) * 1000 * level / 5000) * 5000)


def regime_for(code: str, rng: Random) -> Regime:
    return rng.choice(_by_beginning(_REGIMES, code))


def demands_of(code: str) -> list[HealthLimit]:
    """What the work demands of the body, as its vacancies state it."""
    return list(_by_beginning(_DEMANDS, code))


def has_grades(code: str) -> bool:
    return code[:4] in _RANKS


def driving_of(code: str) -> str:
    """The category of the driving licence that the work needs."""
    return _DRIVING.get(code[:4], "")


def needs_computer(code: str) -> bool:
    return code.startswith(("12", "21", "24", "25", "33", "35", "4")) and not code.startswith(("4412", "4321"))
