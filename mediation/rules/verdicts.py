"""The answer of the comparison of one person with one vacancy: a value and a reason for each legal criterion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from enbek.classifiers.tables import said
from enbek.i18n import Text


class Criterion(StrEnum):
    """The criteria of suitable work (R2.10) and of selection (R70), in the order in which they are shown."""

    OCCUPATION = "occupation"
    QUALIFICATION = "qualification"
    EXPERIENCE = "experience"
    HEALTH = "health"
    REGIME = "regime"
    TRANSPORT = "transport"
    PAY = "pay"
    REQUIREMENTS = "requirements"


class Value(StrEnum):
    FITS = "fits"
    DOES_NOT_FIT = "does_not_fit"
    NOT_KNOWN = "not_known"


PARAGRAPHS = {
    Criterion.OCCUPATION: "2(10), 70",
    Criterion.QUALIFICATION: "2(10), 70",
    Criterion.EXPERIENCE: "2(10), 70",
    Criterion.HEALTH: "2(10)",
    Criterion.REGIME: "2(10), 70",
    Criterion.TRANSPORT: "2(10)",
    Criterion.PAY: "70",
    Criterion.REQUIREMENTS: "70",
}

TITLES = {
    Criterion.OCCUPATION: Text("Кәсіп (лауазым)", "Профессия (должность)", "Occupation"),
    Criterion.QUALIFICATION: Text("Кәсіптік даярлық және біліктілік", "Профессиональная подготовка и квалификация", "Training and qualification"),
    Criterion.EXPERIENCE: Text("Бұрынғы мамандығы бойынша тәжірибе", "Опыт работы по прежней специальности", "Experience in the former speciality"),
    Criterion.HEALTH: Text("Денсаулық жағдайы", "Состояние здоровья", "Health"),
    Criterion.REGIME: Text("Жұмыс уақытының режимі", "Режим рабочего времени", "Working time"),
    Criterion.TRANSPORT: Text("Жұмыс орнына көліктің қолайлығы", "Транспортная доступность", "Transport accessibility"),
    Criterion.PAY: Text("Жалақы деңгейі", "Уровень заработной платы", "Pay"),
    Criterion.REQUIREMENTS: Text("Жұмыс берушінің басқа талаптары", "Другие требования работодателя", "Other requirements of the employer"),
}

CRITERIA = [(criterion.value, said(*TITLES[criterion].to_json().values())) for criterion in Criterion]
"""As choices of a form, in the language of the reader."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion. `closeness` (0–100) is used for the order only."""

    criterion: Criterion
    value: Value
    reason: Text
    closeness: int

    def to_json(self) -> dict[str, Any]:
        return {
            "criterion": self.criterion.value,
            "paragraph": PARAGRAPHS[self.criterion],
            "title": TITLES[self.criterion].to_json(),
            "value": self.value.value,
            "reason": self.reason.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """Suitable means that nothing speaks against it (R2.10). `score` (0–100) orders suitable vacancies and decides nothing else."""

    findings: tuple[Finding, ...]
    score: int

    @property
    def suitable(self) -> bool:
        return all(finding.value is not Value.DOES_NOT_FIT for finding in self.findings)

    def of(self, criterion: Criterion) -> Finding:
        return next(finding for finding in self.findings if finding.criterion is criterion)

    def to_json(self) -> dict[str, Any]:
        """The receipt that an offer keeps."""
        return {"suitable": self.suitable, "score": self.score, "findings": [finding.to_json() for finding in self.findings]}
