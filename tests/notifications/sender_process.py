"""A sender in a process of its own, to be killed: `python -m tests.notifications.sender_process` sends what is due until nothing waits.

Its clock runs faster than ours, so that leases and pauses of minutes end within seconds (`ENBEK_FAST_CLOCK`: start, speed).
"""

import os
import time

import django

django.setup()

from django.conf import settings  # noqa: E402  # after setup

from notifications.models import Message, State  # noqa: E402
from notifications.services import deliver_due  # noqa: E402

settings.CLOCK_SOURCE = "tests.notifications.fast_clock.now"
settings.SMS_CHANNEL = "notifications.channels.smsc.SmscGateway"
settings.SMSC_URL = os.environ["ENBEK_SMSC_URL"]
settings.SMS_TIMEOUT = 2.0

while Message.objects.filter(channel="sms", state__in=[State.NEW, State.SENDING]).exists():
    deliver_due(batch=int(os.environ.get("ENBEK_BATCH", "10")))
    time.sleep(0.05)
