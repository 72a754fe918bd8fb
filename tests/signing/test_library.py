"""The library part stands alone: no Django in it, and its command line works without a database."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import enbek.signing
from enbek.signing.sentences import FAILED, PASSED
from tests.bench import signing as bench
from tests.signing.conftest import ANNA, CONTENT

PACKAGE = Path(enbek.signing.__file__).parent
MODULES = sorted(path for path in PACKAGE.glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_of_the_library_imports_django(path):
    names = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    assert not [name for name in names if name.partition(".")[0] in {"django", "celery"} or name.startswith("enbek.signing.acts")]
    assert {name for name in names if name.startswith("enbek.") and not name.startswith("enbek.signing")} <= {"enbek.i18n"}


@pytest.mark.parametrize("code", sorted(PASSED | FAILED))
def test_every_check_speaks_three_different_languages(code):
    text = (PASSED | FAILED)[code]
    assert len({text.kk, text.ru, text.en}) == 3
    places = [{part.split("}")[0] for part in one.split("{")[1:]} for one in (text.kk, text.ru, text.en)]
    assert places[0] == places[1] == places[2]


@pytest.fixture
def files(tmp_path, signature):
    (tmp_path / "act.p7s").write_bytes(signature("anna-gost").der())
    (tmp_path / "act.txt").write_bytes(CONTENT)
    return tmp_path


def run(*arguments):
    return subprocess.run([sys.executable, "-m", "enbek.signing", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_the_command_line_says_valid_and_by_whom(files, centre):
    done = run("verify", files / "act.p7s", "--content", files / "act.txt", "--trust", centre / "trust", "--language", "ru")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("VALID")
    assert f"IIN {ANNA}" in done.stdout


def test_the_command_line_speaks_json_and_fails_for_a_changed_file(files, centre):
    (files / "act.txt").write_bytes(CONTENT + b"!")
    done = run("verify", files / "act.p7s", "--content", files / "act.txt", "--trust", centre / "trust", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report["ok"] is False
    assert report["signers"][0]["checks"][-1]["code"] == "content_changed"


def test_the_command_line_lists_the_centres(centre):
    done = run("trust", "--trust", centre / "trust")
    assert done.returncode == 0
    assert done.stdout.count("SHA-256") == 4


def test_a_file_that_is_not_there_is_a_usage_error(centre):
    assert run("verify", "missing.p7s", "--trust", centre / "trust").returncode == 2


@pytest.mark.bench
def test_the_promised_times_are_kept():
    results = bench.measure()
    for one in results:
        print(f"{one.name:45} {one.median:8.2f} ms  (promised {one.promise:.0f})")
    assert [one.name for one in results if not one.kept] == []
