from django.urls import path

from employers.views import own, public

app_name = "employers"

urlpatterns = [
    path("", public.vacancies, name="vacancies"),
    path("mine/", own.mine, name="mine"),
    path("<uuid:vacancy_id>/", public.vacancy, name="vacancy"),
]
