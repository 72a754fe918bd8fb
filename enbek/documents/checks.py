"""System checks: before production somebody has installed the portal's sealing key, and it opens."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Notice

from enbek import clock
from enbek.documents import sealing


@register(Tags.security, deploy=True)
def the_portal_can_seal(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """`manage.py check --deploy`: a key that is named must seal now; without one documents are given out unsealed."""
    if not sealing.key_is_named():
        return [Notice("Documents are given out without the portal's seal.", hint="Set ENBEK_SEAL_KEY: docs/signing.md.", id="enbek.W006")]
    try:
        sealing.sealing_key(clock.now())
    except sealing.NoSealingKey as missing:
        return [Error(f"The portal cannot seal. {missing}", hint="See ENBEK_SEAL_KEY in docs/signing.md.", id="enbek.E005")]
    return []
