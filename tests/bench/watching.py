"""`python -m tests.bench.watching [persons]`: a whole night of the watch in a database of its own name, against registries that answer at once.

Needs DATABASE_URL of a server on which a database may be made; drops it afterwards.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enbek.settings.test")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from enbek import clock  # noqa: E402
from enbek.identifiers import IIN, check_digit  # noqa: E402
from enbek.registries.config import using_port  # noqa: E402
from enbek.registries.port import Answer, Registry  # noqa: E402
from enbek.registries.shapes import nothing_known  # noqa: E402
from enbek.settings.base import database_from_url  # noqa: E402
from registration.services import watching  # noqa: E402
from tests import factories  # noqa: E402
from tests.mediation import factories as make  # noqa: E402

EVENING = datetime(2026, 4, 6, 20, 0, tzinfo=clock.ALMATY)
NIGHT = datetime(2026, 4, 7, 2, 5, tzinfo=clock.ALMATY)


class AtOnce:
    """Knows nothing of anybody and answers at once: what is measured is the exchange itself."""

    def __init__(self) -> None:
        self.requests = 0

    def ask(self, registry: Registry, iin: IIN) -> Answer:
        return Answer(registry, NIGHT, nothing_known(registry))

    def ask_many(self, registry: Registry, iins: Sequence[IIN]) -> dict[str, Answer]:
        self.requests += 1
        return {iin.value: Answer(registry, NIGHT, nothing_known(registry)) for iin in iins}


def people(number: int) -> None:
    """Copies of one unemployed person, made inside the database: only the IIN and the account differ."""
    case = make.case(factories.person(), office=factories.career_centre(), status="unemployed")
    columns = {"registration_case": case.pk, "seekers_person": case.person_id}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, key in columns.items():
            cursor.execute(f"CREATE TEMP TABLE one AS SELECT * FROM {table} WHERE id = %s", [key])  # noqa: S608 - names of our own
            cursor.execute("CREATE TEMP TABLE many AS SELECT one.*, n FROM one, generate_series(1, %s) n", [number])
            if table == "seekers_person":
                cursor.executemany("UPDATE many SET iin = %s WHERE n = %s", [(iin, n) for n, iin in enumerate(iins(number), 1)])
                cursor.execute("UPDATE many SET id = md5('p' || n)::uuid, user_id = md5('u' || n)::uuid")
            else:
                cursor.execute("UPDATE many SET id = md5('c' || n)::uuid, person_id = md5('p' || n)::uuid, number = 1000000 + n")
            cursor.execute("ALTER TABLE many DROP COLUMN n")
            cursor.execute(f"INSERT INTO {table} SELECT * FROM many")  # noqa: S608 - names of our own
            cursor.execute("DROP TABLE one, many")
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE registration_case, seekers_person")


def iins(number: int) -> list[str]:
    found: list[str] = []
    serial = 0
    while len(found) < number:
        day, month, year = 1 + serial % 28, 1 + serial // 28 % 12, 60 + serial // 336 % 40
        body = f"{year:02d}{month:02d}{day:02d}3{serial // 13440 % 10000:04d}"
        digit = check_digit(body)
        serial += 1
        if digit is not None:
            found.append(f"{body}{digit}")
    return found


def main(number: int) -> None:
    settings.DATABASES["default"].update(database_from_url(os.environ["DATABASE_URL"]))
    made = setup_databases(verbosity=0, interactive=False)
    try:
        with clock.frozen(EVENING):
            people(number)
            began = time.perf_counter()
            watching.watch_due()
            print(f"enrolled {number + 1} persons in {time.perf_counter() - began:.1f} s")
        port, began = AtOnce(), time.perf_counter()
        with clock.frozen(NIGHT), using_port(port):
            report = watching.watch_due(enough=3600)
        spent = time.perf_counter() - began
        print(f"{report}, {port.requests} requests, {spent:.1f} s, {report.seen / spent:.0f} persons a second")
    finally:
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
