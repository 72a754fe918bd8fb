from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "enbek.web"
    label = "web"
