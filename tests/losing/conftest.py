"""An unemployed person, two offices with their officers, registries that answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from careercenters.models import StaffMember
from careercenters.rules.rights import Role
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.law.notices import Evidence
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.shapes import nothing_known
from notifications.models import Message
from notifications.services.proof import prove
from registration.models import Case, Trigger
from registration.rules.checks import Fact
from registration.rules.signs import Sign, Source
from registration.services import triggers
from tests import factories
from tests.backoffice.conftest import hire
from tests.mediation import factories as make
from tests.registration.conftest import sandbox, state

__all__ = ["hire", "sandbox", "state"]

REGISTERED = date(2026, 3, 2)
MONDAY = "2026-04-06 10:00"
"""Nothing but working days until Friday; the person has been unemployed for a month."""


@dataclass
class Offices:
    """The two offices of the case and who sits in them."""

    specialist: StaffMember
    officer: StaffMember

    @property
    def finder(self) -> User:
        return self.specialist.user

    @property
    def decider(self) -> User:
        return self.officer.user


@pytest.fixture
def unemployed(db: Any, state: SandboxClient, clock_at: Callable[[str], datetime]) -> Callable[..., Case]:
    """`unemployed()`: a case of the centre of `factories`, unemployed since 2 March; the registries know nothing against the person."""

    def registered(at: str = MONDAY, **person: Any) -> Case:
        clock_at("2026-03-02 10:00")
        someone = factories.person(**person)
        case = make.case(someone, office=factories.career_centre(), status="unemployed")
        clock_at(at)
        for registry in Registry:
            state.set_facts(registry, someone.iin.value, nothing_known(registry))
        state.set_facts(Registry.IDENTITY, someone.iin.value, factories.identity_of(someone))
        return case

    return registered


@pytest.fixture
def offices(hire: Callable[..., StaffMember]) -> Offices:
    return Offices(hire(), hire(Role.MOBILITY_OFFICER))


def a_sign(ground_id: str = "R51.7", key: str = "paper:1", **changes: Any) -> Sign:
    words = Text("анықтама қолдан жасалған", "справка поддельная", "the paper is forged")
    values: dict[str, Any] = {
        "ground_id": ground_id, "key": key, "source": Source.OFFICER, "sentence": words, "facts": (Fact("officer", "paper", "1", words),),
        "occurred_on": date(2026, 4, 3),
    }
    return Sign(**{**values, **changes})


def opened(case: Case, **changes: Any) -> Trigger:
    """A hearing that has begun."""
    trigger = triggers.report(case.pk, a_sign(**changes))
    assert trigger is not None
    return trigger


def delivered(trigger: Trigger, at: datetime | None = None) -> None:
    """The person opened the notice of the hearing: its term begins."""
    row = Message.objects.of(trigger.subject).get(message_id="hearing_opened", channel="cabinet")
    assert prove(row.recipient_id, row.key, Evidence.OPENED, at or row.created_at)
