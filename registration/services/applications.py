"""The application: a draft saved at each step, shown for signing, signed, submitted (R29–R32, A1.8b, A1.F)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils.translation import get_language

from careercenters.models import CareerCentre, StaffMember
from enbek import clock, hints
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.i18n import Text
from enbek.identifiers import IIN
from enbek.law import edition_on
from enbek.law.thresholds import MIN_AGE_WITHOUT_REPRESENTATIVE
from enbek.signing.acts import one_time
from enbek.signing.acts.models import OneTimeCode, SignedDocument
from enbek.signing.acts.services import Judged, SignatureRefused, judge_signed, keep_signed, prepare, says
from enbek.subjects import Subject
from enbek.transitions.machine import MoveRefused
from enbek.transitions.services import Actor, apply
from enbek.workdays import calendar
from enbek.workdays.counting import accept
from notifications.services import notify
from registration.models import Application, Case, PaperSignature
from registration.models.cases import Work
from registration.rules.channels import Channel, registration_limit
from registration.rules.machine import MACHINE
from registration.services import papers, waiting
from registration.services.statement import statement_rows
from seekers.models import Person

PURPOSE = "registration.application"
ACCEPT_TASK = "registration.accept"

ALREADY_OPEN = Text(
    "Сізде ашық іс бар: екінші өтініш қажет емес. Оның барысын кабинеттен қараңыз.",
    "У вас уже есть открытое дело: вторая заявка не нужна. Его ход виден в кабинете.",
    "You have an open case already: a second application is not needed. Its progress is in your cabinet.",
)
CHANGED = Text(
    "Қол қойылғаннан кейін өтініш өзгерді. Оны қайта тексеріп, тағы бір рет қол қойыңыз.",
    "Заявка изменилась после того, как была показана для подписи. Проверьте её и подпишите ещё раз.",
    "The application changed after it was shown for signing. Check it and sign it once more.",
)

ONLY_ONES_OWN = Text(
    "Кодпен тек өз өтінішіңізге қол қоюға болады: бұл өтінішке заңды өкіл ЭЦҚ-мен қол қояды.",
    "Кодом можно подписать только собственную заявку: эту подписывает законный представитель с помощью ЭЦП.",
    "A code signs only one's own application: this one is signed by the legal representative with an EDS.",
)


class ApplicationRefused(Exception):
    """The application cannot be submitted now; `reason` says why and what to do."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def draft_of(person: Person) -> Application:
    """The person's one draft; a new one if there is none. Earlier applications stay as they were."""
    draft, _created = Application.objects.get_or_create(person=person, case__isnull=True, defaults={})
    return draft


def save_step(application: Application, step: str, values: dict[str, Any]) -> None:
    """Keep what was typed in one step; what was shown for signing before is void now."""
    for name, value in values.items():
        setattr(application, name, value)
    if step not in application.done:
        application.done = [*application.done, step]
    application.prepared, application.changed_at = None, clock.now()
    application.save()


def needs_representative(person: Person) -> bool:
    """R6"""
    return person.age_on(clock.today()) < MIN_AGE_WITHOUT_REPRESENTATIVE


def signer_of(application: Application) -> IIN:
    """Whose signature the application needs: the applicant's; for a child the representative's (Q-03)."""
    by_representative = needs_representative(application.person) and application.representative_iin
    signer: IIN = application.representative_iin if by_representative else application.person.iin
    return signer


def signer_name_of(application: Application) -> str:
    return application.person.full_name if signer_of(application) == application.person.iin else application.representative_name


def show_for_signing(application: Application) -> bytes:
    """The canonical bytes that say in human words what is signed; kept, so that what is signed is what was shown."""
    rows = statement_rows(application)
    application.prepared = prepare(PURPOSE, reference=str(application.pk), rows=rows, language=get_language() or "kk")
    application.save(update_fields=["prepared"])
    return bytes(application.prepared)


def says_the_same(application: Application) -> bool:
    """Whether what was shown for signing still holds: name, contacts and wishes are edited on other pages too."""
    shown = application.prepared
    return bool(shown) and says(bytes(shown or b""), statement_rows(application))


@dataclass(frozen=True, slots=True)
class Arrival:
    """By which way an application came. `received_on`: the day on which a worker received it by hand; None: counted by the office's hours (CL3)."""

    channel: Channel = Channel.ENBEK
    received_on: date | None = None
    by: User | None = None


def submit(application_id: UUID, cms: bytes, arrival: Arrival = Arrival()) -> Case:
    """Check the signature, open the case, say when it is accepted; registers at once inside hours (R33, CL3).

    Raises SignatureRefused (signature, certificate or signer), ApplicationRefused (open case, changed draft).
    """
    return submit_judged(application_id, judge(application_id, cms), arrival)


def judge(application_id: UUID, cms: bytes) -> Judged | None:
    """Verify the signature before any transaction: a slow responder holds no row. None for an application that is a case already.

    Raises SignatureRefused, ApplicationRefused.
    """
    application = Application.objects.select_related("person__user", "centre").get(pk=application_id)
    if application.case_id is not None:
        return None
    if application.centre is None or application.prepared is None or not says_the_same(application):
        raise ApplicationRefused(CHANGED)
    return judge_signed(bytes(application.prepared), cms, purpose=PURPOSE, must_be=signer_of(application), at=clock.now())


def submit_judged(application_id: UUID, judged: Judged | None, arrival: Arrival = Arrival()) -> Case:
    """`submit` with a signature that `judge` found good. Raises ApplicationRefused when other bytes stand in the application by now."""

    def sign(_application: Application, content: bytes) -> SignedDocument:
        if judged is None or judged.content != content:
            raise ApplicationRefused(CHANGED)
        return keep_signed(judged)

    return _submit(application_id, sign, arrival)


def may_sign_by_code(application: Application) -> bool:
    """Whether a one-time password may stand in for the EDS: only for the citizen's own application, never for a representative's."""
    return signer_of(application) == application.person.iin and one_time.offered_to(application.person.user)


def pending_code(application: Application) -> OneTimeCode | None:
    """The one-time password that is out for what is shown now."""
    if application.prepared is None:
        return None
    return one_time.pending(application.person.user, PURPOSE, bytes(application.prepared))


@transaction.atomic
def send_code(application: Application) -> None:
    """A one-time password for exactly what is shown, by SMS at any hour. Raises SignatureRefused, ApplicationRefused."""
    user = application.person.user
    if signer_of(application) != application.person.iin:
        raise SignatureRefused("representative", ONLY_ONES_OWN)
    if application.prepared is None or not says_the_same(application):
        raise ApplicationRefused(CHANGED)
    row, code = one_time.ask(user, PURPOSE, bytes(application.prepared))
    if not notify("signing_code", user, data={"code": code}, subject=Subject("signing.code", row.pk), key=str(row.pk)):
        raise SignatureRefused("no_phone", one_time.NO_PHONE)  # no SMS provider either


def submit_by_code(application_id: UUID, typed: str) -> Case:
    """`submit`, signed by the one-time password (issue 5, item 7). A wrong code is counted, whatever happens.

    Raises SignatureRefused (`no_code`, `wrong_code`, `used_up`), ApplicationRefused.
    """
    application = Application.objects.select_related("person__user", "case").get(pk=application_id)
    if application.case is not None:
        return application.case  # the second click of a double click
    code = one_time.check(application.person.user, PURPOSE, bytes(application.prepared or b""), typed)
    return _submit(application_id, lambda row, content: one_time.sign(
        code.pk, content, purpose=PURPOSE, signer=row.person.iin, name=row.person.full_name
    ))


def submit_on_paper(application_id: UUID, scan: UploadedFile[bytes], *, signed_on: date, taken_by: StaffMember, arrival: Arrival) -> Case:
    """The same with the hand's signature on the printed form: its scan is kept with the bytes that were printed (R5, A1.8a).

    Raises ApplicationRefused (open case, draft changed after it was printed).
    """

    def sign(application: Application, content: bytes) -> None:
        application.on_paper = True
        digest = hashlib.sha256(scan.read()).hexdigest()
        scan.seek(0)
        PaperSignature.objects.create(
            application=application, content=content, scan=scan, scan_sha256=digest, signer_name=signer_name_of(application), signed_on=signed_on,
            taken_by=taken_by, taken_at=clock.now(),
        )

    return _submit(application_id, sign, arrival)


def _submit(application_id: UUID, sign: Callable[[Application, bytes], SignedDocument | None], arrival: Arrival = Arrival()) -> Case:
    with transaction.atomic():
        application = Application.objects.select_for_update(of=("self",)).select_related("person__user", "centre").get(pk=application_id)
        if application.case is not None:
            return application.case  # the second click of a double click
        if application.centre is None or application.prepared is None or not says_the_same(application):
            raise ApplicationRefused(CHANGED)
        application.signed_document = sign(application, bytes(application.prepared))
        case = _open_case(application, application.centre, arrival)
        application.case = case
        application.save()
        papers.application_received(case)
        if case.accepted_at <= clock.now():
            hints.give_on_commit(ACCEPT_TASK, str(case.pk))
    return case


def _open_case(application: Application, centre: CareerCentre, arrival: Arrival) -> Case:
    now = clock.now()
    acceptance = accept(now, centre.hours, calendar())
    edition = edition_on(now.date()).id
    by_hand = arrival.received_on
    case = Case(
        person=application.person, centre=centre, number=_next_number(), edition=edition, channel=arrival.channel, submitted_at=now,
        accepted_on=by_hand or acceptance.accepted_on, accepted_at=now if by_hand else acceptance.accepted_at,
    )
    actor = Actor.person(arrival.by, on_behalf_of=centre.name) if arrival.by else Actor.person(application.person.user)
    context = {"other_open_case": Case.objects.open().filter(person=application.person).exists()}
    try:
        with transaction.atomic():
            apply(MACHINE, case, "submit", actor=actor, edition=edition, context=context)
    except (IntegrityError, MoveRefused):  # the other of two tabs was faster
        raise ApplicationRefused(ALREADY_OPEN) from None
    waiting.put_off(case, Work.ACCEPT, case.accepted_at)
    limit_id = registration_limit(case.channel)
    deadlines.open_deadline(limit_id, case.subject, from_day=case.accepted_on, hours=centre.hours, office_id=centre.pk)
    return case


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('registration_case_number')")
        return int(cursor.fetchone()[0])
