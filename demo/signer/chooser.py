"""The chooser page: since the demo signer has no window of its own, the keys are chosen in a browser tab."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from demo.signer.desk import Desk, Pending
from demo.signer.keys import Key
from enbek.i18n import Text
from enbek.signing.profile import ROLE_WORDS, Usage

WORDS = {
    "title": Text("Демо-қолтаңба", "Демо-подпись", "Demo signer"),
    "idle": Text(
        "Қол қоюға сұраныс жоқ. Ол келгенде осы бет өзі жаңарады.",
        "Запросов на подпись нет. Когда запрос придёт, страница обновится сама.",
        "There is nothing to sign. This page refreshes itself when a request comes.",
    ),
    "asked": Text("Портал мына құжатқа қол қоюды сұрайды:", "Портал просит подписать документ:", "The portal asks you to sign:"),
    "key": Text("Кілтті таңдаңыз", "Выберите ключ", "Choose a key"),
    "password": Text("Кілттің құпиясөзі", "Пароль ключа", "Password of the key"),
    "hint": Text("Демо кілттердің құпиясөзі: {password}", "Пароль демо-ключей: {password}", "The password of demo keys: {password}"),
    "sign": Text("Қол қою", "Подписать", "Sign"),
    "cancel": Text("Бас тарту", "Отмена", "Cancel"),
    "wrong": Text("Құпиясөз қате. Қайта теріңіз.", "Пароль неверен. Введите ещё раз.", "Wrong password. Type it again."),
    "done": Text(
        "Дайын. Порталдың бетіне оралыңыз.", "Готово. Вернитесь на страницу портала.", "Done. Go back to the page of the portal."
    ),
    "other": Text("басқа адамның кілті", "ключ другого лица", "another person's key"),
    "expired": Text("мерзімі өткен", "срок истёк", "expired"),
    "auth": Text("тек жүйеге кіруге", "только для входа", "for signing in only"),
    "nobody": Text(
        "ЖСН {iin} иесінің демо кілті әлі жоқ.", "У владельца ИИН {iin} ещё нет демо-ключа.", "The holder of IIN {iin} has no demo key yet."
    ),
    "surname": Text("Тегі", "Фамилия", "Surname"),
    "given_name": Text("Аты", "Имя", "Given name"),
    "issue": Text("Демо кілт беріп, қол қою", "Выпустить демо-ключ и подписать", "Issue a demo key and sign"),
    "binary": Text("файл, {size} байт", "файл, {size} байт", "a file, {size} bytes"),
}

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b2430;background:#f5f7f9}
fieldset,section{border:1px solid #c6ced8;background:#fff;border-radius:6px;margin:0 0 1rem;padding:1rem}
label{display:block;padding:.4rem 0}dt{color:#4a5666}dd{margin:0 0 .4rem}input[type=password]{font:inherit;padding:.4rem}
button{font:inherit;padding:.6rem 1.2rem;border-radius:6px;border:1px solid #1f5f99;background:#1f5f99;color:#fff}
button.plain{background:#fff;color:#1f5f99}.bad{color:#a3182b;font-weight:600}.note{color:#6b4a00}
"""


def page(desk: Desk, language: str, notice: str = "") -> str:
    """HTML of the chooser: the waiting request and the keys, or the word that nothing waits."""
    pending = desk.pending
    body = _request(desk, pending, language, notice) if pending else f"<p>{_w(notice or 'idle', language)}</p>"
    refresh = "" if pending else '<meta http-equiv="refresh" content="2;url=/">'
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"{refresh}<title>{_w('title', language)}</title><style>{_STYLE}</style><h1>{_w('title', language)}</h1>{body}</html>"
    )


def _w(name: str, language: str, **values: Any) -> str:
    return escape(WORDS[name].format(**values).in_(language))


def _request(desk: Desk, pending: Pending, language: str, notice: str) -> str:
    keys = "".join(_choice(desk, pending, key, number == 0, language) for number, key in enumerate(desk.choices()))
    warning = f'<p class="bad" role="alert">{_w(notice, language)}</p>' if notice else ""
    return (
        f"<section><h2>{_w('asked', language)}</h2>{''.join(_document(one, language) for one in pending.documents)}</section>"
        f"{_enrolment(desk, pending, language)}"
        f'<form method="post" action="/choose">{warning}<fieldset><legend>{_w("key", language)}</legend>{keys}</fieldset>'
        f'<label for="password">{_w("password", language)}</label>'
        f'<input id="password" type="password" name="password" autocomplete="off" autofocus>'
        f"<p class='note'>{_w('hint', language, password=desk.password)}</p>"
        f'<button>{_w("sign", language)}</button> <button class="plain" formaction="/cancel">{_w("cancel", language)}</button></form>'
    )


def _enrolment(desk: Desk, pending: Pending, language: str) -> str:
    """For a person without a key: the demo centre issues one on the spot."""
    if not desk.may_enroll(pending):
        return ""
    fields = "".join(
        f'<label>{_w(name, language)} <input name="{name}" required maxlength="40"></label>' for name in ("surname", "given_name")
    )
    return (
        f'<form method="post" action="/enroll"><fieldset><legend>{_w("nobody", language, iin=pending.wanted.iin)}</legend>{fields}'
        f'<button>{_w("issue", language)}</button></fieldset></form>'
    )


def _choice(desk: Desk, pending: Pending, key: Key, first: bool, language: str) -> str:
    profile = key.profile
    roles = ", ".join(ROLE_WORDS[role].in_(language) for role in profile.roles)
    notes = [name for name, true in (
        ("other", not pending.wanted.fits(key)), ("expired", key.is_expired(desk.now())), ("auth", profile.usage is Usage.AUTH),
    ) if true]
    words = " · ".join(escape(part) for part in (profile.full_name, profile.iin, profile.organisation, roles, profile.algorithm) if part)
    marks = "".join(f" <span class='note'>({_w(name, language)})</span>" for name in notes)
    checked = " checked" if first else ""
    return f'<label><input type="radio" name="alias" value="{escape(key.alias)}"{checked}> {words}{marks}</label>'


def _document(document: bytes, language: str) -> str:
    """The human words of a canonical document; of anything else its size."""
    try:
        content = json.loads(document)
        rows = [(str(row["label"]), str(row["value"])) for row in content["statement"]]
    except (ValueError, TypeError, KeyError):
        return f"<p>{_w('binary', language, size=len(document))}</p>"
    return "<dl>" + "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in rows) + "</dl>"
