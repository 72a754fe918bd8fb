"""Is the exchange alive? Asked by the load balancer and by the person on duty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from redis import Redis
from redis.exceptions import RedisError

from enbek import clock
from enbek.web.models import Heartbeat

SILENT_AFTER = timedelta(minutes=3)


@login_not_required
@never_cache
def page(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 otherwise.

    A dead broker or worker only delays (the database is the truth), so they make the answer "degraded" but keep the web serving.
    """
    checks = {"database": _checked(_database), "broker": _checked(_broker), "heartbeat": _checked(_heartbeat)}
    if checks["database"] != "ok":
        status = "down"
    else:
        status = "ok" if set(checks.values()) == {"ok"} else "degraded"
    return JsonResponse({"status": status, "checks": checks}, status=503 if status == "down" else 200)


def _checked(check: Callable[[], str]) -> str:
    try:
        return check()
    except (DatabaseError, RedisError, OSError) as error:
        return f"failed: {type(error).__name__}"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _broker() -> str:
    client = Redis.from_url(settings.CELERY_BROKER_URL, socket_timeout=2, socket_connect_timeout=2)
    try:
        client.ping()
    finally:
        client.close()
    return "ok"


def beat() -> None:
    """Worker and beat are alive: the periodic task ran now."""
    Heartbeat.objects.update_or_create(name="worker", defaults={"beat_at": clock.system()})


def _heartbeat() -> str:
    last = Heartbeat.objects.order_by("-beat_at").first()
    if last is None:
        return "failed: never"
    age = clock.system() - last.beat_at
    return "ok" if age <= SILENT_AFTER else f"failed: silent for {int(age.total_seconds())} s"
