from django.urls import path

from careercenters import views

app_name = "staff"

urlpatterns = [
    path("absences/", views.absences, name="absences"),
    path("absences/<uuid:substitution_id>/recall/", views.recall, name="recall"),
]
