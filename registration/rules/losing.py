"""From a sign to a decision, as a table: asked or heard, found by the career centre, decided by the mobility centre (R51, Q-09, Q-20).

Nothing here moves the person's status but `deregister`, and that move wants two different persons.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from enbek.transitions.machine import Context, Machine, Move


class TriggerStatus(models.TextChoices):
    ASKED = "asked", _("the person is asked first")
    SUSPENDED = "suspended", _("suspended")
    HEARING = "hearing", _("the person is heard")
    FINDING = "finding", _("the career centre looks at it")
    DECISION = "decision", _("the labour-mobility centre decides")
    KEPT = "kept", _("the status is kept")
    WITHDRAWN = "withdrawn", _("taken back")
    MOOT = "moot", _("the case ended")
    DEREGISTERED = "deregistered", _("deregistered")


OPEN = (TriggerStatus.ASKED, TriggerStatus.SUSPENDED, TriggerStatus.HEARING, TriggerStatus.FINDING, TriggerStatus.DECISION)
"""States in which something may still follow, and in which the person may say whatever is to be said."""

_OPEN = frozenset(state.value for state in OPEN)


def _other_eyes(context: Context) -> Text | None:
    if context.get("found_by") == context.get("decided_by"):
        return Text(
            "Қорытынды жасаған қызметкер шешім қабылдай алмайды: екі адам қарауы керек.",
            "Решение не может принять тот, кто дал вывод: смотреть должны двое.",
            "Whoever made the finding cannot decide: two persons must look.",
        )
    return None


def _still_unemployed(context: Context) -> Text | None:
    if not context.get("unemployed", False):
        return Text(
            "Іс бұл арада аяқталған, шешетін ештеңе жоқ.", "Дело за это время окончено, решать нечего.",
            "The case has ended meanwhile, there is nothing to decide.",
        )
    return None


def _words_given(context: Context) -> Text | None:
    if not str(context.get("words", "")).strip():
        return Text(
            "Неге бұлай шешілгенін жазыңыз: адам оны оқиды.", "Напишите, почему так: человек это прочтёт.",
            "Write why: the person will read it.",
        )
    return None


MACHINE = Machine(
    kind="registration.trigger",
    moves=(
        Move("open", frozenset({"", TriggerStatus.ASKED, TriggerStatus.SUSPENDED}), TriggerStatus.HEARING, "51",
             Text("Тыңдау ашылды", "Открыто заслушивание", "A hearing was opened"), (_still_unemployed,)),
        Move("ask", frozenset({""}), TriggerStatus.ASKED, "51",
             Text("Алдымен адамнан сұралды", "Сначала спросили человека", "The person was asked first"), (_still_unemployed,)),
        Move("suspend", frozenset({"", TriggerStatus.HEARING, TriggerStatus.FINDING, TriggerStatus.DECISION}), TriggerStatus.SUSPENDED, "51",
             Text("Тоқтатыла тұрды", "Приостановлено", "Suspended")),
        Move("end_hearing", frozenset({TriggerStatus.HEARING}), TriggerStatus.FINDING, "51",
             Text("Тыңдау аяқталды", "Заслушивание окончено", "The hearing ended")),
        Move("confirm", frozenset({TriggerStatus.FINDING}), TriggerStatus.DECISION, "51",
             Text("Мансап орталығы негізді растады", "Карьерный центр подтвердил основание", "The career centre confirmed the ground"),
             (_still_unemployed, _words_given)),
        Move("look_again", frozenset({TriggerStatus.DECISION}), TriggerStatus.FINDING, "51",
             Text("Жаңа түсініктеме: қайта қаралады", "Новое объяснение: рассматривается снова", "A new explanation: looked at again")),
        Move("drop", frozenset({TriggerStatus.ASKED, TriggerStatus.SUSPENDED, TriggerStatus.FINDING}), TriggerStatus.KEPT, "51",
             Text("Мансап орталығы негіз таппады", "Карьерный центр не нашёл основания", "The career centre found no ground"), (_words_given,)),
        Move("keep", frozenset({TriggerStatus.DECISION}), TriggerStatus.KEPT, "51",
             Text("Мәртебе сақталды", "Статус сохранён", "The status is kept"), (_other_eyes, _words_given)),
        Move("deregister", frozenset({TriggerStatus.DECISION}), TriggerStatus.DEREGISTERED, "51",
             Text("Есептен шығару туралы шешім қабылданды", "Принято решение о снятии с учета", "Deregistration was decided"),
             (_still_unemployed, _other_eyes, _words_given)),
        Move("withdraw", _OPEN, TriggerStatus.WITHDRAWN, "51",
             Text("Белгі кері алынды", "Признак отозван", "The sign was taken back")),
        Move("lapse", _OPEN, TriggerStatus.MOOT, "51",
             Text("Іс аяқталды, мәселе түсті", "Дело окончено, вопрос снят", "The case ended, the question fell away")),
    ),
)
