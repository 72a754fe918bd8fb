"""The sign of life of worker and beat, read by the health page."""

from __future__ import annotations

from django.db import models


class Heartbeat(models.Model):
    """The last time the periodic task ran, by the machine's own clock: a demo that travels in time must not look dead."""

    name = models.CharField(max_length=32, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.beat_at:%Y-%m-%d %H:%M:%S}"
