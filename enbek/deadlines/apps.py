from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "enbek.deadlines"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from enbek.deadlines import tasks  # noqa: F401 - a hint names them, so every process must know them
        from enbek.deadlines.recount import on_calendar_changed
        from enbek.workdays.models import DayOverride

        post_save.connect(on_calendar_changed, sender=DayOverride, dispatch_uid="deadlines.day_saved")
        post_delete.connect(on_calendar_changed, sender=DayOverride, dispatch_uid="deadlines.day_deleted")
