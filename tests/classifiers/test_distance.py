import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.classifiers.distance import Distance, distance

codes = st.builds(lambda unit, number: f"{unit:04d}-{number}", st.integers(0, 9999), st.integers(1, 20))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("7212-1", "7212-1", Distance.SAME_OCCUPATION),
        ("2330-1", "2330-4", Distance.SAME_UNIT),
        ("2512-1", "2513-1", Distance.SAME_MINOR_GROUP),
        ("2512-1", "2522-1", Distance.SAME_SUB_MAJOR_GROUP),
        ("2512-1", "2611-1", Distance.SAME_MAJOR_GROUP),
        ("2512-1", "9112-1", Distance.UNRELATED),
        ("2512-1", "1512-1", Distance.UNRELATED),
    ],
)
def test_the_narrowest_common_group_is_the_distance(one, other, expected):
    assert distance(one, other) is expected


@given(codes, codes)
def test_distance_is_the_same_both_ways_and_zero_only_for_itself(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@given(codes, codes, codes)
def test_a_detour_never_brings_two_occupations_nearer_than_its_longer_leg(one, middle, other):
    """Groups are nested, so the distance is an ultrametric."""
    assert distance(one, other) <= max(distance(one, middle), distance(middle, other))


@pytest.mark.parametrize("wrong", ["", "2512", "2512-", "25-1", "2512-x", "251a-1", "٢٥١٢-1"])
def test_what_is_not_a_code_has_no_distance(wrong):
    with pytest.raises(ValueError, match="classifier"):
        distance(wrong, "2512-1")
