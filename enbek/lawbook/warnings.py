"""The strip that tells staff of a year whose working days nobody has confirmed."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from enbek import clock
from enbek.i18n import Text
from enbek.web.banners import Banner
from enbek.workdays.years import unconfirmed_years

NOT_CONFIRMED = Text(
    "{years} жылғы жұмыс күндерінің кестесі расталмаған: ауысу мерзімдерді жылжытуы мүмкін.",
    "Таблица рабочих дней на {years} не подтверждена: перенос может сдвинуть сроки.",
    "The table of working days of {years} is not confirmed: a transfer may move time limits.",
)
CONFIRM = Text("Салыстырып, растау", "Сверить и подтвердить", "Compare and confirm")


def unconfirmed_year(request: HttpRequest) -> Banner | None:
    """For staff only; everybody else sees the same on the page of the year."""
    user = getattr(request, "user", None)
    if user is None or not user.is_staff:
        return None
    years = unconfirmed_years(clock.today())
    if not years:
        return None
    text = NOT_CONFIRMED.format(years=", ".join(map(str, years)))
    return Banner(text, reverse("admin:workdays_calendaryear_changelist"), CONFIRM)
