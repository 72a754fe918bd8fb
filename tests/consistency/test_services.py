"""Every service is shown by a test: its module is named in a test, or is listed with the test that goes through it."""

from __future__ import annotations

import ast

from tests.consistency.sources import ROOMS, ROOT, name_of, python, role, tree

OURS = tuple(room for room in ROOMS if room != "demo")  # the demo is shown by its story: tests/demo, `make tour`

THROUGH = {
    "careercenters/services/desk.py": "tests/notifications/test_relay.py",
    "employers/services/telling.py": "tests/employers/test_liveness.py",
    "mediation/services/telling.py": "tests/mediation/test_referrals.py",
    "notifications/services/addressing.py": "tests/notifications/test_writing.py",
    "notifications/services/journal.py": "tests/notifications/test_proof.py",
    "notifications/services/supervising.py": "tests/notifications/test_delivery.py",
    "notifications/services/sweeps.py": "tests/processes/test_promotion.py",
    "notifications/services/troubles.py": "tests/notifications/test_reports.py",
    "registration/services/telling.py": "tests/registration/test_pipeline.py",
    "seekers/services/doorsteps.py": "tests/notifications/test_relay.py",
    "mediation/services/holding.py": "tests/mediation/test_offers.py",
    "mediation/services/resumes.py": "tests/mediation/test_referrals.py",
    "mediation/services/sweeps.py": "tests/processes/test_promotion.py",
    "notifications/services/reading.py": "tests/notifications/test_pages.py",
    "registration/services/desk.py": "tests/backoffice/test_intake.py",
    "registration/services/cards.py": "tests/registration/test_pipeline.py",
    "notifications/services/writing.py": "tests/notifications/test_writing.py",
    "registration/services/looking.py": "tests/backoffice/test_case_page.py",
    "registration/services/receipts.py": "tests/registration/test_pipeline.py",
    "registration/services/hearing_papers.py": "tests/losing/test_hearing.py",
    "registration/services/staff.py": "tests/losing/test_hearing.py",
    "registration/services/statement.py": "tests/pages/test_signing.py",
    "registration/services/waiting.py": "tests/registration/test_pipeline.py",
    "seekers/services/resumes.py": "tests/pages/test_profile.py",
}


def dotted(name: str) -> str:
    return name.removesuffix(".py").replace("/", ".")


def imported_by_tests() -> set[str]:
    """Modules and names that tests import, dotted."""
    found = set()
    for path in python("tests"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_module_of_services_is_tested() -> None:
    modules = [name_of(path) for path in python(*OURS) if role(path) == "services" and path.name != "__init__.py"]
    known = imported_by_tests()
    untested = {module for module in modules if dotted(module) not in known}
    assert modules
    assert untested == set(THROUGH), "in both directions: what a test names by now leaves the list"


def test_the_tests_that_go_through_exist() -> None:
    assert [test for service, test in THROUGH.items() if (ROOT / service).exists() and not (ROOT / test).exists()] == []
