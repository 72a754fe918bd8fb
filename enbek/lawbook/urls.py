"""Public pages of the Rules, under /<language>/law/."""

from django.urls import path

from enbek.lawbook import views

app_name = "law"

urlpatterns = [
    path("", views.index, name="index"),
    path("calculator/", views.calculator, name="calculator"),
    path("grounds/", views.grounds, name="grounds"),
    path("differences/", views.differences, name="differences"),
    path("days/", views.this_year, name="this_year"),
    path("days/<int:year>/", views.days, name="days"),
]
