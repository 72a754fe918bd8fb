"""The keys that lie in the signer's folder, described without opening them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from enbek.signing.certificates import Certificate
from enbek.signing.containers import Container, certificates_in, open_container
from enbek.signing.profile import Profile, Usage, profile_of
from enbek.signing.refused import Refused


@dataclass(frozen=True, slots=True)
class Key:
    """One container: its file name without the ending, and whose it is."""

    alias: str
    path: Path
    certificate: Certificate
    profile: Profile

    def open(self, password: str) -> Container:
        """Raises WrongPassword, Refused."""
        return open_container(self.path.read_bytes(), password)

    def is_expired(self, at: datetime) -> bool:
        return not self.certificate.is_valid_at(at)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page asks of the key; None asks nothing."""

    iin: str | None = None
    bin: str | None = None
    serial: str | None = None
    purposes: tuple[str, ...] = ()
    usage: Usage | None = None

    def fits(self, key: Key) -> bool:
        profile = key.profile
        return (
            self.iin in (None, profile.iin)
            and self.bin in (None, profile.bin)
            and self.serial in (None, profile.serial)
            and self.usage in (None, profile.usage)
            and set(self.purposes) <= set(key.certificate.purposes or ())
        )

    @property
    def names_somebody(self) -> bool:
        return bool(self.iin or self.bin or self.serial)


class Shelf:
    """The folder with keys, looked at anew for each request: new people are enrolled while the signer runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[tuple[Path, int], Key] = {}

    def all(self) -> list[Key]:
        found = {(path, path.stat().st_mtime_ns): path for path in sorted(self.folder.glob("*.p12"))}
        for mark, path in found.items():
            if mark not in self._known:
                key = _read(path)
                if key:
                    self._known[mark] = key
        return [self._known[mark] for mark in found if mark in self._known]

    def named(self, alias: str) -> Key | None:
        return next((key for key in self.all() if key.alias == alias), None)


def _read(path: Path) -> Key | None:
    try:
        certificate = Certificate.load(certificates_in(path.read_bytes())[0])
    except (Refused, IndexError):
        return None
    return Key(path.stem, path, certificate, profile_of(certificate))


def best(keys: Iterable[Key], wanted: Wanted, at: datetime) -> Key | None:
    """The key that `--auto` takes: a signing key of the wanted person, valid now; GOST before RSA, then by name."""
    if not wanted.names_somebody:
        return None
    usage = wanted.usage or Usage.SIGN
    fitting = [key for key in keys if wanted.fits(key) and key.profile.usage is usage and not key.is_expired(at)]
    return min(fitting, key=lambda key: (not key.profile.algorithm.startswith("GOST"), key.alias), default=None)
