"""A guard for kombu 5.7.0: a worker must survive the restart of its broker.

When the connection is lost while an acks_late task runs, the worker closes its channels. `QoS.restore_unacked` then
wants to push the unacknowledged messages back through a connection that is closed already, reads `.hostname` of None,
and the AttributeError ends the worker. Nothing is lost by going on: the messages stay in the broker's `unacked` hash and
come back after the visibility timeout, and whatever was due is found by the next sweep of the database.
"""

from __future__ import annotations

import logging
from functools import wraps
from typing import Any

from kombu.transport import redis as transport

logger = logging.getLogger(__name__)


def install() -> None:
    """Wrap `QoS.restore_unacked` once; a kombu that no longer needs it is not disturbed."""
    original = transport.QoS.restore_unacked
    if getattr(original, "guarded", False):
        return

    @wraps(original)
    def restore_unacked(self: Any, client: Any = None) -> Any:
        try:
            return original(self, client=client)
        except AttributeError as error:
            if error.name != "hostname" or error.obj is not None:
                raise  # another fault than the one described above
            logger.warning("the broker went away with messages in work: they come back after the visibility timeout")
            return None

    restore_unacked.guarded = True  # type: ignore[attr-defined]  # a mark on our own function
    transport.QoS.restore_unacked = restore_unacked  # type: ignore[method-assign]  # the purpose of this module
