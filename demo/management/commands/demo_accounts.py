"""`manage.py demo_accounts`: the table of personas: how to sign in, and the story of each."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from demo.personas import PASSWORD, PERSONAS, Persona

HEADINGS = ("Key", "Name", "E-mail", "IIN", "Story")


class Command(BaseCommand):
    help = "Print the demo accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=["kk", "ru", "en"], default="en", help="language of the stories")

    def handle(self, *args: Any, language: str, **options: Any) -> None:
        rows = [HEADINGS, *(_row(persona, language) for persona in PERSONAS)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS) - 1)]
        for row in rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
            self.stdout.write("  ".join([*cells, row[-1]]))
        self.stdout.write(f"\nPassword of all: {PASSWORD}")


def _row(persona: Persona, language: str) -> tuple[str, ...]:
    story = persona.story.in_(language)
    if persona.representative_iin:
        story += f" [{persona.representative}, {persona.representative_iin.value}]"
    return persona.key, persona.full_name, persona.email, persona.iin, story
