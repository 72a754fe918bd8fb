"""The ways of an offer and of a referral, as tables (R37, R71–R76, T19–T23, D-41, Q-05)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from enbek.transitions.machine import Context, Machine, Move


class OfferStatus(models.TextChoices):
    PROPOSED = "proposed", _("waits for your answer")
    AGREED = "agreed", _("you agreed")
    REFUSED = "refused", _("you refused")
    EXPIRED = "expired", _("no answer in time")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ReferralStatus(models.TextChoices):
    SENT = "sent", _("waits for the employer")
    HIRED = "hired", _("hired")
    REFUSED = "refused", _("the employer refused")
    DEEMED_REFUSED = "deemed_refused", _("no answer: counts as a refusal by the employer")
    WITHDRAWN = "withdrawn", _("withdrawn")


NOT_SEEKING = Text(
    "Адамның ісі жабық: ол енді жұмыс іздеуші ретінде де, жұмыссыз ретінде де тіркеуде тұрған жоқ.",
    "Дело этого человека закрыто: он больше не зарегистрирован ни как ищущий работу, ни как безработный.",
    "The case of this person is closed: no longer registered as a job seeker or as unemployed.",
)
OFFERED_ALREADY = Text(
    "Бұл бос орын осы адамға ұсынылған.",
    "Эта вакансия этому человеку уже предлагалась.",
    "This vacancy was offered to this person already.",
)
UNSUITABLE = Text(
    "Бұл жұмыс 2-тармақтың 10) тармақшасы бойынша лайықты емес: кемінде бір белгі сәйкес келмейді.",
    "Эта работа не является подходящей (подпункт 10 пункта 2): хотя бы один признак не соответствует.",
    "This work is not suitable under item 10 of paragraph 2: at least one criterion does not fit.",
)
NO_FREE_SEAT = Text(
    "Бос орын қалмаған немесе барлық бос орын басқа адамдарға ұсынылған.",
    "Свободных мест нет или все они уже предложены другим людям.",
    "There is no free seat, or all free seats are offered to other people.",
)
NEEDS_REASON = Text("Бас тарту себебін таңдаңыз.", "Выберите причину отказа.", "Choose the reason of the refusal.")


def _seeking(context: Context) -> Text | None:
    return None if context["seeking"] else NOT_SEEKING


def _new(context: Context) -> Text | None:
    return OFFERED_ALREADY if context["offered_before"] else None


def _suitable(context: Context) -> Text | None:
    return None if context["suitable"] else UNSUITABLE


def _free_seat(context: Context) -> Text | None:
    return None if context["free_seat"] else NO_FREE_SEAT


def _reason(context: Context) -> Text | None:
    return None if context["reason"] else NEEDS_REASON


_OPEN = frozenset({OfferStatus.PROPOSED.value})

OFFER = Machine(
    kind="mediation.offer",
    moves=(
        Move("propose", frozenset({""}), OfferStatus.PROPOSED, "71",
             Text("Лайықты жұмыс ұсынылды", "Предложена подходящая работа", "Suitable work offered"),
             (_seeking, _new, _suitable, _free_seat)),
        Move("agree", _OPEN, OfferStatus.AGREED, "72",
             Text("Ұсынысқа келісім берілді", "Дано согласие на предложение", "Offer agreed to"), (_seeking,)),
        Move("refuse", _OPEN, OfferStatus.REFUSED, "72",
             Text("Ұсыныстан бас тартылды", "Отказ от предложения", "Offer refused"), (_seeking, _reason)),
        Move("expire", _OPEN, OfferStatus.EXPIRED, "72",
             Text("Ұсынысқа мерзімінде жауап берілмеді", "На предложение не ответили в срок", "No answer to the offer in time"), automatic=True),
        Move("withdraw", _OPEN | {OfferStatus.AGREED.value}, OfferStatus.WITHDRAWN, "76",
             Text("Ұсыныс кері қайтарылды", "Предложение отозвано", "Offer withdrawn"), automatic=True),
    ),
)

_UNDECIDED = frozenset({ReferralStatus.SENT.value})

REFERRAL = Machine(
    kind="mediation.referral",
    moves=(
        Move("send", frozenset({""}), ReferralStatus.SENT, "73",
             Text("Түйіндеме жұмыс берушіге жіберілді", "Резюме направлено работодателю", "Résumé sent to the employer"), automatic=True),
        # a late hire is a fact (R81) and good for the person: silence counted as a refusal does not forbid it
        Move("hire", _UNDECIDED | {ReferralStatus.DEEMED_REFUSED.value}, ReferralStatus.HIRED, "75",
             Text("Жұмысқа қабылданды", "Принят(а) на работу", "Hired"), (_seeking, _free_seat)),
        Move("refuse", _UNDECIDED, ReferralStatus.REFUSED, "75",
             Text("Жұмыс беруші бас тартты", "Работодатель отказал", "The employer refused"), (_reason,)),
        Move("deem_refused", _UNDECIDED, ReferralStatus.DEEMED_REFUSED, "75",
             Text("Жұмыс беруші мерзімінде жауап бермеді: бас тартты деп саналады",
                  "Работодатель не ответил в срок: считается отказом",
                  "The employer did not answer in time: counts as a refusal"), automatic=True),
        Move("withdraw", _UNDECIDED, ReferralStatus.WITHDRAWN, "76",
             Text("Жолдама кері қайтарылды", "Направление отозвано", "Referral withdrawn"), automatic=True),
    ),
)
