from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "mediation"

    def ready(self) -> None:
        from mediation import (
            tasks,  # noqa: F401 - a hint names them, so every process must know them
            web,
        )

        web.register()
