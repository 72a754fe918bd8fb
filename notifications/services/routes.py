"""The providers in use: which row may go to which, so that a message that may have left is never given to a second one.

A row is bound to the provider that is asked to take it. A certain refusal unbinds it: it may go to the other provider. An attempt
without an answer leaves it bound: only that provider may be asked again, first whether it has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from notifications.catalogue import Channel
from notifications.channels.base import Sender
from notifications.channels.email import EmailSender
from notifications.channels.sms import gateways
from notifications.services import outlets


@dataclass(frozen=True, slots=True)
class Route:
    """One provider of a channel. `before` are the providers preferred to it, `all_names` those of the channel."""

    channel: Channel
    sender: Sender
    before: tuple[str, ...] = ()
    all_names: tuple[str, ...] = ()

    @property
    def provider(self) -> str:
        return self.sender.name

    @property
    def has_other(self) -> bool:
        return len(self.all_names) > 1

    def takes(self, now: datetime) -> Q:
        """Rows bound to this provider, and unbound ones unless a preferred provider can take them."""
        unbound = Q(provider="") | ~Q(provider__in=self.all_names)  # an operator may have left a provider
        unbound &= ~Q(refused_by=self.provider)
        if self.before and not all(outlets.rests(name, now) for name in self.before):
            unbound &= Q(refused_by__in=self.before)
        return Q(provider=self.provider) | unbound


def open_routes() -> list[Route]:
    """Every provider of the settings, the preferred ones first. Close them afterwards."""
    senders = gateways()
    names = tuple(sender.name for sender in senders)
    mail = EmailSender()
    sms = [Route(Channel.SMS, sender, names[:number], names) for number, sender in enumerate(senders)]
    return [Route(Channel.EMAIL, mail, (), (mail.name,)), *sms]
