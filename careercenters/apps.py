from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareerCentersConfig(AppConfig):
    name = "careercenters"
    verbose_name = _("Offices and staff")

    def ready(self) -> None:
        from careercenters import checks  # noqa: F401 - registers the system check
        from careercenters.services.desk import messages_scope
        from notifications.desk import register_scope

        register_scope(messages_scope)
