"""Addresses under /me/messages/."""

from django.urls import path

from notifications.views import cabinet, relay, staff, undelivered, unsubscribe

app_name = "notifications"

urlpatterns = [
    path("", cabinet.inbox, name="list"),
    path("settings/", cabinet.choice, name="settings"),
    path("case/<str:case>/", cabinet.case_journal, name="journal"),
    path("unsubscribe/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
    path("catalogue/", staff.catalogue, name="catalogue"),
    path("relay/", relay.tasks, name="relay"),
    path("relay/<uuid:pk>/", relay.task, name="relay_task"),
    path("relay/<uuid:pk>/return/", relay.give_back, name="relay_return"),
    path("relay/<uuid:pk>/notice/", relay.notice, name="relay_notice"),
    path("relay/<uuid:pk>/slip/", relay.slip, name="relay_slip"),
    path("undelivered/", undelivered.notices, name="undelivered"),
    path("undelivered/<uuid:pk>/", undelivered.notice, name="undelivered_notice"),
    path("<uuid:pk>/", cabinet.message, name="detail"),
]
