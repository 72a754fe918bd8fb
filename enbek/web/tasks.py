from celery import shared_task

from enbek.web import health


@shared_task(name="web.heartbeat")
def heartbeat() -> None:
    health.beat()
