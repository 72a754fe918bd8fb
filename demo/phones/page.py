"""The page of the telephones: one column a number, and a field to answer from it."""

from __future__ import annotations

from html import escape

from demo.phones.book import Book
from enbek.i18n import Text

TITLE = Text("Демоның телефондары", "Телефоны демо", "Telephones of the demo")
NOTHING = Text("Әзірге SMS келген жоқ.", "SMS пока не было.", "No SMS yet.")
ANSWER = Text("Жауап жіберу", "Ответить", "Answer")
YOURS = Text("жауап", "ответ", "answer")

SHELL = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>body{{font:16px/1.5 sans-serif;margin:1.5rem auto;max-width:40rem;padding:0 1rem;color:#1b1f24}}
section{{border:1px solid #b9c2bd;border-radius:.75rem;padding:1rem;margin:1rem 0}}p{{background:#eef3f0;padding:.5rem .75rem;border-radius:.75rem}}
.own{{background:#0b6b52;color:#fff;margin-left:4rem}}input,button{{font:inherit;padding:.4rem .6rem}}</style></head>
<body><h1>{title}</h1>{body}</body></html>"""

PHONE = """<section><h2>+{phone}</h2>{lines}<form method="post" action="/reply"><input type="hidden" name="phone" value="{phone}">
<input name="text" aria-label="{answer}" required> <button>{answer}</button></form></section>"""


def page(book: Book, language: str) -> str:
    """All numbers, the one that got an SMS last on top."""
    phones = list(dict.fromkeys(sms.phone for sms in reversed(book.sent)))
    body = "".join(_phone(book, phone, language) for phone in phones) or f"<p>{NOTHING.in_(language)}</p>"
    return SHELL.format(language=language, title=TITLE.in_(language), body=body)


def _phone(book: Book, phone: str, language: str) -> str:
    got = [f"<p><small>{escape(sms.provider)}</small><br>{escape(sms.text)}</p>" for sms in book.sent if sms.phone == phone]
    said = [f'<p class="own"><small>{YOURS.in_(language)}</small><br>{escape(reply.text)}</p>' for reply in book.replies if reply.phone == phone]
    return PHONE.format(phone=escape(phone), lines="".join(got + said), answer=ANSWER.in_(language))
