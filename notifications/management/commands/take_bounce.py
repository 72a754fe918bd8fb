"""`manage.py take_bounce < report`: the mail server hands over a letter that came back (a pipe for the return address)."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from notifications.services.bounces import take_bounce


class Command(BaseCommand):
    help = "Read one delivery status report (RFC 3464) from standard input and mark its letter as failed."

    def handle(self, *args: Any, **options: Any) -> None:
        taken = take_bounce(sys.stdin.buffer.read())
        self.stdout.write("a letter of ours came back" if taken else "nothing to do")
