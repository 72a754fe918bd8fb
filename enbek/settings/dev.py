"""A developer's machine: embedded or local servers, the demo app installed."""

import os

from enbek.settings.base import *  # noqa: F403
from enbek.settings.base import CONTENT_SECURITY_POLICY, INSTALLED_APPS, VAR_DIR

DEBUG = os.environ.get("ENBEK_DEBUG", "1") == "1"
SECRET_KEY = os.environ.get("ENBEK_SECRET_KEY", "a-key-for-development-only-never-for-people")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]

STAFF_SECOND_FACTOR = False  # the specialist of the demo has no phone
CLOCK_SOURCE = "demo.clock.travelling"
REGISTRIES_URL = os.environ.get("ENBEK_REGISTRIES_URL", "http://127.0.0.1:8071")
MONITORING_URL = os.environ.get("ENBEK_MONITORING_URL", REGISTRIES_URL)  # the sandbox of the registries plays it too
TRUST_STORE = VAR_DIR / "demo" / "trust"
DEMO_SEAL_KEY = VAR_DIR / "demo" / "seal" / "portal.p12"
SEAL_KEY = str(DEMO_SEAL_KEY) if DEMO_SEAL_KEY.exists() else ""
SEAL_PASSWORD = "Demo-1234"  # noqa: S105 - of every demo key
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "outbox" / "mail"
SMS_CHANNEL = os.environ.get("ENBEK_SMS_CHANNEL", "notifications.channels.sms.FileGateway")
SMS_FILE_PATH = VAR_DIR / "outbox" / "sms"

# The demo signer answers on plain ws:// loopback: a self-made TLS certificate would be refused by the browser.
NCALAYER_URL = os.environ.get("ENBEK_NCALAYER_URL", "ws://127.0.0.1:13579/")
CONTENT_SECURITY_POLICY["DIRECTIVES"]["connect-src"] = ["'self'", NCALAYER_URL]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SIGNING_BY_SMS = True  # the demo shows the way round a failed EDS
