from django.urls import path

from employers.layoffs.views import notices, signing, workers

app_name = "employer_layoffs"

urlpatterns = [
    path("", notices.notices, name="notices"),
    path("add/", notices.add, name="add"),
    path("<uuid:notice_id>/", notices.notice, name="notice"),
    path("<uuid:notice_id>/edit/", notices.edit, name="edit"),
    path("<uuid:notice_id>/delete/", notices.delete, name="delete"),
    path("<uuid:notice_id>/withdraw/", signing.withdraw, name="withdraw"),
    path("<uuid:notice_id>/sign/", signing.sign, name="sign"),
    path("<uuid:notice_id>/list/", signing.listing, name="listing"),
    path("<uuid:notice_id>/check/", workers.check, name="check"),
    path("<uuid:notice_id>/workers/add/", workers.add, name="add_worker"),
    path("workers/<uuid:worker_id>/", workers.edit, name="worker"),
    path("workers/<uuid:worker_id>/remove/", workers.remove, name="remove_worker"),
]
