"""By which channels a message reaches a person: what they gave, what they chose, what the law does not leave to choice."""

from __future__ import annotations

from dataclasses import dataclass

from enbek.accounts.models import User
from notifications import relays
from notifications.catalogue import Channel, MessageType
from notifications.channels.sms import gateway_paths
from notifications.models import BadAddress, Preference
from notifications.relays import Doorstep


@dataclass(frozen=True, slots=True)
class Reach:
    """The address of each channel that is to be used, in the order of the message; the doorstep for the relay."""

    addresses: dict[Channel, str]
    doorstep: Doorstep | None = None


def reach_of(kind: MessageType, recipient: User) -> Reach:
    """A notice goes by every channel of the message that exists; an alert by those wanted and known to work (D-20)."""
    known = {Channel.EMAIL: recipient.email or "", Channel.SMS: (recipient.phone or "") if gateway_paths() else ""}
    addresses = {Channel.CABINET: "", **{channel: address for channel, address in known.items() if address}}
    doorstep = relays.doorstep_of(recipient) if Channel.RELAY in kind.channels else None
    if doorstep is not None:
        addresses[Channel.RELAY] = doorstep.settlement
    wanted = [channel for channel in kind.channels if channel in addresses]
    if not kind.is_notice and len(wanted) > 1:
        wanted = _by_choice(recipient, wanted, addresses)
    return Reach({channel: addresses[channel] for channel in wanted}, doorstep)


def _by_choice(recipient: User, channels: list[Channel], addresses: dict[Channel, str]) -> list[Channel]:
    preference = Preference.objects.filter(user=recipient).first()
    broken = set(BadAddress.objects.of(recipient).values_list("channel", "address"))
    return [
        channel for channel in channels
        if (preference is None or preference.wants(channel)) and (channel.value, addresses[channel]) not in broken
    ]
