"""The day somebody plainly named: "by Friday", "27 Nov", "下周三", "11月27号".

Only ever a suggestion, shown to be confirmed. What can be read two ways (11/12) is left alone,
and so is a day that lies behind, or too far ahead to be meant.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

FURTHEST = timedelta(days=300)  # a day further ahead is more likely one of the past
LONGEST = 2_000  # characters looked at

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"

_Found = re.Match[str]


def said_day(text: str, *, on: date) -> date | None:
    """The first day named in a text that was said on ``on`` (the speaker's date).

    >>> said_day("可以，下周三发出", on=date(2026, 11, 23))
    datetime.date(2026, 12, 2)
    >>> said_day("We ship by Fri", on=date(2026, 11, 23))
    datetime.date(2026, 11, 27)
    """
    lowered = text[:LONGEST].lower()
    found = []
    for pattern, read in _FORMS:
        match = pattern.search(lowered)
        day = read(match, on) if match else None
        if match and day is not None and on <= day <= on + FURTHEST:
            found.append((match.start(), day))
    return min(found)[1] if found else None


def _dated(match: _Found, on: date) -> date | None:
    month = match["month"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    try:
        if match.groupdict().get("year"):
            return date(int(match["year"]), number, int(match["day"]))
        this_year = date(on.year, number, int(match["day"]))
        return this_year if this_year >= on else this_year.replace(year=on.year + 1)
    except ValueError:
        return None


def _day_of_month(match: _Found, on: date) -> date | None:
    try:
        this_month = on.replace(day=int(match["day"]))
        if this_month >= on:
            return this_month
        return (on.replace(day=1) + timedelta(days=32)).replace(day=int(match["day"]))
    except ValueError:
        return None


def _weekday(match: _Found, on: date) -> date:
    name = match["weekday"]
    number = "一二三四五六日天".find(name) if len(name) == 1 else _DAYS.index(name[:3])
    number = min(number, 6)
    monday = on - timedelta(days=on.weekday())
    week = match.groupdict().get("week")
    if week:  # 下周三 and "next Wednesday" are of the week to come, whatever today is
        return monday + timedelta(days=7 + number)
    day = monday + timedelta(days=number)
    return day if day > on else day + timedelta(days=7)


def _in_days(days: int) -> Callable[[_Found, date], date]:
    return lambda _, on: on + timedelta(days=days)


_WEEKDAY_NAMES = "monday|mon|tuesday|tues|tue|wednesday|wed|thursday|thurs|thu|friday|fri"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Found, date], date | None]], ...] = (
    (re.compile(r"\b(?P<year>20[0-9]{2})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])\b"), _dated),
    (
        re.compile(r"(?P<year>20[0-9]{2})年(?P<month>[01]?[0-9])月(?P<day>[0-3]?[0-9])[日号]?"),
        _dated,
    ),
    (re.compile(r"(?<!年)(?<![0-9])(?P<month>[01]?[0-9])月(?P<day>[0-3]?[0-9])[日号]"), _dated),
    (re.compile(r"(?<![0-9月])(?P<day>[0-3]?[0-9])号(?![楼厂店线样])"), _day_of_month),
    (re.compile(rf"\b{_NUMBER}(?: of)? {_MONTH}(?![a-z])(?:,? (?P<year>20[0-9]{{2}}))?"), _dated),
    (re.compile(rf"\b{_MONTH} {_NUMBER}(?![0-9a-z])(?:,? (?P<year>20[0-9]{{2}}))?"), _dated),
    (re.compile(r"\bday after tomorrow\b|后天"), _in_days(2)),
    (re.compile(r"(?<!day after )\btomorrow\b|明天|明早|明晚"), _in_days(1)),
    (re.compile(r"\b(?:today|tonight)\b|今天|今晚|下班前"), _in_days(0)),
    (
        re.compile(rf"\b(?:(?P<week>next) )?(?P<weekday>{_WEEKDAY_NAMES}|saturday|sat|sunday)\b"),
        _weekday,
    ),
    (
        re.compile(r"(?P<week>下)?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"),
        _weekday,
    ),
)
