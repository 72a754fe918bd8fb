"""Who acts for an organisation: by its EDS, by invitation, as long as an owner wants (M1.1)."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from demo import ca  # noqa: F401 - the centre of the fixtures
from employers.models import Invitation, MemberRole, Membership, Organisation
from employers.services import teams
from enbek import clock
from enbek.accounts.models import User
from enbek.identifiers import BIN
from enbek.law.vacancies import INVITATION_DAYS
from enbek.signing.sealing import seal
from tests.mediation import factories as make
from tests.signing.conftest import AT, centre, key_of  # noqa: F401 - fixtures
from tests.signing.conftest import BIN as ARQA

pytestmark = pytest.mark.django_db

Read = Callable[[Any], Any]
HOME = "/ru/vacancies/"


@pytest.fixture(autouse=True)
def _today(settings: Any, centre: Any, clock_at: Callable[[Any], Any]) -> None:  # noqa: F811 - the fixture
    settings.TRUST_STORE = centre / "trust"
    clock_at(AT)


@pytest.fixture
def owner() -> User:
    return make.user()


@pytest.fixture
def organisation(owner: User) -> Organisation:
    row = make.organisation(owner)
    Membership.objects.update(role=MemberRole.OWNER)
    return row


def named(client: Client, number: str) -> Any:
    place = make.settlement()
    return client.post(f"{HOME}mine/enter/", {"bin": number, "name_kk": "ЖШС «Арқа»", "name_ru": "ТОО «Арка»", "settlement": place.pk})


def sign(client: Client, read: Read, key: Any, address: str) -> Any:
    """The page, the bytes it shows, the signature."""
    page = read(client.get(address))
    content = base64.b64decode(page.select_one("[data-content]")["data-content"])
    cms = base64.b64encode(seal(content, key.key, key.certificate, at=AT, chain=key.chain)).decode()
    return client.post(address, {"cms": cms})


# --- by EDS ------------------------------------------------------------------------------------------------------
def test_the_eds_of_the_organisation_makes_an_owner(owner: User, sign_in: Callable[..., Client], read: Read, key_of: Any) -> None:  # noqa: F811
    client = sign_in(owner)
    address = named(client, ARQA).headers["Location"]
    assert not Membership.objects.exists(), "a name alone gives no right"
    assert sign(client, read, key_of("head"), address).status_code == 302
    member = Membership.objects.get()
    assert (member.user, member.role, member.organisation.bin, member.organisation.is_confirmed) == (owner, MemberRole.OWNER, BIN(ARQA), True)


def test_a_strangers_bin_is_refused(owner: User, sign_in: Callable[..., Client], read: Read, key_of: Any) -> None:  # noqa: F811
    client = sign_in(owner)
    foreign = make.number12("20014")
    address = named(client, foreign).headers["Location"]
    page = read(sign(client, read, key_of("head"), address))
    assert page.select_one(".errorlist, .error-summary")
    assert not Membership.objects.exists()


def test_naming_an_organisation_changes_nothing_of_what_its_team_says(organisation: Organisation, sign_in: Callable[..., Client]) -> None:
    named(sign_in(make.user()), Organisation.objects.get().bin.value)
    before = organisation.name_ru
    organisation.refresh_from_db()
    assert organisation.name_ru == before


def test_data_that_nobody_stands_for_can_be_typed_anew() -> None:
    number, place = BIN(make.number12("20014")), make.settlement()
    teams.enter(number, name_kk="?", name_ru="?", settlement=place, phone="", email="")
    assert teams.enter(number, name_kk="Арқа", name_ru="Арка", settlement=place, phone="", email="").name_ru == "Арка"
    assert Organisation.objects.count() == 1


def test_the_page_of_the_eds_is_only_for_who_named_the_organisation(organisation: Organisation, sign_in: Callable[..., Client]) -> None:
    assert sign_in(make.user()).get(f"{HOME}mine/{organisation.pk}/confirmation/").status_code == 404


@pytest.mark.parametrize("number", ["", "123", "900514350018", "20014000000x"])
def test_a_wrong_bin_is_told(owner: User, sign_in: Callable[..., Client], read: Read, number: str) -> None:
    assert read(named(sign_in(owner), number)).select_one(".errorlist")


# --- by invitation -----------------------------------------------------------------------------------------------
def test_an_invited_colleague_joins_once_with_the_role_of_the_invitation(
    organisation: Organisation, owner: User, sign_in: Callable[..., Client], read: Read
) -> None:
    chief, colleague = sign_in(owner), make.user()
    chief.post(f"{HOME}mine/{organisation.pk}/team/", {"note": "Айгүл", "role": "reader"})
    link = read(chief.get(f"{HOME}mine/{organisation.pk}/team/")).select_one("input[readonly]")["value"]
    joining = sign_in(colleague)
    assert "Наблюдатель" in read(joining.get(link)).get_text()
    joining.post(link)
    assert Membership.objects.get(user=colleague).role == MemberRole.READER
    assert sign_in(make.user()).get(link).status_code == 410


def test_an_old_or_revoked_invitation_opens_nothing(organisation: Organisation, owner: User, clock_at: Callable[[Any], Any]) -> None:
    kept = teams.invite(organisation, role="recruiter", note="x", by=owner)
    revoked = teams.invite(organisation, role="recruiter", note="y", by=owner)
    teams.revoke(revoked)
    assert teams.invitation_of(teams.token_of(revoked)) is None
    assert teams.accept(revoked.pk, make.user()) is None
    clock_at(clock.now() + timedelta(days=INVITATION_DAYS, minutes=1))
    assert teams.invitation_of(teams.token_of(kept)) is None
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "a:b", "ImEi:1:2"])
def test_a_cut_link_is_told(token: str, owner: User, sign_in: Callable[..., Client]) -> None:
    assert sign_in(owner).get(f"{HOME}invitation/{token}/").status_code == 410


def test_an_invitation_does_not_lower_who_is_in_the_team(organisation: Organisation, owner: User) -> None:
    teams.accept(teams.invite(organisation, role="reader", note="x", by=owner).pk, owner)
    assert Membership.objects.get().role == MemberRole.OWNER


# --- changes -----------------------------------------------------------------------------------------------------
def test_the_last_owner_stays_and_others_come_and_go(organisation: Organisation, owner: User, sign_in: Callable[..., Client]) -> None:
    other = Membership.objects.create(organisation=organisation, user=make.user(), role=MemberRole.READER)
    first, chief, address = Membership.objects.get(user=owner), sign_in(owner), f"{HOME}mine/{organisation.pk}/member/"
    for role in ("reader", ""):
        with pytest.raises(teams.Refused):
            teams.change(organisation.pk, first.pk, role)
    chief.post(address, {"member": other.pk, "role": "owner"})
    chief.post(address, {"member": first.pk, "role": ""})
    assert list(Membership.objects.values_list("pk", "role")) == [(other.pk, "owner")]
    assert chief.get(f"{HOME}mine/{organisation.pk}/team/").status_code == 404


@pytest.mark.parametrize("sent", [{"member": "x", "role": "owner"}, {"member": "999999", "role": ""}, {"member": "1", "role": "king"}, {}])
def test_nonsense_changes_nothing(organisation: Organisation, owner: User, sign_in: Callable[..., Client], sent: dict[str, str]) -> None:
    assert sign_in(owner).post(f"{HOME}mine/{organisation.pk}/member/", sent).status_code == 302
    assert Membership.objects.get().role == MemberRole.OWNER


def test_a_member_of_another_organisation_cannot_be_let_go(organisation: Organisation, owner: User, sign_in: Callable[..., Client]) -> None:
    foreign = make.user()
    elsewhere = make.organisation(foreign)
    sign_in(owner).post(f"{HOME}mine/{organisation.pk}/member/", {"member": Membership.objects.get(user=foreign).pk, "role": ""})
    assert Membership.objects.filter(organisation=elsewhere).exists()
    invitation = teams.invite(elsewhere, role="reader", note="x", by=foreign)
    sign_in(owner).post(f"{HOME}mine/{organisation.pk}/member/", {"revoke": str(invitation.pk)})
    assert Invitation.objects.open().filter(pk=invitation.pk).exists()


# --- the public page ---------------------------------------------------------------------------------------------
def test_everybody_sees_the_mark_the_hires_and_the_open_vacancies(organisation: Organisation, client: Client, read: Read) -> None:
    shown, closed = make.vacancy(organisation, seats=3, taken=2), make.vacancy(organisation, closed_on=clock.today())
    page = read(client.get(f"{HOME}of/{organisation.pk}/"))
    assert page.select_one(f"a[href='{HOME}{shown.pk}/']") and not page.select_one(f"a[href='{HOME}{closed.pk}/']")
    assert "2" in page.select("dd")[1].get_text()
    assert Organisation.objects.get().bin.value not in page.get_text()


def test_the_public_page_costs_the_same_for_three_as_for_eight(organisation: Organisation, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{HOME}of/{organisation.pk}/").status_code == 200
        return len(captured)

    for _ in range(3):
        make.vacancy(organisation)
    few = queries()
    for _ in range(5):
        make.vacancy(organisation)
    assert queries() == few
