"""From a draft to a vacancy, and from a change to a new version (R66, R68.1, T16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from careercenters.models import Settlement
from employers.models import Draft, Organisation, Vacancy
from employers.rules.machine import VACANCY
from employers.rules.posting import DEFAULTS, FIELDS, Known, Values, problems
from employers.rules.words import plain
from employers.services import history, known, liveness, moderation, seats
from enbek import clock
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.deadlines import services as deadlines
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.transitions.services import Actor, apply

CHANGED_MEANWHILE = Text(
    "Бұл бос орынды басқа адам өзгертіп қойған. Жаңасын қарап, өзгерісті қайта бастаңыз.",
    "Пока вы правили, вакансию изменил кто-то другой. Посмотрите новую и начните изменение заново.",
    "Somebody else changed this vacancy meanwhile. Look at the new one and begin your change again.",
)
FEWER_THAN_TAKEN = Text("Алынған адамдардан аз орын болмайды: {taken}.", "Мест не может быть меньше, чем уже принято: {taken}.",
                        "There cannot be fewer seats than people hired: {taken}.")


class NotReady(Exception):
    """Something is missing or wrong; `problems` says what, by field (\"\" for the whole)."""

    def __init__(self, found: dict[str, Text]) -> None:
        super().__init__("; ".join(f"{field}: {sentence.en}" for field, sentence in found.items()))
        self.problems = found


@dataclass(frozen=True, slots=True)
class Sender:
    """Who posts, and for whom."""

    organisation: Organisation
    by: User

    @property
    def actor(self) -> Actor:
        return Actor.person(self.by, self.organisation.name)


def cleaned(values: Values) -> dict[str, Any]:
    """Values with their defaults, and texts without tags. Fields that no vacancy has are left out."""
    known_fields = {name: value for name, value in values.items() if name in FIELDS}
    texts = {name: plain(value) for name, value in known_fields.items() if isinstance(value, str)}
    return {**DEFAULTS, **known_fields, **texts}


def titled(values: Values) -> dict[str, Any]:
    """Values with the titles of occupation and settlement, to be shown."""
    occupation = Occupation.objects.filter(pk=values.get("occupation") or "").first()
    settlement = Settlement.objects.filter(pk=values.get("settlement") or "").first()
    titles = {"occupation_title": occupation and occupation.title, "settlement_title": settlement and settlement.name}
    return {**values, **{name: title.to_json() for name, title in titles.items() if title}}


@transaction.atomic
def publish(draft_id: UUID, by: User) -> Vacancy:
    """Send the draft: a new vacancy, or a new version of the one that it edits. Raises NotReady. Safe to call twice."""
    draft = Draft.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=draft_id)
    if draft.sent_at:
        return Vacancy.objects.get(pk=draft.subject.id)
    sender = Sender(draft.organisation, by)
    vacancy = _amend(draft, sender) if draft.edits_id else post(sender, draft.values, vacancy_id=draft.future_id)
    draft.sent_at = clock.now()
    draft.save(update_fields=["sent_at"])
    return vacancy


@transaction.atomic
def post(sender: Sender, values: Values, *, vacancy_id: UUID | None = None, among: Known | None = None) -> Vacancy:
    """A new vacancy of these values. Its report is timely if T16 has not run out. Raises NotReady."""
    checked = _checked(values, among)
    vacancy = Vacancy(organisation=sender.organisation, posted_by=sender.by, registered_at=clock.now())
    if vacancy_id:
        vacancy.id = vacancy_id
    _fill(vacancy, checked)
    found = moderation.look(vacancy)
    liveness.restart(vacancy)
    apply(VACANCY, vacancy, "send_to_review" if found else "publish", actor=sender.actor, edition=edition_on(clock.today()).id,
          facts={"appeared_on": checked["appeared_on"]})
    history.write(vacancy, sender.by)
    moderation.open_review(vacancy, found)
    deadlines.open_deadline("T16", vacancy.subject, from_day=vacancy.appeared_on)
    deadlines.meet(vacancy.subject, "T16", "sent through the portal")
    return vacancy


def _amend(draft: Draft, sender: Sender) -> Vacancy:
    checked = _checked(draft.values, None)
    vacancy = seats.lock([draft.subject.id])[draft.subject.id]
    if vacancy.version != draft.edits_version:
        raise NotReady({"": CHANGED_MEANWHILE})
    if checked["seats"] < max(vacancy.taken, 1):
        raise NotReady({"seats": FEWER_THAN_TAKEN.format(taken=vacancy.taken)})
    _fill(vacancy, checked)
    vacancy.version += 1
    found = moderation.look(vacancy)
    liveness.restart(vacancy)
    apply(VACANCY, vacancy, "amend_to_review" if found else "amend", actor=sender.actor, edition=edition_on(clock.today()).id, facts={"version": vacancy.version})
    history.write(vacancy, sender.by)
    moderation.open_review(vacancy, found)
    return vacancy


def _checked(values: Values, among: Known | None) -> dict[str, Any]:
    checked = cleaned(values)
    found = problems(checked, clock.today(), among or known.one_by_one())
    if found:
        raise NotReady(found)
    return checked


def _fill(vacancy: Vacancy, values: dict[str, Any]) -> None:
    """Values into columns. A title that was left empty is that of the occupation."""
    occupation = Occupation.objects.get(pk=values["occupation"])
    for name in FIELDS:
        if name not in ("occupation", "settlement", "appeared_on"):
            setattr(vacancy, name, list(values[name]) if isinstance(values[name], tuple) else values[name])
    vacancy.occupation, vacancy.settlement_id = occupation, values["settlement"]
    vacancy.appeared_on = date.fromisoformat(values["appeared_on"])
    one_said = vacancy.title_kk or vacancy.title_ru
    vacancy.title_kk = vacancy.title_kk or one_said or occupation.title_kk
    vacancy.title_ru = vacancy.title_ru or one_said or occupation.title_ru
    vacancy.title_en = vacancy.title_en or occupation.title_en
