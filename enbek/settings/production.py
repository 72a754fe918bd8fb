"""Production: everything secret or local comes from the environment; nothing of the demo exists here."""

import os

from enbek.settings.base import *  # noqa: F403
from enbek.settings.base import ALLOWED_HOSTS

SECRET_KEY = os.environ["ENBEK_SECRET_KEY"]
SECURE_SSL_REDIRECT = os.environ.get("ENBEK_SSL_REDIRECT", "1") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
EMAIL_HOST = os.environ.get("ENBEK_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("ENBEK_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("ENBEK_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ENBEK_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("ENBEK_SMTP_TLS", "0") == "1"
