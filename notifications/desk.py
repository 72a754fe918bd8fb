"""The door of the staff pages of this room: who may see notices on paper and notices that did not arrive, and of which offices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from enbek.accounts.models import User
from notifications.models import Message, RelayTask


@dataclass(frozen=True, slots=True)
class Scope:
    """For which career centres and, of an assistant, which settlements (KATO); None: for all. `acts`: may also make marks."""

    offices: frozenset[UUID] | None = None
    settlements: frozenset[str] | None = None
    acts: bool = True

    def tasks(self) -> QuerySet[RelayTask]:
        """Notices on paper within it; those of no known office are for all who see any."""
        rows = RelayTask.objects.shown()
        if self.offices is not None:
            rows = rows.filter(Q(office_id__in=self.offices) | Q(office_id__isnull=True))
        return rows if self.settlements is None else rows.filter(settlement__in=self.settlements)

    def notices(self, rows: QuerySet[Message]) -> QuerySet[Message]:
        """Of these messages the ones to people of its offices, as the floor above tells; none as long as nobody can tell."""
        if self.offices is None and self.settlements is None:
            return rows
        return _narrowings[0](rows, self) if _narrowings else rows.none()


ScopeSource = Callable[[User], Scope | None]
Narrowing = Callable[[QuerySet[Message], Scope], QuerySet[Message]]
_sources: list[ScopeSource] = []
_narrowings: list[Narrowing] = []


def register_scope(source: ScopeSource) -> None:
    """The floor that knows who works where answers: for what, or None for whoever may not. Called in `AppConfig.ready()`."""
    _sources[:] = [source]


def register_narrowing(narrowing: Narrowing) -> None:
    """The floor that knows whose case lies where narrows messages to a scope. Called in `AppConfig.ready()`."""
    _narrowings[:] = [narrowing]


def scope_of(user: User) -> Scope | None:
    """What the floor above grants. Nobody sees people's notices by being an administrator (promise 6)."""
    return _sources[0](user) if _sources else None


def staff_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Call `view(request, scope, …)`. For who is not of the staff the page does not exist, and a row of another office for nobody;
    staff without the right is told so.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not getattr(request.user, "is_staff", False):
            raise Http404
        scope = scope_of(request.user)  # type: ignore[arg-type]  # LoginRequiredMiddleware
        if scope is None and "pk" in kwargs:
            raise Http404
        if scope is None or (request.method == "POST" and not scope.acts):
            raise PermissionDenied
        return view(request, scope, *args, **kwargs)

    return guarded
