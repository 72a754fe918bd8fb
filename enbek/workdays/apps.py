from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkdaysConfig(AppConfig):
    name = "enbek.workdays"
    verbose_name = _("Working days")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from enbek.workdays import checks, current, overrides  # noqa: F401
        from enbek.workdays.models import DayOverride

        post_save.connect(overrides.forget, sender=DayOverride, dispatch_uid="workdays.saved")
        post_delete.connect(overrides.forget, sender=DayOverride, dispatch_uid="workdays.deleted")
        current.use(overrides.stored_calendar)
