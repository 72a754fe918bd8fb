"""System check: in production nobody of the staff comes in with a password alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def staff_have_a_second_factor(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """`manage.py check --deploy`."""
    if settings.STAFF_SECOND_FACTOR:
        return []
    sentence = "The staff would open people's files with a password alone."
    return [Error(sentence, hint="Set STAFF_SECOND_FACTOR = True.", id="careercenters.E001")]
