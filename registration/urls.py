from django.urls import path

from registration.calendar.views import person
from registration.views import apply, cabinet, card, circumstances, hearings, requests, what_if, who_looked

app_name = "registration"

urlpatterns = [
    path("", cabinet.cabinet, name="cabinet"),
    path("apply/", apply.start, name="apply"),
    path("apply/<slug:step>/", apply.apply_step, name="apply_step"),
    path("submitted/<uuid:case_id>/", cabinet.submitted, name="submitted"),
    path("cases/", cabinet.history_of_cases, name="cases"),
    path("cases/<uuid:case_id>/", cabinet.case_page, name="case"),
    path("cases/<uuid:case_id>/close/", requests.close, name="close"),
    path("receipts/<uuid:decision_id>/wrong/", requests.correction, name="correction"),
    path("corrections/<uuid:correction_id>/check/", requests.recheck, name="recheck"),
    path("hearings/<uuid:trigger_id>/", hearings.hearing, name="hearing"),
    path("circumstances/", circumstances.circumstances_page, name="circumstances"),
    path("evidence/<uuid:answer_id>/", hearings.evidence, name="evidence"),
    path("card/", card.card_page, name="card"),
    path("certificate/", requests.certificate, name="certificate"),
    path("what-if/", what_if.what_if, name="what_if"),
    path("visits/", person.my_visits, name="visits"),
    path("visits/<uuid:visit_id>/move/", person.move_mine, name="visit_move"),
    path("visits/<uuid:visit_id>/cancel/", person.cancel_mine, name="visit_cancel"),
    path("visits/<uuid:visit_id>.ics", person.my_ics, name="visit_ics"),
    path("who-looked/", who_looked.who_looked, name="who_looked"),
]
