"""What mediation adds to the floors below: its panel of the cabinet, its links, the acts on expiry of its clocks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from careercenters.rules.rights import Right
from enbek.web import navigation
from mediation.panel import OffersPanel
from mediation.services import interviews, offers, referrals, sms_answers, telling
from notifications.answers import register_answer
from notifications.watching import register_reminder
from registration.backoffice import extensions
from registration.cabinet import register_panel

EXPIRY_HANDLERS = (offers.job_seeker_is_silent, offers.unemployed_is_silent, referrals.employer_is_silent, interviews.visit_is_due)
"""Named here so that whoever starts the app has them registered."""


def register() -> None:
    """Called once by `AppConfig.ready()`."""
    register_panel(OffersPanel())
    register_answer(sms_answers.answered)
    for limit_id in ("T19", "T20"):
        register_reminder(limit_id, telling.answer_is_due)
    register_reminder("T23", telling.employer_is_awaited)
    extensions.register_case_way(extensions.Way(_("Offers and answers"), "mediation:office_case", Right.OPEN_FILE))
    extensions.register_door(extensions.Way(_("Objections to offers"), "mediation:office_contests", Right.OFFER_WORK))
    navigation.register("offers", navigation.Link(_("Offers"), "work/offers/", frozenset({"seeker"}), order=30))
    navigation.register(
        "referrals", navigation.Link(_("Candidates"), "work/employer/referrals/", frozenset({"employer"}), order=30)
    )
