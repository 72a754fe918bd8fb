"""A director names who stands in for an absent colleague; the substitute sees the cases from the first day to the last."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from careercenters.models import StaffMember, Substitution
from careercenters.rules.rights import Role, may_stand_in
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text


class AbsenceRefused(Exception):
    """The substitution cannot be set; `reason` says why and what to do."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


IN_THE_PAST = Text(
    "Соңғы күн өтіп кеткен. Алдағы күндерді көрсетіңіз.",
    "Последний день уже прошёл. Укажите дни, которые ещё впереди.",
    "The last day has passed. Give days that are still ahead.",
)
ONESELF = Text(
    "Адам өзін өзі алмастыра алмайды. Басқа қызметкерді таңдаңыз.",
    "Человек не может замещать сам себя. Выберите другого сотрудника.",
    "Nobody stands in for themselves. Choose a colleague.",
)
TOO_FEW_RIGHTS = Text(
    "Алмастырушының құқықтары жетпейді: ол жоқ қызметкердің барлық жұмысын істей алуы керек.",
    "Прав замещающего не хватает: он должен мочь всё, что мог отсутствующий.",
    "The substitute's rights do not suffice: they must cover all that the absent colleague may do.",
)
TOO_FAR = Text(
    "Алмастырушы осы орталықтан немесе сол еңбек мобильділігі орталығының басқа филиалынан болуы керек; ассистентті тек өз орталығының қызметкері алмастырады.",
    "Замещающий должен быть из этого центра или из другого филиала того же центра трудовой мобильности; ассистента замещает только сотрудник его центра.",
    "The substitute must be of this centre or of another branch of the same labour-mobility centre; an assistant's of the same centre.",
)
OVERLAPS = Text(
    "Осы күндерге алмастырушы тағайындалып қойған. Алдымен бұрынғысын тоқтатыңыз.",
    "На эти дни замещающий уже назначен. Сначала отмените прежнее замещение.",
    "Somebody stands in on these days already. Recall that substitution first.",
)


@transaction.atomic
def set_substitute(absent: StaffMember, substitute: StaffMember, from_day: date, to_day: date, reason: str, *, by: User) -> Substitution:
    """Raises AbsenceRefused. The lock on the absent colleague's row lets two directors set one substitute, not two."""
    StaffMember.objects.select_for_update().get(pk=absent.pk)
    refusal = _obstacle(absent, substitute, from_day, to_day)
    if refusal is not None:
        raise AbsenceRefused(refusal)
    return Substitution.objects.create(
        absent=absent, substitute=substitute, from_day=from_day, to_day=to_day, reason=reason, set_by=by, set_at=clock.now()
    )


def _obstacle(absent: StaffMember, substitute: StaffMember, from_day: date, to_day: date) -> Text | None:
    if absent.pk == substitute.pk:
        return ONESELF
    if to_day < clock.today():
        return IN_THE_PAST
    if not may_stand_in(Role(substitute.role), Role(absent.role)):
        return TOO_FEW_RIGHTS
    if not _near(absent, substitute):
        return TOO_FAR
    overlapping = Substitution.objects.not_ended().filter(absent=absent, from_day__lte=to_day, to_day__gte=from_day)
    return OVERLAPS if overlapping.exists() else None


def _near(absent: StaffMember, substitute: StaffMember) -> bool:
    if absent.career_centre is None or substitute.career_centre is None:
        return False
    if absent.career_centre_id == substitute.career_centre_id:
        return True
    same_branch = absent.career_centre.mobility_centre_id == substitute.career_centre.mobility_centre_id
    return same_branch and absent.role != Role.ASSISTANT


@transaction.atomic
def recall(substitution: Substitution, *, by: User) -> None:
    """End it now. Safe to press twice."""
    row = Substitution.objects.select_for_update().get(pk=substitution.pk)
    if row.ended_at is None:
        row.ended_at, row.ended_by = clock.now(), by
        row.save(update_fields=["ended_at", "ended_by"])
