"""Beat's hint: look for work for whom the matching clock runs, take back what is gone, recall interviews."""

from celery import shared_task

from mediation.services import interviews, matching, withdrawing


@shared_task(name="mediation.match_due")
def match_due() -> None:
    withdrawing.withdraw_dead()
    matching.match_due()
    interviews.look_after()
