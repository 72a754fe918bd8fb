from django.apps import AppConfig


class LayoffsConfig(AppConfig):
    """Notices of expected release of workers (M1–M6)."""

    name = "employers.layoffs"
    label = "layoffs"
