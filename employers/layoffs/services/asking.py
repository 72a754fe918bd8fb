"""What the registries say of a worker: who it is, and whether the person works for this employer (M3.2). Never asked inside a transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from employers.layoffs.models import Notice
from enbek import clock
from enbek.i18n import Text
from enbek.identifiers import IIN
from enbek.law.layoffs import ANSWER_GOOD_FOR_HOURS
from enbek.registries.models import RegistryAnswer, Status
from enbek.registries.port import Registry
from enbek.registries.services import collect

ASKED = (Registry.IDENTITY, Registry.EMPLOYMENT_CONTRACTS)

UNKNOWN = Text(
    "«Жеке тұлғалар» мемлекеттік дерекқоры мұндай ЖСН-ді білмейді. Цифрларын тексеріңіз.",
    "Государственная база данных «Физические лица» не знает такого ИИН. Проверьте цифры.",
    "The state database of individuals does not know this IIN. Check the digits.",
)


@dataclass(frozen=True, slots=True)
class Known:
    """`identity` is None while that registry is silent; `employed` is None while that of contracts is."""

    identity: Mapping[str, Any] | None
    identity_as_of: datetime | None
    employed: bool | None

    @property
    def is_unknown(self) -> bool:
        """The registry answered that there is no such person."""
        return self.identity is not None and not self.identity["found"]

    @property
    def name(self) -> str:
        parts = (self.identity[part] for part in ("surname", "given_name", "patronymic")) if self.identity and not self.is_unknown else ()
        return " ".join(part for part in parts if part)

    @property
    def columns(self) -> dict[str, Any]:
        """Of a `Worker`."""
        if self.identity is None or self.is_unknown:
            return {"employed": self.employed}
        names = {part: self.identity[part] for part in ("surname", "given_name", "patronymic")}
        return {**names, "identity_as_of": self.identity_as_of, "employed": self.employed}


NOTHING_KNOWN = Known(None, None, None)


def ask(notice: Notice, iin: IIN) -> Known:
    """Fresh answers of this notice are taken from what is stored; only the rest is asked. Never raises for a silent registry."""
    answers = _stored(notice, iin)
    missing = [registry for registry in ASKED if registry not in answers]
    if missing:
        facts = collect(iin, missing, subject=notice.subject)
        answers |= {registry: (answer.data, answer.as_of) for registry, answer in facts.answers.items()}
    identity, as_of = answers.get(Registry.IDENTITY, (None, None))
    contracts, _asked = answers.get(Registry.EMPLOYMENT_CONTRACTS, (None, None))
    return Known(identity, as_of, None if contracts is None else works_for(contracts, notice.organisation.bin.value))


def _stored(notice: Notice, iin: IIN) -> dict[Registry, tuple[Mapping[str, Any], datetime]]:
    since = clock.now() - timedelta(hours=ANSWER_GOOD_FOR_HOURS)
    rows = RegistryAnswer.objects.of(notice.subject).filter(iin=iin, status=Status.OK, received_at__gte=since).order_by("received_at", "id")
    return {Registry(row.registry): (row.data or {}, row.as_of or row.received_at) for row in rows}


def works_for(contracts: Mapping[str, Any], bin_number: str) -> bool:
    """Whether a contract with this employer has not ended by today."""
    today = clock.today().isoformat()
    return any(one["bin"] == bin_number and (one["ended_on"] is None or one["ended_on"] >= today) for one in contracts["contracts"])
