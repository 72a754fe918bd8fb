from django.urls import path

from registration.backoffice import views

app_name = "backoffice"

urlpatterns = [
    path("", views.queue_page, name="queue"),
    path("cases/<uuid:case_id>/", views.case_page, name="case"),
    path("cases/<uuid:case_id>/ask/", views.ask_again, name="ask_again"),
    path("corrections/<uuid:correction_id>/check/", views.recheck, name="recheck"),
]
