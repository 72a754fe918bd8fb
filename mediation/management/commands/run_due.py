"""`manage.py run_due`: the sweep without a broker, for cron or a systemd timer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from enbek import clock
from mediation.services.sweeps import run_due


class Command(BaseCommand):
    help = "Do everything that is due now: acts on cases, matching, deadlines, messages. Safe to run at any time and in parallel."

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        for name, report in run_due().items():
            self.stdout.write(f"{at:%Y-%m-%d %H:%M} {name}: {report}")
