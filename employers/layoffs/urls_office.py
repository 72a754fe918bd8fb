from django.urls import path

from employers.layoffs.views import office

app_name = "office_layoffs"

urlpatterns = [
    path("", office.notices, name="notices"),
    path("<uuid:notice_id>/", office.notice, name="notice"),
    path("<uuid:notice_id>/receive/", office.receive, name="receive"),
]
