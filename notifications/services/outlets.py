"""Patience with providers: after a few failures in a row one rests, then one message tries it again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F

from notifications.channels.base import ErrorKind
from notifications.models import Outlet

PATIENCE = 3
REST = timedelta(minutes=1)
THROTTLE_REST = timedelta(seconds=30)


def allowance(provider: str, batch: int, now: datetime) -> int:
    """How many rows may be claimed: none while the provider rests, one to try it after a rest."""
    outlet = Outlet.objects.filter(provider=provider).first()
    if outlet is None or not outlet.failures:
        return batch
    if outlet.rests(now):
        return 0
    return 1 if outlet.failures >= PATIENCE else batch


def rests(provider: str, now: datetime) -> bool:
    return Outlet.objects.filter(provider=provider, paused_until__gt=now).exists()


def learn(provider: str, kind: ErrorKind | None, text: str, now: datetime) -> bool:
    """Count the provider's own failures in a row, across all workers. False when it is to rest now."""
    rows = Outlet.objects.filter(provider=provider)
    if kind not in (ErrorKind.TEMPORARY, ErrorKind.THROTTLED):
        rows.filter(failures__gt=0).update(failures=0, paused_until=None, last_error="")
        return True
    Outlet.objects.get_or_create(provider=provider)
    rows.update(failures=F("failures") + 1, last_error=text[:300])
    if kind == ErrorKind.THROTTLED:
        rows.update(paused_until=now + THROTTLE_REST)
        return False
    return not rows.filter(failures__gte=PATIENCE).update(paused_until=now + REST)
