"""The time of day a phone wrote, with its words: 2:05 PM, 下午2:05, 14 h 05, ٢:٥٦ م.

Words not in the table are inferred: one that never changes is decoration ("klo", "г."), two
that take turns are morning and afternoon in whichever way keeps the chat in order.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from guanxi.domain.conversations.whatsapp.headers import WORD
from guanxi.domain.conversations.whatsapp.years import era_of


class Half(StrEnum):
    """What a word says of the hour beside it."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    NOON = "noon"  # 中午: 11 and 12 stay, 1 and 2 are afternoon
    NIGHT = "night"  # 晚上: 12 and the small hours are after midnight
    NOTHING = "nothing"


# as the world's phones write them, folded: no dots, no spaces, small letters
_MORNING = """
am ap asubuhi bn de dop dopoldne eparadites fh fm förmiddag gh goöň göň günortadanöň manhã mat
matin moies n’ụtụtụ pagi paradite pd pg priekšp priekšpusdiena priekšpusdienā priešpiet prijepodne
prp rn sa safiya sf sáng to vm vorm yb àárọ̀ öö öň πμ ам дп пријеподне претпл проб таңкы тң үө ա
לפנה״צ بن ص صباحًا غم ق قبل‌ازظهر قظ ق‌ظ पूर्वाह्न ਪੂਦੁ ਸ ପୂ ପୂର୍ବାହ୍ନ ఉ පෙ පෙව ก่อนเที่ยง ກ່ອນທ່ຽງ နံနက် ጠ
ጥዋት 上午 凌晨 午前 早上 清晨 오전
"""
_AFTERNOON = """
alasiri ch chiều du eftermiddag eh em epasdites gd gosoň gsoň günortadansoň in ip jioni
mchana md nachm nm nomëttes n’abali n’abalị odp pasdite petang pm pn pop popiet popodne popoldne
ptg pēcp pēcpusd pēcpusdiena pēcpusdienā soir soň tarde tk yamma yh ym ös μμ пм попл поподне
послијеподне пп слоб тк түштөнкийинки үх հ אחה״צ ب بظ بعدازظهر ب‌ظ دن غو م مساءً अपराह्न ਬਾਦੁ ਸ਼ ଅ
ଅପରାହ୍ନ సా ප පව หลังเที่ยง ຫຼັງທ່ຽງ ညနေ ከ ከሰዓት ọ̀sán 下午 傍晚 午後 오후
"""
_KNOWN: dict[str, Half] = {
    **dict.fromkeys(_MORNING.split(), Half.MORNING),
    **dict.fromkeys(_AFTERNOON.split(), Half.AFTERNOON),
    **dict.fromkeys(("中午", "正午", "noon"), Half.NOON),
    **dict.fromkeys(("晚上", "夜里", "夜裡", "半夜", "午夜", "深夜", "夜晚", "usiku"), Half.NIGHT),
}
_PIECE = re.compile(rf"(\d+)|({WORD}+)")
_MOST_UNKNOWN = 4


class Clock(NamedTuple):
    """A time as written: hour as read, seconds None where not written, words folded."""

    hour: int
    minute: int
    second: int | None
    words: tuple[str, ...]


def read_clock(text: str) -> Clock | None:
    """The figures and words of a time; words before and after the figures stay apart.

    >>> read_clock(", 1:55:07 p. m.")
    Clock(hour=1, minute=55, second=7, words=('pm',))
    """
    figures: list[int] = []
    before: list[str] = []
    after: list[str] = []
    for figure, word in _PIECE.findall(text):
        if figure:
            figures.append(int(figure))
            after.clear()
        elif era_of(word) is None or figures:
            (after if figures else before).append(word.casefold())
    if not 2 <= len(figures) <= 3:
        return None
    words = tuple(_joined(part) for part in (before, after) if part)
    return Clock(figures[0], figures[1], figures[2] if len(figures) == 3 else None, words)


def _joined(pieces: Sequence[str]) -> str:
    """ "pm" of "p. m.", and of "s p. m.", where the unit of the second stands before it."""
    ends = ("".join(pieces[start:]) for start in range(len(pieces)))
    return next((end for end in ends if end in _KNOWN), "".join(pieces))


def hour_of_day(clock: Clock, halves: Mapping[str, Half]) -> int:
    """The hour on the 24-hour clock. Words never met take the half the others leave over.

    >>> hour_of_day(Clock(12, 5, None, ("上午",)), {"上午": Half.MORNING})
    0
    """
    hour = 0 if clock.hour == 24 else clock.hour  # phones that count the hours from 1
    for word in clock.words:
        half = halves.get(word) or _KNOWN.get(word) or _left_over(halves)
        if half is Half.MORNING:
            return 0 if hour == 12 else hour
        if half is Half.AFTERNOON:
            return hour + 12 if hour < 12 else hour
        if half is Half.NOON:
            return hour + 12 if hour < 10 else hour
        if half is Half.NIGHT:
            return 0 if hour == 12 else hour + 12 if 4 < hour < 12 else hour
    return hour


def _left_over(halves: Mapping[str, Half]) -> Half:
    said = set(halves.values())
    if Half.MORNING in said and Half.AFTERNOON not in said:
        return Half.AFTERNOON
    if Half.AFTERNOON in said and Half.MORNING not in said:
        return Half.MORNING
    return Half.NOTHING


def settle_halves(clocks: Sequence[Clock], days: Sequence[int | None]) -> dict[str, Half]:
    """What each word of a sample means. `days`: the day of each clock, None where unreadable.

    >>> settle_halves([Clock(9, 0, None, ("kato",)), Clock(1, 0, None, ("moro",)),
    ...                Clock(8, 0, None, ("kato",))], [1, 1, 2])
    {'kato': <Half.MORNING: 'morning'>, 'moro': <Half.AFTERNOON: 'afternoon'>}
    """
    words = dict.fromkeys(word for clock in clocks for word in clock.words)
    halves = {word: _KNOWN[word] for word in words if word in _KNOWN}
    unknown = [word for word in words if word not in _KNOWN]
    for word in list(unknown):
        beside = [clock for clock in clocks if word in clock.words]
        if len(beside) == len(clocks) or any(c.hour == 0 or c.hour > 12 for c in beside):
            halves[word] = Half.NOTHING
            unknown.remove(word)
    if not unknown or len(unknown) > _MOST_UNKNOWN:
        return halves | dict.fromkeys(unknown, Half.NOTHING)
    choices = product((Half.MORNING, Half.AFTERNOON), repeat=len(unknown))
    readings = [halves | dict(zip(unknown, choice, strict=True)) for choice in choices]
    return min(readings, key=lambda reading: _steps_back(clocks, days, reading))


def _steps_back(
    clocks: Sequence[Clock], days: Sequence[int | None], halves: Mapping[str, Half]
) -> int:
    moments = (
        (day, hour_of_day(clock, halves), clock.minute)
        for clock, day in zip(clocks, days, strict=True)
        if day is not None
    )
    return count_back(moments)


def count_back(moments: Iterable[tuple[int, ...]]) -> int:
    """How often a sequence steps backwards."""
    back, last = 0, None
    for moment in moments:
        back += last is not None and moment < last
        last = moment
    return back
