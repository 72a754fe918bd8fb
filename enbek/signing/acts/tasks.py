"""Beat's hint: bring fresh lists of revoked certificates into the trust store."""

from celery import shared_task

from enbek.signing.acts import services


@shared_task(name="signing.refresh_lists")
def refresh_lists() -> None:
    services.refresh_revocation_lists()
