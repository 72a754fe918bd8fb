"""What the room of messages cannot know by itself: whose case a clock runs on, and whose people belong to an office."""

from __future__ import annotations

from django.db.models import QuerySet

from enbek.deadlines.models import Deadline
from enbek.law.limits import Party
from notifications.desk import Scope
from notifications.models import Message
from notifications.watching import Affected
from registration.models import Case, Trigger

CABINET = "me/"


def affected_by(deadline: Deadline) -> Affected | None:
    """The person of the case that an office keeps waiting, and the name of that office (R59)."""
    case = Case.objects.select_related("person__user", "centre__mobility_centre").filter(pk=deadline.subject_id).first()
    if case is None:
        return None
    office = case.centre.mobility_centre if deadline.party == Party.MOBILITY_CENTRE else case.centre
    return Affected(case.person.user, office.name, {"case": case.label, "link": CABINET})


def affected_by_hearing(deadline: Deadline) -> Affected | None:
    """The same for a clock of a hearing: the office is late, the status stays (Q-20)."""
    trigger = Trigger.objects.select_related("case__person__user", "case__centre__mobility_centre").filter(pk=deadline.subject_id).first()
    if trigger is None:
        return None
    case = trigger.case
    office = case.centre.mobility_centre if deadline.party == Party.MOBILITY_CENTRE else case.centre
    return Affected(case.person.user, office.name, {"case": case.label, "link": CABINET})


def of_scope(messages: QuerySet[Message], scope: Scope) -> QuerySet[Message]:
    """Messages to people whose cases lie with these centres; of an assistant, to people of the own villages."""
    if scope.offices is not None:
        messages = messages.filter(recipient__person__in=Case.objects.filter(centre__in=scope.offices).values("person"))
    if scope.settlements is not None:
        messages = messages.filter(recipient__person__settlement__in=scope.settlements)
    return messages
