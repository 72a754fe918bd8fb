"""System checks of the messages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string

from notifications.channels.sms import gateway_paths


def gateway_is_set(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Production without SMS is lawful only where another channel reaches everybody: say it; a gateway that is not there is an error."""
    if not settings.SMS_CHANNEL:
        sentence = "No SMS gateway: people without an e-mail learn of decisions only in the personal account."
        return [checks.Warning(sentence, hint="Set ENBEK_SMS_CHANNEL.", id="notifications.W001")]
    try:
        for path in gateway_paths():
            import_string(path)
    except ImportError as error:
        return [checks.Error(f"The SMS gateway cannot be loaded: {error}", hint="Correct ENBEK_SMS_CHANNEL.", id="notifications.E001")]
    return []
