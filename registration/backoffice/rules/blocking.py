"""Which move comes next for a case, and what stands before it. Pure: the facts come in, sentences go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from enbek import formats
from enbek.i18n import LANGUAGES, Text
from enbek.registries.port import Registry
from enbek.transitions.machine import Move
from registration.rules.machine import MACHINE, Status

NEXT: dict[str, str] = {
    Status.SUBMITTED: "register_job_seeker",
    Status.JOB_SEEKER: "register_unemployed",
    Status.UNEMPLOYED: "place",
    Status.REFUSED_JOB_SEEKER: "reconsider_job_seeker",
    Status.REFUSED_UNEMPLOYED: "reconsider_unemployed",
}
"""The move for the person's good in each status; a case that ended well has none."""

NOT_YET_ACCEPTED = Text(
    "Өтініш {moment} қабылданған болып есептеледі (1-қосымшаның 7-жолы).",
    "Заявка считается поступившей {moment} (строка 7 приложения 1).",
    "The application counts as received on {moment} (Annex 1 row 7).",
)
REGISTRY_SILENT = Text(
    "Жауап бермей тұрған тізілім: {name}. Ол үшін ешкімге бас тартылмайды.",
    "Не отвечает реестр: {name}. Из-за этого никому не отказывают.",
    "A registry does not answer: {name}. Nobody is refused for that.",
)
WINDOW_RUNS = Text(
    "Лайықты жұмыс {day} аяғына дейін ізделеді (36-тармақ).",
    "Подходящая работа подбирается до конца {day} (п. 36).",
    "Suitable work is looked for until the end of {day} (para. 36).",
)
NO_HIRE = Text(
    "Жұмыс беруші жұмысқа қабылдауды әлі растаған жоқ (76-тармақ).",
    "Работодатель ещё не подтвердил приём на работу (п. 76).",
    "No employer has confirmed a hire yet (para. 76).",
)
NO_REQUEST = Text(
    "Адам «Бұл жазба қате» деген өтініш берген жоқ; жазбаны тек тізілім иесі түзетеді.",
    "Человек не просил исправить запись; исправить её может только владелец реестра.",
    "The person has not asked to correct a record; only the owner of the registry can correct it.",
)


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a case at `now`."""

    status: str
    now: datetime
    accepted_at: datetime
    waiting_for: Sequence[str] = ()
    window_until: date | None = None
    held_because: Text | None = None
    other_open_case: bool = False
    correction_open: bool = False


@dataclass(frozen=True, slots=True)
class NextMove:
    """The move and the sentences of what blocks it; none: the portal does it at its next sweep."""

    move: Move
    blocked_by: list[Text] = field(default_factory=list)


def next_move(situation: Situation) -> NextMove | None:
    """None for a case that has come to its end."""
    name = NEXT.get(situation.status)
    if name is None:
        return None
    context = {"grounds_remain": True, "other_open_case": situation.other_open_case}
    blockers = MACHINE.blockers(name, situation.status, context)
    return NextMove(MACHINE.move(name), [*_situational(situation), *blockers])


def _situational(situation: Situation) -> list[Text]:
    found = [REGISTRY_SILENT.format(name=Registry(name).title) for name in situation.waiting_for]
    if situation.status == Status.SUBMITTED and situation.accepted_at > situation.now:
        found.append(NOT_YET_ACCEPTED.format(moment=_moment(situation.accepted_at)))
    if situation.status == Status.JOB_SEEKER:
        found += [situation.held_because] if situation.held_because else []
        if situation.window_until and situation.window_until >= situation.now.date():
            found.append(WINDOW_RUNS.format(day=_day(situation.window_until)))
    if situation.status == Status.UNEMPLOYED:
        found.append(NO_HIRE)
    if situation.status in {Status.REFUSED_JOB_SEEKER, Status.REFUSED_UNEMPLOYED} and not situation.correction_open:
        found.append(NO_REQUEST)
    return found


def _day(value: date) -> Text:
    return Text(*(formats.day(value, language) for language in LANGUAGES))


def _moment(value: datetime) -> Text:
    return Text(*(formats.moment(value, language) for language in LANGUAGES))
