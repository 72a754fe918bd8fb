"""The whole house as one object.

with Stack(var=tmp_path, workers=2, beats=2) as stack:
    stack.kill("worker-1")
    stack.wait_restarted("worker-1")
    stack.restart_broker(wipe=True)
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import psycopg2

from demo.supervisor import services
from demo.supervisor.broker import Broker, free_port
from demo.supervisor.health import port_is_taken
from demo.supervisor.keeper import Keeper
from demo.supervisor.owner import Owner
from demo.supervisor.postgres import Postgres
from demo.supervisor.problem import Problem
from demo.supervisor.services import PYTHON, ROOT, Plan, Ports

OWN_FOLDERS = ("postgres", "broker", "demo", "outbox", "log", "run", "static")  # what RESET removes under var
USUAL_SIGNER_PORT = 13579  # where NCALayer listens


PARTS = {"sandbox": services.sandbox, "signer": services.signer, "phones": services.phones, "web": services.web}


def telephones(port: int) -> dict[str, str]:
    """Both SMS providers are played by the telephones of the demo; without them an SMS is a file."""
    channels = "notifications.channels.smsc.SmscGateway,notifications.channels.mobizon.MobizonGateway"
    url = f"http://127.0.0.1:{port}"
    return {
        "ENBEK_SMS_CHANNEL": channels, "ENBEK_SMSC_URL": url, "ENBEK_MOBIZON_URL": url, "ENBEK_SMS_ANSWERS_TO": "+77010000000",
        "ENBEK_SMSC_HOOK_TOKEN": "demo",
    }


def _quiet(text: str) -> None:
    """Say nothing."""


class Stack:
    """Starts on entry, stops on exit. Raises Problem with one clear sentence when it cannot.

    `env` adds to the environment of all processes; DATABASE_URL and REDIS_URL in it (or in ours, with `adopt=True`)
    replace the embedded servers. `load_demo=False` leaves the database empty but migrated. `migrate=False` starts the
    servers only. Port 0 means any free one. `include` names further modules with Celery tasks.
    """

    def __init__(
        self,
        var: Path,
        *,
        port: int = 0,
        signer_port: int = 0,
        workers: int = 1,
        beats: int = 1,
        web: bool = True,
        sandbox: bool = True,
        signer: bool = True,
        phones: bool = False,
        load_demo: bool = True,
        settings: str = "enbek.settings.demo",
        env: Mapping[str, str] | None = None,
        adopt: bool = False,
        include: Sequence[str] = (),
        concurrency: int = 2,
        say: Callable[[str], None] = _quiet,
    ) -> None:
        self.var, self.say = var.resolve(), say
        self.workers, self.beats, self.load_demo = workers, beats, load_demo
        self.parts = {"web": web, "sandbox": sandbox, "signer": signer, "phones": phones}
        self.given = self._given(env or {}, adopt)
        self.settings, self.include, self.concurrency = settings, include, concurrency
        self.ports = Ports(port or free_port(), free_port(), signer_port or free_port(), free_port() if phones else 0)
        self.owner = Owner(self.var)
        self.keeper = Keeper(say, self._note)
        self.postgres: Postgres | None = None
        self.broker: Broker | None = None
        self.env: dict[str, str] = {}

    @staticmethod
    def _given(env: Mapping[str, str], adopt: bool) -> dict[str, str]:
        mine = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if adopt and os.environ.get(name)}
        return mine | dict(env)

    # --- start and stop ---------------------------------------------------------------------------

    def __enter__(self) -> Stack:
        if self.parts["web"] and port_is_taken(self.ports.web):
            self._refuse_port()
        self.owner.take()
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _refuse_port(self) -> None:
        self.owner.take()  # the clearer sentence, if it is our own house that holds the port
        self.owner.leave()
        port = self.ports.web
        raise Problem(
            f"Port {port} is taken by another program: choose another one, for example `make demo PORT={port + 1}`."
        )

    def _start(self) -> None:
        (self.var / "log").mkdir(parents=True, exist_ok=True)
        self._start_servers()
        self.env = self._environment()
        self.say("database: tables")
        self.manage("migrate", "--no-input", "--verbosity", "1")
        if self.load_demo:
            loaded = self._loaded()
            self.say("demo country: kept from the last time" if loaded else "demo country (once; about a minute)")
            if not loaded:
                self.manage("load_demo", show=True)
        self.say("web, worker, beat, registry sandbox, signer")
        self._start_services()
        self.keeper.thread.start()

    def _start_servers(self) -> None:
        self.say("PostgreSQL")
        if "DATABASE_URL" not in self.given:
            self.postgres = Postgres(self.var / "postgres", self.var / "log" / "postgres.log")
            self.keeper.add(self.postgres.prepare())
        self.say("message broker")
        if "REDIS_URL" not in self.given:
            self.broker = Broker(self.var / "broker", self.var / "log" / "broker.log")
            self.keeper.add(self.broker.prepare())

    def _environment(self) -> dict[str, str]:
        own = {
            "DJANGO_SETTINGS_MODULE": self.settings,
            "DATABASE_URL": self.postgres.url if self.postgres else self.given["DATABASE_URL"],
            "REDIS_URL": self.broker.url if self.broker else self.given["REDIS_URL"],
            "ENBEK_VAR": str(self.var),
            "ENBEK_SITE_URL": self.url,
            "ENBEK_REGISTRIES_URL": f"http://127.0.0.1:{self.ports.sandbox}",
            "ENBEK_MONITORING_URL": f"http://127.0.0.1:{self.ports.sandbox}",
            "ENBEK_NCALAYER_URL": f"ws://127.0.0.1:{self.ports.signer}/",
            "PYTHONUNBUFFERED": "1",
            "PYTHONUTF8": "1",
        }
        if self.parts["phones"]:
            own |= telephones(self.ports.phones)
        return dict(os.environ) | own | self.given

    def _start_services(self) -> None:
        plan = Plan(self.var, self.env, self.ports, self.env["REDIS_URL"], self.include, self.concurrency)
        wanted = [
            make(plan)
            for name, make in PARTS.items()
            if self.parts[name]
        ]
        for child in wanted:
            self.keeper.add(child, wait=False)
        for number in range(1, self.workers + 1):
            worker = services.worker(plan, number)
            self.keeper.add(worker, question=self._question(worker.ready), wait=False)
        for number in range(1, self.beats + 1):
            self.keeper.add(services.beat(plan, number), wait=False)
        self.keeper.settle(*(name for name in self.keeper.records if name not in ("postgres", "broker")))

    def _question(self, ready: Callable[[], bool] | None) -> Callable[[], bool]:
        """A worker is not blamed for its silence while the broker is down."""
        return lambda: ready is None or ready() or (self.broker is not None and not self.broker.ready())

    def stop(self) -> None:
        """End everything; the data stay."""
        self.keeper.stop()
        if self.postgres is not None:
            self.postgres.tidy()
        self.owner.leave()

    def _note(self) -> None:
        running = {
            name: (record.child.pid, record.child.mark)
            for name, record in self.keeper.records.items()
            if record.child.process is not None
        }
        self.owner.write(self.url, running)

    # --- the data ----------------------------------------------------------------------------------

    def _loaded(self) -> bool:
        """Whether anybody lives in the database."""
        connection = psycopg2.connect(self.env["DATABASE_URL"])
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT EXISTS (SELECT 1 FROM accounts_user)")
                return bool(cursor.fetchone()[0])
        finally:
            connection.close()

    def manage(self, *words: str, show: bool = False, check: bool = True) -> subprocess.CompletedProcess[str]:
        """`manage.py …` in the environment of the house. Raises Problem with its last words when it fails."""
        command = [PYTHON, "manage.py", *words]
        pipe = None if show else subprocess.PIPE
        result = subprocess.run(
            command, cwd=ROOT, env=self.env, text=True, stdout=pipe, stderr=subprocess.PIPE, check=False
        )
        if check and result.returncode:
            raise Problem(f"`manage.py {' '.join(words)}` failed:\n{result.stderr[-3000:]}")
        return result

    # --- what tests and the tour do with it ---------------------------------------------------------

    @property
    def url(self) -> str:
        return f"http://localhost:{self.ports.web}"

    def pid(self, name: str) -> int:
        return self.keeper.child(name).pid

    def running(self, name: str) -> bool:
        return self.keeper.child(name).running()

    def restarts(self, name: str) -> int:
        """How often the keeper has started it again."""
        self.keeper.child(name)
        return self.keeper.records[name].restarts

    def log(self, name: str) -> str:
        return self.keeper.child(name).log.read_text(errors="replace")

    def kill(self, name: str, number: int = signal.SIGKILL, *, group: bool = True) -> None:
        """Send a signal to a process and (unless `group=False`) to all that it started."""
        self.keeper.child(name).kill(number, group=group)

    @contextmanager
    def down(self, name: str) -> Iterator[None]:
        """Inside the block the process is stopped; afterwards it runs and answers again."""
        with self.keeper.held(name) as child:
            child.stop()
            try:
                yield
            finally:
                child.start()
                self._note()
                child.wait_ready()

    def wait_restarted(self, name: str, before: int, seconds: float = 60) -> None:
        """Until the keeper has started it again since `restarts(name)` was `before`, and it answers."""
        until = time.monotonic() + seconds
        while self.restarts(name) <= before:
            if time.monotonic() > until:
                raise Problem(f"{name} was not started again within {seconds:.0f} s.")
            time.sleep(0.05)
        self.keeper.child(name).wait_ready(max(1.0, until - time.monotonic()))

    def wait_answers(self, name: str, seconds: float = 60) -> None:
        """Until the process answers, whether or not it was started again meanwhile."""
        child, until = self.keeper.child(name), time.monotonic() + seconds
        while not (child.running() and (child.ready is None or child.ready())):
            if time.monotonic() > until:
                raise Problem(f"{name} does not answer after {seconds:.0f} s. {child.last_words()}")
            time.sleep(0.1)

    def restart_broker(self, *, wipe: bool = False, outage: float = 1.0) -> None:
        """Stop the broker, wait `outage` seconds, start it again; with `wipe` every message is forgotten."""
        if self.broker is None:
            raise Problem("The broker is not ours to restart.")
        with self.down("broker"):
            time.sleep(outage)
            if wipe:
                self.broker.wipe()


def reset(var: Path) -> None:
    """Remove the data of the house that lives in `var`. Raises Problem while it runs."""
    owner = Owner(var)
    owner.take()
    owner.leave()
    for name in OWN_FOLDERS:
        shutil.rmtree(var / name, ignore_errors=True)


def signer_port() -> int:
    """The port where pages expect NCALayer, or a free one when something (perhaps NCALayer itself) listens there."""
    return free_port() if port_is_taken(USUAL_SIGNER_PORT) else USUAL_SIGNER_PORT
