"""Every message that the exchange sends: what obliges us to send it, by which channels, with which data.

The words are in `templates/notifications/<id>/<language>/{subject,text,sms}.txt`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from notifications.catalogue import employers, hearings, house, mediation, registration, unemployed, visits
from notifications.catalogue.types import ALL_CHANNELS, COMMON, Channel, MessageType, Weight

__all__ = ["ALL_CHANNELS", "COMMON", "MESSAGES", "TO_EMPLOYERS", "Channel", "MessageType", "UnknownMessage", "Weight", "message_type"]

_ROOMS = (registration, unemployed, hearings, visits, mediation, employers, house)

MESSAGES: Mapping[str, MessageType] = MappingProxyType({message.id: message for room in _ROOMS for message in room.MESSAGES})

TO_EMPLOYERS = frozenset(message.id for message in employers.MESSAGES)
"""What only officers of organisations are told."""


class UnknownMessage(KeyError):
    """No message of this id is in the catalogue."""


def message_type(message_id: str) -> MessageType:
    """The message of this id. Raises UnknownMessage."""
    try:
        return MESSAGES[message_id]
    except KeyError:
        raise UnknownMessage(message_id) from None
