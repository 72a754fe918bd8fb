"""`manage.py import_job_seekers people.csv --by officer@example.kz`: the dry run; with --really also brings over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from enbek.accounts.models import User
from registration.models import ImportRun
from registration.rules.importing import Problem
from registration.services import importing


class Command(BaseCommand):
    help = "Check a file of job seekers line by line; with --really bring all accepted lines over, or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, help="e-mail of the account in whose name it is done")
        parser.add_argument("--really", action="store_true", help="bring over after the check")
        parser.add_argument("--without-rejected", action="store_true", help="go on although some lines are rejected")

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(email=options["by"], is_staff=True).first()
        if by is None:
            raise CommandError(f"No account of the staff has the e-mail {options['by']}.")
        try:
            run = importing.begin(options["file"].name, options["file"].read_bytes(), by=by)
            importing.go_on()
            self._report(run)
            if options["really"]:
                importing.order(run.pk, without_rejected=options["without_rejected"])
                importing.go_on()
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from None
        except importing.ImportRefused as refused:
            raise CommandError(refused.reason.en) from None
        run.refresh_from_db()
        self.stdout.write(f"brought over: {run.brought}")

    def _report(self, run: ImportRun) -> None:
        run.refresh_from_db()
        for row in run.rows.exclude(problems=[]).iterator():
            self.stdout.write(f"line {row.number}: {'; '.join(Problem(code).words.en for code in row.problems)}")
        self.stdout.write(f"lines: {run.lines}, rejected: {run.rejected}")
