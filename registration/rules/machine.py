"""The pipeline of one case as a table: applicant → job seeker → unemployed → out (matrix part 3)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from enbek.transitions.machine import Context, Machine, Move


class Status(models.TextChoices):
    SUBMITTED = "submitted", _("application submitted")
    JOB_SEEKER = "job_seeker", _("job seeker")
    UNEMPLOYED = "unemployed", _("unemployed")
    REFUSED_JOB_SEEKER = "refused_job_seeker", _("registration as a job seeker refused")
    REFUSED_UNEMPLOYED = "refused_unemployed", _("registration as unemployed refused")
    PLACED = "placed", _("found work")
    CLOSED = "closed", _("closed at own request")
    DEREGISTERED = "deregistered", _("deregistered")


OPEN = (Status.SUBMITTED, Status.JOB_SEEKER, Status.UNEMPLOYED)
"""States in which a person has a running case: at most one of them at a time."""


def _ground_gone(context: Context) -> Text | None:
    if context.get("grounds_remain", True):
        return Text(
            "Бас тарту негізі тізілімде әлі сақталып тұр.",
            "Основание отказа всё ещё значится в реестре.",
            "The ground of the refusal still stands in the registry.",
        )
    return None


def _no_other_case(context: Context) -> Text | None:
    if context.get("other_open_case", False):
        return Text(
            "Осы адамның басқа ашық ісі бар.",
            "У этого человека есть другое открытое дело.",
            "This person has another open case.",
        )
    return None


def _two_persons_decided(context: Context) -> Text | None:
    if not context.get("heard_found_and_decided", False):
        return Text(
            "Есептен шығаруды адам тыңдалған соң ғана, екі қызметкер қараған соң шешеді.",
            "Снятие с учета решают двое сотрудников и только после заслушивания человека.",
            "Deregistration is decided by two officers and only after the person was heard.",
        )
    return None


_SEEKING = frozenset({Status.JOB_SEEKER.value, Status.UNEMPLOYED.value})

MACHINE = Machine(
    kind="registration.case",
    moves=(
        Move("submit", frozenset({""}), Status.SUBMITTED, "32",
             Text("Өтініш берілді", "Заявка подана", "Application submitted"), (_no_other_case,)),
        Move("bring_over", frozenset({""}), Status.JOB_SEEKER, "33",
             Text("Бұрынғы тізілімнен көшірілді: жұмыс іздеп жүрген адам", "Перенесён(а) из прежнего реестра: лицо, ищущее работу",
                  "Brought over from a former register: job seeker"), (_no_other_case,)),
        Move("register_job_seeker", frozenset({Status.SUBMITTED}), Status.JOB_SEEKER, "33",
             Text("Жұмыс іздеп жүрген адам ретінде тіркелді", "Зарегистрирован(а) в качестве лица, ищущего работу",
                  "Registered as a job seeker"), automatic=True),
        Move("refuse_job_seeker", frozenset({Status.SUBMITTED}), Status.REFUSED_JOB_SEEKER, "8",
             Text("Жұмыс іздеп жүрген адам ретінде тіркеуден бас тартылды", "Отказано в регистрации в качестве лица, ищущего работу",
                  "Registration as a job seeker refused"), automatic=True),
        Move("register_unemployed", frozenset({Status.JOB_SEEKER}), Status.UNEMPLOYED, "38",
             Text("Жұмыссыз ретінде тіркелді", "Зарегистрирован(а) в качестве безработного", "Registered as unemployed"), automatic=True),
        Move("refuse_unemployed", frozenset({Status.JOB_SEEKER}), Status.REFUSED_UNEMPLOYED, "41",
             Text("Жұмыссыз ретінде тіркеуден бас тартылды", "Отказано в регистрации в качестве безработного",
                  "Registration as unemployed refused"), automatic=True),
        Move("reconsider_job_seeker", frozenset({Status.REFUSED_JOB_SEEKER}), Status.JOB_SEEKER, "12",
             Text("Жазба түзетілген соң тіркелді: жұмыс іздеп жүрген адам", "Зарегистрирован(а) после исправления записи: лицо, ищущее работу",
                  "Registered after a record was corrected: job seeker"), (_ground_gone, _no_other_case)),
        Move("reconsider_unemployed", frozenset({Status.REFUSED_UNEMPLOYED}), Status.UNEMPLOYED, "38",
             Text("Жазба түзетілген соң тіркелді: жұмыссыз", "Зарегистрирован(а) после исправления записи: безработный",
                  "Registered after a record was corrected: unemployed"), (_ground_gone, _no_other_case)),
        Move("place", _SEEKING, Status.PLACED, "76",
             Text("Жұмысқа орналасты", "Трудоустроен(а)", "Found work")),
        Move("close", _SEEKING | {Status.SUBMITTED.value}, Status.CLOSED, "G6",
             Text("Тіркеу өз қалауы бойынша жабылды", "Регистрация закрыта по собственному желанию", "Registration closed at own request")),
        Move("deregister", frozenset({Status.UNEMPLOYED}), Status.DEREGISTERED, "51",
             Text("Жұмыссыз ретінде есептен шығарылды", "Снят(а) с учета в качестве безработного", "Deregistered as unemployed"),
             (_two_persons_decided,)),
    ),
)
