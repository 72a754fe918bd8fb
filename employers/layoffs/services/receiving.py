"""The centre takes a notice on: exactly the version that it read."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from employers.layoffs.models import Version
from employers.layoffs.rules.machine import NOTICE, Status
from employers.layoffs.services import telling
from employers.layoffs.services.drafting import lock
from employers.layoffs.services.sending import newest
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.law import BESIDE
from enbek.transitions.machine import MoveRefused
from enbek.transitions.services import Actor, apply

NEWER = Text(
    "Оқып отырғаныңызда жұмыс беруші хабарламаны өзгертті. Жаңа нұсқасын қараңыз.",
    "Пока вы читали, работодатель изменил уведомление. Посмотрите новую версию.",
    "While you were reading, the employer changed the notice. Look at the new version.",
)


@transaction.atomic
def receive(notice_id: UUID, by: User, *, number: int) -> Version:
    """Mark version `number` as received. Raises MoveRefused if a newer one came meanwhile or the notice was withdrawn; twice is once."""
    notice = lock(notice_id)
    version = newest(notice)
    if version is None or version.number != number:
        raise MoveRefused("receive", [NEWER])
    if notice.status == Status.RECEIVED:
        return version
    apply(NOTICE, notice, "receive", actor=Actor.person(by, notice.centre.name), edition=BESIDE, facts={"version": number})
    telling.received(notice, version)
    return version
