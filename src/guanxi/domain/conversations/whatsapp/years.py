"""The year and day meant by what a phone wrote, in the calendars phones are set to.

Exports name a calendar seldom, but WhatsApp began in 2009, so nearly every year tells its own:
2566 is Buddhist, 1402 Solar Hijri, 1445 Hijri, 115 Minguo, R8 Reiwa. Hijri months follow
Umm al-Qura, the calendar of phones, for 1428-1480 (their lengths, as facts).
"""

from datetime import date
from enum import StrEnum


class Calendar(StrEnum):
    """How a year is counted."""

    GREGORIAN = "gregorian"
    BUDDHIST = "buddhist"
    MINGUO = "minguo"
    JAPANESE = "japanese"
    SOLAR_HIJRI = "solar_hijri"
    HIJRI = "hijri"


EARLIEST, LATEST = 1990, 2099

_ERAS: dict[str, tuple[Calendar, int]] = {
    **dict.fromkeys(("r", "令和"), (Calendar.JAPANESE, 2018)),
    **dict.fromkeys(("h", "平成"), (Calendar.JAPANESE, 1988)),
    **dict.fromkeys(("be", "พ.ศ", "พศ"), (Calendar.BUDDHIST, -543)),
    **dict.fromkeys(("民國", "民国", "minguo", "roc"), (Calendar.MINGUO, 1911)),
    **dict.fromkeys(("ap", "ه‍.ش", "ه.ش", "هش"), (Calendar.SOLAR_HIJRI, 0)),
    **dict.fromkeys(("ah", "هـ", "ه"), (Calendar.HIJRI, 0)),
    **dict.fromkeys(("ad", "ce", "公元", "西元", "西暦"), (Calendar.GREGORIAN, 0)),
}
_HIJRI_FIRST_YEAR, _HIJRI_FIRST_DAY = 1428, date(2007, 1, 20).toordinal()
# one number a year, bit m set where month m + 1 has 30 days
_HIJRI_YEARS = """
dc9 d92 aa6 956 2ae 56d 36a b55 aaa 94d 49d 95d 2ba 5b5 5aa d55 a9a 92e 26e 55d ada 6d4
6a5 54b a97 54e aae 5ac ba9 d92 b25 64b cab 55a b55 6d2 ea5 e4a a95 52d aad 36c 759 6d2
695 52d a5b 4ba 9ba 3b4 b69 b52 aa6
"""
_HIJRI_LONG_MONTHS = [int(year, 16) for year in _HIJRI_YEARS.split()]


def era_of(word: str) -> tuple[Calendar, int] | None:
    """The calendar a written era names, with what to add to its year.

    >>> era_of("R"), era_of("klo")
    ((<Calendar.JAPANESE: 'japanese'>, 2018), None)
    """
    return _ERAS.get(word.strip(". ").casefold())


def calendar_of_year(written: str) -> tuple[Calendar, int] | None:
    """The calendar a year tells by itself, with what to add; None where no year fits.

    Two digits are this century's, unless that would lie before WhatsApp or far ahead.

    >>> calendar_of_year("2566"), calendar_of_year("26")
    ((<Calendar.BUDDHIST: 'buddhist'>, -543), (<Calendar.GREGORIAN: 'gregorian'>, 2000))
    """
    year = int(written)
    if len(written) <= 2:
        return _calendar_of_short_year(year, persian="\u06f0" <= written[0] <= "\u06f9")
    ranges = (
        (EARLIEST, LATEST, Calendar.GREGORIAN, 0),
        (2533, 2642, Calendar.BUDDHIST, -543),
        (1380, 1427, Calendar.SOLAR_HIJRI, 0),
        (1428, 1480, Calendar.HIJRI, 0),
        (100, 188, Calendar.MINGUO, 1911),
    )
    for low, high, calendar, shift in ranges:
        if low <= year <= high:
            return calendar, shift
    return None


def _calendar_of_short_year(year: int, *, persian: bool) -> tuple[Calendar, int]:
    if persian and (year <= 8 or year >= 88):
        return Calendar.SOLAR_HIJRI, 1400 if year <= 8 else 1300
    if 52 <= year <= 85:
        return Calendar.BUDDHIST, 2500 - 543
    return Calendar.GREGORIAN, 2000


def day_of(calendar: Calendar, year: int, month: int, day: int) -> date:
    """The Gregorian date of a day; ValueError where the calendar has no such day.

    `year` is Gregorian already for calendars that only shift the year.

    >>> day_of(Calendar.SOLAR_HIJRI, 1400, 1, 1), day_of(Calendar.HIJRI, 1445, 9, 1)
    (datetime.date(2021, 3, 21), datetime.date(2024, 3, 11))
    """
    if calendar is Calendar.SOLAR_HIJRI:
        return _solar_hijri(year, month, day)
    if calendar is Calendar.HIJRI:
        return _hijri(year, month, day)
    if not EARLIEST <= year <= LATEST:
        raise ValueError(year)
    return date(year, month, day)


def _solar_hijri(year: int, month: int, day: int) -> date:
    """By the 33-year cycle, exact for 1244-1502."""
    first = _solar_hijri_ordinal(year)
    longest = 31 if month <= 6 else 30
    if month == 12 and _solar_hijri_ordinal(year + 1) - first == 365:
        longest = 29
    if not (1244 <= year <= 1502 and 1 <= month <= 12 and 1 <= day <= longest):
        raise ValueError(year)
    before = (month - 1) * 31 if month <= 6 else 186 + (month - 7) * 30
    return date.fromordinal(first + before + day - 1)


def _solar_hijri_ordinal(year: int) -> int:
    """The proleptic ordinal of the first day of a year (anchored on 1400 = 21 March 2021)."""
    cycle = year + 1595
    return 365 * cycle + cycle // 33 * 8 + (cycle % 33 + 3) // 4 - 356_032


def _hijri(year: int, month: int, day: int) -> date:
    row = year - _HIJRI_FIRST_YEAR
    if not (0 <= row < len(_HIJRI_LONG_MONTHS) and 1 <= month <= 12):
        raise ValueError(year)
    years = _HIJRI_LONG_MONTHS[: row + 1]
    if not 1 <= day <= 29 + (years[-1] >> (month - 1) & 1):
        raise ValueError(day)
    before = sum(12 * 29 + bits.bit_count() for bits in years[:-1])
    before += sum(29 + (years[-1] >> m & 1) for m in range(month - 1))
    return date.fromordinal(_HIJRI_FIRST_DAY + before + day - 1)
