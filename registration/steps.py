"""The steps of an application: their order, what each asks, which one is next. One thought a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from registration.models import Application
from registration.services.applications import needs_representative


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    title: Any
    why: Any


SITUATION = Step("situation", _("Your situation"), _("Only a person without work and (or) earnings is registered as a job seeker (para. 4)."))
WORK = Step("work", _("The work you look for"), _("By these answers the portal selects vacancies for you (paras 36, 70)."))
CENTRE = Step("centre", _("Your career centre"), _("The centre in the place where you live keeps your file (para. 30)."))
REPRESENTATIVE = Step("representative", _("Your legal representative"),
                      _("For a person under sixteen, a legal representative adds a statement in free form (para. 6)."))
CONSENTS = Step("consents", _("Consents"), _("Both consents are yours to give or to refuse: the registration does not depend on them."))
SIGN = Step("sign", _("Check and sign"), _("The application is signed with an electronic digital signature (para. 29)."))


def steps_of(application: Application) -> list[Step]:
    middle = [REPRESENTATIVE] if needs_representative(application.person) else []
    return [SITUATION, WORK, CENTRE, *middle, CONSENTS, SIGN]


def step_named(application: Application, name: str) -> Step | None:
    return next((step for step in steps_of(application) if step.name == name), None)


def first_open(application: Application) -> Step:
    """The first step that was not filled in yet; signing when all are."""
    return next((step for step in steps_of(application) if step.name not in application.done), SIGN)


def after(application: Application, step: Step) -> Step:
    steps = steps_of(application)
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def before(application: Application, step: Step) -> Step | None:
    steps = steps_of(application)
    position = steps.index(step)
    return steps[position - 1] if position else None
