"""A clock that all processes of a test share and that runs faster than ours, from noon of a working day."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta

from enbek.clock import ALMATY

NOON = datetime(2026, 3, 10, 12, tzinfo=ALMATY)


def now() -> datetime:
    """`ENBEK_FAST_CLOCK` is "<epoch of the beginning>,<how many times faster>"."""
    began, speed = os.environ["ENBEK_FAST_CLOCK"].split(",")
    return NOON + timedelta(seconds=(time.time() - float(began)) * float(speed))
