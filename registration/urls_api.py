from django.urls import path

from registration.api import MyCase

app_name = "registration_api"

urlpatterns = [path("case/", MyCase.as_view(), name="case")]
