"""`python -m tests.processes.people 20`: people who apply, in the database and registries of the running house.

Runs in the environment of a stack (`stack.env`); each prints nothing, the applications wait to be accepted by the sweep.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 - the models need the setup

from enbek.registries.port import Registry  # noqa: E402
from enbek.registries.sandbox.store import Store  # noqa: E402
from seekers.models import Person  # noqa: E402
from tests import factories  # noqa: E402
from tests.registration.building import submitted_case  # noqa: E402


def main(number: int) -> None:
    factories._serials = count(1 + 10 * Person.objects.count())  # another process may have made some before
    store = Store(Path(settings.VAR_DIR) / "demo" / "sandbox")
    for _ in range(number):
        someone = factories.person(birth=datetime(1990, 5, 14, tzinfo=UTC).date())
        store.put(Registry.IDENTITY, someone.iin.value, factories.identity_of(someone))
        submitted_case(someone)


if __name__ == "__main__":
    main(int(sys.argv[1]))
