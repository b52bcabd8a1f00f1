"""The values of a playbook in words, whatever they are: one line each, in both languages where
they are words themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guanxi.apps.playbook.labels import (
    CALL_PART_WORDS,
    CHANNEL_WORDS,
    CONTACT_WORDS,
    HOURS_WORDS,
    JUDGED_WORDS,
    OWED_BY_WORDS,
    cadence_words,
    ranges_words,
    span_words,
    time_words,
    week_lines,
    weekday_name,
)
from guanxi.domain.calendars import Hours, parse_ranges, parse_span, parse_week
from guanxi.domain.calendars.weeks import WEEKDAYS
from guanxi.domain.playbook import (
    AnswerTime,
    Cadence,
    CallPart,
    Channel,
    Contact,
    JudgedOn,
    Kind,
    OwedBy,
    Per,
)
from guanxi.platform.i18n.times import short_day_words

LEAP = 2024  # a year that has every day
MAKEUP_WORDS: Mapping[str, Promise] = {"worked": _("worked"), "free": _("free")}


@dataclass(frozen=True)
class Said:
    """A line; ``lang`` where it stands in one language whoever reads it."""

    text: str
    lang: str = ""


def value_words(kind: Kind, value: Any) -> list[Said]:
    """A value as lines a person reads; none for nothing."""
    if value is None:
        return []
    return list(_SAY[kind](value))


def _words(words: Mapping[str, str]) -> Iterable[Said]:
    yield Said(words["en"], "en")
    yield Said(words["zh-Hans"], "zh-Hans")


def _wordings(several: Iterable[Mapping[str, str]]) -> Iterable[Said]:
    for words in several:
        yield from _words(words)


def _one(say: Callable[[Any], object]) -> Callable[[Any], Iterable[Said]]:
    return lambda value: [Said(str(say(value)))]


def _each(say: Callable[[Any], object]) -> Callable[[Any], Iterable[Said]]:
    return lambda value: [Said(str(say(one))) for one in value]


def _span(text: str) -> str:
    return span_words(parse_span(text))


def _level(level: Mapping[str, Any]) -> str:
    time = AnswerTime(parse_span(level["within"]), Hours(level["hours"]))
    return gettext("Level %(level)d: %(time)s") % {
        "level": level["level"],
        "time": time_words(time),
    }


def _week(week: Any) -> Iterable[Said]:
    for days, hours in week_lines(parse_week(week)):
        yield Said(f"{days}: {hours}")


def _slot(slot: Mapping[str, Any]) -> str:
    return f"{slot['at']} {_both(slot['label'])}"


def _topic(topic: Mapping[str, Any]) -> str:
    return f"{weekday_name(WEEKDAYS.index(topic['weekday']))} {_both(topic['label'])}"


def _both(words: Mapping[str, str]) -> str:
    return f"{words['en']} · {words['zh-Hans']}"


def _channels(channels: Iterable[str]) -> str:
    return " · ".join(str(CHANNEL_WORDS[Channel(channel)]) for channel in channels)


def _rung(rung: Mapping[str, str]) -> str:
    return gettext("after %(span)s: %(who)s, %(channel)s") % {
        "span": _span(rung["after"]),
        "who": CONTACT_WORDS[Contact(rung["who"])],
        "channel": CHANNEL_WORDS[Channel(rung["channel"])],
    }


def _day(written: str) -> str:
    month, day = (int(part) for part in written.split("-"))
    return short_day_words(date(LEAP, month, day))


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " · ".join(f"{value:g} → {score:g}" for value, score in points)


def _percents(percents: Iterable[int]) -> str:
    return " · ".join(f"{percent} %" for percent in percents)


_SAY: Mapping[Kind, Callable[[Any], Iterable[Said]]] = {
    Kind.TEXT: _one(str),
    Kind.NUMBER: _one(lambda number: f"{number:g}" if isinstance(number, float) else number),
    Kind.SPAN: _one(_span),
    Kind.HOURS: _one(lambda hours: HOURS_WORDS[Hours(hours)]),
    Kind.JUDGED_ON: _one(lambda stamp: JUDGED_WORDS[JudgedOn(stamp)]),
    Kind.LEVELS: _each(_level),
    Kind.WEEK: _week,
    Kind.RANGES: _one(lambda ranges: ranges_words(parse_ranges(ranges, field="hours"))),
    Kind.MAKEUP_DAYS: _one(lambda makeup: MAKEUP_WORDS[makeup]),
    Kind.CADENCE: _one(lambda asked: cadence_words(Cadence(asked["times"], Per(asked["per"])))),
    Kind.OWED_BY: _one(lambda side: OWED_BY_WORDS[OwedBy(side)]),
    Kind.SLOTS: _each(_slot),
    Kind.TOPICS: _each(_topic),
    Kind.CHANNELS: _one(_channels),
    Kind.RUNGS: _each(_rung),
    Kind.DAY: _one(_day),
    Kind.PERCENTS: _one(_percents),
    Kind.PART: _one(lambda part: CALL_PART_WORDS[CallPart(part)]),
    Kind.POINTS: _one(_points),
    Kind.WORDS: _words,
    Kind.WORDINGS: _wordings,
}
