"""`guanxi calendar`, `due` and `worked`: the working calendars for scripts.

Works without a database and without Django.
"""

import argparse
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from guanxi.apps.calendars.countries import official_calendar
from guanxi.config.cli.answers import print_json
from guanxi.config.cli.calendar_words import CODE, YEARS, answering, read_calendar
from guanxi.domain.calendars import (
    CalendarError,
    DayName,
    Due,
    Fault,
    Hours,
    Step,
    Worked,
    WorkingCalendar,
    day_status,
    due,
    parse_span,
    worked,
)
from guanxi.playbooks import shipped_playbook


def register(commands: Any) -> None:
    """Add the three commands to the subparsers of `guanxi`."""
    year = commands.add_parser("calendar", help="a country's year, day by day")
    year.add_argument("code", metavar="CODE", help="CN, DE, DE-BY, US-NY ...")
    year.add_argument("year", metavar="YEAR")
    year.set_defaults(run=answering(show_year))

    when = commands.add_parser("due", help="when a span is over, and why then")
    when.add_argument("start", metavar="START", help="ISO 8601; without offset, the calendar's")
    when.add_argument("--span", required=True, help="240min, 1wd, 2wd ...")
    when.add_argument("--hours", choices=[hours.value for hours in Hours], default="office")
    when.set_defaults(run=answering(show_due))

    between = commands.add_parser("worked", help="working minutes between two instants")
    between.add_argument("start", metavar="START")
    between.add_argument("end", metavar="END")
    between.set_defaults(run=answering(show_worked))

    for parser in (when, between):
        parser.add_argument("--calendar", required=True, metavar="CODE|FILE")
    for parser in (year, when, between):
        parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")


def show_year(arguments: argparse.Namespace) -> int:
    """Print each day of a country's year: working, weekend, holiday or makeup."""
    code, year = arguments.code.upper(), _read_year(arguments.year)
    calendar = official_calendar(_read_code(code), None, range(year, year + 1))
    if not any(day.year == year for day in calendar.by_date):
        raise CalendarError(Fault.YEAR_NOT_LOADED, code, year)
    first, following = date(year, 1, 1), date(year + 1, 1, 1)
    days = [first + timedelta(days=offset) for offset in range((following - first).days)]
    statuses = [day_status(calendar, day) for day in days]
    if arguments.json:
        print_json(
            {
                "calendar": code,
                "year": year,
                "provisional": calendar.is_provisional(year),
                "days": [
                    {
                        "date": day.date.isoformat(),
                        "status": day.status.value,
                        "name": _name(day.name),
                    }
                    for day in statuses
                ],
            }
        )
        return 0
    for day in statuses:
        print(day.date, day.status.value, day.name.en if day.name else "", sep="\t")
    return 0


def show_due(arguments: argparse.Namespace) -> int:
    """Print when a span that starts at START is over, with its steps."""
    span, hours = parse_span(arguments.span), Hours(arguments.hours)
    start = _read_instant(arguments.start)
    calendar = read_calendar(arguments.calendar, (start, start))
    urgent = shipped_playbook().urgent_hours if hours is Hours.URGENT else ()
    found = due(calendar, _in_zone(start, calendar), span, hours=hours, urgent=urgent)
    _print_count(arguments, {"due": found.at.isoformat()}, calendar, found)
    return 0


def show_worked(arguments: argparse.Namespace) -> int:
    """Print the working minutes from START to END (negative backwards), with their steps."""
    start, end = _read_instant(arguments.start), _read_instant(arguments.end)
    calendar = read_calendar(arguments.calendar, (start, end))
    found = worked(calendar, _in_zone(start, calendar), _in_zone(end, calendar))
    figures = {"minutes": _minutes(found.seconds), "seconds": found.seconds}
    _print_count(arguments, figures, calendar, found)
    return 0


def _read_code(code: str) -> str:
    if CODE.fullmatch(code) is None:
        raise CalendarError(Fault.UNKNOWN_COUNTRY, "calendar", code)
    return code


def _read_year(text: str) -> int:
    if re.fullmatch(r"[0-9]{4}", text) is None or int(text) not in YEARS:
        raise CalendarError(Fault.NOT_A_YEAR, "YEAR", text)
    return int(text)


def _read_instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise CalendarError(Fault.NEEDS_OFFSET, "instant", text) from None


def _in_zone(moment: datetime, calendar: WorkingCalendar) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=calendar.tz)


def _print_count(
    arguments: argparse.Namespace,
    figures: Mapping[str, object],
    calendar: WorkingCalendar,
    found: Due | Worked,
) -> None:
    provisional = {
        step.date.year for step in found.steps if calendar.is_provisional(step.date.year)
    }
    if arguments.json:
        steps = [_step(step) for step in found.steps]
        print_json({**figures, "provisional": sorted(provisional), "steps": steps})
        return
    for key, figure in figures.items():
        print(key, figure, sep="\t")
    for step in found.steps:
        print(step.date, step.start.time(), step.end.time(), _minutes(step.seconds), step.why.value)


def _step(step: Step) -> dict[str, object]:
    return {
        "date": step.date.isoformat(),
        "from": step.start.isoformat(),
        "to": step.end.isoformat(),
        "counted": _minutes(step.seconds),
        "why": step.why.value,
        "name": _name(step.name),
        "ranges": [[start.isoformat(), end.isoformat()] for start, end in step.ranges],
        "working_day": step.working_day,
    }


def _name(name: DayName | None) -> dict[str, str] | None:
    return {"en": name.en, "zh-Hans": name.zh_hans} if name else None


def _minutes(seconds: int) -> int | float:
    return seconds // 60 if seconds % 60 == 0 else seconds / 60
