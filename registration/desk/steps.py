"""The sections of an application at the desk: their order, and which one is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from registration.models import Intake
from registration.rules.channels import Channel
from registration.services import intakes
from registration.services.applications import needs_representative


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    title: Any
    why: Any


WHO = Section(intakes.WHO, _("The person"), _("Compare with the identity document, also one from the service of digital documents (Annex 1, row 8)."))
SITUATION = Section(intakes.SITUATION, _("The situation"), _("Only a person without work and (or) earnings is registered as a job seeker (para. 4)."))
WORK = Section(intakes.WORK, _("The work looked for"), _("By these answers the portal selects vacancies (paras 36, 70)."))
REPRESENTATIVE = Section(
    intakes.REPRESENTATIVE, _("Legal representative"), _("For a person under sixteen, a legal representative adds a statement in free form (para. 6).")
)
PAPERS = Section(intakes.PAPERS, _("Documents shown"), _("They are given back once looked at and entered: nothing is kept (para. 5; Annex 1, row 8)."))
CONSENTS = Section(intakes.CONSENTS, _("Consents"), _("The person answers both; the registration does not depend on the answers. Tell of the measures first (para. 9)."))
CHECK = Section(intakes.CHECK, _("Check"), _("Once the papers are found reliable, the term for sending them to the centre runs (paras 15, 19)."))
SIGN = Section(intakes.SIGN, _("Print and sign"), _("Signed by hand on the printed form, or with the person's own EDS."))


def sections_of(intake: Intake) -> list[Section]:
    child = intake.person is not None and needs_representative(intake.person)
    check = [CHECK] if intake.channel == Channel.ASSISTANT else []
    return [WHO, SITUATION, WORK, *([REPRESENTATIVE] if child else []), PAPERS, CONSENTS, *check, SIGN]


def section_named(intake: Intake, name: str) -> Section | None:
    return next((one for one in sections_of(intake) if one.name == name), None)


def first_open(intake: Intake) -> Section:
    return next((one for one in sections_of(intake) if one.name not in intake.done), SIGN)


def needed(intake: Intake) -> list[str]:
    """What has to be filled in before the signature."""
    return [one.name for one in sections_of(intake) if one is not SIGN]


def after(intake: Intake, section: Section) -> Section:
    sections = sections_of(intake)
    return sections[min(sections.index(section) + 1, len(sections) - 1)]


def before(intake: Intake, section: Section) -> Section | None:
    sections = sections_of(intake)
    position = sections.index(section)
    return sections[position - 1] if position else None
