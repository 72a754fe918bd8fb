"""Where the Russian and the Kazakh text of Order No. 214 differ and the exchange has to choose (matrix 8.1)."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.discrepancies import Discrepancy, Reading

RU = Text("орыс мәтіні", "русский текст", "the Russian text")
KK = Text("қазақ мәтіні", "казахский текст", "the Kazakh text")


def _differ(discrepancy_id: str, place: str, ru: Text, kk: Text, applied: Text, reason: Text) -> Discrepancy:
    return Discrepancy(discrepancy_id, place, Reading(RU, ru), Reading(KK, kk), applied, reason)


DISCREPANCIES = (
    _differ(
        "D-01", "71",
        Text("лайықты жұмыс туралы бір жұмыс күні ішінде хабарлайды", "уведомляет о подходящей работе в течение одного рабочего дня",
             "gives notice of suitable work within one working day"),
        Text("үш жұмыс күні ішінде хабарлайды", "уведомляет в течение трёх рабочих дней", "gives notice within three working days"),
        Text("мақсат – бір жұмыс күні, бұзу – үш жұмыс күнінен кейін", "цель — один рабочий день, нарушение — после трёх",
             "the target is one working day, the breach comes after three"),
        Text("Екі мәтін де ресми. Бұл – мемлекеттің міндеті: қысқа мерзім мақсат болады, ұзағы бұзуды білдіреді.",
             "Оба текста официальны. Это обязанность государства: короткий срок — цель, длинный — нарушение.",
             "Both texts are official. It is a duty of the state: the shorter period is the target, the longer one the breach."),
    ),
    _differ(
        "D-02", "A2.7",
        Text("еңбек мобильділігі орталығы 9.30-да ашылады", "центр трудовой мобильности открывается в 9.30",
             "the labour-mobility centre opens at 9:30"),
        Text("9.00-де ашылады", "открывается в 9.00", "it opens at 9:00"),
        Text("стандарт бойынша 9.30; әр орталық өз уақытын енгізеді", "по умолчанию 9.30; каждый центр вносит своё время",
             "9:30 by default; each centre enters its own hours"),
        Text("9.30-да келген адам екі мәтін бойынша да ашық есікке тап болады. Жабылу уақыты бірдей, сондықтан мерзімдерге әсер етпейді.",
             "Пришедший в 9.30 найдёт дверь открытой по обоим текстам. Время закрытия одинаково, на сроки это не влияет.",
             "Whoever comes at 9:30 finds the door open on both texts. Closing is the same, so no limit depends on it."),
    ),
    _differ(
        "D-03", "12",
        Text("тіркеу туралы хабарлама ізденуші жүгінген кезде беріледі", "уведомление о регистрации выдают при обращении соискателя",
             "the notice of registration is given when the seeker asks"),
        Text("хабарлама әрқашан, қолхат негізінде беріледі", "уведомление выдают всегда, под расписку", "the notice is given always, against a receipt"),
        Text("әрқашан жасалады, тапсыру тіркеледі", "создаётся всегда, вручение фиксируется", "it is made always and its handover recorded"),
        Text("Азаматқа қолайлы оқылым.", "Прочтение в пользу гражданина.", "The reading that favours the citizen."),
    ),
    _differ(
        "D-04", "69",
        Text("кандидаттар «өзге де жүгінген адамдар» арасынан да таңдалады", "кандидатов подбирают и среди «иных обратившихся лиц»",
             "candidates are sought among “other applicants” too"),
        Text("бұл абзацта олар аталмаған", "в этом абзаце они не названы", "this sentence does not name them"),
        Text("олар да қамтылады", "они включены", "they are included"),
        Text("Сол тармақтың үшінші абзацы екі тілде де оларды атайды.", "Третий абзац того же пункта называет их на обоих языках.",
             "The third sentence of the same paragraph names them in both languages."),
    ),
    _differ(
        "D-06", "6",
        Text("заңды өкілдің жазбаша өтініші", "письменное заявление законного представителя", "a written statement of the representative"),
        Text("өкілдің өтініші", "заявление представителя", "a statement of the representative"),
        Text("өкілдің электрондық қолтаңбасы бар өтініш қабылданады", "принимается заявление с электронной подписью представителя",
             "a statement with the representative's electronic signature is accepted"),
        Text("Электрондық қолтаңба жазбаша нысанды алмастырады.", "Электронная подпись заменяет письменную форму.",
             "An electronic signature stands for the written form."),
    ),
    _differ(
        "D-07", "44",
        Text("жұмыссыз бару немесе орталықты хабардар ету мерзімдерін сақтайды", "безработный соблюдает сроки посещения или уведомления центра",
             "the unemployed person observes the times of visiting or notifying the centre"),
        Text("орталықтың хабарламаларын сақтайды", "соблюдает уведомления центра", "observes the centre's notices"),
        Text("міндет – жеке жоспардың күндері бойынша бару немесе хабарлау", "обязанность — посещать или уведомлять в даты плана",
             "the duty is to visit or notify on the dates of the plan"),
        Text("Тек қазақ мәтінінің оқылымы бойынша жаза қолданылмайды.", "Санкции лишь по казахскому прочтению не применяются.",
             "Nothing is held against anybody on the Kazakh reading alone."),
    ),
    _differ(
        "D-08", "64",
        Text("бес жұмыс күні мән-жай туындаған күннен саналады", "пять рабочих дней считаются со дня наступления обстоятельства",
             "five working days from the day on which the circumstance occurs"),
        Text("«уақтылы, бес жұмыс күні ішінде», басталатын күн жоқ", "«своевременно, в течение пяти рабочих дней», начало не названо",
             "“in time, within five working days”, without a start"),
        Text("туындаған күннен, ал адам кейін білсе – білген күннен", "со дня наступления, а если узнал позже — со дня, когда узнал",
             "from the day it occurs or, if later, from the day the person learns of it"),
        Text("Азаматқа қарсы шара алдында оған қолайлы оқылым таңдалады.", "Перед мерой против гражданина выбирают прочтение в его пользу.",
             "Before an act against the citizen the reading in the citizen's favour is taken."),
    ),
    _differ(
        "D-09", "51.6",
        Text("негіз – «бес жұмыс күні ішінде уақтылы емес ұсыну» (сөзбе-сөз қайшылық)",
             "основание — «несвоевременное (в течение пяти рабочих дней) предоставление» (буквальное противоречие)",
             "the ground is “untimely provision (within five working days)”, which contradicts itself"),
        Text("негіз – бес жұмыс күні ішінде уақтылы ұсынбау", "основание — непредставление в течение пяти рабочих дней",
             "the ground is not providing it within five working days"),
        Text("бес жұмыс күні өткеннен кейін ғана", "только после истечения пяти рабочих дней", "only after the five working days are over"),
        Text("Бес күн ішінде хабарлаған адам ешқашан кешікпейді.", "Сообщивший в течение пяти дней не опоздал никогда.",
             "Who reports within the five days is never late."),
    ),
    _differ(
        "D-10", "51.3",
        Text("«дәлелді себепсіз» сөздері өз бетінше тоқтатуға қатысты екені анық емес",
             "неясно, относится ли «без уважительных причин» к самовольному прекращению",
             "it is unclear whether “without good reason” covers self-willed termination"),
        Text("үш жағдайдың бәрі дәлелсіз себептермен", "все три случая — без уважительных причин", "all three limbs are without good reason"),
        Text("дәлелді себеп үш жағдайда да тексеріледі", "уважительная причина проверяется во всех трёх случаях",
             "a good reason is examined in all three cases"),
        Text("Азаматқа қолайлы оқылым.", "Прочтение в пользу гражданина.", "The reading that favours the citizen."),
    ),
    _differ(
        "D-11", "74",
        Text("жұмыссыз жұмыс берушіге жүгінеді", "безработный обращается к работодателю", "the unemployed person goes to the employer"),
        Text("жүгінуге тиіс", "обязан обратиться", "must go"),
        Text("екі мәтінде де бірдей міндет", "в обоих текстах одна и та же обязанность", "the same duty in both texts"),
        Text("Құқықтық нормада қазіргі шақ міндетті білдіреді.", "Настоящее время в правовой норме выражает обязанность.",
             "In a legal rule the present tense states a duty."),
    ),
    _differ(
        "D-12", "71",
        Text("ауыл тұрғынына ассистент арқылы хабарлайды", "сельского жителя уведомляют через ассистента", "a rural resident is told through the assistant"),
        Text("атаулы әлеуметтік көмек (АӘК) жөніндегі ассистент арқылы", "через ассистента по адресной социальной помощи",
             "through the assistant for targeted social assistance"),
        Text("сол бір ассистент", "тот же ассистент", "the same assistant"),
        Text("2-тармақта бір ғана ассистент анықталған.", "Пункт 2 знает одного ассистента.", "Paragraph 2 defines one assistant only."),
    ),
    _differ(
        "D-20", "12, 38, 56",
        Text("екі сөз: «оповещение» және «уведомление»", "два слова: оповещение и уведомление", "two words: an alert and a formal notice"),
        Text("бір сөз: хабарлама", "одно слово: хабарлама", "one word: хабарлама"),
        Text("хабарландыру бірден жіберіледі, ресми хабарлама – нысан бойынша құжат", "оповещение приходит сразу, уведомление — документ по форме",
             "an alert goes out at once, a notice is a document of the set form"),
        Text("Құқықтық салдар тек ресми хабарламадан туындайды.", "Правовые последствия даёт только уведомление.",
             "Only the formal notice has legal effect."),
    ),
)
