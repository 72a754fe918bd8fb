"""Questions to a process that show it serves, not merely that it exists. None of them raises."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from functools import lru_cache

import kombu.exceptions
import redis
from celery import Celery


def web_answers(url: str, seconds: float = 5.0) -> bool:
    """Any answer that is not a server error."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=seconds):
            return True
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False


def port_listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def port_is_taken(port: int) -> bool:
    """Whether a server of ours could not listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


@lru_cache(maxsize=4)
def _asker(broker: str) -> Celery:
    app = Celery("health", broker=broker, set_as_current=False)
    app.conf.broker_transport_options = {"socket_timeout": 5, "socket_connect_timeout": 2}
    app.conf.broker_connection_retry = False
    return app


def worker_answers(broker: str, node: str, seconds: float = 1.0) -> bool:
    """Whether the worker's main loop answers through the broker."""
    try:
        return bool(_asker(broker).control.ping(destination=[node], timeout=seconds))
    except (kombu.exceptions.OperationalError, redis.RedisError, OSError):
        return False
