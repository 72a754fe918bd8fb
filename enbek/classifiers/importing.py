"""Reading a file of the National Classifier of Occupations: what each line would do, before anything is written. Pure.

The classifier has no open data set; whoever has the official table saves it as CSV (comma, semicolon or tab; UTF-8 or KZ-1048)
with a line of headings. Known headings stand in `HEADINGS`; other columns are left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from enbek.classifiers.distance import unit_group
from enbek.classifiers.tables import EducationLevel

HEADINGS = {
    "code": ("code", "код", "коды"),
    "kk": ("kk", "қазақша атауы", "атауы", "наименование на казахском языке"),
    "ru": ("ru", "орысша атауы", "наименование", "наименование занятия", "наименование на русском языке"),
    "en": ("en", "title", "наименование на английском языке"),
    "education_level": ("education_level",),
    "synonyms": ("synonyms", "синонимдер", "синонимы"),
}
LONGEST_TITLE, LONGEST_CODE = 150, 8

LEVELS = {
    "1": EducationLevel.HIGHER, "2": EducationLevel.HIGHER, "3": EducationLevel.VOCATIONAL, "4": EducationLevel.VOCATIONAL, "5": EducationLevel.VOCATIONAL,
    "6": EducationLevel.VOCATIONAL, "7": EducationLevel.VOCATIONAL, "8": EducationLevel.VOCATIONAL, "9": EducationLevel.BASIC_SECONDARY,
    "0": EducationLevel.SECONDARY,
}
"""The level usually asked for, by the major group, where the file names none: own reading of the skill levels of ISCO-08."""

COMPARED = ("title_kk", "title_ru", "title_en", "education_level", "synonyms")


class NotATable(ValueError):
    """The file has no line of headings with a code and both names, or cannot be read as text."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One occupation as the file names it; an empty `title_en`, `education_level` or `synonyms` was not in the file."""

    code: str
    title_kk: str
    title_ru: str
    title_en: str
    education_level: str
    synonyms: tuple[str, ...]

    @property
    def major_group(self) -> int:
        return int(self.code[0])


@dataclass(slots=True)
class Plan:
    """What the file would do. Lines are numbered as in an editor, headings are line 1."""

    new: list[Wanted] = field(default_factory=list)
    changed: list[tuple[Wanted, list[str]]] = field(default_factory=list)
    same: int = 0
    groups: int = 0
    wrong: list[tuple[int, str]] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    without_english: int = 0

    @property
    def written(self) -> list[Wanted]:
        return [*self.new, *(wanted for wanted, _fields in self.changed)]


Stored = Mapping[str, Mapping[str, object]]
"""Code → the columns of `COMPARED` as they are stored."""


def plan(data: bytes, stored: Stored) -> Plan:
    """Compare a file with what is stored. Raises NotATable. Lines of groups (codes without a number) are counted and left."""
    made, seen = Plan(), dict[str, int]()
    try:
        rows = list(_rows(data))
    except csv.Error as broken:
        raise NotATable(str(broken)) from broken
    for number, row in rows:
        code = "".join(row["code"].split())
        if code.isdecimal() and len(code) <= len("1234"):
            made.groups += 1
            continue
        complaint = _complaint(code, row, seen)
        if complaint:
            made.wrong.append((number, complaint))
            continue
        seen[code] = number
        _place(made, _wanted(code, row, stored.get(code, {})), stored)
    made.absent = sorted(set(stored) - set(seen))
    return made


def _place(made: Plan, wanted: Wanted, stored: Stored) -> None:
    before = stored.get(wanted.code)
    made.without_english += wanted.title_en == wanted.title_ru
    if before is None:
        made.new.append(wanted)
        return
    changed = [name for name in COMPARED if _plain(before[name]) != _plain(getattr(wanted, name))]
    if changed:
        made.changed.append((wanted, changed))
    else:
        made.same += 1


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _wanted(code: str, row: dict[str, str], before: Mapping[str, object]) -> Wanted:
    """What the file leaves out stays as it is stored; English that nobody wrote shows the Russian name, as official texts do."""
    synonyms = tuple(dict.fromkeys(word.strip() for word in row["synonyms"].split(";") if word.strip()))
    stored = before.get("synonyms")
    kept = stored if isinstance(stored, list | tuple) else ()
    return Wanted(
        code=code, title_kk=row["kk"], title_ru=row["ru"], title_en=row["en"] or str(before.get("title_en") or row["ru"]),
        education_level=row["education_level"] or str(before.get("education_level") or LEVELS[code[0]].value),
        synonyms=synonyms or tuple(str(one) for one in kept),
    )


def _complaint(code: str, row: dict[str, str], seen: Mapping[str, int]) -> str:
    try:
        unit_group(code)
    except ValueError:
        return f"code {code!r}: four digits, a hyphen and a number are expected"
    if len(code) > LONGEST_CODE:
        return f"code {code!r} is too long"
    if code in seen:
        return f"code {code} stands in line {seen[code]} already"
    missing = [name for name in ("kk", "ru") if not row[name]]
    if missing:
        return f"{code}: no name in {' and '.join(missing)}"
    long = [name for name in ("kk", "ru", "en") if len(row[name]) > LONGEST_TITLE]
    if long:
        return f"{code}: the name in {' and '.join(long)} is longer than {LONGEST_TITLE} characters"
    if row["education_level"] and row["education_level"] not in EducationLevel.values:
        return f"{code}: no such level of education: {row['education_level']}"
    return ""


def _rows(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    headings = [heading.strip().lower() for heading in next(reader, [])]
    places = {name: next((headings.index(one) for one in known if one in headings), None) for name, known in HEADINGS.items()}
    if any(places[name] is None for name in ("code", "kk", "ru")):
        raise NotATable("the first line must name the columns code, kk and ru")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, {name: _cell(cells, place) for name, place in places.items()}


def _cell(cells: list[str], place: int | None) -> str:
    return " ".join(cells[place].split()) if place is not None and place < len(cells) else ""


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "kz1048"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise NotATable("the file is no text in UTF-8 or KZ-1048")
