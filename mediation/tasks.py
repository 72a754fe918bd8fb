"""Beat's hint: look for work and for candidates, take back what is gone, recall interviews."""

from celery import shared_task

from mediation.services import sweeps


@shared_task(name="mediation.match_due")
def match_due() -> None:
    sweeps.mediate()
