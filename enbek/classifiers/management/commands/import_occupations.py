"""`manage.py import_occupations FILE`: the official classifier of occupations over the subset that comes with the program."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from enbek.classifiers.importing import NotATable
from enbek.classifiers.services import import_occupations

SHOWN = 20


class Command(BaseCommand):
    help = "Compare a file of the classifier of occupations with what is stored, and write it. Nothing is written while a line is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only report what would happen")
        parser.add_argument("--skip-wrong", action="store_true", help="write the good lines although others are wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            plan, written = import_occupations(options["file"].read_bytes(), dry_run=options["dry_run"], skip_wrong=options["skip_wrong"])
        except (NotATable, OSError) as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"new {len(plan.new)}, changed {len(plan.changed)}, same {plan.same}, lines of groups {plan.groups}, wrong {len(plan.wrong)}")
        self.stdout.write(f"stored and not in the file: {len(plan.absent)} (they stay: vacancies and résumés point at them)")
        if plan.without_english:
            self.stdout.write(f"without an English name: {plan.without_english} (they show the Russian one)")
        for wanted, fields in plan.changed[:SHOWN]:
            self.stdout.write(f"  {wanted.code} {wanted.title_ru}: {', '.join(fields)}")
        for number, complaint in plan.wrong[:SHOWN]:
            self.stdout.write(f"  line {number}: {complaint}")
        if len(plan.wrong) > SHOWN:
            self.stdout.write(f"  and {len(plan.wrong) - SHOWN} more wrong lines")
        self.stdout.write(f"{written} written" if written else "nothing written")
