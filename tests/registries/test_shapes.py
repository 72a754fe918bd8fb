import pytest

from enbek.registries import Registry
from enbek.registries.shapes import SHAPES, mismatch, nothing_known

CONTRACT = {
    "employer": "ТОО «Пример»",
    "bin": "940140000385",
    "position": "токарь",
    "started_on": "2025-02-03",
    "ended_on": None,
}


@pytest.mark.parametrize("registry", list(Registry))
def test_every_registry_has_a_shape_that_its_own_nothing_known_fits(registry):
    assert registry in SHAPES
    assert mismatch(registry, nothing_known(registry)) is None


@pytest.mark.parametrize("registry", list(Registry))
@pytest.mark.parametrize("data", [None, [], "text", {}, 7])
def test_what_is_no_answer_fits_no_shape(registry, data):
    assert mismatch(registry, data) is not None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("started_on", "03.02.2025"),
        ("started_on", "2025-02-30"),
        ("ended_on", ""),
        ("bin", 940140000385),
        ("position", None),
    ],
)
def test_one_wrong_field_is_named_by_its_path_without_its_value(field, value):
    where = mismatch(Registry.EMPLOYMENT_CONTRACTS, {"contracts": [CONTRACT, {**CONTRACT, field: value}]})
    assert where == f"data.contracts[1].{field}"


def test_a_missing_field_is_named():
    without_bin = {k: v for k, v in CONTRACT.items() if k != "bin"}
    assert mismatch(Registry.EMPLOYMENT_CONTRACTS, {"contracts": [without_bin]}) == "data.contracts[0].bin"


def test_a_field_added_by_the_registry_later_is_no_fault():
    assert (
        mismatch(Registry.EMPLOYMENT_CONTRACTS, {"contracts": [{**CONTRACT, "place": "Астана"}], "total": 1}) is None
    )


def test_true_is_not_a_disability_group():
    """In Python `True == 1`; a register that says so would be misread as group 1."""
    assert mismatch(Registry.DISABILITY, {"group": True, "since": None, "limits": []}) == "data.group"
    assert mismatch(Registry.DISABILITY, {"group": 1, "since": "2020-01-01", "limits": []}) is None


def test_a_found_person_must_come_with_a_name():
    assert mismatch(Registry.IDENTITY, {"found": True}) == "data.surname"
