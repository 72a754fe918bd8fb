"""Answers by SMS: what an SMS means, and the door through which the floor above takes the answer (R37.2, R72)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.accounts.models import User
from enbek.i18n import Text


class Reading(models.TextChoices):
    """What became of an incoming SMS."""

    AGREED = "agreed", _("agreement, taken")
    REFUSED = "refused", _("refusal, taken")
    ANSWERED = "answered", _("answered already")
    LATE = "late", _("too late, or withdrawn")
    SEVERAL = "several", _("several offers are open")
    NONE = "none", _("no offer is open")
    ELSEWHERE = "elsewhere", _("the offer was not sent to this number")
    UNCLEAR = "unclear", _("not understood")
    STRANGER = "stranger", _("number of nobody here")


@dataclass(frozen=True, slots=True)
class Answer:
    """An understood SMS of a known person. `code` is the number in the SMS that announced the offer, if it was repeated."""

    agrees: bool
    code: int | None
    words: str
    phone: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """`sentence` goes back to the person, unless the act itself has told them by SMS."""

    reading: Reading
    sentence: Text


Handler = Callable[[User, Answer], Outcome]
_handlers: list[Handler] = []

AGREES, REFUSES = "1", "2"
FORM = re.compile(r"(?P<said>[12])(?:[\s.,:;№#-]+(?P<code>\d{4}))?(?:[\s.,:;-]+(?P<words>\S.*))?", re.DOTALL)

NOT_UNDERSTOOD = Text(
    "SMS түсініксіз. Ұсынысқа келіссеңіз 1, бас тартсаңыз 2 деп және ұсыныс SMS-індегі кодты жазыңыз. Немесе 1414 нөміріне қоңырау шалыңыз.",
    "SMS не понято. Напишите 1, если согласны, или 2, если отказываетесь, и код из SMS о предложении. Или позвоните 1414.",
    "This SMS was not understood. Send 1 to agree or 2 to refuse, with the code from the SMS about the offer. Or call 1414.",
)
STRANGER = Text(
    "Бұл нөмір порталда тіркелмеген, жауап қабылданған жоқ. Кабинетте нөміріңізді көрсетіңіз. Номер не найден, ответ не принят. 1414",
    "Номер не найден на портале, ответ не принят. Укажите его в кабинете. Бұл нөмір порталда тіркелмеген, жауап қабылданған жоқ. 1414",
    "This number is not known at the portal, the answer was not taken. Give it in your account or call 1414.",
)
NOBODY_LISTENS = Text(
    "SMS жауаптары қазір қабылданбайды. Жеке кабинетте жауап беріңіз немесе 1414 нөміріне қоңырау шалыңыз.",
    "Ответы по SMS сейчас не принимаются. Ответьте в личном кабинете или позвоните 1414.",
    "Answers by SMS are not taken now. Answer in your account or call 1414.",
)


def register_answer(handler: Handler) -> None:
    """The floor above says who takes answers; called in `AppConfig.ready()`. It runs in the transaction that marks the SMS as handled."""
    _handlers[:] = [handler]


def pass_on(user: User, answer: Answer) -> Outcome:
    """Give the answer to whoever takes answers."""
    if not _handlers:
        return Outcome(Reading.NONE, NOBODY_LISTENS)
    return _handlers[0](user, answer)


def number_to_answer() -> int | None:
    """The number to which people may answer, as digits; None where the operator has none."""
    digits = "".join(sign for sign in settings.SMS_ANSWERS_TO if sign.isdigit())
    return int(digits) if digits else None


def read(text: str, phone: str, received_at: datetime) -> Answer | None:
    """What an SMS says, or None if that is not certain. "1" with further words is no agreement: it may be a condition."""
    found = FORM.fullmatch(text.strip().strip("\"'«»."))
    if found is None:
        return None
    agrees, words = found["said"] == AGREES, " ".join((found["words"] or "").split())
    if agrees and words:
        return None
    code = int(found["code"]) if found["code"] else None
    return Answer(agrees, code, words, phone, received_at)
