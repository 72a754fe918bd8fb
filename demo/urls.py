from django.urls import path

from demo.views import outbox, panel

app_name = "demo"

urlpatterns = [
    path("", panel.panel, name="panel"),
    path("clock/", panel.move_clock, name="move_clock"),
    path("sign-in/<slug:key>/", panel.sign_in_as, name="sign_in_as"),
    path("put-right/<slug:key>/", panel.put_persona_right, name="put_right"),
    path("newcomer/", panel.newcomer, name="newcomer"),
    path("registry/", panel.switch_registry, name="switch_registry"),
    path("outbox/", outbox.outbox, name="outbox"),
]
