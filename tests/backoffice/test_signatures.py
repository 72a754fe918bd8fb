"""The director's EDS on documents for egov: one or many, by the right key, once, and seen by everybody who checks (R28, D-31)."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from careercenters.models import CareerCentre
from careercenters.rules.rights import Role
from enbek import clock
from enbek.documents import director
from enbek.documents.annexes import Form, JobSeekerNotice, PersonName
from enbek.documents.models import AwaitedSignature, IssuedDocument
from enbek.documents.services import issue, revoke
from enbek.i18n import Text
from enbek.identifiers import BIN
from enbek.signing.acts import services as acts
from enbek.signing.acts.models import SignedDocument
from enbek.signing.acts.services import SignatureRefused
from enbek.signing.sealing import seal
from enbek.subjects import Subject
from registration.models import Case
from registration.services import acceptance
from tests import factories
from tests.backoffice.conftest import other_centre
from tests.registration.building import submitted_case
from tests.signing.conftest import AT, centre, key_of  # noqa: F401 - fixtures
from tests.signing.conftest import BIN as ARQA

pytestmark = pytest.mark.django_db
PAGE = "/en/office/signatures/"


@pytest.fixture(autouse=True)
def _today(settings: Any, centre: Any, clock_at: Callable[[Any], Any]) -> None:  # noqa: F811 - the fixture
    settings.TRUST_STORE = centre / "trust"
    clock_at(AT)


@pytest.fixture
def office() -> CareerCentre:
    one = factories.career_centre()
    one.bin = ARQA
    one.save()
    return one


@pytest.fixture
def waits(office: CareerCentre) -> Callable[..., AwaitedSignature]:
    def make(place: CareerCentre | None = None) -> AwaitedSignature:
        person = factories.person()
        data = JobSeekerNotice(name=PersonName("Сейітқызы", "Айгүл"), office=office.name, registered_from=clock.today())
        document = issue(Form.A4, recipient=person.user, subject=Subject("registration.case", person.pk), data=data, issued_on=clock.today())
        return director.ask(document, (place or office).pk)

    return make


@pytest.fixture
def signed(key_of: Callable[[str], Any]) -> Callable[..., bytes]:  # noqa: F811 - the fixture
    def sign(row: AwaitedSignature, alias: str = "head") -> bytes:
        key = key_of(alias)
        return seal(row.document.canonical(), key.key, key.certificate, at=AT, chain=key.chain)

    return sign


def words(page: Any) -> str:
    return " ".join(page.select_one("main").get_text(" ").split())


def test_the_head_of_the_centre_signs(waits: Any, signed: Any) -> None:
    row = waits()
    made = director.sign(row.pk, signed(row), BIN(ARQA))
    assert made.signature.signer_bin == BIN(ARQA)
    assert bytes(made.signature.content) == row.document.canonical()


@pytest.mark.parametrize(("alias", "code"), [
    ("hr", "no_right"), ("employee", "no_right"), ("anna", "personal_key"), ("anna-auth", "auth_key"), ("anna-expired", "expired"),
])
def test_nobody_else_signs_for_the_director(waits: Any, signed: Any, alias: str, code: str) -> None:
    row = waits()
    with pytest.raises(SignatureRefused) as refused:
        director.sign(row.pk, signed(row, alias), BIN(ARQA))
    assert refused.value.code == code
    assert not SignedDocument.objects.exists()


def test_the_head_of_another_organisation_does_not_sign(waits: Any, signed: Any) -> None:
    row = waits()
    with pytest.raises(SignatureRefused) as refused:
        director.sign(row.pk, signed(row), BIN("050740004819"))
    assert refused.value.code == "wrong_organisation"


def test_a_signature_over_another_document_is_refused(waits: Any, signed: Any) -> None:
    row, other = waits(), waits()
    with pytest.raises(SignatureRefused) as refused:
        director.sign(row.pk, signed(other), BIN(ARQA))
    assert refused.value.code == "content_changed"


def test_asking_and_signing_twice_is_once(waits: Any, signed: Any, office: CareerCentre) -> None:
    row = waits()
    assert director.ask(row.document, office.pk) == row
    first = director.sign(row.pk, signed(row), BIN(ARQA))
    assert director.sign(row.pk, signed(row), BIN(ARQA)).signature_id == first.signature_id
    assert SignedDocument.objects.count() == 1


def test_a_revoked_document_is_not_signed(waits: Any, signed: Any) -> None:
    row = waits()
    revoke(row.document.pk, Text.same("x"))
    with pytest.raises(SignatureRefused) as refused:
        director.sign(row.pk, signed(row), BIN(ARQA))
    assert refused.value.code == "revoked"


def test_a_signature_that_is_there_is_never_replaced(waits: Any, signed: Any) -> None:
    row = waits()
    director.sign(row.pk, signed(row), BIN(ARQA))
    for spoil in (lambda: AwaitedSignature.objects.update(signature=None), AwaitedSignature.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            spoil()


def test_in_a_batch_each_document_has_its_own_answer(waits: Any, signed: Any, hire: Any, sign_in: Any, read: Any) -> None:
    """Good, by the wrong key, unreadable, not answered by NCALayer: one is signed, three say why not, and wait on."""
    good, wrong, broken, silent = rows = [waits() for _ in range(4)]
    client = sign_in(hire(Role.DIRECTOR).user)
    page = read(client.get(PAGE))
    offered = {base64.b64decode(card["data-sign-row"]) for card in page.select("[data-sign-row]")}
    assert offered == {row.document.canonical() for row in rows}
    sent = {
        "row": [str(row.pk) for row in rows], f"cms-{good.pk}": base64.b64encode(signed(good)).decode(),
        f"cms-{wrong.pk}": base64.b64encode(signed(wrong, "hr")).decode(), f"cms-{broken.pk}": "AAAA", f"cms-{silent.pk}": "",
    }
    for _again in range(2):
        told = words(read(client.post(PAGE, sent)))
        assert told.count("not signed") == 3
        assert "key of the director" in told and "No signature came" in told
    assert [row.pk for row in AwaitedSignature.objects.filter(signature__isnull=False)] == [good.pk]


def test_one_document_is_signed_by_a_file(waits: Any, signed: Any, hire: Any, sign_in: Any, read: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    row, other = waits(), waits()
    sent = {"row": [str(row.pk), str(other.pk)], f"file-{row.pk}": SimpleUploadedFile("a.cms", signed(row))}
    told = words(read(sign_in(hire(Role.DIRECTOR).user).post(PAGE, sent)))
    assert "not signed" not in told and row.document.number in told
    assert AwaitedSignature.objects.get(pk=row.pk).signature is not None


def test_only_a_director_of_this_centre_has_the_page_and_its_documents(waits: Any, signed: Any, hire: Any, sign_in: Any, read: Any) -> None:
    foreign = waits(other_centre())
    client = sign_in(hire(Role.DIRECTOR).user)
    assert "Nothing waits for your signature" in words(read(client.get(PAGE)))
    client.post(PAGE, {"row": [str(foreign.pk)], f"cms-{foreign.pk}": base64.b64encode(signed(foreign)).decode()})
    assert AwaitedSignature.objects.get().signature is None
    assert client.get(f"{PAGE}{foreign.pk}/").status_code == 404
    for role in (Role.SPECIALIST, Role.ASSISTANT, Role.MOBILITY_OFFICER):
        assert sign_in(hire(role).user).get(PAGE).status_code == 404


def test_the_director_reads_the_document_first(waits: Any, hire: Any, sign_in: Any) -> None:
    row = waits()
    answer = sign_in(hire(Role.DIRECTOR).user).get(f"{PAGE}{row.pk}/")
    assert answer.content[:5] == b"%PDF-"


def test_without_the_bin_of_the_centre_the_page_says_whom_to_ask(waits: Any, office: CareerCentre, hire: Any, sign_in: Any, read: Any) -> None:
    waits()
    CareerCentre.objects.update(bin="")
    assert "The BIN of your centre is not known" in words(read(sign_in(hire(Role.DIRECTOR).user).get(PAGE)))


def test_the_list_costs_the_same_for_three_and_for_eight(waits: Any, hire: Any, sign_in: Any, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, costs = sign_in(hire(Role.DIRECTOR).user), []
    for more in (3, 5):
        for _ in range(more):
            waits()
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_the_check_page_shows_the_signature_and_before_it_that_it_is_awaited(waits: Any, signed: Any, client: Any, read: Any) -> None:
    row = waits()
    url = f"/en/verify/{row.document.grouped_code}/"
    assert "awaited" in words(read(client.get(url)))
    director.sign(row.pk, signed(row), BIN(ARQA))
    told = words(read(client.get(url)))
    assert "Signature of the director" in told and "Д. АХМЕТОВ" in told and "first head" in told
    assert "ДАНИЯР" not in told, "a name is shown discreetly"


def test_a_document_without_such_a_need_shows_nothing_of_it(waits: Any) -> None:
    row = waits()
    assert director.check(IssuedDocument(pk=factories.user().pk)) is None
    assert director.check(row.document).awaited


@pytest.mark.parametrize(("channel", "awaited"), [("egov", 1), ("enbek", 0)])
def test_only_a_refusal_of_an_application_from_egov_waits_for_the_director(channel: str, awaited: int) -> None:
    """R28: the result for egov carries the director's EDS; the portal's own carries the seal."""
    case = submitted_case(factories.person())
    Case.objects.filter(pk=case.pk).update(channel=channel)
    acceptance.refuse_found(case.pk, "A1.9.1", Text.same("поддельный документ"), officer=factories.user(), name="Ахметов Данияр")
    assert AwaitedSignature.objects.filter(office_id=case.centre_id, document__form="A3").count() == awaited


def test_a_responder_that_hangs_holds_no_row_of_the_document(waits: Callable[..., AwaitedSignature], signed: Callable[..., bytes], monkeypatch: Any) -> None:
    """While somebody is asked about revocation no transaction is open; a colleague's signature in the meantime stays."""
    row = waits()
    original = acts.judge

    def slow(cms: bytes, content: bytes | None, at: Any) -> Any:
        with transaction.atomic(durable=True):  # raises RuntimeError inside a transaction
            pass
        monkeypatch.setattr(acts, "judge", original)
        director.sign(row.pk, signed(row), BIN(ARQA))
        return original(cms, content, at)

    monkeypatch.setattr(acts, "judge", slow)
    made = director.sign(row.pk, signed(row), BIN(ARQA))
    assert SignedDocument.objects.count() == 1
    assert made.signature_id == AwaitedSignature.objects.get(pk=row.pk).signature_id
