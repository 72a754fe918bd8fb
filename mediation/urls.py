from django.urls import path

from mediation.views import employer, interviews, offers, office

app_name = "mediation"

urlpatterns = [
    path("offers/", offers.offer_list, name="offers"),
    path("offers/<uuid:offer_id>/", offers.offer_detail, name="offer"),
    path("offers/<uuid:offer_id>/agree/", offers.offer_agree, name="agree"),
    path("offers/<uuid:offer_id>/refuse/", offers.offer_refuse, name="refuse"),
    path("offers/<uuid:offer_id>/contest/", offers.offer_contest, name="contest"),
    path("refusals/", offers.ledger_page, name="ledger"),
    path("interviews/<uuid:interview_id>/", interviews.interview_detail, name="interview"),
    path("interviews/<uuid:interview_id>/pick/", interviews.interview_pick, name="interview_pick"),
    path("interviews/<uuid:interview_id>/decline/", interviews.interview_decline, name="interview_decline"),
    path("interviews/<uuid:interview_id>/came/", interviews.interview_came, name="interview_came"),
    path("interviews/<uuid:interview_id>/calendar/", interviews.interview_calendar, name="interview_calendar"),
    path("employers/<uuid:organisation_id>/answers/", employer.answer_rate, name="answer_rate"),
    path("employer/referrals/", employer.referral_list, name="employer_referrals"),
    path("employer/referrals/<uuid:referral_id>/", employer.referral_detail, name="employer_referral"),
    path("employer/referrals/<uuid:referral_id>/hire/", employer.referral_hire, name="hire"),
    path("employer/referrals/<uuid:referral_id>/refuse/", employer.referral_refuse, name="employer_refuse"),
    path("employer/referrals/<uuid:referral_id>/interview/", employer.interview_propose, name="employer_interview"),
    path("employer/interviews/<uuid:interview_id>/call-off/", employer.interview_call_off, name="employer_call_off"),
    path("employer/interviews/<uuid:interview_id>/attendance/", employer.interview_attendance, name="employer_attendance"),
    path("employer/interviews/<uuid:interview_id>/calendar/", employer.interview_calendar, name="employer_calendar"),
    path("office/cases/<uuid:case_id>/", office.case_offers, name="office_case"),
    path("office/cases/<uuid:case_id>/propose/", office.propose, name="office_propose"),
    path("office/offers/<uuid:offer_id>/answer/", office.answer, name="office_answer"),
    path("office/contests/", office.contest_list, name="office_contests"),
    path("office/contests/<uuid:contest_id>/", office.contest_detail, name="office_contest"),
]
