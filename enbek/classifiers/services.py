"""Loading the classifier of occupations from the file that comes with the program."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction

from enbek.classifiers.distance import unit_group
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import EducationLevel

OCCUPATIONS_FILE = Path(__file__).parent / "data" / "occupations.tsv"


def read_occupations(path: Path = OCCUPATIONS_FILE) -> list[Occupation]:
    """Unsaved occupations of a tab-separated file. Raises ValueError for a wrong code or level."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_occupation(row) for row in csv.DictReader(file, delimiter="\t")]


def load_occupations() -> int:
    """Write the file's occupations over what is stored; occupations that left the file stay, rows point at them.

    Returns how many the file has. Safe to run again at any time.
    """
    occupations = read_occupations()
    changing = ["title_kk", "title_ru", "title_en", "major_group", "education_level", "synonyms"]
    with transaction.atomic():
        Occupation.objects.bulk_create(
            occupations, update_conflicts=True, unique_fields=["code"], update_fields=changing
        )
    return len(occupations)


def _occupation(row: dict[str, str]) -> Occupation:
    return Occupation(
        code=row["code"],
        title_kk=row["kk"],
        title_ru=row["ru"],
        title_en=row["en"],
        major_group=int(unit_group(row["code"])[0]),
        education_level=EducationLevel(row["education_level"]),
        synonyms=[synonym for synonym in row["synonyms"].split(";") if synonym],
    )
