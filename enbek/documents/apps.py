from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "enbek.documents"
    label = "documents"

    def ready(self) -> None:
        from enbek.documents import checks  # noqa: F401 - registers the system checks
