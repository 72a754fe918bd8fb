"""Fetch the lists of revoked certificates named in SIGNING_CRLS; for cron, without a broker."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from enbek.signing.acts.services import refresh_revocation_lists

TAKEN = {"new", "same"}


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        outcomes = refresh_revocation_lists()
        for name, outcome in outcomes.items():
            self.stdout.write(f"{name}: {outcome}")
        if any(outcome not in TAKEN for outcome in outcomes.values()):
            raise CommandError("Some lists were not taken; the ones on disk stay in force until they run out.")
