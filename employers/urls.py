from django.urls import path

from employers.views import confirmation, own, public

app_name = "employers"

urlpatterns = [
    path("", public.vacancies, name="vacancies"),
    path("mine/", own.mine, name="mine"),
    path("mine/<uuid:organisation_id>/confirmation/", confirmation.confirm, name="confirmation"),
    path("<uuid:vacancy_id>/", public.vacancy, name="vacancy"),
]
