"""Who is looking and which links the header shows. Apps add their links and tell the roles they know of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest
from django.utils.functional import Promise

from enbek.i18n import Text

Role = Literal["anonymous", "seeker", "employer", "staff"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the header: a title, an address without its language ("vacancies/"), the roles that see it."""

    title: str | Text | Promise
    path: str
    roles: frozenset[Role]
    order: int = 50
    prefixed: bool = True

    def url(self, language: str) -> str:
        return f"/{language}/{self.path}" if self.prefixed else f"/{self.path}"


_links: dict[str, Link] = {}
_probes: dict[Role, Callable[[HttpRequest], bool]] = {}


def register(name: str, link: Link) -> None:
    """Show `link` to its roles. Called in `AppConfig.ready()`; the same name replaces."""
    _links[name] = link


def register_role(role: Role, probe: Callable[[HttpRequest], bool]) -> None:
    """Let an app say that the signed-in person of a request has `role` (an employer's officer, say)."""
    _probes[role] = probe


def role_of(request: HttpRequest) -> Role:
    """The role under which the signed-in person sees the pages; a person with none of the others is a seeker."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return "anonymous"
    if user.is_staff:
        return "staff"
    return next((role for role, probe in _probes.items() if probe(request)), "seeker")


def home_of(role: Role) -> Link | None:
    """The first page of their own of those who work here; None for a seeker, whose cabinet asks who they are."""
    own = [link for link in links_for(role) if "anonymous" not in link.roles and "seeker" not in link.roles]
    return own[0] if own and role not in {"anonymous", "seeker"} else None


def links_for(role: Role) -> list[Link]:
    """The links of the header for a role, in order."""
    return sorted((link for link in _links.values() if role in link.roles), key=lambda link: link.order)
