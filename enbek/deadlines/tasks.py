"""Beat's hint: look at what is due."""

from celery import shared_task

from enbek.deadlines import services


@shared_task(name="deadlines.sweep")
def sweep() -> None:
    services.sweep()
