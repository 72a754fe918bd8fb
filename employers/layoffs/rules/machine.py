"""The way of a notice as a table (M2.6, M4.1, M5.2, Q-15). The rest of it is in docs/layoff-notices.md."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from enbek.law.layoffs import SOURCE
from enbek.transitions.machine import Machine, Move


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent to the centre")
    RECEIVED = "received", _("received by the centre")
    WITHDRAWN = "withdrawn", _("withdrawn")


_LIVE = frozenset({Status.SENT.value, Status.RECEIVED.value})

NOTICE = Machine(
    kind="layoffs.notice",
    moves=(
        Move("begin", frozenset({""}), Status.DRAFT, SOURCE, Text("Хабарлама басталды", "Уведомление начато", "Notice begun")),
        Move("send", frozenset({Status.DRAFT.value}), Status.SENT, SOURCE,
             Text("Қол қойылып, орталыққа жіберілді", "Подписано и отправлено центру", "Signed and sent to the centre")),
        Move("amend", _LIVE, Status.SENT, SOURCE,
             Text("Өзгертілді, қайта қол қойылып жіберілді", "Изменено, подписано заново и отправлено", "Changed, signed again and sent")),
        Move("receive", frozenset({Status.SENT.value}), Status.RECEIVED, SOURCE,
             Text("Мансап орталығы қабылдады", "Карьерный центр принял к работе", "Received by the career centre")),
        Move("withdraw", _LIVE, Status.WITHDRAWN, "Q-15",
             Text("Жұмыс беруші кері қайтарды", "Работодатель отозвал", "Withdrawn by the employer")),
    ),
)
