"""The same provider without any outbox: `python -m tests.notifications.bare_loop <how many> <first number>` sends as fast as it can.

A failed call is simply tried again, as a loop without memory would do.
"""

import os
import sys
from uuid import UUID

import django

django.setup()

from django.conf import settings  # noqa: E402  # after setup

from notifications.channels.base import DeliveryError, Outgoing  # noqa: E402
from notifications.channels.smsc import SmscGateway  # noqa: E402
from tests.notifications.fast_clock import NOON  # noqa: E402

settings.SMSC_URL, settings.SMS_TIMEOUT = os.environ["ENBEK_SMSC_URL"], 2.0
many, first = int(sys.argv[1]), int(sys.argv[2])
gateway = SmscGateway()
for number in range(first, first + many):
    item = Outgoing(UUID(int=number), 1, "+77010000000", "", "Enbek: сәлем", "", "kk", NOON)
    while True:
        try:
            gateway.send(item)
            break
        except DeliveryError:
            continue
gateway.close()
