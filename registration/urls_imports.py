from django.urls import path

from registration.importing import views

app_name = "imports"

urlpatterns = [
    path("", views.imports, name="imports"),
    path("<uuid:run_id>/", views.run_page, name="run"),
    path("<uuid:run_id>/bring-over/", views.bring, name="bring"),
    path("<uuid:run_id>/drop/", views.drop, name="drop"),
    path("<uuid:run_id>/rejected.csv", views.rejected, name="rejected"),
]
