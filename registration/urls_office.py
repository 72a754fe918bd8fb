from django.urls import path

from registration.backoffice import hearings, signatures, views
from registration.backoffice.desk import views as hands
from registration.calendar.views import office
from registration.desk.views import case, intake, others
from registration.village import views as village

app_name = "backoffice"

urlpatterns = [
    path("", views.queue_page, name="queue"),
    path("cases/<uuid:case_id>/", views.case_page, name="case"),
    path("cases/<uuid:case_id>/ask/", views.ask_again, name="ask_again"),
    path("cases/<uuid:case_id>/desk/", case.desk_page, name="desk"),
    path("cases/<uuid:case_id>/desk/scan/", case.desk_scan, name="desk_scan"),
    path("cases/<uuid:case_id>/desk/returned/", case.desk_returned, name="desk_returned"),
    path("cases/<uuid:case_id>/desk/told/<str:duty>/", case.desk_told, name="desk_told"),
    path("cases/<uuid:case_id>/desk/documents/<uuid:document_id>/hand-over/", case.desk_hand_over, name="desk_hand_over"),
    path("cases/<uuid:case_id>/desk/documents/<uuid:document_id>/<str:language>.pdf", case.desk_document, name="desk_document"),
    path("cases/<uuid:case_id>/meeting/", office.arrange_visit, name="visit_arrange"),
    path("village/", village.shell, name="village"),
    path("village/app.webmanifest", village.manifest, name="village_manifest"),
    path("village/worker.js", village.worker, name="village_worker"),
    path("village/token/", village.token, name="village_token"),
    path("village/sync/", village.sync, name="village_sync"),
    path("visits/", office.day_page, name="visits"),
    path("visits/<uuid:visit_id>/mark/", office.mark_visit, name="visit_mark"),
    path("visits/<uuid:visit_id>/move/", office.move_visit, name="visit_move"),
    path("visits/<uuid:visit_id>/cancel/", office.cancel_visit, name="visit_cancel"),
    path("handovers/<uuid:handover_id>/", case.desk_receipt, name="desk_receipt"),
    path("intake/", intake.intake_list, name="intakes"),
    path("intake/<uuid:intake_id>/", intake.intake_page, name="intake"),
    path("intake/<uuid:intake_id>/ask/", intake.intake_ask, name="intake_ask"),
    path("intake/<uuid:intake_id>/drop/", intake.intake_drop, name="intake_drop"),
    path("intake/<uuid:intake_id>/print/", intake.intake_print, name="intake_print"),
    path("intake/<uuid:intake_id>/<str:section>/", intake.intake_section, name="intake_section"),
    path("others/", others.other_applicants, name="other_applicants"),
    path("next/", hands.next_file, name="next_file"),
    path("cases/<uuid:case_id>/take/", hands.take, name="take"),
    path("cases/<uuid:case_id>/give/", hands.give, name="give"),
    path("desks/", hands.desks, name="desks"),
    path("desks/<uuid:centre_id>/balance/", hands.balance, name="balance"),
    path("signatures/", signatures.page, name="signatures"),
    path("signatures/<uuid:document_id>/", signatures.document_pdf, name="signature_pdf"),
    path("cases/<uuid:case_id>/sign/", hearings.report_sign, name="report_sign"),
    path("hearings/<uuid:trigger_id>/", hearings.hearing, name="hearing"),
    path("hearings/<uuid:trigger_id>/answer/", hearings.record_answer, name="record_answer"),
    path("hearings/<uuid:trigger_id>/go-on/", hearings.go_on, name="go_on"),
    path("hearings/<uuid:trigger_id>/finding/", hearings.find, name="find"),
    path("hearings/<uuid:trigger_id>/decision/", hearings.decide, name="decide"),
    path("evidence/<uuid:answer_id>/", hearings.evidence, name="evidence"),
    path("corrections/<uuid:correction_id>/check/", views.recheck, name="recheck"),
]
