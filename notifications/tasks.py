"""Beat's and the writers' hints: look at what is due."""

from celery import shared_task

from notifications import services


@shared_task(name="notifications.deliver_due")
def deliver_due() -> None:
    services.deliver_due()


@shared_task(name="notifications.look_around")
def look_around() -> None:
    services.look_around()
