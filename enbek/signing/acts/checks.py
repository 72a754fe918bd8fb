"""System checks: production trusts no demo centre, and travels not in time; a centre that ends soon is announced."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Notice

from enbek import clock
from enbek.signing import Policy, TrustStore

SYSTEM_CLOCK = "enbek.clock.system"


@register(Tags.security, deploy=True)
def demo_is_absent(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """`manage.py check --deploy`: nothing of the demo is installed."""
    problems: list[CheckMessage] = []
    if settings.CLOCK_SOURCE != SYSTEM_CLOCK:
        problems.append(Error("Time travel is not for production.", hint=f"Set CLOCK_SOURCE to {SYSTEM_CLOCK}.", id="enbek.E001"))
    if apps.is_installed("demo"):
        problems.append(Error("The demo app is installed.", hint="Use enbek.settings.production.", id="enbek.E002"))
    if TrustStore.load(settings.TRUST_STORE).is_demo:
        problems.append(Error("The trust store holds a DEMO centre.", hint=f"Remove it from {settings.TRUST_STORE}.", id="enbek.E003"))
    return problems


@register(Tags.security, deploy=True)
def centres_are_installed_and_current(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """`manage.py check --deploy`: there is somebody to trust, for some time yet, and somebody to ask about revocation."""
    store = TrustStore.load(settings.TRUST_STORE)
    if not store.certificates:
        return [Notice(f"No centre is installed in {settings.TRUST_STORE}.", hint="See docs/signing.md.", id="enbek.W003")]
    problems: list[CheckMessage] = [
        Notice(f"The certificate of {centre.title} ends on {centre.not_after:%Y-%m-%d}.", hint="Install its successor.", id="enbek.W004")
        for centre in store.expiring(clock.now() + timedelta(days=settings.SIGNING_ANNOUNCE_DAYS))
    ]
    if not store.crls and not getattr(settings, "SIGNING_CRLS", {}) and not getattr(settings, "SIGNING_OCSP", ""):
        problems.append(Notice("Nobody can say whether a certificate is revoked.", hint="Set SIGNING_CRLS or SIGNING_OCSP.", id="enbek.W005"))
    return problems


@register(Tags.security)
def the_policy_has_a_name(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A misspelt policy is said at the start, not at the first signature."""
    named = settings.SIGNING_REVOCATION
    if named in list(Policy):
        return []
    return [Error(f"SIGNING_REVOCATION names no policy: {named!r}.", hint=f"One of: {', '.join(Policy)}.", id="enbek.E004")]
