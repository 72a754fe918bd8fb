"""The first command on a new machine: what it does once, what it says when it cannot."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import polib
import pytest

from tools import bootstrap
from tools.compile_locale import compile_all

SOURCE = Path(bootstrap.__file__)


def test_an_old_python_can_read_the_file_and_gets_one_sentence() -> None:
    ast.parse(SOURCE.read_text(), feature_version=(3, 7))
    pretend = f"import sys; sys.version_info = (3, 9, 1); exec(open({str(SOURCE)!r}).read())"
    result = subprocess.run([sys.executable, "-c", pretend], text=True, capture_output=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("Enbek needs Python 3.11 or newer; this is 3.9.")
    assert "Traceback" not in result.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own with an empty lock: everything real but the packages."""
    (tmp_path / "tools").mkdir()
    shutil.copy(SOURCE, tmp_path / "tools" / "bootstrap.py")
    (tmp_path / "tools" / "compile_locale.py").write_text("")
    (tmp_path / "requirements.lock").write_text("# nothing\n")
    (tmp_path / "requirements-dev.lock").write_text("# nothing, for developers\n")
    return tmp_path


def run(project: Path, *words: str) -> list[str]:
    command = [sys.executable, project / "tools" / "bootstrap.py", *words]
    return subprocess.run(command, text=True, capture_output=True, check=True).stdout.splitlines()


def test_packages_are_installed_again_only_when_the_lock_has_changed(project: Path) -> None:
    assert run(project, "--total", "9")[2] == "[3/9] packages (once; a minute or two)"
    assert "nothing to do" in run(project)[2]
    (project / "requirements.lock").write_text("# something else\n")
    assert "once" in run(project)[2]
    assert "once" in run(project, "--dev")[2]
    assert "nothing to do" in run(project)[2], "the development lock contains the other one"


def test_a_package_that_is_not_the_locked_one_is_refused_in_words(project: Path) -> None:
    (project / "requirements.lock").write_text(f"polib==1.2.0 --hash=sha256:{'0' * 64}\n")
    command = [sys.executable, project / "tools" / "bootstrap.py"]
    result = subprocess.run(command, text=True, capture_output=True, check=False)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert not (project / ".venv" / ".installed.json").exists()


def test_a_full_disk_is_told_with_the_room_that_is_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "absent")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**9, 9 * 10**8, 10**8))
    with pytest.raises(bootstrap.Obstacle, match="too full: 95 MB free"):
        bootstrap.check_machine()
    assert "disk became full" in bootstrap.explain_pip("ERROR: [Errno 28] No space left on device")


def test_a_folder_without_the_right_to_write_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(bootstrap.Obstacle, match="No permission to write"):
        bootstrap.check_machine()


def test_translations_are_compiled_when_their_source_is_newer(tmp_path: Path) -> None:
    folder = tmp_path / "kk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="work", msgstr="жұмыс"))
    catalogue.save(str(folder / "django.po"))
    assert compile_all(tmp_path) == [folder / "django.mo"]
    assert polib.mofile(str(folder / "django.mo")).find("work").msgstr == "жұмыс"
    assert compile_all(tmp_path) == []
