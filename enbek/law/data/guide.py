"""The user guide of Enbek.kz: the periods it names to citizens. Not a legal act; only Russian; shown beside the Rules (D-33, D-64)."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.data import order_214
from enbek.law.editions import GUIDE
from enbek.law.limits import Party, Quotation, TimeLimit, Unit


def _said(limit_id: str, paragraph: str, requirement: str, amount: int, quote_ru: str, discrepancies: tuple[str, ...] = (),
          further: tuple[Quotation, ...] = ()) -> TimeLimit:
    """A period of the Rules as the guide tells it."""
    rule = order_214.BY_ID[limit_id]
    return TimeLimit(
        id=limit_id, edition=GUIDE, paragraphs=(paragraph,), requirements=(requirement,), party=rule.party, amount=amount,
        unit=rule.unit, title=rule.title, starts=rule.starts, on_expiry=rule.on_expiry, quote_ru=quote_ru, quote_kk=None,
        discrepancies=discrepancies, further=further,
    )


LIMITS = (
    _said("T06", "G2.3", "G2.3", 3, "подбирают Вам **подходящую работу** в течение 3-х рабочих дней", ("D-64",), (
        Quotation("G2.3", "На этом этапе в течение 3 рабочих дней Электронная биржа труда будет активно подбирать", None),
        Quotation("G3.1", "если по истечении 3-х рабочих дней для Вас не будет подобрана подходящая работа", None),
    )),
    _said("T11", "G2.5", "G2.5", 5, "в течение 5 рабочих дней со дня уведомления центром занятости по месту предложенного трудоустройства"),
    _said("T12", "G2.5", "G2.5", 3, "в течение 3-х рабочих дней по вызову в центр занятости", ("D-58",)),
    TimeLimit(
        id="G2.5", edition=GUIDE, paragraphs=("G2.5",), requirements=("G2.5",), party=Party.CITIZEN, amount=30, unit=Unit.CALENDAR_DAYS,
        title=Text("Қайта тіркелуге дейінгі кезең", "Срок до повторной регистрации", "Wait before registering again"),
        starts=Text("есептен шығарылған күн", "день снятия с учета", "the day of deregistration"),
        on_expiry=Text("Нұсқаулық бойынша кезең өткен соң қайта тіркелуге болады. № 214 бұйрықта мұндай шектеу жоқ: портал оны қолданбайды.",
                       "По руководству после этого срока можно зарегистрироваться снова. В приказе № 214 такого ограничения нет: портал "
                       "его не применяет.",
                       "By the guide one may register again after it. Order No. 214 has no such bar: the portal does not apply it."),
        quote_ru="только **по истечении 30 календарных дней** со дня снятия с учета", quote_kk=None, discrepancies=("D-33",),
    ),
)
