from django.urls import path

from employers.views import confirmation, own, public, teams, wizard

app_name = "employers"

urlpatterns = [
    path("", public.vacancies, name="vacancies"),
    path("mine/", own.mine, name="mine"),
    path("mine/<uuid:organisation_id>/confirmation/", confirmation.confirm, name="confirmation"),
    path("mine/enter/", teams.enter, name="enter"),
    path("mine/<uuid:organisation_id>/team/", teams.team, name="team"),
    path("mine/<uuid:organisation_id>/member/", teams.member, name="member"),
    path("invitation/<str:token>/", teams.invitation, name="invitation"),
    path("of/<uuid:organisation_id>/", teams.organisation, name="organisation"),
    path("new/", wizard.start, name="new"),
    path("occupations/", wizard.occupations, name="occupations"),
    path("drafts/<uuid:draft_id>/drop/", wizard.drop, name="drop"),
    path("drafts/<uuid:draft_id>/template/", wizard.template, name="template"),
    path("drafts/<uuid:draft_id>/<slug:step>/", wizard.draft, name="draft"),
    path("<uuid:vacancy_id>/", public.vacancy, name="vacancy"),
    path("<uuid:vacancy_id>/report/", public.report, name="report"),
    path("<uuid:vacancy_id>/confirm/", own.confirm, name="confirm"),
    path("confirm/<str:token>/", public.confirm, name="confirm_by_link"),
    path("<uuid:vacancy_id>/manage/", own.manage, name="manage"),
    path("<uuid:vacancy_id>/edit/", own.edit, name="edit"),
    path("<uuid:vacancy_id>/copy/", own.copy, name="copy"),
    path("<uuid:vacancy_id>/close/", own.close, name="close"),
]
