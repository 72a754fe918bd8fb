"""No test waits for a time to pass: it asks until something is so, for a bounded while, or plays a machine that is slow."""

from __future__ import annotations

import ast

from tests.consistency.sources import name_of, python, tree

REVIEWED = {
    "tests/browser/test_stories.py": "asking a page until the worker is done",
    "tests/browser/visitor.py": "asking a page until the worker is done",
    "tests/notifications/drain.py": "asking until the outbox is empty",
    "tests/notifications/sender_process.py": "a sender that asks again until it is killed",
    "tests/notifications/test_bench_outbox.py": "asking until the outbox is empty",
    "tests/notifications/test_hanging_provider.py": "a provider that hangs",
    "tests/notifications/providers.py": "a provider that hangs",
    "tests/processes/tasks.py": "work that takes a while, to be killed in the middle of",
    "tests/processes/test_promotion.py": "misfortunes strike at moments that nobody chose",
    "tests/processes/waiting.py": "asking until",
    "tests/registries/test_collect.py": "a registry that never answers",
    "tests/signing/test_demo_signer.py": "asking until",
}


def test_nothing_sleeps_but_slow_machines_and_bounded_questions() -> None:
    named = {
        name_of(path)
        for path in python("tests")
        if any(isinstance(node, ast.Attribute) and node.attr in {"sleep", "wait_for_timeout"} for node in ast.walk(tree(path)))
    }
    assert named == set(REVIEWED)
