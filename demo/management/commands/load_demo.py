"""`manage.py load_demo`: the demo country into an empty database, its people into the registries' sandbox, the clock to the first day."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from demo import clock as demo_clock
from demo.country.build import Country, build
from demo.country.facts import facts_of
from demo.country.load import load_employers, load_places, load_vacancies
from demo.country.load_people import load_people
from demo.egov import load_egov
from demo.load_personas import facts_of_persona, load_personas
from demo.persona_keys import enroll_personas, enroll_portal
from demo.personas import PERSONAS
from enbek import clock
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.classifiers.services import load_occupations, read_occupations
from enbek.registries.sandbox.store import Store
from enbek.workdays.models import CalendarYear


def sandbox_folder() -> Path:
    """Where the registry sandbox of the demo keeps its file."""
    return Path(settings.VAR_DIR) / "demo" / "sandbox"


def confirm_years() -> None:
    """In the invented country an officer has compared the calendar of the story's years with the official one."""
    act = "demo"
    years = (demo_clock.START.year, demo_clock.START.year + 1)
    CalendarYear.objects.bulk_create(CalendarYear(year=year, act=act, confirmed_on=demo_clock.START.date()) for year in years)


class Command(BaseCommand):
    help = "Load the demo country into an empty database and set the demo clock to its first day."

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.exists():
            raise CommandError(
                "People live in this database already: the demo country needs an empty one (make demo RESET=1)."
            )
        self.began = time.monotonic()
        now = demo_clock.START
        with clock.frozen(now):
            occupations = read_occupations()
            country = build(occupations, now=now)
            with transaction.atomic():
                self._load(country, {occupation.code: occupation for occupation in occupations})
        demo_clock.set_now(now)
        self._say(f"clock {now:%d.%m.%Y %H:%M}")

    def _load(self, country: Country, occupations: dict[str, Occupation]) -> None:
        """All of it in one transaction: an interrupted load leaves the database empty."""
        now = demo_clock.START
        steps: list[tuple[str, Callable[[], object]]] = [
            ("occupations", load_occupations),
            ("regions, settlements, offices", load_places),
            ("working days of the years", confirm_years),
            (f"{len(country.employers)} employers", lambda: load_employers(country.employers)),
            (f"{len(country.vacancies)} vacancies", lambda: load_vacancies(country.vacancies)),
            (f"{len(country.seekers)} seekers", lambda: load_people(country.seekers, joined_at=now)),
            (f"{len(PERSONAS)} personas", lambda: load_personas(occupations, country.employers, now=now)),
            ("records of the state registries", lambda: self._fill_registries(country, occupations)),
            (
                "signing keys of the personas",
                lambda: enroll_personas(Path(settings.VAR_DIR) / "demo", country.employers),
            ),
            ("the portal's sealing key", lambda: enroll_portal(Path(settings.VAR_DIR) / "demo")),
            ("applications from egov", lambda: load_egov(country.seekers, Path(settings.VAR_DIR) / "demo")),
        ]
        for title, step in steps:
            step()
            self._say(title)

    def _fill_registries(self, country: Country, occupations: dict[str, Occupation]) -> None:
        today = demo_clock.START.date()
        store = Store(sandbox_folder())
        store.clear()
        store.put_many(fact for person in country.seekers for fact in facts_of(person, today))
        for persona in PERSONAS:
            if persona.role == "seeker":
                store.put_many(facts_of_persona(persona, occupations, today))
            if persona.fault:
                registry, mode = persona.fault
                store.set_mode(registry, mode, persona.iin)
        store.close()

    def _say(self, what: str) -> None:
        self.stdout.write(f"  {time.monotonic() - self.began:5.1f} s  {what}")
        self.stdout.flush()
