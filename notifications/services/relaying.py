"""Notices on paper: who handed them over and when, or why not (D-42). A hand-over is a proof of delivery."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.law.notices import Evidence
from notifications.models import Carrier, Message, RelayState, RelayTask, State
from notifications.services import proof

CLOSED = Text(
    "Бұл хабарлама бойынша белгі қойылған.", "По этому уведомлению отметка уже сделана.", "This notice has been dealt with already."
)
TOO_EARLY = Text(
    "Хабарлама жазылғанға дейін тапсырылуы мүмкін емес.",
    "Уведомление не могли вручить раньше, чем оно написано.",
    "A notice cannot be handed over before it was written.",
)
IN_FUTURE = Text("Тапсыру уақыты әлі келген жоқ.", "Время вручения ещё не наступило.", "The time of the hand-over is in the future.")


class RelayRefused(Exception):
    """The mark cannot be made; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@transaction.atomic
def hand_over(task_id: UUID, *, by: User, carrier: Carrier, carrier_name: str, at: datetime, note: str = "", slip: Any = None) -> RelayTask:
    """The paper is in the hands of the addressee since `at`. Raises RelayRefused: dealt with already, or an impossible time."""
    task = _lock(task_id)
    if at > clock.now():
        raise RelayRefused(IN_FUTURE)
    if at < task.message.created_at:
        raise RelayRefused(TOO_EARLY)
    task.carrier, task.carrier_name, task.handed_at, task.slip = carrier.value, carrier_name, at, slip or ""
    _close(task, RelayState.HANDED, by, note)
    Message.objects.filter(pk=task.message_id).update(state=State.DELIVERED, sent_at=at, delivered_at=at, next_attempt_at=None)
    proof.prove(task.message.recipient_id, task.message.key, Evidence.HANDED, at)
    return task


@transaction.atomic
def give_back(task_id: UUID, *, by: User, note: str) -> RelayTask:
    """The paper could not be handed over: nothing follows for the citizen, the office has to find another way. Raises RelayRefused."""
    task = _lock(task_id)
    _close(task, RelayState.RETURNED, by, note)
    Message.objects.filter(pk=task.message_id).update(
        state=State.FAILED, next_attempt_at=None, error_kind="permanent", error_text="could not be handed over"
    )
    proof.hasten(task.message)
    return task


@transaction.atomic
def add_slip(task_id: UUID, slip: Any) -> None:
    """The signed slip, scanned later than the mark was made."""
    task = RelayTask.objects.select_for_update().get(pk=task_id)
    task.slip = slip
    task.save(update_fields=["slip"])


@transaction.atomic
def told(message: Message, *, by: User, how: str, at: datetime) -> None:
    """An officer told the person of the notice, face to face or by telephone (R71.1). Raises RelayRefused for an impossible time."""
    if at > clock.now():
        raise RelayRefused(IN_FUTURE)
    if at < message.created_at:
        raise RelayRefused(TOO_EARLY)
    if proof.prove(message.recipient_id, message.key, Evidence.TOLD, at):
        Message.objects.filter(pk=message.pk).update(proof_note=f"{how} ({by})"[:300])


def _lock(task_id: UUID) -> RelayTask:
    task = RelayTask.objects.select_for_update(of=("self",)).select_related("message").get(pk=task_id)
    if not task.is_open:
        raise RelayRefused(CLOSED)
    return task


def _close(task: RelayTask, state: RelayState, by: User, note: str) -> None:
    task.state, task.note, task.closed_at, task.closed_by = state, note[:500], clock.now(), by
    task.save()
