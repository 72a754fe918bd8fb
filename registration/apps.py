from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationConfig(AppConfig):
    name = "registration"

    def ready(self) -> None:
        from enbek.transitions.services import on_applied
        from enbek.web import numbers
        from enbek.web.navigation import Link, Role, register
        from notifications.desk import register_narrowing
        from notifications.watching import register_affected
        from registration import tasks  # noqa: F401 - a hint names them, so every process must know them
        from registration.backoffice.panels import MissedDutiesPanel, WhoLookedPanel
        from registration.cabinet import register_panel
        from registration.calendar.panels import VisitsPanel
        from registration.hearing_panel import HearingsPanel
        from registration.models import Case, Decision
        from registration.services import (
            deregistration,  # noqa: F401 - registers its expiry handlers
            hearings,  # noqa: F401 - registers its expiry handlers
            promotion,  # noqa: F401 - registers its expiry handlers
            stages,
            telling,
        )

        seeker: frozenset[Role] = frozenset({"seeker"})
        register("cabinet", Link(_("Cabinet"), "me/", seeker, order=10))
        register("queue", Link(_("Queue"), "office/", frozenset({"staff"}), order=5))
        register("back office", Link(_("Administration"), "admin/", frozenset({"staff"}), order=60, prefixed=False))
        register("messages", Link(_("Messages"), "me/messages/", seeker, order=20))
        numbers.register("cases", lambda: numbers.Number(Case.objects.open().count(), _("applications and registrations in progress")))
        numbers.register("decisions", lambda: numbers.Number(Decision.objects.count(), _("decisions with their reasons shown")))
        register_panel(HearingsPanel())
        register_panel(MissedDutiesPanel())
        register_panel(WhoLookedPanel())
        on_applied("registration.case", stages.note)
        register_panel(VisitsPanel())
        register_affected("registration.case", telling.affected_by)
        register_affected("registration.trigger", telling.affected_by_hearing)
        register_narrowing(telling.of_scope)
