"""`make audit` never takes silence for health."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tools import audit

BAD = {"name": "django", "version": "2.2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.2.1"]}]}
GOOD = {"name": "httpx", "version": "1.0", "vulns": []}
SKIPPED = {"name": "httpx", "skip_reason": "not found"}


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`source(probe, lock)`: a pip-audit that says `probe` of the release known to be bad and `lock` of everything else."""

    def say(probe: object, lock: object) -> int:
        program = tmp_path / "pip-audit"
        for name, answer in (("probe", probe), ("lock", lock)):
            (tmp_path / name).write_text(answer if isinstance(answer, str) else json.dumps({"dependencies": [answer]}))
        program.write_text(f'#!/bin/sh\ncase "$2" in *.lock) cat {tmp_path}/lock;; *) cat {tmp_path}/probe;; esac\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return audit.main()

    return say


def test_a_source_that_answers_and_finds_nothing_is_clean(source) -> None:
    assert source(BAD, GOOD) == audit.CLEAN


def test_a_vulnerability_is_named_with_its_cure(source, capsys) -> None:
    assert source(BAD, BAD) == audit.FOUND
    assert "django 2.2.0: PYSEC-1, fixed in ['2.2.1']" in capsys.readouterr().out


def test_a_package_that_was_skipped_is_no_clean_one(source, capsys) -> None:
    assert source(BAD, SKIPPED) == audit.FOUND
    assert "httpx: NOT AUDITED" in capsys.readouterr().out


@pytest.mark.parametrize("silence", [SKIPPED, GOOD, "", "no network"], ids=["skips", "knows nothing", "says nothing", "no JSON"])
def test_a_silent_source_audits_nothing_and_says_so(source, silence: object, capsys) -> None:
    assert source(silence, GOOD) == audit.NOT_AUDITED
    assert "Nothing was audited" in capsys.readouterr().err


def test_without_the_program_nothing_is_audited_and_it_says_what_to_install(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(audit.shutil, "which", lambda *_args, **_kwargs: None)
    assert audit.main() == audit.NOT_AUDITED
    assert "pip install pip-audit" in capsys.readouterr().err
