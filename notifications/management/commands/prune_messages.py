"""`manage.py prune_messages`: the words of old alerts go; for cron, once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from notifications.services import retention


class Command(BaseCommand):
    help = "Remove the words of letters and SMS of alerts that were kept long enough. Notices and the personal account keep theirs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count them")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        if dry_run:
            self.stdout.write(f"{retention.prunable().count()} messages would lose their words")
            return
        self.stdout.write(f"{retention.prune()} messages lost their words")
