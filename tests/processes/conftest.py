"""Tables are made once for all stacks of these tests: each begins with a copy of a migrated cluster."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.supervisor import Stack

NewVar = Callable[[], Path]


@pytest.fixture(scope="session")
def new_var(tmp_path_factory: pytest.TempPathFactory) -> NewVar:
    """`new_var()`: a folder for a stack whose database has all tables and nobody in it."""
    first = tmp_path_factory.mktemp("migrated")
    with Stack(first, workers=0, beats=0, web=False, sandbox=False, signer=False, load_demo=False):
        pass

    def make() -> Path:
        var = tmp_path_factory.mktemp("var")
        shutil.copytree(first / "postgres", var / "postgres")
        return var

    return make
