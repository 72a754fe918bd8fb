"""`manage.py law`: the limits as the portal applies them; `law explain` one computation; `law chain` the way of an application."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from enbek.i18n import LANGUAGES
from enbek.law import ORDER_214, Edition, LawError, edition, edition_on, limit, limits
from enbek.lawbook import answers
from enbek.workdays import WorkdayCalendar, builtin, calendar
from enbek.workdays.chain import Chain, Channel, chain_of
from enbek.workdays.counting import ALMATY, explain
from enbek.workdays.errors import CalendarError

NO_DATABASE = (
    "warning: the database does not answer, so transfers of days entered by officers are not included. "
    "Start it and migrate to include them, or add --no-overrides if none are wanted.\n"
)


def a_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-03-19") from None


class Command(BaseCommand):
    help = "The time limits of the Rules, one computation (explain), or the whole chain of an application (chain)."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        common = CommandParser(add_help=False)
        for target in (parser, common):
            suppress: dict[str, Any] = {} if target is parser else {"default": argparse.SUPPRESS}
            target.add_argument("--json", action="store_true", help="print JSON", **suppress)
            target.add_argument("--edition", help="id of an edition; default: the one in force on the day", **suppress)
            target.add_argument("--language", choices=LANGUAGES, help="words in one language (JSON: default all three)", **suppress)
            target.add_argument("--no-overrides", action="store_true", help="built-in calendar only; needs no database", **suppress)
        parts = parser.add_subparsers(dest="part", title="parts")
        one = parts.add_parser("explain", parents=[common], help="one limit from one day, day by day")
        one.add_argument("limit", help="id of a limit, e.g. T06")
        one.add_argument("--from", dest="from_day", type=a_date, required=True, help="day of the event, e.g. 2026-03-19")
        many = parts.add_parser("chain", parents=[common], help="from the application to the status of unemployed")
        many.add_argument("--submitted", action="append", nargs="+", default=[], metavar="MOMENT",
                          help="e.g. 2026-03-19T19:30 (Almaty, unless it has a zone); repeat it, or - for a list on standard input")
        many.add_argument("more", nargs="*", metavar="MOMENT", help="further moments, or -")
        many.add_argument("--channel", choices=[c.value for c in Channel], default=Channel.ENBEK.value)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            {"explain": self.explain, "chain": self.chain}.get(options["part"] or "", self.table)(options)
        except (LawError, CalendarError) as error:
            raise CommandError(error.text.in_(options["language"] or "en")) from error

    def table(self, options: dict[str, Any]) -> None:
        rows = limits(edition(options["edition"] or ORDER_214).id)
        language = options["language"]
        if options["json"]:
            self._print([answers.of_limit(row, language) for row in rows])
            return
        for row in rows:
            amount = f"{row.amount}" if row.amount == row.breach_amount else f"{row.amount}/{row.breach_amount}"
            title = row.title.in_(language or "en")
            self.stdout.write(f"{row.id:<5} {', '.join(row.paragraphs):<8} {row.party.value:<16} {amount:>3} {row.unit.value:<13} {title}")

    def explain(self, options: dict[str, Any]) -> None:
        chosen = self._edition(options) or edition_on(options["from_day"])
        result = explain(limit(options["limit"], chosen.id), options["from_day"], self._calendar(options))
        if options["json"]:
            self._print(answers.of_explanation(result, options["language"]))
            return
        language = options["language"] or "en"
        for day in result.days:
            number = "" if day.number is None else day.number
            self.stdout.write(f"{day.date:%Y-%m-%d %a}  {number!s:>3}  {day.why.in_(language)}")
        self.stdout.write(f"{result.limit_id} ({result.edition}, {result.paragraph}): {result.due_on}, {result.due_at.isoformat()}")

    def chain(self, options: dict[str, Any]) -> None:
        given = [*(moment for some in options["submitted"] for moment in some), *options["more"]]
        if not given:
            raise CommandError("name a moment: --submitted 2026-03-19T19:30, or - for a list on standard input")
        cal, rules, channel = self._calendar(options), self._edition(options), Channel(options["channel"])
        chains = [chain_of(moment, channel, cal, edition=rules) for moment in self._moments(given)]
        if options["json"]:
            printed = [answers.of_chain(one) for one in chains]
            self._print(printed[0] if given != ["-"] and len(printed) == 1 else printed)
            return
        for one in chains:
            self._say(one)

    def _say(self, chain: Chain) -> None:
        for name, value in answers.of_chain(chain).items():
            self.stdout.write(f"{name:<16} {value}")
        self.stdout.write("")

    def _moments(self, given: list[str]) -> Iterator[datetime]:
        for text in given:
            lines = (line.strip() for line in sys.stdin) if text == "-" else [text]
            for number, line in enumerate(lines, 1):
                if line:
                    yield self._moment(line, f" (line {number})" if text == "-" else "")

    def _moment(self, text: str, place: str) -> datetime:
        """A moment without a zone is one of Almaty: the option says so."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise CommandError(f"{text!r}{place} is not a moment; write it as 2026-03-19T19:30 or 2026-03-19T19:30+05:00") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=ALMATY)

    def _edition(self, options: dict[str, Any]) -> Edition | None:
        return edition(options["edition"]) if options["edition"] else None

    def _calendar(self, options: dict[str, Any]) -> WorkdayCalendar:
        if options["no_overrides"]:
            return builtin()
        try:
            return calendar()
        except DatabaseError:
            self.stderr.write(NO_DATABASE)
            return builtin()

    def _print(self, data: Any) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
