"""An official file of occupations over the subset: reported line by line, written whole or not at all."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from enbek.classifiers.importing import NotATable, plan
from enbek.classifiers.models import Occupation
from enbek.classifiers.services import OCCUPATIONS_FILE, import_occupations, load_occupations

GOOD = "Код;Қазақша атауы;Наименование\n2;Мамандар;Специалисты\n2411-1;Бухгалтер-талдаушы;Бухгалтер-аналитик\n9999-1;Жаңа кәсіп;Новое занятие\n"


def test_headings_groups_and_delimiters_of_an_official_table_are_understood() -> None:
    made = plan(GOOD.encode("kz1048"), {})
    assert [one.code for one in plan(GOOD.encode(), {}).new] == ["2411-1", "9999-1"]
    assert (plan(GOOD.encode(), {}).groups, len(made.new)) == (1, 2)
    assert len(plan(GOOD.replace(";", "\t").encode("utf-8-sig"), {}).new) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("24111;а;б", "four digits"), ("2411-x;а;б", "four digits"), ("2411-1;;б", "no name in kk"), ("2411-1;а", "no name in ru"),
        ("2411-1;" + "а" * 151 + ";б", "longer than 150"), ("9999-1;а;б", "line 4 already"), ("2411-12345;а;б", "too long"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(line: str, said: str) -> None:
    ((number, complaint),) = plan(f"{GOOD}{line}\n".encode(), {}).wrong if "2411-1;" not in line else plan(
        f"{GOOD.replace('2411-1', '2411-2')}{line}\n".encode(), {}).wrong
    assert number == 5 and said in complaint


@pytest.mark.parametrize("data", [b"", b"a;b;c\n1;2;3\n", b"\x00\x01\x02", "Код;Наименование\n1;2\n".encode(), b"code,kk,ru\n2411-1," + b"x" * 200_000])
def test_what_is_no_table_is_told(data: bytes) -> None:
    with pytest.raises(NotATable):
        plan(data, {})


@given(data=st.binary(max_size=200))
def test_no_bytes_break_it_otherwise(data: bytes) -> None:
    with contextlib.suppress(NotATable):
        plan(b"code,kk,ru\n" + data.replace(b"\r", b""), {})


@pytest.mark.django_db
def test_the_subset_over_itself_changes_nothing() -> None:
    count = load_occupations()
    made, written = import_occupations(OCCUPATIONS_FILE.read_bytes())
    assert (made.same, made.new, made.changed, made.absent, written) == (count, [], [], [], 0)


@pytest.mark.django_db
def test_an_official_file_adds_and_changes_and_takes_nothing_away() -> None:
    count = load_occupations()
    code = Occupation.objects.filter(code__startswith="2411").values_list("code", flat=True)[0]
    data = GOOD.replace("2411-1", code).encode()
    assert import_occupations(data, dry_run=True)[1] == 0
    before = Occupation.objects.get(pk=code)
    made, written = import_occupations(data)
    assert (written, len(made.absent), Occupation.objects.count()) == (2, count - 1, count + 1)
    changed, new = Occupation.objects.get(pk=code), Occupation.objects.get(pk="9999-1")
    assert (changed.title_ru, changed.title_en, changed.synonyms) == ("Бухгалтер-аналитик", before.title_en, before.synonyms)
    assert (new.major_group, new.education_level, new.title_en) == (9, "basic_secondary", "Новое занятие")
    assert import_occupations(data)[1] == 0, "a second run finds everything done"


@pytest.mark.django_db
def test_one_wrong_line_keeps_the_whole_file_out_unless_told_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "nkz.csv"
    file.write_text(GOOD + "x;y;z\n", encoding="utf8")
    call_command("import_occupations", file)
    said = capsys.readouterr().out
    assert "line 5" in said and "nothing written" in said and not Occupation.objects.exists()
    call_command("import_occupations", file, "--skip-wrong")
    assert Occupation.objects.count() == 2
    with pytest.raises(CommandError):
        call_command("import_occupations", tmp_path / "absent.csv")
