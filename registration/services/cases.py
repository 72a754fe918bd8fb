"""The case that an act is about: under its lock, as the rules see its person, and with its matching window."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.workdays import calendar
from registration.models import Case
from registration.rules.checks import Applicant
from registration.rules.watching import Report, Watched

WINDOW = "T06"
"""The portal's time to find suitable work: when it ends without any, the person is registered as unemployed (R36, R38.1)."""

MATCHING_CLOCKS = ("T05", WINDOW)
"""The career centre's own window and the portal's; they start together and are held and closed together."""


def lock(case_id: UUID) -> Case:
    """The case under its row lock, with what the acts need. Raises Case.DoesNotExist."""
    related = ("person__user", "centre__mobility_centre", "application")
    return Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case_id)


def applicant(case: Case) -> Applicant:
    """The person of a case as the rules see them."""
    return Applicant(
        surname=case.person.surname,
        given_name=case.person.given_name,
        birth_date=case.person.birth_date,
        sex=case.person.sex,
        claims_measures=bool(case.application.claims_measures),
        has_representative=bool(case.application.representative_statement),
    )


def window_of(case: Case) -> Deadline | None:
    """The matching window while it runs or is held; None before it opened and after it was decided."""
    return Deadline.objects.of(case.subject).open().filter(limit_id=WINDOW).first()


def watched(case: Case) -> Watched:
    """An unemployed person as the watch over the registries sees them, with what they have told (R64)."""
    since = case.unemployed_on or date.max
    reports = tuple(
        Report(told.kind, told.occurred_on, clock.local(told.reported_at).date(), told.learnt_on) for told in case.circumstances.all()
    )
    return Watched(since, clock.today(), case.person.settlement_id, calendar(), reports)
