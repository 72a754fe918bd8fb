"""Time travel: one file, seen by every process, replaced as a whole."""

import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from demo import clock as demo_clock
from enbek.clock import ALMATY, system


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def test_without_a_file_the_demo_lives_in_real_time():
    assert demo_clock.offset() == timedelta(0)
    assert abs(demo_clock.travelling() - system()) < timedelta(seconds=1)


def test_after_a_jump_time_runs_on_from_there():
    demo_clock.set_now(demo_clock.START)
    first = demo_clock.travelling()
    second = demo_clock.travelling()
    assert timedelta(0) <= first - demo_clock.START + timedelta(milliseconds=1) < timedelta(seconds=2)
    assert second >= first


def test_the_demo_begins_on_the_friday_before_nauryz():
    assert demo_clock.START.strftime("%A %d %B %Y %H:%M %z") == "Friday 20 March 2026 11:00 +0500"


def test_two_jumps_within_one_tick_of_the_file_system_are_both_seen():
    for year in range(2027, 2037):
        at = datetime(year, 5, 4, 9, 30, tzinfo=ALMATY)
        demo_clock.set_now(at)
        os.utime(demo_clock.clock_file(), ns=(1, 1))
        assert demo_clock.travelling().year == year


def test_a_removed_file_brings_real_time_back():
    demo_clock.set_now(demo_clock.START)
    demo_clock.travelling()
    demo_clock.clock_file().unlink()
    assert demo_clock.offset() == timedelta(0)


def test_a_jump_needs_a_time_zone():
    with pytest.raises(ValueError, match="zone"):
        demo_clock.set_now(datetime(2026, 3, 20, 11, 0))  # noqa: DTZ001 - the point of the test


def test_no_draft_of_the_file_is_left_behind(tmp_path):
    demo_clock.set_now(demo_clock.START)
    assert [path.name for path in (tmp_path / "demo").iterdir()] == ["clock"]


def test_another_process_reads_the_same_offset(tmp_path):
    demo_clock.set_now(demo_clock.START)
    script = "from demo.clock import travelling; print(travelling().isoformat())"
    seen = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "ENBEK_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "enbek.settings.dev"},
        capture_output=True,
        text=True,
        check=True,
    )
    elsewhere = datetime.fromisoformat(seen.stdout.strip())
    assert abs(elsewhere - demo_clock.travelling()) < timedelta(seconds=30)
