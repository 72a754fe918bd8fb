from importlib import import_module

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from enbek.web import banners, navigation


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Messages")

    def ready(self) -> None:
        # a hint names a task, so every process must know it
        import_module("notifications.tasks")
        register(import_module("notifications.checks").gateway_is_set, Tags.security, deploy=True)
        import_module("enbek.deadlines.services").on_missed(import_module("notifications.services.reminding").tell_late)
        banners.register("addresses that do not work", import_module("notifications.banner").bad_address)
        # the cabinet of a seeker brings its own link
        link = navigation.Link(_("Messages"), "me/messages/", frozenset({"employer"}), order=40)
        navigation.register("messages of employers", link)
        navigation.register("notices on paper", navigation.Link(_("Notices on paper"), "me/messages/relay/", frozenset({"staff"}), order=60))
