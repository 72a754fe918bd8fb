"""Signing and sending a notice, again after a change, and taking it back (M4, M5, D-39, Q-15)."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language

from employers.layoffs.models import Notice, Version, Worker
from employers.layoffs.rules import listing
from employers.layoffs.rules.checking import oddities
from employers.layoffs.rules.machine import NOTICE
from employers.layoffs.services import telling
from employers.layoffs.services.drafting import CLOSED, lock
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.law import BESIDE
from enbek.law.layoffs import send_by
from enbek.signing.acts.services import Judged, SignatureRefused, judge_signed, keep_signed, prepare, says
from enbek.transitions.services import Actor, apply

PURPOSE = "layoffs.notice"
Row = tuple[Text, Text]

STATEMENT = Text(
    "Босатылатын жұмыскерлер туралы осы мәліметтерді мансап орталығына жіберемін. Тізімнің бақылау сомасы тізімнің өзін білдіреді.",
    "Направляю карьерному центру эти сведения о высвобождаемых работниках. Контрольная сумма обозначает сам список.",
    "I send the career centre these particulars of the workers to be released. The checksum stands for the list itself.",
)
CHANGED = Text(
    "Көрсетілгеннен кейін хабарлама өзгерді. Тексеріп, қайта қол қойыңыз.",
    "Уведомление изменилось после того, как было показано для подписи. Проверьте его и подпишите ещё раз.",
    "The notice changed after it was shown for signing. Check it and sign once more.",
)
NOBODY = Text("Тізімде ешкім жоқ: алдымен жұмыскер қосыңыз.", "Список пуст: сначала добавьте работника.", "The list is empty: add a worker first.")
UNEXPLAINED = Text(
    "Түсіндірмесі жоқ жұмыскерлер: {number}. Оларды ашып, деректер неге дұрыс екенін жазыңыз.",
    "Работников без пояснения: {number}. Откройте их и напишите, почему данные верны.",
    "Workers without an explanation: {number}. Open them and say why the data are right.",
)
NOTHING_NEW = Text(
    "Соңғы жіберілгеннен бері ештеңе өзгерген жоқ.", "С последней отправки ничего не изменилось.", "Nothing has changed since the last sending.",
)


def newest(notice: Notice) -> Version | None:
    """What the centre sees."""
    return notice.versions.select_related("document").order_by("-number").first()


def workers_of(notice: Notice) -> list[listing.Values]:
    return [worker.values for worker in notice.workers.select_related("occupation").order_by("iin")]


def head_of(notice: Notice) -> dict[str, Any]:
    """What the notice says beside its list, as texts."""
    released = Text.same(str(notice.released_this_year))
    return {"centre": notice.centre.name.to_json(), "reason": notice.reason_title.to_json(), "released_this_year": released.to_json()}


def rows(notice: Notice, workers: list[listing.Values]) -> list[Row]:
    """Everything that is signed, label and value; the list by its number and its checksum."""
    organisation, days = notice.organisation, sorted(values["release_on"] for values in workers)
    return [
        (Text("Ұйым", "Организация", "Organisation"), organisation.name),
        (Text("БСН", "БИН", "BIN"), Text.same(organisation.bin.value)),
        (Text("Хабарламаның бизнес-коды", "Бизнес-код уведомления", "Business code"), Text.same(notice.code)),
        *((listing.HEAD[name], Text.from_json(value)) for name, value in head_of(notice).items()),
        (Text("Босатылатын жұмыскерлер саны", "Число высвобождаемых работников", "Number of workers"), Text.same(str(len(workers)))),
        (Text("Босату күндері", "Даты высвобождения", "Days of release"), Text.same(f"{days[0]} – {days[-1]}" if days else "—")),
        (Text("Тізімнің бақылау сомасы (SHA-256)", "Контрольная сумма списка (SHA-256)", "Checksum of the list (SHA-256)"),
         Text.same(listing.digest(listing.canonical(workers)))),
        (Text("Мәлімдеме", "Заявление", "Statement"), STATEMENT),
    ]


def show_for_signing(notice: Notice) -> bytes:
    """The canonical bytes, in the language of the page."""
    return prepare(PURPOSE, reference=str(notice.pk), rows=rows(notice, workers_of(notice)), language=get_language() or "kk")


@transaction.atomic
def bring_up_to_date(notice_id: UUID) -> Notice:
    """Days go by while a draft lies: what is past or short of the term today is marked so before it is shown for signing."""
    notice = lock(notice_id)
    _mark_days(notice)
    return notice


def _mark_days(notice: Notice) -> None:
    today, late = clock.today(), []
    for worker in notice.workers.filter(first_sent_on__isnull=True).order_by("iin"):
        kept = [one for one in worker.oddities if one in ("not_employed", "elsewhere")]
        of_days = oddities(release_on=worker.release_on, told_on=today, employed=None, elsewhere=False)
        found = [*(one.value for one in of_days), *kept]
        if found != worker.oddities:
            worker.oddities = found
            late.append(worker)
    Worker.objects.bulk_update(late, ["oddities"])


def problems(notice: Notice) -> list[Text]:
    """Why it cannot be sent now; empty if it can. Workers whom a silent registry left unchecked hold nothing up."""
    if not notice.is_open:
        return [CLOSED]
    if not notice.workers.exists():
        return [NOBODY]
    unexplained = notice.workers.filter(explanation="").exclude(oddities=[]).count()
    if unexplained:
        return [Text(*(UNEXPLAINED.in_(one).format(number=unexplained) for one in ("kk", "ru", "en")))]
    last = newest(notice)
    return [NOTHING_NEW] if last is not None and last.sent_at >= notice.changed_at else []


def send(notice_id: UUID, by: User, content: bytes, cms: bytes) -> Version:
    """Keep the signature and the version that it covers. The same statement sent twice is one version.

    Raises SignatureRefused: `changed`, `not_ready`, `auth_key`, `personal_key`, `wrong_organisation`, `no_right`, or what is wrong with the signature.
    """
    notice = bring_up_to_date(notice_id)
    before, _workers = _as_it_is(notice, content)
    if before is not None:
        return before
    judged = judge_signed(content, cms, purpose=PURPOSE, must_be_bin=notice.organisation.bin, at=clock.now())
    with transaction.atomic():  # only now: no responder is waited for under the row's lock
        notice = lock(notice_id)
        _mark_days(notice)
        before, workers = _as_it_is(notice, content)
        return before or _keep(notice, by, workers, judged)


def _as_it_is(notice: Notice, content: bytes) -> tuple[Version | None, list[listing.Values]]:
    """The version that this very statement made before, and the list as it stands. Raises SignatureRefused(`not_ready`, `changed`)."""
    before = notice.versions.filter(document__sha256=hashlib.sha256(content).hexdigest()).first()
    if before is not None:
        return before, []
    found = problems(notice)
    if found:
        raise SignatureRefused("not_ready", found[0])
    workers = workers_of(notice)
    if not says(content, rows(notice, workers)):
        raise SignatureRefused("changed", CHANGED)
    return None, workers


def _keep(notice: Notice, by: User, workers: list[listing.Values], judged: Judged) -> Version:
    """A new version, in the transaction of the act and under the lock of its notice."""
    now, last = clock.now(), newest(notice)
    due_on = send_by(min(date.fromisoformat(values["release_on"]) for values in workers))
    version = Version.objects.create(
        notice=notice, number=last.number + 1 if last else 1, document=keep_signed(judged), head=head_of(notice), workers=workers,
        listing=listing.canonical(workers), due_on=due_on, sent_at=now, sent_by=by,
    )
    facts = {"version": version.number, "workers": len(workers), "due_on": due_on.isoformat(), "late": version.is_late}
    apply(NOTICE, notice, "amend" if last else "send", actor=Actor.person(by, notice.organisation.name), edition=BESIDE, facts=facts)
    notice.workers.filter(first_sent_on__isnull=True).update(first_sent_on=clock.local(now).date())
    telling.sent(notice, version)
    return version


@transaction.atomic
def withdraw(notice_id: UUID, by: User, *, reason: str, words: str) -> Notice:
    """Take back what was sent; everything that was signed stays. Raises MoveRefused for a draft; twice is once."""
    notice = lock(notice_id)
    if not notice.is_open:
        return notice
    notice.withdrawal_reason, notice.withdrawal_words = reason, words
    apply(NOTICE, notice, "withdraw", actor=Actor.person(by, notice.organisation.name), edition=BESIDE, facts={"reason": reason, "words": words})
    telling.withdrawn(notice)
    return notice
