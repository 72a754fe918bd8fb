from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Development only: demo country, personas, panel, time travel. Never in `INSTALLED_APPS` of production."""

    name = "demo"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from demo.banner import demo_banner, newcomer_banner
        from demo.services.newcomers import on_saved
        from enbek.web import banners
        from seekers.models import Person

        banners.register("demo", demo_banner)
        banners.register("demo newcomer", newcomer_banner)
        post_save.connect(on_saved, sender=Person, dispatch_uid="demo newcomers")
