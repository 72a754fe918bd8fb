"""Information on registration as unemployed, on the person's own signed request (R45, Annex 9, T09)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import get_language

from enbek import clock
from enbek.documents.annexes import Form, UnemployedInformation
from enbek.documents.models import IssuedDocument
from enbek.documents.services import issue as issue_document
from enbek.i18n import Text
from enbek.signing.acts.services import Judged, judge_signed, keep_signed, prepare
from enbek.subjects import Subject
from notifications.services import notify
from registration.models import Case
from registration.rules.machine import Status
from registration.services.papers import name_of
from seekers.models import Person

PURPOSE = "registration.certificate"

REQUEST = Text(
    "Жұмыссыз ретінде тіркелгенім (тіркелмегенім) туралы ақпарат беруді сұраймын.",
    "Прошу предоставить информацию о моей регистрации (отсутствии регистрации) в качестве безработного.",
    "I ask for information on my registration (or absence of registration) as unemployed.",
)


def rows(person: Person) -> list[tuple[Text, Text]]:
    """What is signed, in words."""
    return [
        (Text("Өтініш беруші", "Заявитель", "Applicant"), Text.same(person.full_name)),
        (Text("ЖСН", "ИИН", "IIN"), Text.same(person.iin.value)),
        (Text("Өтініш", "Запрос", "Request"), REQUEST),
    ]


def show_for_signing(person: Person) -> bytes:
    return prepare(PURPOSE, reference=str(person.pk), rows=rows(person), language=get_language() or "kk")


def issue(person: Person, content: bytes, cms: bytes) -> IssuedDocument:
    """Annex 9 in the variant that is true today (D-25). Raises SignatureRefused."""
    return _issue(person, judge_signed(content, cms, purpose=PURPOSE, must_be=person.iin, at=clock.now()))


@transaction.atomic
def _issue(person: Person, judged: Judged) -> IssuedDocument:
    today = clock.today()
    signed = keep_signed(judged)
    case = Case.objects.of(person).select_related("centre__mobility_centre").first()
    registered = case is not None and case.status == Status.UNEMPLOYED
    form = UnemployedInformation(
        name=name_of(person), office=_office(person, case), registered_from=case.unemployed_on if registered and case else None
    )
    subject = case.subject if case else Subject("seekers.person", person.pk)
    document = issue_document(Form.A9, recipient=person.user, subject=subject, data=form, issued_on=today, key=str(signed.pk))
    data = {"issued_on": today, "valid_until": document.valid_until, "code": document.grouped_code, "link": "me/"}
    notify("certificate_issued", person.user, data=data, subject=subject, key=str(document.pk))
    return document


def _office(person: Person, case: Case | None) -> Text:
    """The mobility centre of the case; without a case, of the region where the person lives."""
    if case is not None:
        return case.centre.mobility_centre.name
    return person.settlement.region.mobility_centres.all()[0].name
