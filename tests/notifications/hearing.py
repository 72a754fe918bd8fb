"""What one person was told, as it arrived: the row of the account, the letter, the SMS, with the facts that they must name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation

from enbek import formats
from enbek.accounts.models import User
from notifications import services
from notifications.channels.sms import MemoryGateway
from notifications.models import Message
from notifications.sms_text import segments

Facts = Mapping[str, tuple[str, ...]]
"""Language → what the words must say."""


def day(text: str) -> Facts:
    """A date as both languages say it in a letter, and both in figures."""
    moment = date.fromisoformat(text)
    return {language: (formats.day(moment, language),) for language in ("kk", "ru")}


def figures(text: str) -> str:
    return f"{date.fromisoformat(text):%d.%m.%Y}"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


class Heard:
    """What one person was told, as it arrived."""

    def __init__(self, user: User, mailoutbox: list[Any]) -> None:
        services.deliver_due()
        self.user = User.objects.get(pk=user.pk)
        self.letters = [letter for letter in mailoutbox if letter.to == [user.email]]
        self.sms = [item for item in MemoryGateway.sent if item.address == user.phone]
        self.rows = {row.message_id: row for row in Message.objects.in_cabinet(user)}

    def says(self, message_id: str, *, letter: tuple[Facts | str, ...], sms: tuple[str, ...] = (), never_by_sms: tuple[str, ...] = ()) -> None:
        """The account in both languages, the letter and the SMS in the person's own: all with these facts."""
        row = self.rows[message_id]
        for language in ("kk", "ru"):
            with translation.override(language):
                self._has(plain(f"{row.words.subject}\n{row.words.text}"), letter, language)
        language = self.user.language
        mail = next(one for one in self.letters if plain(row.texts[language]["text"]) in plain(one.body))
        assert mail.subject == row.texts[language]["subject"]
        self._has(plain(f"{mail.subject}\n{mail.body}"), letter, language)
        assert plain(row.texts[language]["text"]).split("\n")[0] in plain(mail.alternatives[0][0]), "the HTML says the same"
        written = Message.objects.get(recipient=self.user, key=row.key, channel="sms")
        (item,) = [one for one in self.sms if one.id == written.pk]
        assert segments(item.body) <= row.type.sms_segments
        for fact in sms:
            assert fact in plain(item.body), (fact, item.body)
        for secret in never_by_sms:
            assert secret not in item.body

    def _has(self, text: str, facts: tuple[Facts | str, ...], language: str) -> None:
        for fact in facts:
            wanted = (fact,) if isinstance(fact, str) else fact[language]
            for words in wanted:
                assert plain(words) in text, (words, text)


def rules(kk: str, ru: str) -> Facts:
    """The paragraph that the message names."""
    return {"kk": (kk,), "ru": (ru,)}


def both(kk: str, ru: str) -> Facts:
    return {"kk": (kk,), "ru": (ru,)}
