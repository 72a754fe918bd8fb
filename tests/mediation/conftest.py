from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest


@pytest.fixture
def monday(clock_at: Callable[[datetime | str], datetime]) -> datetime:
    """Monday 16 March 2026, ten in the morning: Tuesday to Friday are working days."""
    return clock_at("2026-03-16 10:00")
