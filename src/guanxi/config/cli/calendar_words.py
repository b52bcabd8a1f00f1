"""The working calendar a command is given: a country's code, or a file; and its errors in words."""

import argparse
import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from guanxi.apps.calendars.countries import official_calendar, split_code
from guanxi.config.cli.answers import Refused
from guanxi.domain.calendars import CalendarError, Fault, WorkingCalendar, parse_calendar
from guanxi.playbooks import shipped_playbook

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


def answering(command: Callable[[argparse.Namespace], int]) -> Callable[..., int]:
    """The command, with what is wrong about a calendar said in one line."""

    def run(arguments: argparse.Namespace) -> int:
        try:
            return command(arguments)
        except CalendarError as error:
            sentence = SENTENCES[error.fault].format(field=error.field, value=error.value)
            raise Refused(sentence) from None

    return run


def read_calendar(code_or_file: str, instants: tuple[datetime, datetime]) -> WorkingCalendar:
    """A calendar around two instants: of a country, or as a file says. Raises CalendarError."""
    if CODE.fullmatch(code_or_file.upper()):
        code = code_or_file.upper()
        years = sorted(moment.year for moment in instants)
        first, last = max(YEARS[0], years[0] - 1), min(YEARS[-1], years[1] + YEARS_AHEAD)
        playbook = shipped_playbook()
        factory = split_code(code)[0] == playbook.factory.country
        week = playbook.factory.week if factory else playbook.buyer_week
        return official_calendar(code, week, range(first, last + 1))
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
