"""How PostgreSQL, which refuses to run as root, is run when we are root, without opening any folder to others.

The binaries lie in `.venv`, perhaps under /root (0700): a plain change of user could not read them. Three ways, in this
order; the first that works on the machine is taken:

1. a user namespace in which our uid is called 65534: not root to PostgreSQL, still the owner of our files;
2. uid 65534 that keeps one right, to pass folders regardless of their mode (where namespaces are forbidden, as in Docker);
3. uid 65534 plainly (works where all folders above may be passed by anyone).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from demo.supervisor.problem import Problem

NOBODY = 65534


@dataclass(frozen=True)
class Way:
    """A prefix to the command, and the uid that must own the data (None: ours)."""

    prefix: tuple[str, ...]
    owner: int | None = None

    def command(self, command: Sequence[str]) -> list[str]:
        return [*self.prefix, *command]

    def give(self, folder: Path) -> None:
        """Make the data belong to the uid it runs under (also after another way was used before)."""
        owner = os.getuid() if self.owner is None else self.owner
        if folder.stat().st_uid == owner:
            return
        for place, folders, files in os.walk(folder):
            for name in [*folders, *files]:
                os.chown(Path(place, name), owner, owner, follow_symlinks=False)
        os.chown(folder, owner, owner)


def candidates() -> list[Way]:
    ways = []
    if shutil.which("unshare"):
        ways.append(Way(("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}")))
    if shutil.which("setpriv"):
        # a change of uid clears the arrangement to die with the supervisor: setpriv makes it again
        drop = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--pdeathsig=INT")
        keep = ("--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override")
        ways.append(Way((*drop, *keep), NOBODY))
        ways.append(Way(drop, NOBODY))
    return ways


def works(way: Way, binary: Path, folder: Path) -> bool:
    """Whether the binary runs this way and may write in the folder."""
    way.give(folder)
    probe = folder / ".probe"
    script = 'test "$(id -u)" != 0 && "$0" --version && : > "$1" && rm -f "$1"'
    command = way.command(["sh", "-c", script, str(binary), str(probe)])
    return subprocess.run(command, capture_output=True, check=False, timeout=20).returncode == 0


def choose(binary: Path, folder: Path, ways: Sequence[Way] | None = None) -> Way:
    """The way to run `binary` with its data in `folder`. Raises Problem when root has none."""
    if os.getuid() != 0:
        return Way(())
    for way in candidates() if ways is None else ways:
        if works(way, binary, folder):
            return way
    raise Problem(
        "PostgreSQL refuses to run as root and this machine allows no way around it: start as an ordinary user, "
        "or give DATABASE_URL of a PostgreSQL of your own."
    )
