"""What is declared is used, or stands on a list that says what it waits for."""

from __future__ import annotations

import re

from careercenters.rules.rights import RIGHTS, Right
from enbek.law import ORDER_214
from enbek.law.limits import limits
from notifications.catalogue import MESSAGES
from tests.consistency.sources import ROOMS, ROOT, name_of, python, strings, templates, text

LIMITS_NOT_YET = {
    "T07": "the registration as unemployed is done at once, so no clock of it can run",
    "T24": "the outer term of the state service, shown with statistics",
}
MESSAGES_NOT_YET = {
    "place_of_work_or_training": "active measures",
    "vacancy_digest": "saved searches",
}
COMPONENTS_NOT_YET = {
    "table": "lists of the back office",
}


def code_outside(*folders: str) -> set[str]:
    """Every string constant of the code that does not stand below these folders."""
    files = [path for path in python(*ROOMS) if not name_of(path).startswith(folders)]
    return set().union(*(strings(path) for path in files))


def test_every_time_limit_runs_somewhere_or_is_listed() -> None:
    used = code_outside("enbek/law/", "enbek/lawbook/", "demo/")
    idle = {limit.id for limit in limits(ORDER_214)} - used
    assert idle == set(LIMITS_NOT_YET)


def test_every_message_is_sent_or_listed() -> None:
    sent = code_outside("notifications/catalogue", "demo/")
    assert set(MESSAGES) - sent == set(MESSAGES_NOT_YET)


def test_every_component_is_used_by_a_page_or_listed() -> None:
    gallery = ROOT / "templates" / "components" / "gallery"
    pages = "\n".join(text(path) for path in templates() if not path.is_relative_to(gallery))
    code = "\n".join(text(path) for path in python(*ROOMS) if "gallery" not in path.name and "samples" not in path.name)
    names = {path.stem for path in (ROOT / "templates" / "components").glob("*.html")}
    used = {name for name in names if re.search(rf'components/{name}\.html|component "{name}"', pages + code)}
    assert names
    assert names - used == set(COMPONENTS_NOT_YET)


def test_every_page_of_ours_is_drawn() -> None:
    """Templates that Django, allauth or the catalogue of messages find by themselves stand in folders named by them."""
    by_convention = ("account/", "allauth/", "django/", "mfa/", "notifications/", "400", "403", "404", "500")
    names = [path.relative_to(ROOT / "templates").as_posix() for path in templates()]
    ours = [name for name in names if not name.startswith((*by_convention, "components/"))]
    everything = "\n".join(text(path) for path in [*python(*ROOMS), *templates()])
    assert ours
    assert [name for name in ours if f'{name}"' not in everything] == []


def test_every_right_of_the_staff_is_asked_for_and_somebody_has_it() -> None:
    """A right that no page asks for protects nothing; one that nobody has closes a page for good."""
    code = "\n".join(text(path) for path in python(*ROOMS) if name_of(path) != "careercenters/rules/rights.py")
    assert [right for right in Right if f"Right.{right.name}" not in code] == []
    assert set(Right) - set().union(*RIGHTS.values()) == set()


def test_every_static_file_is_asked_for() -> None:
    everything = "\n".join(text(path) for path in [*python(*ROOMS), *templates(), *(ROOT / "static").rglob("*.css"), *(ROOT / "static").rglob("*.js")])
    ours = [path for path in sorted((ROOT / "static").rglob("*")) if path.is_file() and "vendor" not in path.parts]
    assert ours
    assert [name_of(path) for path in ours if path.name not in everything] == []
