"""A one-time password by SMS when the EDS fails: for a citizen's own application only, and only where it is switched on.

The code is bound to the account, to a confirmed phone, and to the exact bytes that were shown; it works once, for five minutes, and
five wrong answers void it. Asking stamps a failure of the EDS, so that every act signed in this way says why. This room sends
nothing: the caller gives the code to the messages, in the same transaction.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.identifiers import IIN
from enbek.law import one_time_password as law
from enbek.signing.acts import failures
from enbek.signing.acts.models import Method, OneTimeCode, SignedDocument
from enbek.signing.acts.services import SignatureRefused

OFF = Text("Бұл тәсіл қосылмаған.", "Этот способ не включён.", "This way is not switched on.")
NO_PHONE = Text(
    "Тіркелгіңізде расталған телефон нөмірі жоқ, сондықтан SMS арқылы қол қою мүмкін емес. Мансап орталығына хабарласыңыз.",
    "В вашей учётной записи нет подтверждённого номера телефона, поэтому подписать кодом из SMS нельзя. Обратитесь в карьерный центр.",
    "Your account has no confirmed phone, so a code by SMS cannot sign. Please turn to the career centre.",
)
TOO_SOON = Text(
    "Код жаңа ғана жіберілді. Бір минут күтіп, қайта сұраңыз.", "Код только что отправлен. Подождите минуту и запросите снова.",
    "A code was sent just now. Wait a minute and ask again.",
)
TOO_MANY = Text(
    "Бүгін тым көп код сұралды. Ертең қайталаңыз немесе ЭЦҚ-мен қол қойыңыз.",
    "За сутки запрошено слишком много кодов. Повторите завтра или подпишите с помощью ЭЦП.",
    "Too many codes were asked for in a day. Try tomorrow, or sign with your EDS.",
)
NO_CODE = Text(
    "Жарамды код жоқ: ол ескірген, қолданылған немесе өтініш содан бері өзгерген. Жаңа код сұраңыз.",
    "Действующего кода нет: он устарел, уже использован, или заявка с тех пор изменилась. Запросите новый код.",
    "No code is in force: it is too old, was used, or the application changed since. Ask for a new one.",
)
WRONG = Text("Код дұрыс емес. Қалған әрекет саны: {left}.", "Код неверный. Осталось попыток: {left}.", "The code is wrong. Tries left: {left}.")
USED_UP = Text(
    "Код бес рет қате енгізілді және күшін жойды. Жаңа код сұраңыз.", "Код введён неверно пять раз и больше не действует. Запросите новый.",
    "The code was typed wrongly five times and is void. Ask for a new one.",
)


def is_on() -> bool:
    """A feature of the law data, off unless the operator switches it on."""
    return bool(settings.SIGNING_BY_SMS)


def offered_to(user: User) -> bool:
    return is_on() and bool(user.phone) and user.phone_verified


def ask(user: User, purpose: str, content: bytes) -> tuple[OneTimeCode, str]:
    """A new code for `content`; it voids the earlier one. Returns the row and the code to be sent, in the caller's transaction.

    Raises SignatureRefused: `off`, `no_phone`, `too_soon`, `too_many`.
    """
    if not is_on():
        raise SignatureRefused("off", OFF)
    if not offered_to(user):
        raise SignatureRefused("no_phone", NO_PHONE)
    now = clock.now()
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)  # two tabs ask one after the other
        sent = OneTimeCode.objects.filter(user=user, sent_at__gt=now - timedelta(days=1))
        newest = sent.first()
        if newest is not None and now - newest.sent_at < law.RESEND_AFTER:
            raise SignatureRefused("too_soon", TOO_SOON)
        if sent.count() >= law.SENT_IN_A_DAY:
            raise SignatureRefused("too_many", TOO_MANY)
        failures.record(user, purpose, "told")
        code = f"{secrets.randbelow(10 ** law.DIGITS):0{law.DIGITS}}"
        row = OneTimeCode(user=user, purpose=purpose, sha256=_digest(content), phone=user.phone, sent_at=now, expires_at=now + law.LIFE)
        row.hash = _hash(row, code)
        row.save()
    return row, code


def pending(user: User, purpose: str, content: bytes) -> OneTimeCode | None:
    """The code in force for these bytes: the newest of the account, not used, not late, not guessed at too often."""
    if not is_on():
        return None
    newest = OneTimeCode.objects.filter(user=user).first()
    return newest if newest is not None and _in_force(newest, purpose, content) else None


def check(user: User, purpose: str, content: bytes, typed: str) -> OneTimeCode:
    """The code in force, if `typed` is it; a wrong answer is counted in a transaction of its own, whatever the caller does then.

    Raises SignatureRefused: `no_code`, `wrong_code`, `used_up`. Using it up is `sign`.
    """
    with transaction.atomic():
        newest = OneTimeCode.objects.select_for_update().filter(user=user).first() if is_on() else None
        if newest is None or not _in_force(newest, purpose, content):
            raise SignatureRefused("no_code", NO_CODE)
        right = constant_time_compare(newest.hash, _hash(newest, "".join(typed.split())))
        if not right:
            newest.wrong += 1
            newest.save(update_fields=["wrong"])
    if right:
        return newest
    left = law.TRIES - newest.wrong
    raise SignatureRefused("wrong_code", WRONG.format(left=str(left))) if left else SignatureRefused("used_up", USED_UP)


def sign(code_id: UUID, content: bytes, *, purpose: str, signer: IIN, name: str) -> SignedDocument:
    """Use the checked code up and keep the act, in the caller's transaction. Raises SignatureRefused("no_code") to the slower of two."""
    row = OneTimeCode.objects.select_for_update().get(pk=code_id)
    if not _in_force(row, purpose, content):
        raise SignatureRefused("no_code", NO_CODE)
    now = clock.now()
    row.document = SignedDocument.objects.create(
        purpose=purpose, content=content, cms=b"", method=Method.SMS, sha256=row.sha256, signer_iin=signer, signer_name=name,
        report={"ok": True, "method": Method.SMS.value, "phone": f"•••••••{row.phone[-4:]}", "sent_at": row.sent_at.isoformat(),
                "confirmed_at": now.isoformat(), "wrong": row.wrong},
        signed_at=now, verified_at=now,
    )
    row.save(update_fields=["document"])
    return row.document


def _in_force(row: OneTimeCode, purpose: str, content: bytes) -> bool:
    return (
        row.document_id is None and row.wrong < law.TRIES and clock.now() < row.expires_at
        and row.purpose == purpose and row.sha256 == _digest(content)
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _hash(row: OneTimeCode, code: str) -> str:
    """Keyed by the secret of the portal: six digits alone would be found by trying them all."""
    return salted_hmac(f"enbek.one_time.{row.pk}", code, algorithm="sha256").hexdigest()
