"""Addresses that providers call, in no language."""

from django.urls import path

from notifications.views import hooks

app_name = "notification_hooks"

urlpatterns = [
    path("smsc/<str:token>/", hooks.smsc, name="smsc"),
    path("mobizon/", hooks.mobizon, name="mobizon"),
]
