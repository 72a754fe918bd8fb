from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "enbek.accounts"
    label = "accounts"
