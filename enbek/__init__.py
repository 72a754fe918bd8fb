"""The ground floor: what every app stands on. It knows no app."""

from enbek.celery import app as celery_app

__all__ = ["celery_app"]
