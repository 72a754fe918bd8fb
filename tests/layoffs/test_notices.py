"""From the draft to the centre: each act, and each refusal (M1–M6, D-38, D-39, Q-15, Q-16)."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from careercenters.models import StaffMember
from employers.layoffs.models import Notice, Worker
from employers.layoffs.rules.listing import differences
from employers.layoffs.services import asking, drafting, receiving, sending, telling
from employers.models import Organisation
from enbek import clock
from enbek.identifiers import IIN
from enbek.registries.port import Registry
from enbek.signing.acts.models import SignedDocument
from enbek.signing.acts.services import SignatureRefused
from enbek.transitions.machine import MoveRefused
from enbek.transitions.models import Transition
from notifications.models import Message
from tests import factories
from tests.layoffs.conftest import State, particulars
from tests.mediation import factories as make

pytestmark = pytest.mark.django_db


def test_a_draft_gets_its_business_code_by_itself(notice: Notice) -> None:
    assert notice.code.startswith("PR")
    assert len(notice.code) == 16
    assert notice.status == "draft"


def test_an_organisation_that_was_not_confirmed_writes_no_notice(arqa: Organisation, officer: Any, office: Any) -> None:
    arqa.confirmed_at = None
    with pytest.raises(drafting.Refused):
        drafting.begin(arqa, officer, {"centre": office, "reason": "decline", "released_this_year": 0})
    assert not Notice.objects.exists()


def test_the_registry_fills_in_who_it_is(add: Any) -> None:
    worker = add("Мамиров")
    assert worker.name == "Мамиров Азамат"
    assert worker.is_checked
    assert worker.employed is True


def test_an_iin_that_the_registry_does_not_know_is_not_taken(notice: Notice) -> None:
    stranger = factories.iin()
    with pytest.raises(drafting.Refused) as refused:
        drafting.add(notice.pk, stranger, particulars(), asking.ask(notice, stranger))
    assert refused.value.problems == {"iin": asking.UNKNOWN}


def test_a_silent_registry_keeps_the_row_as_not_checked_and_holds_nothing_up(add: Any, state: State, notice: Notice, send: Any) -> None:
    state.silent = set(Registry)
    worker = add("Мамиров")
    assert worker.name == ""
    assert not worker.is_checked
    assert send(notice).number == 1


def test_a_silent_registry_is_asked_again_and_the_row_becomes_whole(add: Any, state: State, notice: Notice) -> None:
    state.silent = {Registry.IDENTITY}
    worker = add("Мамиров")
    assert drafting.check_again(notice).still_open == 1
    state.silent = set()
    done = drafting.check_again(notice)
    worker.refresh_from_db()
    assert (done.whole, done.still_open) == (1, 0)
    assert worker.name == "Мамиров Азамат"


def test_asking_again_stops_while_nobody_answers(add: Any, state: State, notice: Notice) -> None:
    state.silent = set(Registry)
    for _each in range(3):
        add()
    before = state.asked
    drafting.check_again(notice)
    assert state.asked - before == len(asking.ASKED)


def test_a_fresh_answer_is_not_asked_for_twice(notice: Notice, state: State) -> None:
    someone = state.knows()
    asking.ask(notice, someone)
    before = state.asked
    assert asking.ask(notice, someone).name == "Мамиров Азамат"
    assert state.asked == before


def test_the_same_worker_stands_on_a_list_once(add: Any, state: State) -> None:
    someone = state.knows()
    add(iin=someone)
    with pytest.raises(drafting.Refused) as refused:
        add(iin=someone)
    assert refused.value.problems == {"iin": drafting.TWICE}
    with pytest.raises(IntegrityError), transaction.atomic():
        Worker.objects.bulk_create([Worker(notice_id=Worker.objects.get().notice_id, iin=someone, education_level="higher", pay=1,
                                           occupation_id="2411-1", release_on=clock.today())])


@pytest.mark.parametrize("case", ["past", "short", "not_employed", "elsewhere"])
def test_what_is_unusual_is_taken_with_an_explanation_only(
    case: str, add: Any, state: State, arqa: Organisation, officer: Any, office: Any,
) -> None:
    someone, values = state.knows(), {}
    if case in ("past", "short"):
        values = {"release_on": clock.today() + timedelta(days={"past": -1, "short": 5}[case])}
    if case == "not_employed":
        state.elsewhere.add(someone.value)
    if case == "elsewhere":
        other = drafting.begin(arqa, officer, {"centre": office, "reason": "decline", "released_this_year": 0})
        add(iin=someone, to=other)
    with pytest.raises(drafting.Refused) as refused:
        add(iin=someone, **values)
    assert set(refused.value.problems) == {"explanation"}
    worker = add(iin=someone, explanation="Приказ № 5", **values)
    assert worker.oddities == [case]


def test_a_withdrawn_notice_does_not_stand_in_the_way_of_the_next(add: Any, state: State, notice: Notice, send: Any, arqa: Organisation, officer: Any, office: Any) -> None:
    someone = state.knows()
    add(iin=someone)
    send(notice)
    sending.withdraw(notice.pk, officer, reason="mistake", words="")
    other = drafting.begin(arqa, officer, {"centre": office, "reason": "decline", "released_this_year": 0})
    assert add(iin=someone, to=other).oddities == []


@pytest.mark.parametrize("alias", ["head", "hr"])
def test_head_and_hr_send_and_the_signature_covers_the_list(alias: str, add: Any, notice: Notice, send: Any, specialist: Any, officer: Any) -> None:
    add()
    version = send(notice, alias)
    statement = {row["label"]: row["value"] for row in json.loads(bytes(version.document.content))["statement"]}
    assert hashlib.sha256(bytes(version.listing)).hexdigest() in statement.values()
    assert notice.status == "sent"
    assert Message.objects.filter(message_id="layoff_arrived", recipient=specialist).exists()
    assert Message.objects.filter(message_id="layoff_sent", recipient=officer).exists()
    assert Transition.objects.of(notice.subject).filter(move="send", facts__workers=1).exists()


@pytest.mark.parametrize(("alias", "code"), [("anna-auth", "auth_key"), ("employee", "no_right"), ("daniyar", "personal_key")])
@pytest.mark.parametrize("again", [False, True])
def test_a_key_that_may_not_sign_is_refused_both_times(alias: str, code: str, again: bool, add: Any, notice: Notice, send: Any, clock_at: Any) -> None:
    """D-39: the manual asks for an AUTH key after a change; such a key signs nothing here."""
    add()
    if again:
        send(notice)
        clock_at(clock.now() + timedelta(hours=1))
        add()
    with pytest.raises(SignatureRefused) as refused:
        send(notice, alias)
    assert refused.value.code == code
    assert notice.versions.count() == int(again)


def test_an_empty_list_is_not_sent(notice: Notice, send: Any) -> None:
    with pytest.raises(SignatureRefused) as refused:
        send(notice)
    assert refused.value.reason == sending.NOBODY


def test_what_changed_on_another_page_is_signed_anew(add: Any, notice: Notice, officer: Any, signed: Any) -> None:
    worker = add()
    content = sending.show_for_signing(notice)
    drafting.rewrite(worker.pk, particulars(pay=99_000))
    with pytest.raises(SignatureRefused) as refused:
        sending.send(notice.pk, officer, content, signed(content))
    assert refused.value.code == "changed"
    assert not SignedDocument.objects.exists()


def test_the_second_click_sends_no_second_version(add: Any, notice: Notice, officer: Any, signed: Any) -> None:
    add()
    content = sending.show_for_signing(notice)
    first = sending.send(notice.pk, officer, content, signed(content))
    assert sending.send(notice.pk, officer, content, signed(content)) == first
    assert SignedDocument.objects.count() == 1


def test_nothing_new_is_not_sent_again(add: Any, notice: Notice, send: Any) -> None:
    add()
    send(notice)
    assert sending.problems(notice) == [sending.NOTHING_NEW]


def test_a_draft_that_lay_too_long_says_so_before_it_is_signed(add: Any, notice: Notice, clock_at: Any) -> None:
    add(release_on=clock.today() + timedelta(days=40))
    clock_at(clock.now() + timedelta(days=20))
    row = sending.bring_up_to_date(notice.pk)
    assert row.workers.get().oddities == ["short"]
    assert [sentence.en for sentence in sending.problems(row)] == [sending.UNEXPLAINED.en.format(number=1)]


def test_a_late_notice_is_taken_and_its_lateness_is_kept(add: Any, notice: Notice, send: Any) -> None:
    """Q-16: nothing is refused for a broken term."""
    add(release_on=clock.today() + timedelta(days=10), explanation="Пожар на складе")
    assert send(notice).is_late


def test_the_centre_sees_a_change_only_once_it_is_signed(add: Any, notice: Notice, send: Any, clock_at: Any) -> None:
    worker = add("Мамиров")
    first = send(notice)
    clock_at(clock.now() + timedelta(hours=1))
    drafting.rewrite(worker.pk, particulars(pay=120_000))
    add("Ахметов")
    assert sending.newest(notice) == first
    second = send(notice)
    assert second.number == 2
    assert {change.kind for change in differences(first.workers, second.workers)} == {"added", "changed"}
    assert notice.status == "sent"


def test_the_centre_of_a_sent_notice_stays(add: Any, notice: Notice, send: Any, office: Any) -> None:
    add()
    send(notice)
    with pytest.raises(drafting.Refused) as refused:
        drafting.change(notice.pk, {"centre": make.centre(), "reason": "decline", "released_this_year": 4})
    assert refused.value.problems == {"centre": drafting.SAME_CENTRE}


def test_the_centre_receives_exactly_what_it_read(add: Any, notice: Notice, send: Any, specialist: Any, officer: Any, clock_at: Any) -> None:
    add()
    send(notice)
    clock_at(clock.now() + timedelta(hours=1))
    add()
    send(notice)
    with pytest.raises(MoveRefused) as refused:
        receiving.receive(notice.pk, specialist, number=1)
    assert refused.value.reasons == [receiving.NEWER]
    receiving.receive(notice.pk, specialist, number=2)
    receiving.receive(notice.pk, specialist, number=2)
    notice.refresh_from_db()
    assert notice.status == "received"
    assert Message.objects.filter(message_id="layoff_received", recipient=officer, channel="cabinet").count() == 1


def test_a_draft_is_deleted_for_good(add: Any, notice: Notice) -> None:
    add()
    drafting.delete(notice.pk)
    assert not Notice.objects.exists()
    assert not Worker.objects.exists()


def test_what_was_sent_is_withdrawn_with_its_trace_and_not_deleted(add: Any, notice: Notice, send: Any, officer: Any, specialist: Any) -> None:
    add()
    send(notice)
    with pytest.raises(drafting.Refused) as refused:
        drafting.delete(notice.pk)
    assert refused.value.problems == {"": drafting.NOT_A_DRAFT}
    sending.withdraw(notice.pk, officer, reason="nobody_released", words="")
    sending.withdraw(notice.pk, officer, reason="mistake", words="")
    notice.refresh_from_db()
    assert (notice.status, notice.withdrawal_reason, notice.versions.count()) == ("withdrawn", "nobody_released", 1)
    assert Message.objects.filter(message_id="layoff_withdrawn", recipient=specialist).exists()
    with pytest.raises(drafting.Refused):
        add()


def test_a_draft_cannot_be_withdrawn(notice: Notice, officer: Any) -> None:
    with pytest.raises(MoveRefused):
        sending.withdraw(notice.pk, officer, reason="mistake", words="")


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_status_without_its_ground(notice: Notice) -> None:
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("UPDATE layoffs_notice SET status = 'sent' WHERE id = %s", [notice.pk])


def test_our_own_count_is_of_those_released_this_year_by_notices_that_stand(add: Any, notice: Notice, send: Any, arqa: Organisation, clock_at: Any) -> None:
    add(release_on=clock.today() + timedelta(days=31))
    add(release_on=clock.today() + timedelta(days=90))
    send(notice)
    clock_at(clock.now() + timedelta(days=32))
    today = clock.today()
    assert Worker.objects.released(arqa, today.replace(month=1, day=1), today).count() == 1


def test_a_contract_that_has_ended_is_no_employment() -> None:
    contract = {"employer": "x", "bin": "1", "position": "x", "started_on": "2020-01-01", "ended_on": "2026-03-19"}
    assert not asking.works_for({"contracts": [contract]}, "1")
    assert asking.works_for({"contracts": [{**contract, "ended_on": "2026-03-20"}]}, "1")


def test_the_identifier_is_masked_where_a_row_is_named(add: Any, state: State) -> None:
    state.silent = set(Registry)
    someone: IIN = state.knows()
    assert someone.value not in str(add(iin=someone))


def test_of_the_staff_only_those_who_act_on_a_notice_are_told(office: Any, specialist: Any, add: Any, notice: Notice, send: Any) -> None:
    assistant = make.user(is_staff=True)
    StaffMember.objects.create(user=assistant, role="assistant", full_name="Болат", career_centre=office)
    add()
    telling.received(notice, send(notice))
    told = Message.objects.filter(message_id="layoff_arrived", channel="cabinet").values_list("recipient", flat=True)
    assert list(told) == [specialist.pk]
