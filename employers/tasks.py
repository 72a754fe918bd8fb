"""Beat's hint: ask employers whether their vacancies still exist."""

from celery import shared_task

from employers.services import liveness


@shared_task(name="employers.liveness")
def sweep_liveness() -> None:
    liveness.sweep()
