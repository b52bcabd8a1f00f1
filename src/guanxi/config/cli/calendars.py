"""`guanxi calendar`, `due` and `worked`: the working calendars for scripts.

Works without a database and without Django.
"""

import argparse
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from guanxi.apps.calendars.countries import official_calendar, split_code
from guanxi.config.cli.answers import Refused, print_json
from guanxi.domain.calendars import (
    CalendarError,
    DayName,
    Due,
    Fault,
    Hours,
    Ranges,
    Step,
    Week,
    Worked,
    WorkingCalendar,
    day_status,
    due,
    parse_calendar,
    parse_ranges,
    parse_span,
    parse_week,
    worked,
)

CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
YEARS = range(1901, 2199)
# A year of minutes at eight working hours a day reaches four and a half years on.
YEARS_AHEAD = 6
LARGEST_FILE = 1_000_000

SENTENCES = {
    Fault.BAD_DATE: "{field}: {value!r} is not a day; write it as 2026-12-31.",
    Fault.BAD_SPAN: "{value!r} is not a span; write 240min or 2wd, up to a year of it.",
    Fault.BAD_TEXT: "{field}: {value!r} is not the short text that belongs here.",
    Fault.BAD_TIME: "{field}: {value!r} is not a time of day; write 08:30, up to 48:00 for an end.",
    Fault.BAD_ZONE: "{field}: {value!r} is not a time zone; write one like Asia/Shanghai.",
    Fault.ENDS_BEFORE_START: "{field}: {value} ends too early; past midnight, 06:00 is 30:00.",
    Fault.MISSING: "{field} is missing; add it.",
    Fault.NEEDS_OFFSET: "{value!r} is no instant; write it like 2026-02-13T17:30:00+08:00.",
    Fault.NEEDS_URGENT_HOURS: "The playbook has no urgent hours; choose office or always.",
    Fault.NEVER_WORKS: "The calendar never works that much; check its hours.",
    Fault.NO_HOURS: "{field}: no weekday has hours; give at least one.",
    Fault.NOT_A_LIST: "{field} must be a list.",
    Fault.NOT_AN_OBJECT: "{field} must be an object with named fields.",
    Fault.NOT_A_YEAR: "{field}: {value!r} is not a year between 1901 and 2198.",
    Fault.NOT_TRUE_OR_FALSE: "{field}: {value!r} must be true or false.",
    Fault.OUT_OF_YEARS: "That lies outside the years {value}; use a date within them.",
    Fault.OUTSIDE_ITS_YEAR: "{field}: {value} belongs to another year's table.",
    Fault.OVERLAPS: "{field}: the range from {value} starts before the one before it ends.",
    Fault.TOO_MANY: "{field}: {value} is more than belongs here.",
    Fault.TWICE: "{field}: {value} stands there twice; keep one.",
    Fault.UNKNOWN_COUNTRY: "{value!r} is neither a country we know (CN, DE, US-NY ...) nor a file.",
    Fault.UNKNOWN_KEY: "{field} is not a field we know; remove it or check its spelling.",
    Fault.UNKNOWN_SUBDIVISION: "{value!r} is no part of that country we know; use one like DE-BY.",
    Fault.YEAR_NOT_LOADED: "{field} has no table for {value}; load that year's notice first.",
}


def register(commands: Any) -> None:
    """Add the three commands to the subparsers of `guanxi`."""
    year = commands.add_parser("calendar", help="a country's year, day by day")
    year.add_argument("code", metavar="CODE", help="CN, DE, DE-BY, US-NY ...")
    year.add_argument("year", metavar="YEAR")
    year.set_defaults(run=_answering(show_year))

    when = commands.add_parser("due", help="when a span is over, and why then")
    when.add_argument("start", metavar="START", help="ISO 8601; without offset, the calendar's")
    when.add_argument("--span", required=True, help="240min, 1wd, 2wd ...")
    when.add_argument("--hours", choices=[hours.value for hours in Hours], default="office")
    when.set_defaults(run=_answering(show_due))

    between = commands.add_parser("worked", help="working minutes between two instants")
    between.add_argument("start", metavar="START")
    between.add_argument("end", metavar="END")
    between.set_defaults(run=_answering(show_worked))

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
    calendar = _read_calendar(arguments.calendar, (start, start))
    urgent = _urgent_hours() if hours is Hours.URGENT else ()
    found = due(calendar, _in_zone(start, calendar), span, hours=hours, urgent=urgent)
    _print_count(arguments, {"due": found.at.isoformat()}, calendar, found)
    return 0


def show_worked(arguments: argparse.Namespace) -> int:
    """Print the working minutes from START to END (negative backwards), with their steps."""
    start, end = _read_instant(arguments.start), _read_instant(arguments.end)
    calendar = _read_calendar(arguments.calendar, (start, end))
    found = worked(calendar, _in_zone(start, calendar), _in_zone(end, calendar))
    figures = {"minutes": _minutes(found.seconds), "seconds": found.seconds}
    _print_count(arguments, figures, calendar, found)
    return 0


def _answering(command: Callable[[argparse.Namespace], int]) -> Callable[..., int]:
    def run(arguments: argparse.Namespace) -> int:
        try:
            return command(arguments)
        except CalendarError as error:
            sentence = SENTENCES[error.fault].format(field=error.field, value=error.value)
            raise Refused(sentence) from None

    return run


def _read_calendar(code_or_file: str, instants: tuple[datetime, datetime]) -> WorkingCalendar:
    if CODE.fullmatch(code_or_file.upper()):
        code = code_or_file.upper()
        years = sorted(moment.year for moment in instants)
        first, last = max(YEARS[0], years[0] - 1), min(YEARS[-1], years[1] + YEARS_AHEAD)
        side = "factory" if split_code(code)[0] == "CN" else "buyer"
        return official_calendar(code, _default_week(side), range(first, last + 1))
    path = Path(code_or_file)
    return parse_calendar(_load_json(path), where=path.name)


def _load_json(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise CalendarError(Fault.TOO_MANY, path.name, f"over {LARGEST_FILE} bytes")
        return json.loads(content)
    except OSError:
        raise CalendarError(Fault.UNKNOWN_COUNTRY, "calendar", path) from None
    except json.JSONDecodeError as error:
        field = f"{path.name} line {error.lineno}"
        raise CalendarError(Fault.NOT_AN_OBJECT, field, error.msg) from None
    except (UnicodeDecodeError, RecursionError):
        raise CalendarError(Fault.NOT_AN_OBJECT, path.name) from None


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


def _default_week(whose: str) -> Week:
    return parse_week(_playbook_hours(whose), field=f"calendars.{whose}.hours")


def _urgent_hours() -> Ranges:
    return parse_ranges(_playbook_hours("urgent"), field="calendars.urgent.hours")


def _playbook_hours(whose: str) -> Any:
    import yaml  # only where the playbook's hours are asked for

    playbook = files("guanxi") / "playbooks" / "china_remote.yaml"
    try:
        return yaml.safe_load(playbook.read_text(encoding="utf-8"))["calendars"][whose]["hours"]
    except (OSError, KeyError, TypeError):
        raise CalendarError(Fault.MISSING, f"playbook: calendars.{whose}.hours") from None


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
