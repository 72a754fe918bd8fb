"""Celery: a hint that something may be due. The truth is in the database (docs/decisions/0002-celery.md)."""

import os

from celery import Celery

from enbek import celery_guard

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enbek.settings.dev")

celery_guard.install()
app = Celery("enbek")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
