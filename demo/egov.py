"""Applications that came through egov on the morning on which the demo begins: registered, their notices wait for the director (R28, D-31).

They pass through the services of the portal, signed with keys of the demo's centre; only the registries are not asked, because their
sandbox does not run while the country is loaded: the same facts are taken from where the sandbox gets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.utils.translation import override

from careercenters.models import CareerCentre
from demo.ca import PASSWORD, Person, enroll
from demo.country.facts import facts_of
from demo.country.seekers import PersonRow
from demo.load_personas import centre_of
from demo.personas import persona
from enbek import clock
from enbek.registries.facts import Facts
from enbek.registries.port import Answer, Registry
from enbek.registries.shapes import nothing_known
from enbek.signing.containers import open_container
from enbek.signing.sealing import seal
from registration.models import Case
from registration.rules import checks
from registration.rules.channels import Channel
from registration.services import acceptance, applications, cases
from seekers.models import Person as Seeker

CAME = 3
FOLDER = "egov-keys"
"""The applicants signed on the other portal: the demo signer does not offer their keys here."""


def load_egov(rows: Sequence[PersonRow], directory: Path) -> int:
    """The first seekers whom the director's centre serves apply. `directory` holds the demo's centre. Returns how many."""
    centre = centre_of(persona("director"))
    served = set(centre.serves.values_list("pk", flat=True))
    applicants = [row for row in rows if row.settlement.kato in served and not _works(row)][:CAME]
    for row in applicants:
        _accept(_apply(row, centre, directory), row)
    return len(applicants)


def _works(row: PersonRow) -> bool:
    return any(job.ended_on is None for job in row.jobs)


def _apply(row: PersonRow, centre: CareerCentre, directory: Path) -> Case:
    application = applications.draft_of(Seeker.objects.get(pk=row.id))
    application.centre, application.without_work, application.claims_measures = centre, True, True
    application.publish_resume, application.allow_outsourcing = row.published, False
    application.data_consent = application.warned = True
    application.save()
    with override(row.name.language):
        content = applications.show_for_signing(application)
    alias = f"egov-{row.email.split('@')[0]}"
    path = enroll(directory, Person(alias, row.iin.value, row.name.surname, row.name.given_name, row.name.patronymic), folder=FOLDER)
    key = open_container(path.read_bytes(), PASSWORD)
    cms = seal(content, key.key, key.certificate, at=clock.now(), chain=key.chain)
    return applications.submit(application.pk, cms, applications.Arrival(channel=Channel.EGOV))


def _accept(case: Case, row: PersonRow) -> None:
    """Registered as a job seeker at once, the centre being open."""
    facts = _facts(row, clock.today())
    locked = cases.lock(case.pk)
    results = checks.check_job_seeker(cases.applicant(locked), {"identity": facts.identity}, clock.today())
    acceptance.register(locked, results, facts, "register_job_seeker")


def _facts(row: PersonRow, today: date) -> Facts:
    now = clock.now()
    held = {registry: data for registry, _iin, data in facts_of(row, today)}
    asked = (*acceptance.NEEDED, *acceptance.USEFUL)
    return Facts(now, {registry: Answer(registry, now, held.get(registry) or _nothing(registry)) for registry in asked}, {})


def _nothing(registry: Registry) -> dict[str, object]:
    return dict(nothing_known(registry))
