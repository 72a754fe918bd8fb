"""The steps of the vacancy wizard: which fields each asks, in which order. One thought a page."""

from __future__ import annotations

STEPS: dict[str, tuple[str, ...]] = {
    "work": ("occupation", "title_kk", "title_ru", "title_en"),
    "place": ("settlement", "regime", "temporary"),
    "pay": ("pay_from", "pay_to"),
    "duties": ("duties_kk", "duties_ru", "conditions", "terms_kk", "terms_ru"),
    "requirements": ("education_level", "experience_years", "qualification", "languages", "driving", "computer_skills", "health_demands",
                     "requirements_kk", "requirements_ru"),
    "wishes": ("wishes_kk", "wishes_ru"),
    "support": ("kind", "internship", "accessible", "with_housing"),
    "seats": ("seats", "appeared_on"),
}
ALL_STEPS = tuple(STEPS)


def fields_of(step: str) -> tuple[str, ...]:
    return STEPS[step]


def step_of(field: str) -> str:
    """The step that asks for `field`. Raises KeyError."""
    return {name: step for step, names in STEPS.items() for name in names}[field]
