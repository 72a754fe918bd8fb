from django.urls import path

from mediation.views import employer, offers

app_name = "mediation"

urlpatterns = [
    path("offers/", offers.offer_list, name="offers"),
    path("offers/<uuid:offer_id>/", offers.offer_detail, name="offer"),
    path("offers/<uuid:offer_id>/agree/", offers.offer_agree, name="agree"),
    path("offers/<uuid:offer_id>/refuse/", offers.offer_refuse, name="refuse"),
    path("employer/referrals/", employer.referral_list, name="employer_referrals"),
    path("employer/referrals/<uuid:referral_id>/", employer.referral_detail, name="employer_referral"),
    path("employer/referrals/<uuid:referral_id>/hire/", employer.referral_hire, name="hire"),
    path("employer/referrals/<uuid:referral_id>/refuse/", employer.referral_refuse, name="employer_refuse"),
]
