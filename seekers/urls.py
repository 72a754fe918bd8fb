from django.urls import path

from seekers.views import profile, resume

app_name = "seekers"

urlpatterns = [
    path("profile/", profile.profile, name="profile"),
    path("resume/", resume.resume, name="resume"),
    path("resume/add/<slug:section>/", resume.add_row, name="add_row"),
    path("resume/remove/<slug:section>/<uuid:row_id>/", resume.remove_row, name="remove_row"),
]
