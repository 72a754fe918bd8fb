"""The back office is open to the floors above: they add doors to the queue and links to the page of a case without being known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from registration.desk.doors import Door
from registration.models import Case


@dataclass(frozen=True, slots=True)
class Way:
    """A page of an upper floor. `view` is the name of its address; on the page of a case it takes `case_id`."""

    title: Any
    view: str
    right: Right


_doors: dict[str, Way] = {}
_case_ways: dict[str, Way] = {}


def register_door(way: Way) -> None:
    """A link of the queue. Called in `AppConfig.ready()`; the same address replaces."""
    _doors[way.view] = way


def register_case_way(way: Way) -> None:
    """A link of the page of a case. Called in `AppConfig.ready()`; the same address replaces."""
    _case_ways[way.view] = way


def further_doors(member: StaffMember) -> list[Door]:
    return [Door(way.title, reverse(way.view)) for way in _doors.values() if member.may(way.right)]


def ways_of(case: Case, member: StaffMember) -> list[Door]:
    return [Door(way.title, reverse(way.view, args=[case.pk])) for way in _case_ways.values() if member.may(way.right)]
