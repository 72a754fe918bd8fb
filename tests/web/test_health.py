from __future__ import annotations

import pytest
from django.db import DatabaseError

from enbek import clock
from enbek.web import health
from enbek.web.models import Heartbeat
from enbek.web.tasks import heartbeat

pytestmark = pytest.mark.django_db


def test_all_is_well_when_worker_and_beat_are_alive(client):
    heartbeat()
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "checks": {"database": "ok", "broker": "ok", "heartbeat": "ok"}}
    assert "no-store" in response.headers["Cache-Control"]


def test_a_worker_silent_for_too_long_is_seen_and_the_web_goes_on(client, monkeypatch):
    now = clock.system()
    monkeypatch.setattr(clock, "system", lambda: now)
    Heartbeat.objects.create(name="worker", beat_at=now - health.SILENT_AFTER * 2)
    response = client.get("/health/")
    assert (response.status_code, response.json()["status"]) == (200, "degraded")
    assert response.json()["checks"]["heartbeat"] == "failed: silent for 360 s"


def test_a_worker_that_never_beat_is_seen(client):
    assert client.get("/health/").json()["checks"]["heartbeat"] == "failed: never"


def test_a_dead_broker_only_delays(client, settings):
    heartbeat()
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json()["checks"]["broker"] == "failed: ConnectionError"


def test_without_its_database_the_web_is_down(client, monkeypatch):
    def broken() -> str:
        raise DatabaseError

    monkeypatch.setattr(health, "_database", broken)
    response = client.get("/health/")
    assert (response.status_code, response.json()["status"]) == (503, "down")


def test_a_clock_that_travels_does_not_make_the_worker_look_dead(client, clock_at):
    heartbeat()
    clock_at("2031-01-01 10:00")
    assert client.get("/health/").json()["checks"]["heartbeat"] == "ok"


def test_beating_twice_keeps_one_row():
    heartbeat()
    heartbeat()
    assert Heartbeat.objects.count() == 1
