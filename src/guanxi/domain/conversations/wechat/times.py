"""The moment of a message: an epoch is the truth, else local time as the exporting device wrote it.

Epochs come in seconds, milliseconds or microseconds. Local times begin with the year in every
layout known; pasted lines may have none, or a day in words (昨天, 星期三), and need today.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Precision
from guanxi.domain.conversations.whatsapp.clock import hour_of_day, read_clock

FIRST_YEAR, LAST_YEAR = 2000, 2099  # WeChat began in 2011; a clock may be wrong
_EPOCH = re.compile(r"\d{9,17}(?:\.\d{1,9})?", re.A)
_PLAIN = re.compile(r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d", re.A)  # nearly every tool's own
_HALVES = "凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|[AaPp]\\.?[Mm]\\.?"
CLOCK = (
    rf"(?:(?:{_HALVES})[ ]?)?\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}}(?:\.\d{{1,9}})?)?"
    rf"(?:[ ]?(?:{_HALVES}))?"
)
DATE = r"(?P<date>\d{4}[ ]?[-/.年][ ]?\d{1,2}[ ]?[-/.月][ ]?\d{1,2}[ ]?日?)"
_DAY = r"(?:[ ]?(?:星期|周|週|礼拜)[一二三四五六日天])?"
DATE_TIME = rf"{DATE}{_DAY}(?:T|[ ,]{{0,3}})(?P<clock>{CLOCK})"
# a day of the last week in words, or a day without its year
DAY_WORD = (
    r"(?P<day>今天|昨天|前天|Today|Yesterday|(?:星期|周|週|礼拜)[一二三四五六日天]"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2}月\d{1,2}日|\d{1,2}[-/]\d{1,2})"
)
_LOCAL = re.compile(rf"{DATE_TIME}[ ]?(?P<offset>Z|[+-]\d{{2}}:?\d{{2}})?", re.A)
_FIGURES = re.compile(r"\d+", re.A)
_WEEKDAYS = {word: at for at, word in enumerate("一二三四五六日")} | {"天": 6}
_ENGLISH = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_DAYS_AGO = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}


class Moment(NamedTuple):
    """When, and how exactly the file says so."""

    at: datetime
    precision: Precision


def read_moment(written: str, zone: ZoneInfo) -> Moment | None:
    """The moment of an epoch or a local time with its year; None where it is none.

    >>> read_moment("1700000000123", ZoneInfo("Asia/Shanghai")).at.isoformat()
    '2023-11-15T06:13:20+08:00'
    >>> read_moment("2026年11月20日 下午2:05", ZoneInfo("Asia/Shanghai")).at.isoformat()
    '2026-11-20T14:05:00+08:00'
    """
    if _EPOCH.fullmatch(written):
        return _of_epoch(written, zone)
    if _PLAIN.fullmatch(written):
        return _of_plain(written, zone)
    found = _LOCAL.fullmatch(written.strip())
    if found is None:
        return None
    year, month, day = map(int, _FIGURES.findall(found["date"]))
    try:
        return at_clock(date(year, month, day), found["clock"], zone, offset=found["offset"])
    except ValueError:
        return None


def at_clock(day: date, clock: str, zone: ZoneInfo, *, offset: str | None = None) -> Moment | None:
    """A time of day on a day: in the zone, or at the offset written beside it."""
    read = read_clock(clock.partition(".")[0] if "." in clock[-10:] else clock)
    if read is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    hour = hour_of_day(read, {})
    try:
        at = datetime(day.year, day.month, day.day, hour, read.minute, read.second or 0)  # noqa: DTZ001
        aware = at.replace(tzinfo=_offset(offset)).astimezone(zone) if offset else at
    except (ValueError, OverflowError):
        return None
    precision = Precision.MINUTE if read.second is None else Precision.SECOND
    return Moment(aware if offset else at.replace(tzinfo=zone), precision)


def day_of_word(word: str, today: date) -> date | None:
    """The day a phone means by a word, or by a day without year: the latest that has begun.

    >>> day_of_word("星期三", date(2026, 11, 23)), day_of_word("12月1日", date(2026, 11, 23))
    (datetime.date(2026, 11, 18), datetime.date(2025, 12, 1))
    """
    folded = word.casefold()
    if folded in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[folded])
    weekday = _WEEKDAYS.get(word[-1], _ENGLISH.get(folded[:3]))
    if weekday is not None and not word[0].isdigit():
        return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    month, day = map(int, _FIGURES.findall(word))
    for year in (today.year, today.year - 1, today.year - 4):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def _of_plain(written: str, zone: ZoneInfo) -> Moment | None:
    try:
        return Moment(datetime.fromisoformat(written).replace(tzinfo=zone), Precision.SECOND)
    except ValueError:
        return None


def _of_epoch(written: str, zone: ZoneInfo) -> Moment | None:
    """To the second, as WeChat keeps it: the same message from another tool has the same time."""
    figures = written.partition(".")[0]
    scale = 1 if len(figures) <= 11 else 1_000 if len(figures) <= 14 else 1_000_000
    try:
        at = datetime.fromtimestamp(int(figures) // scale, zone)
    except (ValueError, OverflowError, OSError):
        return None
    return Moment(at, Precision.SECOND) if FIRST_YEAR <= at.year <= LAST_YEAR else None


def _offset(written: str) -> timezone:
    if written == "Z":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    return timezone((-1 if written[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
