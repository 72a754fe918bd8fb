"""`manage.py demo_put_right <persona>`: the state corrects its records about a persona, and its registry answers again."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.services.state import CORRECTABLE, put_right
from enbek.registries.sandbox.client import SandboxClient


class Command(BaseCommand):
    help = "Correct what the registries hold about a persona; end the persona's own registry failure."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("key", choices=sorted(CORRECTABLE))

    def handle(self, *args: Any, key: str, **options: Any) -> None:
        try:
            self.stdout.write(put_right(key, SandboxClient(settings.REGISTRIES_URL)))
        except OSError as error:
            raise CommandError(f"The registry sandbox does not run at {settings.REGISTRIES_URL}: {error}") from error
