"""Tests: the same servers, stricter than production (see tests/conftest.py)."""

import os

from enbek.settings.dev import *  # noqa: F403
from enbek.settings.dev import DATABASES

DEBUG = False
CLOCK_SOURCE = "enbek.clock.system"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TEST_DATABASE", "test_enbek")}
DATABASES["default"]["CONN_MAX_AGE"] = 0
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SMS_CHANNEL = "notifications.channels.sms.MemoryGateway"
SIGNING_BY_SMS = False  # as in production
SEAL_KEY = ""  # a test that seals names its own key
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
WHITENOISE_AUTOREFRESH = True
WORKDAYS_RECHECK_SECONDS = 3600  # the calendar asks for changed transfers once, so that queries can be counted
