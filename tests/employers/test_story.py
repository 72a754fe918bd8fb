"""An employer's whole way by pages alone: post, be looked at, put right, get a candidate, hire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from careercenters.models import StaffMember
from careercenters.rules.rights import Role
from careercenters.services.staffing import appoint
from employers.models import Draft, Review, Vacancy
from employers.rules.steps import STEPS
from mediation.models import Offer, Referral
from mediation.services import matching, offers
from tests.employers import values as filled
from tests.mediation import factories as make

pytestmark = pytest.mark.django_db

HOME = "/ru/vacancies/"


def test_an_employer_posts_is_moderated_and_hires_without_help(
    clock_at: Callable[[str], Any], sign_in: Callable[..., Client], read: Callable[[Any], Any], settings: Any
) -> None:
    clock_at("2026-03-16 10:00")
    settings.STAFF_SECOND_FACTOR = False
    officer = make.user()
    organisation = make.organisation(officer)
    employer, desk = sign_in(officer), sign_in(appoint(StaffMember(user=make.user(), role=Role.MODERATOR, full_name="Модератор")).user)

    # the wizard, with a telephone in the text
    employer.post(f"{HOME}new/")
    draft, values = Draft.objects.get(), filled.good(seats=1, duties_ru="Вести учёт, сдавать отчётность. Звоните 8 701 123 45 67.")
    for step, names in STEPS.items():
        sent = employer.post(f"{HOME}drafts/{draft.pk}/{step}/", {name: values[name] for name in names if name in values})
        assert sent.status_code == 302, step
    employer.post(f"{HOME}drafts/{draft.pk}/check/")
    vacancy = Vacancy.objects.get()
    assert read(sign_in(make.user()).get(HOME)).select_one(f"a[href='{HOME}{vacancy.pk}/']") is None

    # a moderator returns it, the employer takes the telephone out
    desk.post(f"/ru/office/vacancies/{Review.objects.get().pk}/", {"approve": "no", "reasons": ["contacts"]})
    assert read(employer.get(f"{HOME}{vacancy.pk}/manage/")).select_one(".receipt")
    change = employer.post(f"{HOME}{vacancy.pk}/edit/").headers["Location"].replace("/check/", "/")
    employer.post(f"{change}duties/", {"duties_ru": "Вести учёт, сдавать отчётность.", "conditions": "normal"})
    employer.post(f"{change}check/")
    assert read(sign_in(make.user()).get(HOME)).select_one(f"a[href='{HOME}{vacancy.pk}/']")

    # the portal finds a person, who agrees; the employer hires
    case = make.case()
    matching.match(case.pk)
    offers.agree(Offer.objects.get().pk, by=case.person.user)
    page = read(employer.get("/ru/work/employer/referrals/"))
    referral = Referral.objects.get()
    assert page.select_one(f"a[href*='{referral.pk}']")
    employer.post(f"/ru/work/employer/referrals/{referral.pk}/hire/", {"on": "2026-03-16"})

    vacancy.refresh_from_db()
    assert (vacancy.taken, vacancy.closing_reason) == (1, "seats_taken")
    assert "1" in read(Client().get(f"{HOME}of/{organisation.pk}/")).select("dd")[1].get_text()
