from django.urls import path

from registration.supervision import views

app_name = "supervision"

urlpatterns = [
    path("office/supervision/", views.supervision, name="supervision"),
    path("office/supervision/terms.csv", views.supervision_csv, name="csv"),
    path("open-data/terms.csv", views.open_data, name="open_data"),
]
