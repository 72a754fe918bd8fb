from django.urls import path

from employers.views import moderation

app_name = "moderation"

urlpatterns = [
    path("vacancies/", moderation.queue, name="queue"),
    path("vacancies/<uuid:review_id>/", moderation.review, name="review"),
]
