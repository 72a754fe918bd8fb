"""One person, two offices, each form filled in."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from enbek.accounts.models import User
from enbek.documents import services
from enbek.documents.annexes import (
    AnyForm,
    DeregistrationNotice,
    Form,
    JobSeekerNotice,
    JobSeekerRefusal,
    PersonName,
    UnemployedInformation,
    UnemployedNotice,
    UnemployedRefusal,
)
from enbek.documents.models import IssuedDocument
from enbek.i18n import Text
from enbek.subjects import Subject

AIGUL = PersonName("Нұрғалиева", "Айгүл", "Серікқызы")
CAREER_CENTRE = Text("Қонаев қаласының мансап орталығы", "Карьерный центр города Қонаев", "Career centre of Qonaev")
MOBILITY_CENTRE = Text(
    "Алматы облысының еңбек мобильділігі орталығы",
    "Центр трудовой мобильности Алматинской области",
    "Labour-mobility centre of Almaty region",
)
REASON = Text("қолданыстағы еңбек шарты", "действующий трудовой договор", "an employment contract in force")
ISSUED_ON = date(2026, 3, 18)


FILLED: dict[Form, AnyForm] = {
    Form.A3: JobSeekerRefusal(name=AIGUL, office=CAREER_CENTRE, reasons=(REASON,)),
    Form.A4: JobSeekerNotice(name=AIGUL, office=CAREER_CENTRE, registered_from=ISSUED_ON),
    Form.A5: UnemployedNotice(name=AIGUL, office=MOBILITY_CENTRE, registered_from=ISSUED_ON),
    Form.A6: UnemployedRefusal(name=AIGUL, office=MOBILITY_CENTRE, reasons=(REASON,)),
    Form.A9: UnemployedInformation(name=AIGUL, office=MOBILITY_CENTRE, registered_from=ISSUED_ON),
    Form.D51: DeregistrationNotice(name=AIGUL, office=MOBILITY_CENTRE, reasons=(REASON,)),
}


def filled(form: Form | str, **changes: Any) -> AnyForm:
    """The data of `form`, complete and plausible, with the changed fields."""
    return replace(FILLED[Form(form)], **changes)


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def subject() -> Subject:
    return Subject("registration.case", uuid.uuid4())


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_user("aigul@example.kz", "a long password")


@pytest.fixture
def stranger(db: None) -> User:
    return User.objects.create_user("stranger@example.kz", "a long password")


@pytest.fixture
def issue(owner: User, subject: Subject) -> Callable[..., IssuedDocument]:
    """`issue("A9", registered_from=None)`: a document of that form with the changed fields of its data."""

    def give(form: str, *, key: str = "", decided_by: Text | None = None, **changes: Any) -> IssuedDocument:
        return services.issue(
            form,
            recipient=owner,
            subject=subject,
            data=filled(form, **changes),
            issued_on=ISSUED_ON,
            decided_by=decided_by,
            key=key,
        )

    return give
