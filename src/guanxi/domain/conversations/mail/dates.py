"""When a mail was sent, from the forms clients, servers and mailboxes write.

Never guessed beyond what is written: a date is found or it is not. A zone that cannot be (-3000)
makes the whole date doubtful, and a year outside 1980 to 2099 is a broken clock, not a date.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1980, 2099
_LONGEST = 200
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan 一月 1月 gen janv enero",
            "feb 二月 2月 fév févr",
            "mar 三月 3月 mär mrz mars",
            "apr 四月 4月 avr abr",
            "may 五月 5月 mai mei mag",
            "jun 六月 6月 juin giu",
            "jul 七月 7月 juil lug",
            "aug 八月 8月 août ago",
            "sep 九月 9月 sept set",
            "oct 十月 10月 okt ott out",
            "nov 十一月 11月",
            "dec 十二月 12月 dez déc dic",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMED_ZONES = {
    -8: "pst",
    -7: "mst pdt",
    -6: "cst mdt",
    -5: "est cdt",
    -4: "edt",
    0: "ut utc gmt z wet",
    1: "cet met mez bst",
    2: "cest mest mesz eet",
    3: "eest msk",
    8: "hkt sgt",
    9: "jst kst",
}
_HOURS = {name: hours for hours, names in _NAMED_ZONES.items() for name in names.split()}
_ZONE = r"(?:(?:GMT|UTC|UT)?[ ]*([+-]\d{1,2}(?::?\d{2})?)(?!\d)|([A-Za-z]{1,4})\b)"
_TIME = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,9})?"
# 22 Nov 2026 14:05:33 +0800
_MAIL = re.compile(
    rf"(?<!\d)0?(\d{{1,2}})[ .-]{{1,3}}([^\W\d_]{{2,5}}|\d{{1,2}}月)\.?[ ,-]{{1,3}}(\d{{4}}|\d\d)"
    rf"(?!\d),?(?:[ ]+at)?[ ]+{_TIME}[ ]*([AaPp][Mm])?[ ]*{_ZONE}?"
)
# November 22, 2026 2:05 PM
_MONTH_FIRST = re.compile(
    rf"(?<![A-Za-z])([A-Za-z]{{3,9}})\.?[ ]+(\d{{1,2}}),[ ]*(\d{{4}}),?(?:[ ]+at)?[ ]+{_TIME}"
    rf"[ ]*([AaPp][Mm])?[ ]*{_ZONE}?"
)
# Sun Nov 22 14:05:33 2026, with a zone before or after the year
_ASCTIME = re.compile(
    rf"(?<![A-Za-z])([A-Za-z]{{3,9}})[ ]+(\d{{1,2}})[ ]+{_TIME}[ ]*{_ZONE}?[ ]*(\d{{4}})(?!\d)"
    rf"[ ]*{_ZONE}?"
)
# 2026-11-22T14:05:33+08:00, 2026年11月22日 14:05
_BY_YEAR = re.compile(
    rf"(?<!\d)(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?[T ]*"
    rf"(?:[(（]?(?:星期|周)[^\d\s][)）]?[ ]*)?(上午|下午)?[ ]*{_TIME}[ ]*{_ZONE}?"
)
# The common form, all digits in their places, is read without the table of forms.
_COMMON = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4})\b"
)


def read_date(written: str, zone: tzinfo) -> datetime | None:
    """The instant in its own zone, None where there is none or it cannot be.

    `zone` is taken where the date has no zone. "CST" is China's where `zone` is eight hours
    ahead, else America's.

    >>> read_date("Sun, 22 Nov 2026 14:05:33 +0800 (CST)", UTC).isoformat()
    '2026-11-22T14:05:33+08:00'
    """
    common = _COMMON.match(written)
    if common is not None:
        day, month, year, hour, minute, second, offset = common.groups()
        number = _MONTHS.get(month.lower(), 0)
        fixed = _fixed(offset)
        return fixed and _moment((year, number, day), (hour, minute, second), "", fixed)
    return _read_other(" ".join(written[:_LONGEST].split()), zone)


def read_received(written: str) -> datetime | None:
    """The instant a Received line ends with."""
    return read_date(written.rpartition(";")[2].strip(), UTC)


def _read_other(text: str, zone: tzinfo) -> datetime | None:
    if found := _MAIL.search(text):
        day, month, year, *time, half, offset, name = found.groups()
        number = _MONTHS.get(month.lower()) or _MONTHS.get(month[:3].lower(), 0)
        return _in_zone((year, number, day), time, half or "", offset, name, zone)
    if found := _MONTH_FIRST.search(text):
        month, day, year, *time, half, offset, name = found.groups()
        number = _MONTHS.get(month[:3].lower(), 0)
        return _in_zone((year, number, day), time, half or "", offset, name, zone)
    if found := _BY_YEAR.search(text):
        year, month, day, half, *time, offset, name = found.groups()
        return _in_zone((year, int(month), day), time, half or "", offset, name, zone)
    if found := _ASCTIME.search(text):
        month, day, *time, offset, name, year, offset_after, name_after = found.groups()
        number = _MONTHS.get(month[:3].lower(), 0)
        offset, name = offset or offset_after, name or name_after
        return _in_zone((year, number, day), time, "", offset, name, zone)
    return None


def _in_zone(
    date: tuple[str, int, str],
    time: list[str | None],
    half: str,
    offset: str | None,
    name: str | None,
    zone: tzinfo,
) -> datetime | None:
    if offset:
        fixed = _fixed(offset.replace(":", ""))
        return fixed and _moment(date, time, half, fixed)
    local = _moment(date, time, half, zone)
    key = (name or "").lower()
    if local is None or key not in _HOURS:
        return local
    if key == "cst" and local.utcoffset() == timedelta(hours=8):
        return local
    return local.replace(tzinfo=timezone(timedelta(hours=_HOURS[key])))


@lru_cache(maxsize=256)
def _fixed(offset: str) -> timezone | None:
    """The zone of "+0800"; None beyond the zones there are."""
    digits = offset[1:].rjust(4, "0") if len(offset) > 3 else f"{offset[1:]:0>2}00"
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if span > timedelta(hours=14) or int(digits[2:]) > 59:
        return None
    return timezone(-span if offset[0] == "-" else span) if span else UTC


def _moment(
    date: tuple[str, int, str], time: list[str | None] | tuple[str, ...], half: str, zone: tzinfo
) -> datetime | None:
    year = int(date[0])
    if year < 100:
        year += 1900 if year >= 69 else 2000
    hour = int(time[0] or 0)
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half in ("PM", "pm", "Pm", "下午"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        second = min(59, int(time[2] or 0))  # leap seconds
        return datetime(year, date[1], int(date[2]), hour, int(time[1] or 0), second, tzinfo=zone)
    except ValueError:
        return None
