"""No act without a ground: the log, its guards, and the database that insists."""

from __future__ import annotations

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.utils import IntegrityError

from enbek.i18n import Text
from enbek.transitions.machine import MoveRefused, UnknownMove
from enbek.transitions.models import Transition
from enbek.transitions.services import Actor, apply
from registration.rules.machine import MACHINE, Status
from tests import factories
from tests.registration.building import filled_draft, submitted_case

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_database_refuses_a_change_of_status_without_a_transition() -> None:
    case = submitted_case(factories.person())
    with pytest.raises(IntegrityError, match="without a ground"), connection.cursor() as cursor:
        cursor.execute("UPDATE registration_case SET status = 'job_seeker' WHERE id = %s", [case.pk])


def test_a_transition_of_an_earlier_transaction_is_no_ground_for_a_later_change() -> None:
    case = submitted_case(factories.person())
    with transaction.atomic():
        apply(MACHINE, case, "register_job_seeker", actor=Actor.system(Text.same("office")), edition="order-214-2025")
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="without a ground"):
        cursor.execute("UPDATE registration_case SET status = 'submitted' WHERE id = %s", [case.pk])


def test_a_case_cannot_be_created_by_hand() -> None:
    person = factories.person()
    draft = filled_draft(person)
    with pytest.raises(IntegrityError, match="without a ground"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registration_case (id, person_id, centre_id, status, channel, number, edition, submitted_at, accepted_on, accepted_at, category,"
            " work, work_because, work_reference, waiting_for) VALUES"
            " (%s, %s, %s, 'submitted', 'enbek', 999999, '', now(), now(), now(), '', '', '', '{}', '{}')",
            [uuid.uuid4(), person.pk, draft.centre_id],
        )


@pytest.mark.parametrize("statement", ["UPDATE transitions_transition SET paragraph = '1'", "DELETE FROM transitions_transition"])
def test_the_log_is_never_changed_or_deleted(statement: str) -> None:
    submitted_case(factories.person())
    with pytest.raises(DatabaseError, match="never changed or deleted"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_move_that_is_not_available_says_why_in_three_languages() -> None:
    case = submitted_case(factories.person())
    with pytest.raises(MoveRefused) as refused, transaction.atomic():
        apply(MACHINE, case, "register_unemployed", actor=Actor.system(Text.same("office")), edition="order-214-2025")
    reason = refused.value.reasons[0]
    assert reason.kk and reason.ru and reason.en


def test_an_unknown_move_is_an_error_of_the_program() -> None:
    with pytest.raises(UnknownMove):
        MACHINE.move("promote_by_magic")


def test_an_act_without_actor_is_refused_by_the_database() -> None:
    case = submitted_case(factories.person())
    with pytest.raises(IntegrityError, match="transition_has_actor"), transaction.atomic():
        apply(MACHINE, case, "register_job_seeker", actor=Actor(None, None), edition="order-214-2025")


def test_every_state_of_the_pipeline_is_reachable() -> None:
    assert set(Status.values) == MACHINE.states()


def test_the_log_names_the_transaction_that_wrote_it() -> None:
    submitted_case(factories.person())
    assert Transition.objects.get().xact
