"""The rules of suitable work (R2.10, R70): each criterion, its three values, and what never may happen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.classifiers.tables import EducationLevel, HealthLimit, Language, Regime
from enbek.i18n import LANGUAGES, Text
from mediation.rules import suitability
from mediation.rules.facts import Candidate, JobFacts, PastJob, Place, Reach, ReachTable
from mediation.rules.verdicts import PARAGRAPHS, TITLES, Criterion, Finding, Value, Verdict
from mediation.rules.weights import WEIGHTS

ALMATY = Place("750000000", "75", Text("Алматы", "Алматы", "Almaty"))
KASKELEN = Place("195220100", "19", Text("Қаскелең", "Каскелен", "Kaskelen"))
TALGAR = Place("196220100", "19", Text("Талғар", "Талгар", "Talgar"))
SILENT = ReachTable()

ACCOUNTANT = Candidate(
    home=KASKELEN, wanted="2411-1", past=(PastJob("2411-1", 40),), education_level="higher", regimes=frozenset({"full_time"}), min_pay=250_000
)
JOB = JobFacts(occupation="2411-1", place=KASKELEN, pay_from=300_000, regime="full_time", education_level="vocational", experience_years=3)


def value(criterion: Criterion, candidate: Candidate = ACCOUNTANT, job: JobFacts = JOB, reach: ReachTable = SILENT) -> Value:
    return suitability.assess(candidate, job, reach).of(criterion).value


# --- strategies ---------------------------------------------------------------------------------------
codes = st.sampled_from(["2411-1", "2411-2", "2412-1", "2421-1", "2511-1", "5120-1", "7212-1", "9112-3", "0310-1"])
places = st.sampled_from([ALMATY, KASKELEN, TALGAR])
subset = lambda values: st.frozensets(st.sampled_from(values), max_size=3)  # noqa: E731
candidates = st.builds(
    Candidate, home=places, wanted=codes | st.just(""), past=st.lists(st.builds(PastJob, codes, st.integers(0, 240)), max_size=3).map(tuple),
    years_in_wanted=st.integers(0, 30), education_level=st.sampled_from(["", *EducationLevel.values]),
    health_limits=subset(HealthLimit.values), regimes=subset(Regime.values), relocation=st.booleans(),
    min_pay=st.none() | st.integers(0, 900_000), driving=subset(["B", "C", "D"]), computer_skills=st.booleans(), languages=subset(Language.values),
)
jobs = st.builds(
    JobFacts, occupation=codes, place=places, pay_from=st.integers(0, 500_000), pay_to=st.none() | st.integers(500_000, 900_000),
    regime=st.sampled_from(Regime.values), education_level=st.sampled_from(["", *EducationLevel.values]), experience_years=st.integers(0, 15),
    health_demands=subset(HealthLimit.values), driving=st.sampled_from(["", "B", "C"]), computer_skills=st.booleans(), languages=subset(Language.values),
)
tables = st.dictionaries(
    st.tuples(st.sampled_from([p.kato for p in (ALMATY, KASKELEN, TALGAR)]), st.sampled_from([p.kato for p in (ALMATY, KASKELEN, TALGAR)])),
    st.booleans(), max_size=4,
).map(ReachTable)


# --- what holds for every pair --------------------------------------------------------------------------
@given(candidates, jobs, tables)
def test_every_criterion_of_the_law_gets_exactly_one_answer(candidate: Candidate, job: JobFacts, reach: ReachTable) -> None:
    verdict = suitability.assess(candidate, job, reach)
    assert [finding.criterion for finding in verdict.findings] == list(Criterion)


@given(candidates, jobs, tables)
def test_work_is_unsuitable_only_when_a_criterion_does_not_fit(candidate: Candidate, job: JobFacts, reach: ReachTable) -> None:
    verdict = suitability.assess(candidate, job, reach)
    assert verdict.suitable == (Value.DOES_NOT_FIT not in {finding.value for finding in verdict.findings})


@given(candidates, jobs, tables, st.lists(st.integers(0, 100), min_size=8, max_size=8))
def test_the_score_never_changes_the_verdict(candidate: Candidate, job: JobFacts, reach: ReachTable, closeness: list[int]) -> None:
    verdict = suitability.assess(candidate, job, reach)
    other = tuple(replace(finding, closeness=number) for finding, number in zip(verdict.findings, closeness, strict=True))
    assert Verdict(other, suitability.score(other)).suitable == verdict.suitable


@given(candidates, jobs, tables)
def test_reasons_are_whole_sentences_in_all_three_languages(candidate: Candidate, job: JobFacts, reach: ReachTable) -> None:
    for finding in suitability.assess(candidate, job, reach).findings:
        said = [finding.reason.in_(language) for language in LANGUAGES]
        assert len(set(said)) == 3
        for sentence in said:
            assert sentence.endswith(".")
            assert "{" not in sentence
            assert "None" not in sentence


@given(candidates, jobs, tables)
def test_score_lies_between_0_and_100(candidate: Candidate, job: JobFacts, reach: ReachTable) -> None:
    assert 0 <= suitability.assess(candidate, job, reach).score <= 100


@given(jobs, tables)
def test_who_told_nothing_is_refused_nothing_but_a_far_place(job: JobFacts, reach: ReachTable) -> None:
    verdict = suitability.assess(Candidate(home=KASKELEN), job, reach)
    against = {finding.criterion for finding in verdict.findings if finding.value is Value.DOES_NOT_FIT}
    assert against <= {Criterion.TRANSPORT}


@given(candidates, jobs, tables)
def test_readiness_to_move_never_makes_work_less_suitable(candidate: Candidate, job: JobFacts, reach: ReachTable) -> None:
    settled = suitability.assess(replace(candidate, relocation=False), job, reach)
    ready = suitability.assess(replace(candidate, relocation=True), job, reach)
    assert ready.suitable or not settled.suitable


@given(candidates, jobs, tables, st.integers(0, 200_000))
def test_more_pay_never_makes_work_less_suitable(candidate: Candidate, job: JobFacts, reach: ReachTable, more: int) -> None:
    better = replace(job, pay_from=job.pay_from + more, pay_to=job.pay_to + more if job.pay_to else None)
    before, after = suitability.assess(candidate, job, reach), suitability.assess(candidate, better, reach)
    assert after.suitable or not before.suitable
    assert after.score >= before.score


def test_the_weights_are_shares_of_a_hundred_over_all_criteria() -> None:
    assert set(WEIGHTS) == set(Criterion) == set(PARAGRAPHS) == set(TITLES)
    assert sum(WEIGHTS.values()) == 100


def test_the_receipt_keeps_value_paragraph_and_reason_of_each_criterion() -> None:
    receipt = suitability.assess(ACCOUNTANT, JOB, SILENT).to_json()
    assert receipt["suitable"] is True
    pay = next(finding for finding in receipt["findings"] if finding["criterion"] == "pay")
    assert (pay["value"], pay["paragraph"]) == ("fits", "70")
    assert "300\u00a0000" in pay["reason"]["ru"]


# --- criterion by criterion -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "expected"),
    [("2411-1", Value.FITS), ("2411-2", Value.FITS), ("2412-1", Value.FITS), ("2421-1", Value.NOT_KNOWN), ("2511-1", Value.DOES_NOT_FIT),
     ("9112-3", Value.DOES_NOT_FIT)],
)
def test_occupation_is_measured_by_the_classifier(code: str, expected: Value) -> None:
    assert value(Criterion.OCCUPATION, job=replace(JOB, occupation=code)) is expected


def test_the_former_speciality_counts_beside_the_wish() -> None:
    retrained = replace(ACCOUNTANT, wanted="2511-1")
    assert value(Criterion.OCCUPATION, retrained) is Value.FITS


def test_nearer_occupations_are_ordered_higher() -> None:
    scores = [suitability.assess(ACCOUNTANT, replace(JOB, occupation=code), SILENT).score for code in ("2411-1", "2411-2", "2412-1", "2421-1")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@pytest.mark.parametrize(
    ("own", "required", "expected"),
    [("higher", "vocational", Value.FITS), ("vocational", "vocational", Value.FITS), ("secondary", "higher", Value.DOES_NOT_FIT),
     ("", "higher", Value.NOT_KNOWN), ("", "", Value.FITS)],
)
def test_qualification_compares_levels_of_education(own: str, required: str, expected: Value) -> None:
    assert value(Criterion.QUALIFICATION, replace(ACCOUNTANT, education_level=own), replace(JOB, education_level=required)) is expected


def test_experience_counts_only_in_the_same_trade() -> None:
    cook = replace(ACCOUNTANT, wanted="5120-1", past=(PastJob("5120-1", 120),))
    assert value(Criterion.EXPERIENCE, cook) is Value.DOES_NOT_FIT
    assert value(Criterion.EXPERIENCE, replace(cook, past=(*cook.past, PastJob("2411-2", 36)))) is Value.FITS


def test_experience_is_not_rounded_up() -> None:
    assert suitability.years_in_trade(replace(ACCOUNTANT, past=(PastJob("2411-1", 35),)), "2411-1") == 2
    assert suitability.years_in_trade(replace(ACCOUNTANT, past=(PastJob("2411-1", 20), PastJob("2412-1", 16))), "2411-1") == 3


def test_experience_of_who_named_no_job_is_not_known() -> None:
    assert value(Criterion.EXPERIENCE, replace(ACCOUNTANT, past=())) is Value.NOT_KNOWN


@pytest.mark.parametrize(
    ("limits", "demands", "expected"),
    [({"lifting"}, {"lifting", "noise"}, Value.DOES_NOT_FIT), ({"lifting"}, {"noise"}, Value.FITS), (set(), {"noise"}, Value.NOT_KNOWN),
     ({"lifting"}, set(), Value.FITS)],
)
def test_health_is_compared_only_with_what_the_person_chose_to_name(limits: set[str], demands: set[str], expected: Value) -> None:
    candidate, job = replace(ACCOUNTANT, health_limits=frozenset(limits)), replace(JOB, health_demands=frozenset(demands))
    assert value(Criterion.HEALTH, candidate, job) is expected


def test_working_time_outside_the_wishes_does_not_fit() -> None:
    assert value(Criterion.REGIME, job=replace(JOB, regime="rotation")) is Value.DOES_NOT_FIT
    assert value(Criterion.REGIME, replace(ACCOUNTANT, regimes=frozenset())) is Value.NOT_KNOWN


@pytest.mark.parametrize(
    ("place", "said", "relocation", "expected"),
    [
        (KASKELEN, {}, False, Value.FITS),
        (TALGAR, {}, False, Value.NOT_KNOWN),
        (ALMATY, {}, False, Value.DOES_NOT_FIT),
        (ALMATY, {(KASKELEN.kato, ALMATY.kato): True}, False, Value.FITS),
        (TALGAR, {(KASKELEN.kato, TALGAR.kato): False}, False, Value.DOES_NOT_FIT),
        (ALMATY, {(ALMATY.kato, KASKELEN.kato): True}, False, Value.DOES_NOT_FIT),
        (ALMATY, {}, True, Value.FITS),
    ],
)
def test_the_way_to_work_is_told_by_the_operators_table(place: Place, said: dict[tuple[str, str], bool], relocation: bool, expected: Value) -> None:
    candidate = replace(ACCOUNTANT, relocation=relocation)
    assert value(Criterion.TRANSPORT, candidate, replace(JOB, place=place), ReachTable(said)) is expected


def test_remote_work_needs_no_journey() -> None:
    assert value(Criterion.TRANSPORT, job=replace(JOB, place=ALMATY, regime="remote")) is Value.FITS


def test_a_place_reaches_itself_whatever_the_table_says() -> None:
    assert ReachTable({(ALMATY.kato, ALMATY.kato): False}).between(ALMATY, ALMATY) is Reach.SAME_PLACE


@pytest.mark.parametrize(
    ("wish", "low", "high", "expected"),
    [(250_000, 250_000, None, Value.FITS), (250_001, 250_000, None, Value.DOES_NOT_FIT), (250_000, 200_000, 260_000, Value.NOT_KNOWN),
     (300_000, 200_000, 260_000, Value.DOES_NOT_FIT), (None, 200_000, None, Value.NOT_KNOWN), (0, 200_000, None, Value.NOT_KNOWN)],
)
def test_pay_is_compared_with_the_lowest_pay_named(wish: int | None, low: int, high: int | None, expected: Value) -> None:
    assert value(Criterion.PAY, replace(ACCOUNTANT, min_pay=wish), replace(JOB, pay_from=low, pay_to=high)) is expected


def test_a_requirement_that_the_resume_contradicts_does_not_fit() -> None:
    speaker = replace(ACCOUNTANT, languages=frozenset({"kk"}), driving=frozenset({"B"}))
    assert value(Criterion.REQUIREMENTS, speaker, replace(JOB, languages=frozenset({"kk"}), driving="B")) is Value.FITS
    assert value(Criterion.REQUIREMENTS, speaker, replace(JOB, languages=frozenset({"en"}))) is Value.DOES_NOT_FIT
    assert value(Criterion.REQUIREMENTS, speaker, replace(JOB, driving="C")) is Value.DOES_NOT_FIT


def test_a_requirement_that_the_resume_is_silent_about_is_not_known() -> None:
    assert value(Criterion.REQUIREMENTS, job=replace(JOB, languages=frozenset({"en"}), driving="C", computer_skills=True)) is Value.NOT_KNOWN


def test_a_finding_that_does_not_fit_adds_nothing_to_the_order() -> None:
    findings = suitability.assess(ACCOUNTANT, replace(JOB, pay_from=1, pay_to=None), SILENT).findings
    assert [finding.closeness for finding in findings if finding.value is Value.DOES_NOT_FIT] == [0]
    assert all(isinstance(finding, Finding) for finding in findings)
