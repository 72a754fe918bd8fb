"""Compile locale/*/LC_MESSAGES/*.po to .mo where the source is newer (no gettext tools needed on the machine)."""

from __future__ import annotations

import sys
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_all(folder: Path = LOCALE) -> list[Path]:
    """The .mo files that were written. Raises OSError for a .po file that cannot be read."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        catalogue = polib.pofile(str(source))
        catalogue.save_as_mofile(str(target))
        written.append(target)
    return written


if __name__ == "__main__":
    try:
        compile_all()
    except (OSError, ValueError) as error:
        sys.exit(str(error))
