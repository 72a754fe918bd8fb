from django.apps import AppConfig


class SeekersConfig(AppConfig):
    name = "seekers"

    def ready(self) -> None:
        from notifications.relays import register_relay
        from seekers.services.doorsteps import doorstep_of

        register_relay(doorstep_of)
