"""Signing by a one-time password sent by SMS when an EDS fails (issue 5; R24 `[ext]`, A1.10; D-39).

The Rules know the one-time password only for showing a digital document (Annex 1, row 10); the card of the service on gov.kz also
offers it for signing. Whether it replaces an EDS under the Rules nobody has confirmed: the feature is off unless the operator
switches it on (`SIGNING_BY_SMS`). The numbers are our own.
"""

from __future__ import annotations

from datetime import timedelta

DIGITS = 6
LIFE = timedelta(minutes=5)
"""How long a password may be used."""

TRIES = 5
"""Wrong answers after which a password is void."""

RESEND_AFTER = timedelta(minutes=1)
"""Between two passwords of one account."""

SENT_IN_A_DAY = 5
"""Passwords of one account in 24 hours: with TRIES it bounds guessing to 25 of a million."""
