"""Which paragraph is implemented where and shown by which test: the page is fresh, and no id is a slip of the pen."""

from __future__ import annotations

from tools import traceability


def test_every_cited_id_stands_in_the_requirements_matrix() -> None:
    assert traceability.unknown() == {}


def test_the_page_of_traceability_is_up_to_date() -> None:
    """`python tools/traceability.py` writes it anew."""
    assert traceability.PAGE.read_text(encoding="utf8") == traceability.page()


def test_a_range_of_ids_cites_each_of_them() -> None:
    assert list(traceability.spread("R41.1–3")) == ["R41.1", "R41.2", "R41.3"]
    assert list(traceability.spread("T05–T07")) == ["T05", "T06", "T07"]
    assert list(traceability.spread("CL3")) == ["CL3"]


def test_a_part_is_covered_by_its_whole_and_not_the_other_way_round() -> None:
    found = {"R51.3": {"a.py"}, "R12.1": {"b.py"}}
    assert traceability.covered("R51.3a", found) == {"a.py"}
    assert traceability.covered("R12", found) == set()


def test_the_pipeline_of_the_first_issue_is_implemented_and_shown() -> None:
    """What the issue promises is neither only written nor only tested."""
    promised = traceability.spread("R29–R36")
    code, tests = traceability.citations(traceability.CODE), traceability.citations(traceability.TESTS)
    wanted = [*promised, "R4", *traceability.spread("R7–R12"), "R21", *traceability.spread("R38–R42"), *traceability.spread("R53–R56"),
              *traceability.spread("A3–A6"), "A9", "T01", "T02", *traceability.spread("T05–T09"), "D-03", "D-25", "D-28", "D-36", "D-41",
              *traceability.spread("CL1–CL7")]
    known = traceability.known_ids()
    parts = {one: [part for part in known if part == one or part.startswith(f"{one}.")] for one in wanted}
    missing_code = {one for one, own in parts.items() if not any(traceability.covered(part, code) for part in [one, *own])}
    missing_tests = {one for one, own in parts.items() if not any(traceability.covered(part, tests) for part in [one, *own])}
    assert (missing_code, missing_tests) == (set(), set())
