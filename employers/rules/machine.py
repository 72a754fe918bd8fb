"""The way of a vacancy as a table (R66, R68, R76). Moderation and liveness are rules of the exchange, not of Order 214."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from enbek.transitions.machine import Context, Machine, Move


class Status(models.TextChoices):
    PUBLISHED = "published", _("published")
    REVIEW = "review", _("waits for a moderator")
    ASLEEP = "asleep", _("asleep: not confirmed by the employer")
    DECLINED = "declined", _("declined by a moderator")
    CLOSED = "closed", _("closed")


NEEDS_REASON = Text("Себебін таңдаңыз.", "Выберите причину.", "Choose the reason.")
NO_SEAT = Text(
    "Бұл бос орын жабылған: барлық орынға адам алынды немесе жұмыс беруші оны алып тастады.",
    "Эта вакансия закрыта: все места заняты или работодатель её снял.",
    "This vacancy is closed: all its seats are taken or the employer withdrew it.",
)


def _reason(context: Context) -> Text | None:
    return None if context["reason"] else NEEDS_REASON


_NEW = frozenset({""})
_LIVE = frozenset({Status.PUBLISHED.value, Status.ASLEEP.value})
_NOT_CLOSED = _LIVE | {Status.REVIEW.value, Status.DECLINED.value}

VACANCY = Machine(
    kind="employers.vacancy",
    moves=(
        Move("publish", _NEW, Status.PUBLISHED, "66",
             Text("Бос жұмыс орны жарияланды", "Вакансия опубликована", "Vacancy published")),
        Move("send_to_review", _NEW, Status.REVIEW, "66",
             Text("Бос жұмыс орны жіберілді, модератор тексереді", "Вакансия направлена, её проверит модератор",
                  "Vacancy sent, a moderator will look at it")),
        Move("amend", _LIVE | {Status.DECLINED.value}, Status.PUBLISHED, "68",
             Text("Бос жұмыс орны өзгертілді", "Вакансия изменена", "Vacancy changed")),
        Move("amend_to_review", _NOT_CLOSED, Status.REVIEW, "68",
             Text("Өзгертілген бос орынды модератор тексереді", "Изменённую вакансию проверит модератор",
                  "The changed vacancy goes to a moderator")),
        Move("approve", frozenset({Status.REVIEW.value, Status.PUBLISHED.value}), Status.PUBLISHED, "68",
             Text("Модератор бекітті", "Модератор одобрил", "Approved by a moderator")),
        Move("decline", _NOT_CLOSED - {Status.DECLINED.value}, Status.DECLINED, "68",
             Text("Модератор қайтарды", "Модератор вернул", "Returned by a moderator"), (_reason,)),
        Move("confirm", _LIVE, Status.PUBLISHED, "68",
             Text("Жұмыс беруші бос орынның бар екенін растады", "Работодатель подтвердил вакансию", "The employer confirmed the vacancy")),
        Move("fall_asleep", frozenset({Status.PUBLISHED.value}), Status.ASLEEP, "68",
             Text("Жұмыс беруші растамады: бос орын көрсетілмейді", "Работодатель не подтвердил: вакансия не показывается",
                  "Not confirmed by the employer: the vacancy is not shown"), automatic=True),
        Move("close", _NOT_CLOSED, Status.CLOSED, "68",
             Text("Бос жұмыс орны жабылды", "Вакансия закрыта", "Vacancy closed"), (_reason,)),
        Move("fill", _LIVE, Status.CLOSED, "76",
             Text("Барлық орынға адам алынды", "Все места заняты", "All seats are taken"), automatic=True),
    ),
)
