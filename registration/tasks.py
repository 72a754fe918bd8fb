"""Hints from beat and from a submitted form: the database says what is due."""

from uuid import UUID

from celery import shared_task

from registration.services import acceptance, importing, stages, sweeping, visits, watching


@shared_task(name="registration.accept_due")
def accept_due() -> None:
    sweeping.do_due_work()


@shared_task(name="registration.accept")
def accept(case_id: str) -> None:
    acceptance.process(UUID(case_id))


@shared_task(name="registration.send_stages")
def send_stages() -> None:
    stages.send_due()


@shared_task(name="registration.remind_of_visits")
def remind_of_visits() -> None:
    visits.remind_due()


@shared_task(name="registration.import", soft_time_limit=3600, time_limit=3660)
def import_people() -> None:
    importing.go_on()


@shared_task(name="registration.watch_registries")
def watch_registries() -> None:
    watching.watch_due()
