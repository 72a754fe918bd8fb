"""The colours of the stylesheet against WCAG 2.2: 4.5 for text (1.4.3), 3 for edges of controls and marks (1.4.11)."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

CSS = (settings.BASE_DIR / "static/css/enbek.css").read_text()
DARK = CSS.split("@media (prefers-color-scheme: dark)", 1)[1].split("/* ---- bare", 1)[0]
LIGHT = CSS.split("@media (prefers-color-scheme: dark)", 1)[0]

GROUNDS = ("paper", "surface", "sunk")
TEXT = [(ink, ground) for ink in ("ink", "ink-soft", "accent", "accent-strong", "bad") for ground in GROUNDS] + [
    ("ink", "accent-tint"), ("ink-soft", "accent-tint"), ("accent", "accent-tint"), ("accent-strong", "accent-tint"),
    ("accent-ink", "accent"), ("accent-ink", "accent-strong"),
    ("hero-ink", "hero"), ("hero-soft", "hero"), ("hero", "hero-ink"),
    ("mark-ink", "mark"), ("paper", "ink"), ("surface", "ink"), ("surface", "bad"),
    ("good", "good-tint"), ("warn", "warn-tint"), ("bad", "bad-tint"), ("info", "info-tint"),
    ("ink-soft", "line"), ("ink", "good-tint"), ("ink", "warn-tint"), ("ink", "bad-tint"), ("ink", "info-tint"),
]
MARKS = [(mark, ground) for mark in ("edge", "focus", "accent", "bad") for ground in GROUNDS] + [("mark", "hero"), ("mark-ink", "mark")]
HERO_FOCUS = "#ffd97a"


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself_knows_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_readable(scheme, ink, ground):
    colours = tokens(LIGHT if scheme == "light" else DARK)
    assert contrast(colours[ink], colours[ground]) >= 4.5, (colours[ink], colours[ground])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_edges_and_marks_are_seen(scheme, mark, ground):
    colours = tokens(LIGHT if scheme == "light" else DARK)
    assert contrast(colours[mark], colours[ground]) >= 3, (colours[mark], colours[ground])


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_the_focus_is_seen_on_the_dark_band(scheme):
    assert contrast(HERO_FOCUS, tokens(scheme)["hero"]) >= 3


def test_dark_changes_every_colour_or_keeps_it_on_purpose():
    assert tokens(DARK).keys() == tokens(LIGHT).keys()


def test_rules_take_colours_from_tokens_only():
    """A colour outside a token would have no dark pair and no measured contrast."""
    rules = CSS.split("/* ---- bare", 1)[1].split("@media print", 1)[0]
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", rules)) <= {HERO_FOCUS}
