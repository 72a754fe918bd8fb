"""Who may do what: the table, read back from the outside."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from careercenters.models import StaffMember
from careercenters.rules.rights import RIGHTS, Right, Role, may
from tests import factories

TABLE = """
                  see_queue         open_file         ask_registries    take_application  keep_files        share_files       set_substitute    sign_documents    import_people     offer_work        take_answer       moderate          record_answer     find              decide            report_sign    supervise
specialist        yes               yes               yes               yes               yes               no                no                no                no                yes               yes               no                yes               yes               no                yes            no
assistant         yes               yes               no                yes               no                no                no                no                no                no                yes               no                yes               no                no                no             no
director          yes               yes               yes               yes               yes               yes               yes               yes               no                yes               yes               no                yes               yes               no                yes            yes
mobility_officer  yes               yes               yes               no                no                no                no                no                no                no                no                no                no                no                yes               no             yes
supervisor        yes               yes               no                no                no                no                no                no                yes               no                no                no                no                no                no                no             yes
support           no                no                no                no                no                no                no                no                yes               no                no                no                no                no                no                no             no
moderator         no                no                no                no                no                no                no                no                no                no                no                yes               no                no                no                no             no
"""


def test_the_rights_are_those_of_the_table() -> None:
    header, *lines = TABLE.strip().splitlines()
    expected = {Role(name): dict(zip(header.split(), answers, strict=True)) for name, *answers in (line.split() for line in lines)}
    assert {role: {right.value: "yes" if may(role, right) else "no" for right in Right} for role in Role} == expected


def test_every_role_stands_in_the_table_and_has_its_name_in_three_languages() -> None:
    assert set(RIGHTS) == set(Role)
    assert all(role.words.kk and role.words.ru and role.words.en for role in Role)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.SPECIALIST, {}),
        (Role.SPECIALIST, {"region": factories.region}),
        (Role.DIRECTOR, {"career_centre": factories.career_centre, "region": factories.region}),
        (Role.MOBILITY_OFFICER, {"career_centre": factories.career_centre}),
        (Role.SUPERVISOR, {"mobility_centre": factories.mobility_centre}),
        (Role.SUPPORT, {"career_centre": factories.career_centre}),
        ("akim", {}),
    ],
)
def test_the_database_refuses_a_role_at_a_place_that_does_not_fit_it(role: str, place: dict[str, Any]) -> None:
    fields = {name: make() for name, make in place.items()}
    user = factories.user()
    with pytest.raises(IntegrityError, match="staff_"), transaction.atomic():
        StaffMember.objects.create(user=user, role=role, full_name="x", **fields)
