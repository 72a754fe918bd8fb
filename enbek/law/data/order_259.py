"""Order No. 259 (wording of 2021, Kazakh only): its limits, under the ids of their counterparts in Order No. 214.

Ids that begin with O have no counterpart: the act they bound is automatic now, or is gone.
"""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.data import order_214
from enbek.law.data.order_214_registration import ARRIVAL, BREACH
from enbek.law.editions import ORDER_259
from enbek.law.limits import Party, Quotation, TimeLimit, Unit

DOCUMENTS_GONE = Text(
    "Мерзім бұзылды; шешімсіз адам жұмыссыз болып саналмайды.", "Срок нарушен; без решения лицо безработным не считается.",
    "The limit is broken; without a decision nobody is unemployed.",
)
DECIDED = Text("жергілікті органның шешімі қабылданған күн", "день решения местного органа", "the day of the local body's decision")


def _kept(limit_id: str, paragraph: str, requirement: str, quote_kk: str, *, amount: int | None = None, party: Party | None = None,
          starts: Text | None = None, discrepancies: tuple[str, ...] = (), further: tuple[Quotation, ...] = ()) -> TimeLimit:
    """A limit that Order 214 kept: title, start and party are its own unless they changed."""
    today = order_214.BY_ID[limit_id]
    return TimeLimit(
        id=limit_id, edition=ORDER_259, paragraphs=(paragraph,), requirements=(requirement,), party=party or today.party,
        amount=today.amount if amount is None else amount, unit=today.unit, title=today.title, starts=starts or today.starts,
        on_expiry=today.on_expiry, quote_ru=None, quote_kk=quote_kk, discrepancies=discrepancies, further=further,
    )


def _gone(limit_id: str, paragraph: str, party: Party, amount: int, title: Text, starts: Text, quote_kk: str, *,
          unit: Unit = Unit.WORKING_DAYS, on_expiry: Text = BREACH, discrepancies: tuple[str, ...] = (),
          further: tuple[Quotation, ...] = ()) -> TimeLimit:
    """A limit that Order 214 has no more."""
    return TimeLimit(
        id=limit_id, edition=ORDER_259, paragraphs=(paragraph,), requirements=(f"O{paragraph}",), party=party, amount=amount, unit=unit,
        title=title, starts=starts, on_expiry=on_expiry, quote_ru=None, quote_kk=quote_kk, discrepancies=discrepancies, further=further,
    )


KEPT = (
    _kept("T01", "8", "O8", "олар келіп түскен күннен бастап бір жұмыс күні ішінде өтінішке қоса берілген құжаттарды"),
    _kept("T02", "12", "O12", "олар келіп түскен күннен бастап бір жұмыс күні ішінде ізденушіні жұмыс іздеп жүрген адам ретінде"),
    _kept("T03", "20", "O20", "дәйектілігін анықтағаннан кейін бір жұмыс күні ішінде жұмыспен қамту орталығына"),
    _kept("T04", "21", "O21", "құжаттарды алған күннен бастап бір жұмыс күні ішінде ізденушінің дербес деректерін", discrepancies=("D-65",)),
    _kept("T05", "24", "O24", "жұмыс іздеп жүрген адамды тіркеген күннен бастап бір жұмыс күні ішінде", amount=1,
          discrepancies=("D-45", "D-64")),
    _kept("T08", "35", "O35", "шешім қабылдаған күннен бастап екі жұмыс күні ішінде жұмыс іздеп жүрген адамды", amount=2, starts=DECIDED,
          discrepancies=("D-48",)),
    _kept("T09", "38", "O38", "қолданылу мерзімі оны берген күннен бастап күнтізбелік отыз күнді құрайды"),
    _kept("T10", "44", "O44", "тиісті ақпаратты алған күннен бастап екі жұмыс күні ішінде жұмыссызды", discrepancies=("D-67",)),
    _kept("T11", "44", "O44", "хабардар еткен күннен бастап бес жұмыс күнi iшiнде ұсынылған жұмысқа орналасу орнына"),
    _kept("T12", "44", "O44", "қатысу үшін үш жұмыс күнi ішінде халықты жұмыспен қамту орталығына келмегенде"),
    _kept("T13", "51", "O51", "өзгерістер туралы ақпаратты уақтылы, бес жұмыс күні ішінде жұмыспен қамту орталығына ұсынады",
          further=(Quotation("44", None, "уақтылы, бес жұмыс күнi iшiнде ұсынбағанда"),)),
    _kept("T14", "45", "O45", "жұмыссызды есептен шығарған күннен бастап екі жұмыс күні ішінде бұл туралы оған", discrepancies=("D-42",)),
    _kept("T15", "48", "O48", "жұмыссыз ретінде тіркеген күннен бастап екі жұмыс күні ішінде"),
    _kept("T16", "53", "O53", "олар пайда болған күннен бастап бес жұмыс күні ішінде жібереді", discrepancies=("D-51",)),
    _kept("T17", "56", "O56", "жұмыспен қамту орталығы бір жұмыс күні ішінде осы тараудың"),
    _kept("T18", "58", "O58", "бос жұмыс орны пайда болған күннен бастап үш жұмыс күні ішінде лайықты жұмыстың бар екені туралы", amount=3,
          discrepancies=("D-01", "D-50")),
    _kept("T19", "59", "O59", "жұмыс іздеп жүрген адам бір жұмыс күні ішінде"),
    _kept("T20", "59", "O59", "жұмыссыз және өзге де жүгінген адам үш жұмыс күні ішінде"),
    _kept("T21", "60", "O60", "жұмыспен қамту орталығының қызметкері бір жұмыс күні ішінде іріктелген кандидаттардың деректерін"),
    _kept("T22", "61", "O61", "хабарлаған күннен бастап бес жұмыс күні ішінде жұмысқа орналастыру мәселесі бойынша", amount=5,
          discrepancies=("D-49",)),
    _kept("T23", "62", "O62", "кандидатты жұмысқа орналастыру үшін жолдаған күннен бастап бес жұмыс күні ішінде",
          further=(Quotation("62", None, "хабарландыруының бес жұмыс күні ішінде болмауы ұсынылған кандидатты"),)),
    _kept("T24", "A1.3", "OA1", "1 (бір) жұмыс күні"),
)

DOCUMENTS_SENT = _gone(
    "O31", "31", Party.CAREER_CENTRE, 1, discrepancies=("D-46",), on_expiry=DOCUMENTS_GONE,
    title=Text("Құжаттарды жергілікті органға жолдау", "Направление документов местному органу", "Sending the documents to the local body"),
    starts=Text("іріктеу мерзімі аяқталған немесе жұмыстан бас тартылған күн", "день окончания срока подбора или отказа от работы",
                "the day on which matching ends or the work is refused"),
    quote_kk="ізденуші ұсынылған жұмыстан бас тартқан жағдайда бір жұмыс күні ішінде",
)
DECISION_SIGNED = _gone(
    "O32", "32", Party.MOBILITY_CENTRE, 1, discrepancies=("D-46",), on_expiry=DOCUMENTS_GONE,
    title=Text("Жұмыссызды тіркеу туралы шешімге қол қою", "Подписание решения о регистрации безработного",
               "Signing the decision on registration as unemployed"),
    starts=Text("құжаттар алынған сәт", "момент получения документов", "the moment the documents are received"),
    quote_kk="шешімге электрондық цифрлық қолтаңбасы арқылы бір жұмыс күні ішінде қол қояды",
)

GONE = (
    DOCUMENTS_SENT,
    DECISION_SIGNED,
    _gone(
        "O33", "33", Party.CAREER_CENTRE, 2, discrepancies=("D-47",), starts=DECIDED,
        title=Text("Жұмыссыз ретінде тіркеу немесе бас тарту туралы хабарлама", "Уведомление о регистрации безработным или об отказе",
                   "Notice of registration as unemployed or of refusal"),
        quote_kk="шешім қабылдаған күннен бастап екі жұмыс күні ішінде осы Қағидаларға 4-қосымшаға сәйкес",
    ),
    _gone(
        "O42", "42", Party.MOBILITY_CENTRE, 1, discrepancies=("D-52",), unit=Unit.CALENDAR_DAYS,
        title=Text("Жұмыссыз ретінде тіркелгені туралы анықтама беру", "Выдача справки о регистрации в качестве безработного",
                   "Issue of the certificate of registration as unemployed"),
        starts=Text("өтініш берілген сәт", "момент подачи заявления", "the moment of the application"),
        quote_kk="өтініш берген сәттен бастап бір күнді құрайды",
    ),
    _gone(
        "O46", "46", Party.MOBILITY_CENTRE, 5, discrepancies=("D-32", "D-54"),
        title=Text("Шағымды қарау (жергілікті орган)", "Рассмотрение жалобы (местный орган)", "Dealing with a complaint (local body)"),
        starts=Text("шағым тіркелген күн", "день регистрации жалобы", "the day on which the complaint is registered"),
        quote_kk="шағымы оны тіркеген күннен бастап 5 (бес) жұмыс күні ішінде қаралуға тиіс",
    ),
    _gone(
        "O47", "47", Party.MOBILITY_CENTRE, 15, discrepancies=("D-32", "D-54"),
        title=Text("Шағымды қарау (қызмет сапасын бақылайтын орган)", "Рассмотрение жалобы (орган контроля качества услуг)",
                   "Dealing with a complaint (the body that controls the quality of services)"),
        starts=Text("шағым тіркелген күн", "день регистрации жалобы", "the day on which the complaint is registered"),
        quote_kk="шағымы, оны тіркеген күннен бастап 15 (он бес) жұмыс күні ішінде қаралуға тиіс",
    ),
    _gone(
        "O54", "54", Party.CAREER_CENTRE, 1, discrepancies=("D-51",), starts=ARRIVAL,
        title=Text("Жазбаша берілген бос орынды тіркеу", "Регистрация вакансии, поданной письменно", "Registering a vacancy sent in writing"),
        quote_kk="қызметкері оны алған күннен бастап бір жұмыс күні ішінде оларды",
    ),
)

LIMITS = KEPT + GONE
