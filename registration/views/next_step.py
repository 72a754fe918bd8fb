"""What a person should do now, as far as registration itself knows; an upper floor may have something more urgent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from enbek import clock, formats
from enbek.deadlines.strip import Strip
from enbek.documents.annexes import Form
from enbek.documents.models import IssuedDocument
from enbek.web.templatetags.enbek import language
from registration.cabinet import NextStep
from registration.models import Application, Case
from registration.rules.machine import Status
from registration.steps import first_open, steps_of
from seekers.models import Person


def own_next_step(person: Person, case: Case | None, clocks: list[Strip]) -> NextStep:
    """The step of this status, with its day where one is known."""
    if case is None:
        return _apply(person, _("Register as a job seeker"), _("A few short steps, the last one is your signature. You can stop at any step and go on later."))
    return {
        Status.SUBMITTED: _submitted,
        Status.JOB_SEEKER: _job_seeker,
        Status.UNEMPLOYED: _unemployed,
        Status.REFUSED_UNEMPLOYED: _refused_unemployed,
        Status.REFUSED_JOB_SEEKER: _refused_job_seeker,
        Status.DEREGISTERED: _deregistered,
    }.get(Status(case.status), _ended)(person, case, clocks)


def _apply(person: Person, title: str, text: str) -> NextStep:
    """A draft that was begun is gone on with, at its first open step."""
    url = reverse("registration:apply")
    draft = Application.objects.filter(person=person, case__isnull=True).first()
    if draft is None or not draft.done:
        return NextStep(title, text, url, _("Begin"), 1)
    draft.person = person
    steps, step = steps_of(draft), first_open(draft)
    values: dict[str, Any] = {"number": steps.index(step) + 1, "total": len(steps), "title": step.title}
    return NextStep(
        _("Finish your application"), _("You stopped at step %(number)d of %(total)d: %(title)s. What you filled in is kept.") % values, url, _("Go on"), 1
    )


def _submitted(person: Person, case: Case, clocks: list[Strip]) -> NextStep:
    if case.waiting_for:
        return NextStep(_("Nothing to do: a state registry does not answer"), _("We ask it again every few minutes and tell you the result here and by message."), urgency=1)
    if case.off_hours:
        text = _("The application counts as received on %(day)s. From then on the portal goes on by itself, and we tell you the result by message.")
        return NextStep(_("Nothing to do until the office opens"), text % {"day": _day(case.accepted_on)}, urgency=1)
    return NextStep(_("Nothing to do: the application is being processed"), _("We tell you the result here and by message."), urgency=1)


def _job_seeker(person: Person, case: Case, clocks: list[Strip]) -> NextStep:
    window = next((strip for strip in clocks if strip.limit.id == "T06"), None)
    if case.waiting_for:
        return NextStep(_("Nothing to do: a state registry does not answer"), _("We ask it again every few minutes. You stay a job seeker meanwhile; nothing is decided against you."), urgency=1)
    if window is None or window.state != "running":
        return NextStep(_("Nothing to do: we are looking for work for you"),
                        _("If nothing suitable is found by the end of the term, you are registered as unemployed automatically."), urgency=1)
    text = _("If nothing suitable is found by the end of %(day)s, you are registered as unemployed automatically: you need not come or ask.")
    return NextStep(_("Nothing to do: we are looking for work for you"), text % {"day": _day(window.due_on)}, urgency=1)


def _unemployed(person: Person, case: Case, clocks: list[Strip]) -> NextStep:
    """The certificate first; then nothing but to wait for the office's plan."""
    plan = next((strip for strip in clocks if strip.limit.id == "T15"), None)
    text = _("Your career centre draws up the individual plan with you.")
    if plan is not None and plan.due_on >= plan.today:
        text = _("Your career centre must draw up the individual plan with you by the end of %(day)s.") % {"day": _day(plan.due_on)}
    if IssuedDocument.objects.of(case.subject).filter(form=Form.A9, valid_until__gte=clock.today()).exists():
        return NextStep(_("You are registered as unemployed"), text, "#documents", _("To the documents"), 1)
    return NextStep(_("You are registered as unemployed"), text, reverse("registration:certificate"), _("Get the certificate"), 1)


def _refused_unemployed(person: Person, case: Case, clocks: list[Strip]) -> NextStep:
    return NextStep(_("The registration as unemployed was refused"), _("Look at the receipt: if the record is wrong, say so and it is checked again."),
                    "#receipts", _("To the receipt"), 2)


def _refused_job_seeker(person: Person, case: Case, clocks: list[Strip]) -> NextStep:
    return NextStep(_("The registration as a job seeker was refused"),
                    _("The receipt says what differs. If your data have a mistake, correct them and apply again at once; if the registry is wrong, say so there."),
                    "#receipts", _("To the receipt"), 2)


def _deregistered(person: Person, case: Case, clocks: list[Strip]) -> NextStep:
    return NextStep(_("You were deregistered"),
                    _("The receipt says why, on which fact and who decided. You may complain about it, and you may apply again on any day."),
                    "#receipts", _("To the receipt"), 2)


def _ended(person: Person, case: Case, clocks: list[Strip]) -> NextStep:
    if case.status == Status.PLACED:
        return _apply(person, _("You have found work: good luck!"), _("The case is closed. If you need the exchange again, apply at any time."))
    return _apply(person, _("This case is closed"), _("You can apply again at any time."))


def _day(value: date) -> str:
    return formats.day(value, language())
