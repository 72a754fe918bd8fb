"""Tags and filters that every template has (TEMPLATES builtins)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from enbek import clock, formats, masks
from enbek.i18n import DEFAULT_LANGUAGE, LANGUAGES, Text
from enbek.law.editions import edition as law_edition
from enbek.registries.port import Registry
from enbek.web import strips

register = template.Library()

TONES = {
    "running": "info", "held": "warn", "met": "good", "missed": "bad", "cancelled": "neutral",
    "holds": "good", "does_not_hold": "bad", "not_known": "warn",
}


def language() -> str:
    """The active language as a key of our tables; Kazakh for any other."""
    code = (get_language() or DEFAULT_LANGUAGE)[:2]
    return code if code in LANGUAGES else DEFAULT_LANGUAGE


# --- words ------------------------------------------------------------------------------------------
@register.filter
def lang(value: Any) -> str:
    """A `Text`, or its JSON from the database, in the active language; anything else as it is; None is empty."""
    if isinstance(value, dict):
        value = Text.from_json(value)
    if isinstance(value, Text):
        return value.in_(language())
    return "" if value is None else str(value)


@register.filter
def masked(value: Any) -> str:
    """`{{ person.iin|masked }}`: enough to recognise, not enough to use."""
    return masks.masked(value)


# --- dates and money ----------------------------------------------------------------------------------
@register.filter
def local_date(value: Any, form: str = "full") -> str:
    """A date in words: "full" with the year, "short" without, "weekday" with the name of the day first.

    Takes a date, an aware datetime (seen in Asia/Almaty) or an ISO string from JSON; None is empty.
    """
    day = _as_date(value)
    if day is None:
        return ""
    if form == "short":
        return formats.short_day(day, language())
    if form == "weekday":
        return f"{formats.weekday(day, language())}, {formats.day(day, language())}"
    return formats.day(day, language())


@register.filter
def local_datetime(value: Any) -> str:
    """A moment to the minute in Asia/Almaty; a bare date stays a date; None is empty."""
    if isinstance(value, str):
        value = parse_date(value) or parse_datetime(value) or value  # a bare date is a datetime to Python too
    if isinstance(value, datetime):
        return formats.moment(value, language())
    return local_date(value)


@register.filter
def weekday(value: Any) -> str:
    day = _as_date(value)
    return formats.weekday(day, language()) if day else ""


@register.filter
def weekday_short(value: Any) -> str:
    day = _as_date(value)
    return formats.weekday_short(day, language()) if day else ""


@register.filter
def tenge(value: int | Decimal | None) -> str:
    """Whole tenge, grouped as the language groups; None is empty."""
    return "" if value is None else formats.tenge(value, language())


@register.filter
def grouped(value: int) -> str:
    """A whole number grouped as the language groups: 12 340 · 12,340."""
    return formats.grouped(value, language())


def _as_date(value: Any) -> date | None:
    if isinstance(value, str):
        value = parse_date(value) or parse_datetime(value)
    if isinstance(value, datetime):
        return clock.local(value).date()
    return value if isinstance(value, date) else None


# --- law ------------------------------------------------------------------------------------------------
@register.filter
def paragraph(reference: str) -> str:
    """`R41.2`, `36` or `A1.9` as the reader's language names it."""
    return formats.paragraph(str(reference), language())


@register.filter
def paragraphs(limit: Any) -> str:
    """All paragraphs of a time limit, in words."""
    return ", ".join(formats.paragraph(str(reference), language()) for reference in limit.paragraphs)


@register.filter
def edition_title(edition: str) -> str:
    """The title of an edition of the Rules by its id."""
    return str(law_edition(edition).title)


@register.filter
def registry_title(registry: str) -> str:
    """The name of a state registry by its code; a name that is no code stays as it is."""
    return str(Registry(registry).title) if registry in set(Registry) else registry


# --- addresses ----------------------------------------------------------------------------------------
@register.simple_tag
def page_url(path: str = "") -> str:
    """The address of a page in the active language: `{% page_url "vacancies/" %}` is `/kk/vacancies/`."""
    return f"/{language()}/{path}"


# --- components ---------------------------------------------------------------------------------------
@register.inclusion_tag("components/tag.html")
def status_tag(status: Any, label: Any = "", tone: str = "") -> dict[str, Any]:
    """A status as a small tag. `label` is what is read (a TextChoices member brings its own); `tone` is
    good | warn | bad | info | neutral, taken from the status itself for clocks and verdicts."""
    text = label or getattr(status, "label", "") or status
    return {"label": lang(text), "tone": tone or TONES.get(str(status), "neutral")}


@register.simple_tag
def clock_strip_of(clock: Any) -> strips.Strip:
    """The drawn days of a clock (see components/clock_strip.html)."""
    return strips.strip_of(clock, language())


class DrawnNode(template.Node):
    """`{% drawn clock level %}…{% enddrawn %}`: a strip drawn once a process for all who have the same clock.

    Everybody who was registered on one day has the same strips: what is drawn depends on the clock's own values, the level
    and the language alone, and they make the key.
    """

    AT_MOST = 2000
    known: dict[tuple[Any, ...], SafeString] = {}

    def __init__(self, clock: FilterExpression, level: FilterExpression, body: NodeList) -> None:
        self.clock, self.level, self.body = clock, level, body

    def render(self, context: Context) -> SafeString:
        shown = self.clock.resolve(context)
        values = (shown.limit, tuple(shown.days), shown.due_on, shown.due_at, str(shown.state), shown.today, shown.owner, shown.hold_reason)
        key = (*values, self.level.resolve(context, ignore_failures=True), language())
        try:
            found = self.known.get(key)
        except TypeError:  # a reason that came as JSON
            return self.body.render(context)
        if found is None:
            if len(self.known) >= self.AT_MOST:
                self.known.clear()
            found = self.known[key] = self.body.render(context)
        return found


@register.tag
def drawn(parser: Parser, token: Token) -> DrawnNode:
    _name, shown, level = token.split_contents()
    body = parser.parse(("enddrawn",))
    parser.delete_first_token()
    return DrawnNode(parser.compile_filter(shown), parser.compile_filter(level), body)


@register.simple_tag
def clock_end(clock: Any) -> str:
    """When the period of a clock ends: 24:00 of the last day, or the closing time of the office."""
    return formats.end_of(clock.due_on, clock.due_at, language())


@register.filter
def break_days(rest: strips.Break) -> str:
    """The days that are not counted for one reason: "7–8 March, 14–15 March"."""
    return ", ".join(formats.day_span(first, last, language()) for first, last in rest.runs)


@register.filter
def beside(columns: Iterable[Any], row: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Columns with the cells of one row. Raises ValueError when a cell is missing."""
    return list(zip(columns, row, strict=True))


@register.filter
def page_window(page: Any) -> list[int | str]:
    """The numbers of a pagination, with "…" for what is left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


class ComponentNode(template.Node):
    """`{% component "card" title=… %}…{% endcomponent %}`: the block becomes `slot` of components/card.html."""

    def __init__(self, name: FilterExpression, values: dict[str, FilterExpression], body: NodeList) -> None:
        self.name, self.values, self.body = name, values, body

    def render(self, context: Context) -> SafeString:
        chosen = template.loader.get_template(f"components/{self.name.resolve(context)}.html").template  # type: ignore[attr-defined]
        values = {key: value.resolve(context) for key, value in self.values.items()}
        with context.push(**values, slot=self.body.render(context)):
            return SafeString(chosen.render(context))


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    """Render a component around a block; named values as in `include … with`."""
    bits = token.split_contents()[1:]
    if not bits:
        raise template.TemplateSyntaxError("component needs the name of a template in components/")
    name = parser.compile_filter(bits.pop(0))
    values = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"component takes name=value only, got {bits}")
    body = parser.parse(("endcomponent",))
    parser.delete_first_token()
    return ComponentNode(name, values, body)
