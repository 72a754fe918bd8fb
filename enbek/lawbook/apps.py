from datetime import date

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from enbek.law.editions import set_dates
from enbek.web import banners


class LawbookConfig(AppConfig):
    name = "enbek.lawbook"
    verbose_name = _("Rules")

    def ready(self) -> None:
        """Set the dates in force that the sources do not give: LAW_EDITION_DATES = {"order-214-2025": ("2025-07-01", None)}."""
        from enbek.lawbook import warnings  # models exist only now

        banners.register("working days", warnings.unconfirmed_year)
        for edition_id, (begins, ends) in getattr(settings, "LAW_EDITION_DATES", {}).items():
            set_dates(edition_id, date.fromisoformat(begins) if begins else None, date.fromisoformat(ends) if ends else None)
