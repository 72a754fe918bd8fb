"""Before an act against a person: does the registry still say what the question rests on?"""

from __future__ import annotations

from uuid import UUID

from enbek.i18n import Text
from enbek.registries.port import Registry
from enbek.registries.services import collect
from registration.models import Trigger
from registration.rules import watching
from registration.rules.signs import Source
from registration.services import cases

TAKEN_BACK = Text(
    "Тізілім бұл мәліметті енді көрсетпейді: мәселе алынды, мәртебе сақталады.",
    "Реестр этих сведений больше не показывает: вопрос снят, статус сохраняется.",
    "The registry does not show this any more: the question falls away, the status stays.",
)
SILENT = Text(
    "Тізілім жауап бермейді: {name}. Ол жауап бергенше ешнәрсе шешілмейді; мәртебе сақталады.",
    "Реестр не отвечает: {name}. Пока он молчит, ничего не решается; статус сохраняется.",
    "A registry does not answer: {name}. While it is silent nothing is decided; the status stays.",
)


class RegistryIsSilent(Exception):
    """No act against a person on the silence of a machine (promise 3)."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def is_gone(trigger_id: UUID) -> bool:
    """Whether the registry behind this sign no longer shows it; False for a sign of another source. Not inside a transaction.

    Raises RegistryIsSilent.
    """
    trigger = Trigger.objects.select_related("case__person").get(pk=trigger_id)
    if trigger.source != Source.REGISTRY or not trigger.is_open:
        return False
    facts = collect(trigger.case.person.iin, watching.ASKED, subject=trigger.case.subject)
    registry = Registry(trigger.facts[0]["registry"])
    if registry in facts.missing:
        raise RegistryIsSilent(SILENT.format(name=registry.title))
    return trigger.key not in {sign.key for sign in watching.signs_in(facts.answers, cases.watched(trigger.case))}
