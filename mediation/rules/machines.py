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


class InterviewStatus(models.TextChoices):
    PROPOSED = "proposed", _("times proposed")
    AGREED = "agreed", _("time agreed")
    HELD = "held", _("took place")
    MISSED = "missed", _("the candidate did not come")
    DISPUTED = "disputed", _("the two sides say different things")
    DECLINED = "declined", _("declined by the candidate")
    LAPSED = "lapsed", _("no time was chosen")
    CALLED_OFF = "called_off", _("called off")


class ContestStatus(models.TextChoices):
    OPEN = "open", _("a person looks at it")
    UPHELD = "upheld", _("confirmed: the work was not suitable")
    REJECTED = "rejected", _("not confirmed: the work was suitable")


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


NOT_WAITING = Text(
    "Бұл кандидат бойынша шешім қабылданған: әңгімелесу тағайындалмайды.",
    "Решение об этом кандидате уже принято: собеседование назначить нельзя.",
    "This candidate has been decided on: no interview can be set.",
)
ONE_AT_A_TIME = Text(
    "Осы кандидатпен әңгімелесу тағайындалған. Жаңасын ұсыну үшін алдымен оны болдырмаңыз.",
    "Собеседование с этим кандидатом уже назначается. Чтобы предложить другое, сначала отмените его.",
    "An interview with this candidate is being arranged. Call it off before you propose another.",
)
NOT_AMONG_TIMES = Text(
    "Бұл уақыт жұмыс беруші ұсынған уақыттардың ішінде жоқ немесе өтіп кеткен.",
    "Этого времени нет среди предложенных работодателем, либо оно уже прошло.",
    "This time is not among those that the employer proposed, or it has passed.",
)
NOT_YET = Text(
    "Әңгімелесу әлі болған жоқ: келген-келмегенін содан кейін белгілеуге болады.",
    "Собеседование ещё не состоялось: явку отмечают после него.",
    "The interview has not taken place yet: attendance is marked after it.",
)


def _undecided(context: Context) -> Text | None:
    return None if context["undecided"] else NOT_WAITING


def _only_one(context: Context) -> Text | None:
    return ONE_AT_A_TIME if context["another"] else None


def _among_times(context: Context) -> Text | None:
    return None if context["among_times"] else NOT_AMONG_TIMES


def _begun(context: Context) -> Text | None:
    return None if context["begun"] else NOT_YET


_ARRANGED = frozenset({InterviewStatus.PROPOSED.value, InterviewStatus.AGREED.value})
_TALKED_OF = frozenset(
    {InterviewStatus.AGREED.value, InterviewStatus.HELD.value, InterviewStatus.MISSED.value, InterviewStatus.DISPUTED.value}
)

INTERVIEW = Machine(
    kind="mediation.interview",
    moves=(
        Move("propose", frozenset({""}), InterviewStatus.PROPOSED, "73",
             Text("Әңгімелесу уақыты ұсынылды", "Предложено время собеседования", "Interview times proposed"),
             (_seeking, _undecided, _only_one)),
        Move("pick", frozenset({InterviewStatus.PROPOSED.value}), InterviewStatus.AGREED, "73",
             Text("Әңгімелесу уақыты келісілді", "Время собеседования согласовано", "Interview time agreed"), (_seeking, _among_times)),
        Move("decline", _ARRANGED, InterviewStatus.DECLINED, "80",
             Text("Кандидат әңгімелесуден бас тартты", "Кандидат отказался от собеседования", "The candidate declined the interview"),
             (_reason,)),
        Move("call_off", _ARRANGED, InterviewStatus.CALLED_OFF, "73",
             Text("Әңгімелесу болдырылмады", "Собеседование отменено", "Interview called off")),
        Move("lapse", frozenset({InterviewStatus.PROPOSED.value}), InterviewStatus.LAPSED, "73",
             Text("Ұсынылған уақыттардың бірі де таңдалмады", "Ни одно из предложенных времён не выбрано", "None of the times proposed was chosen"),
             automatic=True),
        Move("hold", _TALKED_OF, InterviewStatus.HELD, "74",
             Text("Әңгімелесу өтті", "Собеседование состоялось", "The interview took place"), (_begun,)),
        Move("miss", _TALKED_OF, InterviewStatus.MISSED, "74",
             Text("Жұмыс беруші: кандидат келмеді", "Работодатель: кандидат не пришёл", "The employer: the candidate did not come"), (_begun,)),
        Move("dispute", _TALKED_OF, InterviewStatus.DISPUTED, "74",
             Text("Тараптардың айтқаны әртүрлі: адамға қарсы есепке алынбайды",
                  "Стороны говорят разное: против человека это не засчитывается",
                  "The sides differ: it is not held against the person"), (_begun,)),
    ),
)


NOTHING_TO_CONTEST = Text(
    "Келісім берілген немесе кері қайтарылған ұсыныс ешкімге қарсы есепке алынбайды: қарсылық білдірудің қажеті жоқ.",
    "Принятое или отозванное предложение ни против кого не засчитывается: оспаривать нечего.",
    "An offer that was agreed to or withdrawn counts against nobody: there is nothing to contest.",
)
NEEDS_WORDS_WHY = Text(
    "Неге бұлай екенін өз сөзіңізбен жазыңыз.", "Напишите своими словами, почему так.", "Write in your own words why it is so."
)
OWN_OFFER = Text(
    "Бұл жұмысты өзіңіз ұсындыңыз: қарсылықты басқа маман қарайды.",
    "Эту работу предложили вы сами: возражение рассматривает другой специалист.",
    "You offered this work yourself: another specialist looks at the objection.",
)


def _contestable(context: Context) -> Text | None:
    return None if context["contestable"] else NOTHING_TO_CONTEST


def _words(context: Context) -> Text | None:
    return None if str(context["words"]).strip() else NEEDS_WORDS_WHY


def _somebody_else(context: Context) -> Text | None:
    return OWN_OFFER if context["own_offer"] else None


CONTEST = Machine(
    kind="mediation.contest",
    moves=(
        Move("contest", frozenset({""}), ContestStatus.OPEN, "2(10), 51",
             Text("Адам жұмыс лайықты емес дейді: есептеу тоқтатылды",
                  "Человек считает работу не подходящей: подсчёт приостановлен",
                  "The person says that the work is not suitable: the counting is suspended"), (_contestable, _words)),
        Move("uphold", frozenset({ContestStatus.OPEN.value}), ContestStatus.UPHELD, "2(10), 51",
             Text("Расталды: жұмыс лайықты болмаған, есепке алынбайды",
                  "Подтверждено: работа не была подходящей и не считается",
                  "Confirmed: the work was not suitable and does not count"), (_words, _somebody_else)),
        Move("reject", frozenset({ContestStatus.OPEN.value}), ContestStatus.REJECTED, "2(10), 51",
             Text("Расталмады: жұмыс лайықты болған", "Не подтверждено: работа была подходящей",
                  "Not confirmed: the work was suitable"), (_words, _somebody_else)),
    ),
)
