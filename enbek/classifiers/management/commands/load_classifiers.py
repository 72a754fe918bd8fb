"""`manage.py load_classifiers`: the classifier of occupations into the database; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from enbek.classifiers.services import load_occupations


class Command(BaseCommand):
    help = "Load the classifier of occupations."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_occupations()} occupations")
