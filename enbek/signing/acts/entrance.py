"""Signing in with an EDS: a challenge that lives two minutes, once, in one session; and the key bound to an account."""

from __future__ import annotations

import base64
from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.identifiers import IIN, InvalidIdentifier
from enbek.signing.acts.models import BoundKey
from enbek.signing.acts.services import SignatureRefused, judge, prepare

LIFE = timedelta(minutes=2)
PURPOSE = "accounts.entrance"
_PLACE = "eds_challenge"
Session = MutableMapping[str, Any]

LATE = Text(
    "Екі минут өтіп кетті немесе бұл сұраныс бұрын қолданылған. Қайта қол қойыңыз.",
    "Прошло больше двух минут, или этот запрос уже использован. Подпишите ещё раз.",
    "More than two minutes have passed, or this request was used already. Sign once more.",
)
NOT_BOUND = Text(
    "Бұл кілт ешбір тіркелгіге байланыстырылмаған. Құпиясөзбен кіріп, кілтті тіркелгіңізге байланыстырыңыз.",
    "Этот ключ не привязан ни к одной учётной записи. Войдите с паролем и привяжите ключ к своей записи.",
    "This key is not bound to any account. Sign in with your password and bind the key to your account.",
)
BOUND_ELSEWHERE = Text(
    "Бұл ЖСН басқа тіркелгіге байланыстырылған.", "Этот ИИН привязан к другой учётной записи.", "This IIN is bound to another account."
)
NO_IIN = Text(
    "Бұл кілтте жеке тұлғаның ЖСН жоқ.", "В этом ключе нет ИИН физического лица.", "There is no IIN of a person in this key."
)
ROWS = (
    (Text("Не істеледі", "Что происходит", "What happens"),
     Text("Порталға кіру. Бұл қолтаңба ешқандай құқықтық салдар тудырмайды.", "Вход на портал. Эта подпись не влечёт правовых последствий.",
          "Signing in to the portal. This signature has no legal effect.")),
)


def challenge(session: Session, language: str) -> bytes:
    """A fresh document to sign; it replaces an earlier one of this session."""
    rows = [*ROWS, (Text("Портал", "Портал", "Portal"), Text.same(settings.SITE_URL))]
    content = prepare(PURPOSE, reference="", rows=rows, language=language)
    session[_PLACE] = {"content": base64.b64encode(content).decode(), "until": (clock.now() + LIFE).isoformat()}
    return content


def signer_of_challenge(session: Session, cms: bytes) -> IIN:
    """Whose key signed this session's challenge; the challenge is used up whatever comes. Raises SignatureRefused.

    An authentication key is meant for this, a signing key proves as much.
    """
    kept = session.pop(_PLACE, None)
    now = clock.now()
    if kept is None or now > datetime.fromisoformat(kept["until"]):
        raise SignatureRefused("late", LATE)
    report = judge(cms, base64.b64decode(kept["content"]), now)
    if report.failure is not None or not report.ok:
        raise SignatureRefused(report.failure.code if report.failure else "no_signers", report.failure.detail if report.failure else NO_IIN)
    profile = report.signers[0].profile
    if profile is None or len(report.signers) != 1:
        raise SignatureRefused("no_iin", NO_IIN)
    try:
        return IIN(profile.iin)
    except InvalidIdentifier:
        raise SignatureRefused("no_iin", NO_IIN) from None


def account_of(iin: IIN) -> User:
    """The account to which this person's key is bound. Raises SignatureRefused("not_bound")."""
    bound = BoundKey.objects.filter(iin=iin, user__is_active=True).select_related("user").first()
    if bound is None:
        raise SignatureRefused("not_bound", NOT_BOUND)
    return bound.user


def bind(user: User, iin: IIN) -> BoundKey:
    """Let the keys of this IIN open this account. Raises SignatureRefused("bound_elsewhere")."""
    try:
        with transaction.atomic():
            return BoundKey.objects.update_or_create(user=user, defaults={"iin": iin, "bound_at": clock.now()})[0]
    except IntegrityError:
        raise SignatureRefused("bound_elsewhere", BOUND_ELSEWHERE) from None


def unbind(user: User) -> None:
    BoundKey.objects.filter(user=user).delete()
