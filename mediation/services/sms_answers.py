""""1" agrees and "2" refuses: an SMS answers the one open offer that was announced to that very number (R37.2, R72)."""

from __future__ import annotations

from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.transitions.machine import MoveRefused
from mediation.models import Offer
from mediation.rules.machines import OfferStatus
from mediation.rules.reasons import RefusalReason
from mediation.services import offers
from notifications.answers import Answer, Outcome, Reading
from notifications.services import announced_to

ANNOUNCEMENT = "offer_received"

AGREED = Text("Келісіміңіз қабылданды, деректеріңіз жұмыс берушіге жіберіледі.", "Ваше согласие принято, данные направим работодателю.",
              "Your agreement was taken, your data go to the employer.")
REFUSED = Text("Бас тартқаныңыз қабылданды. Бұдан әрі не болатыны жеке кабинетте.", "Ваш отказ принят. Что дальше – в личном кабинете.",
               "Your refusal was taken. What comes next is in your account.")
NO_OFFER = Text("Жауап күтетін жұмыс ұсынысы жоқ, SMS ескерілген жоқ. Ұсыныстар жеке кабинетте. Анықтама: 1414",
                "Нет предложения работы, которое ждёт ответа; SMS не учтено. Предложения – в личном кабинете. Справки: 1414",
                "No offer of work waits for an answer; the SMS was not counted. Offers are in your account. Help: 1414")
SEVERAL = Text("Сізде бірнеше ұсыныс бар. 1 не 2 деп және ұсыныс SMS-індегі кодты жазыңыз (мысалы, 1 4821) немесе кабинетте жауап беріңіз.",
               "У вас несколько предложений. Напишите 1 или 2 и код из SMS о предложении (например, 1 4821) либо ответьте в кабинете.",
               "You have several offers. Send 1 or 2 with the code from the SMS about the offer (such as 1 4821), or answer in your account.")
ELSEWHERE = Text("Бұл ұсыныс осы нөмірге жіберілмеген, сондықтан SMS жауабы алынбады. Жеке кабинетте жауап беріңіз немесе 1414.",
                 "Это предложение отправлялось не на этот номер, поэтому ответ не принят. Ответьте в личном кабинете или звоните 1414.",
                 "This offer was not sent to this number, so the answer was not taken. Answer in your account or call 1414.")
LATE = Text("Жауап мерзімі өтті немесе ұсыныс кері қайтарылды, SMS ескерілген жоқ. Себебіңіз болса, мансап орталығына айтыңыз: 1414",
            "Срок ответа истёк или предложение отозвано, SMS не учтено. Если была причина, скажите карьерному центру: 1414",
            "The time to answer is over or the offer was withdrawn; the SMS was not counted. If you had a reason, tell the centre: 1414")
ANSWERED = Text("Бұл ұсынысқа жауабыңыз бұрын қабылданған, ол өзгертілмеді. Анықтама: 1414",
                "Ваш ответ на это предложение уже принят и не изменён. Справки: 1414",
                "Your answer to this offer was taken before and was not changed. Help: 1414")
NO_REASON_GIVEN = Text("SMS арқылы, себебі аталмаған", "по SMS, причина не названа", "by SMS, no reason given")


def answered(user: User, answer: Answer) -> Outcome:
    """Take an answer for the offer it can only mean, or say why it was not taken."""
    own = Offer.objects.filter(case__person__user=user).select_related("case", "vacancy").order_by("-offered_at", "pk")
    announced = announced_to(user, answer.phone, ANNOUNCEMENT)
    meant = [offer for offer in own if answer.code in (None, offer.answer_code)]
    here = [offer for offer in meant if offer.pk in announced]
    open_here = [offer for offer in here if offer.is_unanswered]
    if len(open_here) > 1:
        return Outcome(Reading.SEVERAL, SEVERAL)
    if open_here:
        return _take(open_here[0], user, answer)
    if any(offer.is_unanswered for offer in meant):
        return Outcome(Reading.ELSEWHERE, ELSEWHERE)
    return _too_late(here[0]) if here else Outcome(Reading.NONE, NO_OFFER)


def _take(offer: Offer, user: User, answer: Answer) -> Outcome:
    try:
        if answer.agrees:
            taken = offers.agree(offer.pk, by=user)
        else:
            words = answer.words or NO_REASON_GIVEN.in_(user.language)
            taken = offers.refuse(offer.pk, by=user, reason=RefusalReason.OTHER.value, words=words[:500])
    except MoveRefused:
        return Outcome(Reading.LATE, LATE)
    if taken.status == OfferStatus.WITHDRAWN:
        return Outcome(Reading.LATE, LATE)
    return Outcome(Reading.AGREED, AGREED) if answer.agrees else Outcome(Reading.REFUSED, REFUSED)


def _too_late(offer: Offer) -> Outcome:
    if offer.status in (OfferStatus.AGREED, OfferStatus.REFUSED):
        return Outcome(Reading.ANSWERED, ANSWERED)
    return Outcome(Reading.LATE, LATE)
