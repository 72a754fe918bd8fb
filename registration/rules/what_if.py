"""What happens, and when, if …: a person's own questions answered from the same limits and grounds. Pure.

Nothing here decides anything: it names the paragraph, the limit and its last day, and says who decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from enbek.i18n import Text
from enbek.law import Ground, TimeLimit, ground, limit
from enbek.law.thresholds import REFUSALS_TO_DEREGISTER
from enbek.workdays import WorkdayCalendar
from enbek.workdays.counting import Explanation, explain
from registration.rules.machine import Status


class Question(StrEnum):
    NOTHING = "nothing"
    REFUSE = "refuse"
    SILENT = "silent"
    JOB = "job"
    TRADE = "trade"
    FOUND = "found"
    MOVE = "move"


QUESTIONS: dict[Question, Text] = {
    Question.NOTHING: Text("…ештеңе істемесем?", "…ничего не делать?", "…I do nothing?"),
    Question.REFUSE: Text("…ұсынылған жұмыстан бас тартсам?", "…откажусь от предложенной работы?", "…I refuse an offered job?"),
    Question.SILENT: Text("…ұсынысқа жауап бермесем?", "…не отвечу на предложение?", "…I do not answer an offer?"),
    Question.JOB: Text("…жұмысқа тұрсам немесе бір реттік жұмыс алсам?", "…выйду на работу или возьму подработку?", "…I take a job or a gig?"),
    Question.TRADE: Text("…жеке кәсіпкер болып тіркелсем?", "…зарегистрируюсь как ИП?", "…I register as a sole proprietor?"),
    Question.FOUND: Text("…ұйым құрсам немесе құрылтайшысы болсам?", "…учрежу организацию?", "…I found an organisation?"),
    Question.MOVE: Text("…басқа жерге көшсем?", "…перееду?", "…I move?"),
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that follows: when (None: at once), under which paragraph, and the count of days behind it."""

    says: Text
    paragraph: str
    on: date | None = None
    count: Explanation | None = None
    rule: TimeLimit | None = None
    ground: Ground | None = None
    harmless: bool = True


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the person stands: status, today, and for a job seeker the last day of the matching window."""

    status: str
    today: date
    window_ends_on: date | None
    cal: WorkdayCalendar


Answer = Callable[[Situation], list[Consequence]]


def answer(question: Question, situation: Situation) -> list[Consequence]:
    """What follows, in order of time; empty when the Rules attach nothing to it in this status."""
    table = _JOB_SEEKER if situation.status == Status.JOB_SEEKER else _UNEMPLOYED if situation.status == Status.UNEMPLOYED else {}
    reply = table.get(question)
    return reply(situation) if reply else []


def _counted(situation: Situation, limit_id: str, says: Text, paragraph: str, *, harmless: bool, ground_id: str = "") -> Consequence:
    rule = limit(limit_id)
    count = explain(rule, situation.today, situation.cal)
    return Consequence(says, paragraph, count.due_on, count, rule, ground(ground_id) if ground_id else None, harmless)


# --- a job seeker ------------------------------------------------------------------------------------


def _promotion(situation: Situation) -> list[Consequence]:
    if situation.window_ends_on is None:
        return []
    return [Consequence(
        Text("Лайықты жұмыс табылмаса, жұмыссыз ретінде автоматты түрде тіркелесіз.", "Если подходящей работы нет, вас автоматически регистрируют безработным.",
             "If there is no suitable work you are registered as unemployed automatically."),
        "36, 38, 53", situation.window_ends_on + timedelta(days=1))]


def _js_refuse(_situation: Situation) -> list[Consequence]:
    return [Consequence(
        Text("Бір рет бас тарту жеткілікті: 41-тармақтағы алты тексеруден кейін бірден жұмыссыз ретінде тіркелесіз.",
             "Достаточно одного отказа: после шести проверок пункта 41 вас сразу регистрируют безработным.",
             "One refusal is enough: after the six checks of paragraph 41 you are registered as unemployed at once."), "38, 53")]


def _js_silent(situation: Situation) -> list[Consequence]:
    lapse = _counted(situation, "T19", Text(
        "Жауап беру мерзімі аяқталады. Іздеушінің үнсіздігі үшін ешқандай шара көзделмеген.",
        "Срок ответа кончается. Для ищущего работу молчание ничем не грозит.",
        "The time to answer ends. The Rules attach nothing to the silence of a job seeker."), "72", harmless=True)
    return [lapse, *_promotion(situation)]


def _js_employed(situation: Situation) -> list[Consequence]:
    return [Consequence(
        Text("Мерзім соңында тізілімде ашық еңбек шарты болса, жұмыссыз ретінде тіркеуден бас тартылады. Жұмыс тапсаңыз, бұл жақсы жаңалық: тіркеуді өзіңіз жаба аласыз.",
             "Если в конце срока в реестре есть открытый трудовой договор, в регистрации безработным откажут. Если вы нашли работу, регистрацию можно закрыть самому.",
             "If the registry shows an open contract at the end of the window, registration as unemployed is refused. If you found work you may close the registration yourself."),
        "41(2)", situation.window_ends_on, ground=ground("R41.2"), harmless=False)]


def _js_trade(situation: Situation) -> list[Consequence]:
    return [Consequence(
        Text("Әрекеттегі жеке кәсіпкер жұмыспен қамтылған болып саналады: жұмыссыз ретінде тіркеуден бас тартылады.",
             "Действующий ИП считается занятым: в регистрации безработным откажут.",
             "An active sole proprietor counts as employed: registration as unemployed is refused."),
        "41(2)", situation.window_ends_on, ground=ground("R41.2"), harmless=False)]


def _js_free(situation: Situation) -> list[Consequence]:
    duty = Consequence(
        Text("64-тармақтың хабарлау міндеті жұмыссыздарға ғана жүктелген: жұмыс іздеуші ретінде сізді бұл байланыстырмайды.",
             "Обязанность сообщать по пункту 64 лежит только на безработных: ищущего работу она не связывает.",
             "The duty to report of paragraph 64 binds only the unemployed: as a job seeker you are not bound by it."), "64")
    return [duty, *_promotion(situation)]


# --- an unemployed person ----------------------------------------------------------------------------


def _un_nothing(_situation: Situation) -> list[Consequence]:
    return [Consequence(
        Text("Мәртебе сақталады, бірақ жеке жоспардағы келу мерзімдерін сақтау керек.", "Статус сохраняется, но сроки посещений из индивидуального плана нужно соблюдать.",
             "You keep the status, but the visits of the individual plan have to be kept."), "44, 63")]


def _un_refuse(_situation: Situation) -> list[Consequence]:
    return [Consequence(
        Text(f"Ұсынылған лайықты жұмыстың {REFUSALS_TO_DEREGISTER} нұсқасынан бас тарту – есептен шығару негізі. Шешімді адам сізді тыңдағаннан кейін қабылдайды.",
             f"Отказ от {REFUSALS_TO_DEREGISTER} предложенных вариантов подходящей работы – основание для снятия с учёта. Решает человек, выслушав вас.",
             f"Refusing {REFUSALS_TO_DEREGISTER} offered variants of suitable work is a ground for deregistration. A person decides after hearing you."),
        "51(2)", ground=ground("R51.2a"), harmless=False)]


def _un_silent(situation: Situation) -> list[Consequence]:
    return [_counted(situation, "T20", Text(
        "Осы күнге дейін жауап беру керек. Уақтылы хабарламау – есептен шығару негізі; шешімді адам сізді тыңдағаннан кейін қабылдайды.",
        "До этого дня нужно ответить. Несвоевременное уведомление – основание для снятия с учёта; решает человек, выслушав вас.",
        "Answer by this day. Late notice is a ground for deregistration; a person decides after hearing you."), "72, 51(2)", harmless=False, ground_id="R51.2b")]


def _un_report(first: Text | None = None, first_paragraph: str = "", first_ground: str = "") -> Answer:
    def reply(situation: Situation) -> list[Consequence]:
        report = _counted(situation, "T13", Text(
            "Осы күнге дейін орталыққа хабарлау керек. Кеш хабарлау – есептен шығару негізі.", "До этого дня сообщите центру. Опоздание – основание для снятия с учёта.",
            "Tell the centre by this day. Telling late is a ground for deregistration."), "64, 51(6)", harmless=False, ground_id="R51.6")
        if first is None:
            return [report]
        return [report, Consequence(first, first_paragraph, ground=ground(first_ground), harmless=False)]

    return reply


_CONTRIBUTIONS = Text(
    "Сіз үшін жарналар түссе, есептен шығару дайындалады. Өткен кезең үшін төлем алдымен сұралады, өздігінен негіз болмайды.",
    "Когда за вас поступят отчисления, готовится снятие с учёта. Платёж за прошлый период сначала выясняют: сам по себе он не основание.",
    "When contributions arrive for you, deregistration is prepared. A payment for a past period is asked about first and is no ground by itself.",
)

_JOB_SEEKER: dict[Question, Answer] = {
    Question.NOTHING: _promotion,
    Question.REFUSE: _js_refuse,
    Question.SILENT: _js_silent,
    Question.JOB: _js_employed,
    Question.TRADE: _js_trade,
    Question.FOUND: _js_free,
    Question.MOVE: _js_free,
}

_UNEMPLOYED: dict[Question, Answer] = {
    Question.NOTHING: _un_nothing,
    Question.REFUSE: _un_refuse,
    Question.SILENT: _un_silent,
    Question.JOB: _un_report(_CONTRIBUTIONS, "51(1)", "R51.1"),
    Question.TRADE: _un_report(),
    Question.FOUND: _un_report(),
    Question.MOVE: _un_report(),
}
