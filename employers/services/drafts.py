"""Drafts: keep what was typed, step by step; begin from nothing, from a template, from a vacancy. The clock of T16 runs beside (R66)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from employers.models import Draft, Organisation, Vacancy
from employers.rules.posting import as_day
from employers.rules.steps import ALL_STEPS, fields_of
from enbek import clock
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline
from enbek.i18n import Text

NOT_COPIED = ("appeared_on",)
"""Another vacancy appears on another day."""

MOST_TYPED = 20_000
"""Characters of one unfinished field that are kept; more is no text of a vacancy."""


def start(organisation: Organisation, by: User, template: Draft | None = None) -> Draft:
    """A new draft, empty or filled from a template."""
    return _begin(organisation, by, template.values if template else {})


def copy(vacancy: Vacancy, by: User) -> Draft:
    """A new draft that says what `vacancy` says, but for the day on which it appeared."""
    return _begin(vacancy.organisation, by, vacancy.values)


@transaction.atomic
def edit(vacancy_id: UUID, by: User) -> Draft:
    """The draft of a change; the one that is open, if somebody began it."""
    vacancy = Vacancy.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=vacancy_id)
    found = Draft.objects.filter(edits=vacancy, sent_at__isnull=True, dropped_at__isnull=True).first()
    if found:
        return found
    return Draft.objects.create(
        organisation=vacancy.organisation, author=by, edits=vacancy, edits_version=vacancy.version, values=vacancy.values, done=list(ALL_STEPS),
    )


def _begin(organisation: Organisation, by: User, values: dict[str, Any]) -> Draft:
    kept = {name: value for name, value in values.items() if name not in NOT_COPIED}
    done = [step for step in ALL_STEPS if kept and set(fields_of(step)) <= set(kept)]
    return Draft.objects.create(organisation=organisation, author=by, values=kept, done=done)


def titles_of(rows: list[Draft]) -> dict[UUID, Text | None]:
    """What each draft is called in a list: the title typed, else the occupation, else nothing yet. One query."""
    codes = {row.values.get("occupation") for row in rows} - {None, ""}
    occupations = {one.pk: one.title for one in Occupation.objects.filter(pk__in=codes)}
    return {row.pk: _title(row.values, occupations) for row in rows}


def _title(values: dict[str, Any], occupations: dict[str, Text]) -> Text | None:
    kk, ru = values.get("title_kk", ""), values.get("title_ru", "")
    return Text(kk or ru, ru or kk, values.get("title_en") or ru or kk) if kk or ru else occupations.get(values.get("occupation", ""))


@transaction.atomic
def keep(draft_id: UUID, step: str, values: dict[str, Any]) -> Draft:
    """The whole answers of one step. Other steps stay as they are, so that two tabs do not undo each other."""
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    draft.values = {**draft.values, **values}
    draft.typed.pop(step, None)
    draft.done = [name for name in ALL_STEPS if name in {*draft.done, step}]
    draft.updated_at = clock.now()
    draft.save(update_fields=["values", "typed", "done", "updated_at"])
    if "appeared_on" in values and draft.edits_id is None:
        _run_clock(draft)
    return draft


@transaction.atomic
def keep_typed(draft_id: UUID, step: str, typed: dict[str, Any]) -> None:
    """What stands in an unfinished step, right or wrong: nothing that was typed is lost."""
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    draft.typed[step] = {name: value[:MOST_TYPED] if isinstance(value, str) else value for name, value in typed.items()}
    draft.updated_at = clock.now()
    draft.save(update_fields=["typed", "updated_at"])


def _run_clock(draft: Draft) -> None:
    """T16 from the day on which the vacancy appeared; another day is another clock."""
    day = as_day(draft.values["appeared_on"])
    running = Deadline.objects.of(draft.subject).filter(limit_id="T16").open().first()
    if running and running.from_day != day:
        deadlines.cancel(draft.subject, "T16", "another day of appearance was named")
    if day:
        deadlines.open_deadline("T16", draft.subject, from_day=day)


@transaction.atomic
def drop(draft_id: UUID) -> None:
    """The employer gives the draft up: there was no vacancy, or it is gone. Safe to call twice."""
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    if draft.sent_at or draft.dropped_at:
        return
    draft.dropped_at = clock.now()
    draft.save(update_fields=["dropped_at"])
    if draft.edits_id is None:
        deadlines.cancel_all(draft.subject, "the draft was given up")


@transaction.atomic
def save_template(draft_id: UUID, name: str, by: User) -> Draft:
    """A template of this name for the whole team; an older one of the same name gives way."""
    draft = Draft.objects.select_related("organisation").get(pk=draft_id)
    Draft.objects.templates().filter(organisation=draft.organisation, template_name=name).update(dropped_at=clock.now())
    kept = {key: value for key, value in draft.values.items() if key not in NOT_COPIED}
    return Draft.objects.create(organisation=draft.organisation, author=by, template_name=name, values=kept, done=draft.done)
