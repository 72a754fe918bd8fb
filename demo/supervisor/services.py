"""The processes of the house and their command lines."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from demo.supervisor.child import Child
from demo.supervisor.health import port_listens, web_answers, worker_answers

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHON = sys.executable
WEB_WORKERS, WEB_THREADS = 2, 4


@dataclass(frozen=True)
class Ports:
    """Loopback ports of the processes that listen."""

    web: int
    sandbox: int
    signer: int
    phones: int = 0


@dataclass(frozen=True)
class Plan:
    """What the processes need to know: their folder, environment, ports, broker, and further task modules."""

    var: Path
    env: dict[str, str]
    ports: Ports
    broker_url: str
    include: Sequence[str] = ()
    concurrency: int = 2

    def child(self, name: str, command: Sequence[str]) -> Child:
        return Child(name, command, self.var / "log" / f"{name}.log", self.env, ROOT)


def web(plan: Plan) -> Child:
    """gunicorn with threads: a browser opens connections in advance and sends nothing on them; each would keep a whole
    sync worker waiting, as there is no buffering proxy in front of the demo."""
    child = plan.child(
        "web",
        [
            PYTHON,
            "-m",
            "gunicorn",
            "enbek.wsgi:application",
            "--bind",
            f"127.0.0.1:{plan.ports.web}",
            "--preload",
            "--workers",
            str(WEB_WORKERS),
            "--worker-class",
            "gthread",
            "--threads",
            str(WEB_THREADS),
            "--graceful-timeout",
            "8",
            "--access-logfile",
            str(plan.var / "log" / "access.log"),
            "--no-control-socket",
        ],
    )
    child.ready = lambda: web_answers(f"http://127.0.0.1:{plan.ports.web}/health/")
    return child


def worker(plan: Plan, number: int) -> Child:
    name = f"worker-{number}"
    include = [part for module in plan.include for part in ("--include", module)]
    child = plan.child(
        name,
        [
            PYTHON,
            "-m",
            "celery",
            "-A",
            "enbek.celery:app",
            "worker",
            "-c",
            str(plan.concurrency),
            "-n",
            node(number),
            "--loglevel",
            "INFO",
            *include,
        ],
    )
    child.ready = lambda: worker_answers(plan.broker_url, node(number))
    child.stop_seconds = 25
    return child


def node(number: int) -> str:
    """Celery's name of a worker."""
    return f"worker-{number}@enbek"


def beat(plan: Plan, number: int) -> Child:
    schedule = plan.var / "run" / f"beat-{number}.schedule"
    return plan.child(
        f"beat-{number}",
        [
            PYTHON,
            "-m",
            "celery",
            "-A",
            "enbek.celery:app",
            "beat",
            "--schedule",
            str(schedule),
            "--pidfile=",
            "--loglevel",
            "INFO",
        ],
    )


def sandbox(plan: Plan) -> Child:
    child = plan.child(
        "sandbox",
        [
            PYTHON,
            "-m",
            "enbek.registries.sandbox",
            "--port",
            str(plan.ports.sandbox),
            "--data",
            str(plan.var / "demo" / "sandbox"),
            "--clock",
            str(plan.var / "demo" / "clock"),
        ],
    )
    child.ready = lambda: port_listens(plan.ports.sandbox)
    return child


def phones(plan: Plan) -> Child:
    """The SMS providers and the telephones behind them."""
    hook = f"http://127.0.0.1:{plan.ports.web}/hooks/sms/smsc/{plan.env['ENBEK_SMSC_HOOK_TOKEN']}/"
    child = plan.child("phones", [PYTHON, "-m", "demo.phones", "--port", str(plan.ports.phones), "--hook", hook])
    child.ready = lambda: port_listens(plan.ports.phones)
    return child


def signer(plan: Plan) -> Child:
    child = plan.child(
        "signer",
        [
            PYTHON,
            "-m",
            "demo.signer",
            "--keys",
            str(plan.var / "demo" / "keys"),
            "--port",
            str(plan.ports.signer),
            "--ui-port",
            "0",  # the signer tells the page where its chooser is
            "--auto",
        ],
    )
    child.ready = lambda: port_listens(plan.ports.signer)
    return child
