from django.apps import AppConfig


class ActsConfig(AppConfig):
    """What the exchange does with verified signatures; the library itself is `enbek.signing`."""

    name = "enbek.signing.acts"
    label = "signing"

    def ready(self) -> None:
        from enbek.signing.acts import checks  # noqa: F401 - registers the system checks
