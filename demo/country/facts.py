"""What the state's registries hold about invented people, in the shapes of `enbek.registries.shapes`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from demo.country.seekers import JobRow, PersonRow
from enbek.registries.port import Registry

Fact = tuple[Registry, str, Mapping[str, Any]]
SHARE_OF_PAY = 0.10  # the compulsory pension contribution


def facts_of(person: PersonRow, today: date) -> Iterator[Fact]:
    """Everything that is known; a registry without a word about the person is left out."""
    iin = person.iin.value
    yield Registry.IDENTITY, iin, identity(person)
    if person.jobs:
        yield Registry.EMPLOYMENT_CONTRACTS, iin, contracts(person.jobs)
        yield Registry.CONTRIBUTIONS, iin, contributions(person.jobs, today)
    if person.disability_group:
        since = (person.iin.birth_date + timedelta(days=19 * 365)).isoformat()
        yield (
            Registry.DISABILITY,
            iin,
            {"group": person.disability_group, "since": since, "limits": person.health_limits},
        )
        yield Registry.PENSIONS, iin, {"pensions": [{"kind": "disability", "since": since}]}


def identity(person: PersonRow) -> dict[str, Any]:
    return {
        "found": True,
        "surname": person.name.surname,
        "given_name": person.name.given_name,
        "patronymic": person.name.patronymic,
        "birth_date": person.iin.birth_date.isoformat(),
        "sex": person.iin.sex,
        "citizenship": "KZ",
        "alive": True,
        "residence_kato": person.settlement.kato,
        "address": person.address.to_json(),
    }


def contracts(jobs: list[JobRow]) -> dict[str, Any]:
    return {
        "contracts": [
            {
                "employer": job.employer,
                "bin": job.bin,
                "position": job.occupation.title_ru,
                "started_on": job.started_on.isoformat(),
                "ended_on": job.ended_on.isoformat() if job.ended_on else None,
            }
            for job in jobs
        ]
    }


def contributions(jobs: list[JobRow], today: date) -> dict[str, Any]:
    """Payments of the last 24 full months, newest first; each is paid by the 25th of the following month."""
    payments = [payment for months_ago in range(1, 25) if (payment := _payment(jobs, today, months_ago))]
    return {"payments": payments, "months_in_last_24": len(payments)}


def _payment(jobs: list[JobRow], today: date, months_ago: int) -> dict[str, Any] | None:
    month = today.replace(day=1) - relativedelta(months=months_ago)
    paid_on = month + relativedelta(months=1, day=25)
    last_day = month + relativedelta(months=1, days=-1)
    job = next((j for j in jobs if j.started_on <= last_day and (j.ended_on is None or j.ended_on >= month)), None)
    if job is None or paid_on > today:
        return None
    return {
        "payer": job.employer,
        "bin": job.bin,
        "period": f"{month:%Y-%m}",
        "paid_on": paid_on.isoformat(),
        "amount": int(job.pay * SHARE_OF_PAY),
    }
