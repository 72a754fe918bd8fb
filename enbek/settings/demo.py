"""`make demo`: development settings served as a person would see them (no debug pages)."""

from enbek.settings.dev import *  # noqa: F403

DEBUG = False
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
