"""Loading the classifier of occupations: the subset that comes with the program, and an official file."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction

from enbek.classifiers.distance import unit_group
from enbek.classifiers.importing import COMPARED, Plan, plan
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


@transaction.atomic
def import_occupations(data: bytes, *, dry_run: bool = False, skip_wrong: bool = False) -> tuple[Plan, int]:
    """An official file over what is stored; codes that the file lacks stay. Returns the plan and how many rows were written.

    Nothing is written in a dry run, nor while a line is wrong, unless `skip_wrong`. Raises NotATable. Safe to repeat.
    """
    stored = {row.pop("code"): row for row in Occupation.objects.order_by("code").values("code", *COMPARED)}
    made = plan(data, stored)
    if dry_run or (made.wrong and not skip_wrong):
        return made, 0
    rows = [
        Occupation(code=one.code, major_group=one.major_group, synonyms=list(one.synonyms), **{name: getattr(one, name) for name in COMPARED[:-1]})
        for one in made.written
    ]
    Occupation.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=["major_group", *COMPARED], batch_size=500)
    return made, len(rows)


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
