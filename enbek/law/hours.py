"""Working hours of the offices (CL4; Annex 1 row 7, Annex 2 row 7). Each office may have its own; these are the standard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Opening and closing time of a working day in Asia/Almaty; lunch is shown and never a cut-off."""

    opens: time
    closes: time
    lunch: tuple[time, time] | None = None

    def __post_init__(self) -> None:
        if not self.opens < self.closes:
            raise ValueError(f"an office that opens at {self.opens:%H:%M} cannot close at {self.closes:%H:%M}")
        if self.lunch and not self.opens <= self.lunch[0] < self.lunch[1] <= self.closes:
            raise ValueError(f"lunch {self.lunch[0]:%H:%M}-{self.lunch[1]:%H:%M} lies outside the working hours")


LUNCH = (time(13, 0), time(14, 30))

CAREER_CENTRE_HOURS = OfficeHours(opens=time(9, 0), closes=time(18, 30), lunch=LUNCH)
"""A1.7: Monday to Friday 9.00–18.30, the same in both texts."""

MOBILITY_CENTRE_HOURS_RU = OfficeHours(opens=time(9, 30), closes=time(18, 30), lunch=LUNCH)
MOBILITY_CENTRE_HOURS_KK = OfficeHours(opens=time(9, 0), closes=time(18, 30), lunch=LUNCH)

MOBILITY_CENTRE_HOURS = MOBILITY_CENTRE_HOURS_RU
"""A2.7, D-02: whoever comes at 9:30 finds the office open on either reading. Closing, which decides, is the same."""
