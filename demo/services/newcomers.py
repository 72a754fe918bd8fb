"""Visitors of the demo who are none of its people: the invented state takes them in, and nobody has to type a real number.

A visitor may type an identity, or take an invented one. The register of persons and the demo's certification centre
learn of it, so that the application goes the way of everybody else's.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.db import transaction

from demo import ca
from demo.country.identifiers import IIN_SERIALS, iin_for
from demo.country.names import invent_name
from demo.country.seekers import PERSONA_SERIALS
from enbek import clock
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import Regime
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from seekers.models import Person
from seekers.services import resumes
from seekers.services.people import IINTaken, save_person

log = logging.getLogger(__name__)

SERIALS = range(PERSONA_SERIALS.start + 200, IIN_SERIALS.stop - 10)
"""Between the personas with their representatives and the end of the invented range."""

TRIES = 20
TOWN, WANTED, PAY, YEARS = "391010000", "2411-1", 220_000, 6


def invent(user: User) -> Person:
    """An identity and a résumé for an account without a person. Raises IINTaken when the invented numbers run out."""
    rng = Random()
    for _try in range(TRIES):
        sex = rng.choice("MF")
        name = invent_name(rng, sex)
        born = date(rng.randint(1985, 1999), rng.randint(1, 12), rng.randint(1, 28))
        values = {
            "iin": iin_for(born, sex, rng.choice(SERIALS)), "surname": name.surname, "given_name": name.given_name,
            "patronymic": name.patronymic, "settlement_id": TOWN, "address": "",
        }
        try:
            person = save_person(user, values, email=user.email, phone=user.phone)
        except IINTaken:
            continue
        _fill_resume(person)
        return person
    raise IINTaken


def _fill_resume(person: Person) -> None:
    """An accountant who left her last job a month ago, as the invented country has hundreds."""
    wanted, left = Occupation.objects.get(pk=WANTED), clock.today() - timedelta(days=30)
    resumes.save_fields(person, {
        "wanted": wanted, "min_pay": PAY, "regimes": [Regime.FULL_TIME.value], "education_level": wanted.education_level,
        "experience_years": YEARS, "computer_skills": True, "unemployed_since": left,
    })
    job = {"employer": "«Көкжиек Сервис» ЖШС (мысал)", "occupation": wanted, "duties": "",
           "started_on": left - timedelta(days=YEARS * 366), "ended_on": left}
    resumes.add_row(person, "jobs", job)
    resumes.add_row(person, "languages", {"language": "kk", "level": "C2"})


def on_saved(sender: type[Person], instance: Person, **kwargs: Any) -> None:
    """Signal of a saved person: once it is committed, the invented state hears of it."""
    transaction.on_commit(_welcome_of(instance), robust=True)


def _welcome_of(person: Person) -> Callable[[], object]:
    return lambda: welcome(person, SandboxClient(settings.REGISTRIES_URL, timeout=1.0), Path(settings.VAR_DIR) / "demo")


def welcome(person: Person, state: SandboxClient, demo_folder: Path) -> bool:
    """Enter an unknown person into the register of persons and issue a signing key. False if the state knew the person, or is not there."""
    number = str(getattr(person.iin, "value", person.iin))
    alias = f"iin-{number}"
    is_ours = (demo_folder / "keys" / f"{alias}.p12").exists()
    try:
        if not is_ours and state.facts(Registry.IDENTITY, number).get("found"):
            return False
        state.set_facts(Registry.IDENTITY, number, _identity(person))
    except OSError as error:
        log.info("the sandbox of the registries did not hear of a newcomer: %s", error)
        return False
    if (demo_folder / "ca").is_dir() and not is_ours:
        ca.enroll(demo_folder, ca.Person(alias, number, person.surname[:40], person.given_name[:40]))
    return True


def _identity(person: Person) -> dict[str, Any]:
    return {
        "found": True, "surname": person.surname, "given_name": person.given_name, "patronymic": person.patronymic,
        "birth_date": person.birth_date.isoformat(), "sex": person.sex, "citizenship": "KZ", "alive": True,
        "residence_kato": person.settlement_id, "address": person.settlement.name.to_json(),
    }
