"""How each kind of value is filled in: as a small sheet of rows and columns.

A sheet only carries what was typed into the plain form a playbook file has; what is no number or
no span stays as it was typed, so that the checks of the file say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guanxi.apps.playbook.labels import (
    CALL_PART_WORDS,
    CHANNEL_WORDS,
    CONTACT_WORDS,
    HOURS_WORDS,
    JUDGED_WORDS,
    OWED_BY_WORDS,
    PER_WORDS,
    UNIT_WORDS,
    weekday_name,
)
from guanxi.apps.playbook.labels.values import MAKEUP_WORDS
from guanxi.domain.calendars.weeks import WEEKDAYS
from guanxi.domain.playbook import Kind, plain_scalar

Row = Mapping[str, str]
Choices = Mapping[Any, Any]


@dataclass(frozen=True)
class Column:
    """One cell of each row. ``look``: text, number, time, words, select or hidden."""

    code: str
    look: str
    label: str | Promise = ""
    choices: Choices | None = None
    lang: str = ""


@dataclass(frozen=True)
class Sheet:
    """The columns of a kind, whether it has many rows, and both ways between value and rows."""

    columns: tuple[Column, ...]
    rows: Callable[[Any], list[Row]]
    value: Callable[[Sequence[Row]], Any]
    many: bool = False

    def filled(self, row: Row) -> bool:
        """Whether a row says anything; what is chosen says nothing without what is written."""
        written = [one.code for one in self.columns if one.look not in ("select", "hidden")]
        return any(row.get(code) for code in written or [one.code for one in self.columns])


def sheet_of(kind: Kind) -> Sheet:
    """The sheet in which this kind is filled in."""
    return SHEETS[kind]()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else repr(value)


def _single(column: Column, *, number: bool = False) -> Sheet:
    return Sheet(
        (column,),
        lambda value: [{column.code: _text(value)}],
        lambda rows: plain_scalar(rows[0][column.code]) if number else rows[0][column.code],
    )


def _choice(choices: Choices) -> Sheet:
    return _single(Column("value", "select", choices=choices))


def _list(column: Column, *, number: bool = False) -> Sheet:
    return Sheet(
        (column,),
        lambda value: [{column.code: _text(one)} for one in value],
        lambda rows: [plain_scalar(row["value"]) if number else row["value"] for row in rows],
        many=True,
    )


def _span_columns() -> tuple[Column, ...]:
    return (
        Column("amount", "number", _("How long")),
        Column("unit", "select", _("Unit"), UNIT_WORDS),
    )


def _span_row(span: str) -> Row:
    """ "240min" is 4 hours."""
    amount, unit = span.rstrip("mindw"), span.lstrip("0123456789")
    if unit == "min" and amount.isdecimal() and not int(amount) % 60:
        return {"amount": str(int(amount) // 60), "unit": "h"}
    return {"amount": amount, "unit": unit}


def _span(row: Row) -> str:
    amount, unit = row["amount"], row["unit"]
    if unit == "h":
        whole = amount.isascii() and amount.isdecimal() and len(amount) < 6
        return f"{int(amount) * 60}min" if whole else f"{amount}h"
    return f"{amount}{unit}"


def _words_columns(look: str = "text") -> tuple[Column, ...]:
    return (
        Column("en", look, _("English"), lang="en"),
        Column("zh", look, _("Chinese"), lang="zh-Hans"),
    )


def _words_row(words: Mapping[str, str]) -> Row:
    return {"en": words["en"], "zh": words["zh-Hans"]}


def _words(row: Row) -> dict[str, str]:
    return {"en": row["en"], "zh-Hans": row["zh"]}


def _coded() -> tuple[Column, ...]:
    """What a row carries along unseen: its name in the file and the system it belongs to."""
    return (Column("code", "hidden"), Column("source", "hidden"))


def _labelled(first: Column, source: str) -> Sheet:
    """Rows of a time or weekday with words."""

    def rows(value: Iterable[Mapping[str, Any]]) -> list[Row]:
        return [
            {
                first.code: one[first.code],
                **_words_row(one["label"]),
                "code": one["code"],
                "source": one["source"],
            }
            for one in value
        ]

    def value(rows: Sequence[Row]) -> list[dict[str, Any]]:
        taken = {row["code"] for row in rows}
        fresh = (f"own_{number}" for number in range(1, 100))
        free = (code for code in fresh if code not in taken)
        return [
            {
                first.code: row[first.code],
                "code": row["code"] or next(free),
                "label": _words(row),
                "source": row["source"] or source,
            }
            for row in rows
        ]

    return Sheet((first, *_words_columns(), *_coded()), rows, value, many=True)


def _levels() -> Sheet:
    return Sheet(
        (*_span_columns(), Column("hours", "select", _("Which hours count"), HOURS_WORDS)),
        lambda value: [{**_span_row(one["within"]), "hours": one["hours"]} for one in value],
        lambda rows: [
            {"level": number, "within": _span(row), "hours": row["hours"], "source": "R3"}
            for number, row in enumerate(rows, start=1)
        ],
        many=True,
    )


def _rungs() -> Sheet:
    return Sheet(
        (
            *_span_columns(),
            Column("who", "select", _("Who"), CONTACT_WORDS),
            Column("channel", "select", _("How"), CHANNEL_WORDS),
        ),
        lambda value: [
            {**_span_row(one["after"]), "who": one["who"], "channel": one["channel"]}
            for one in value
        ],
        lambda rows: [
            {"after": _span(row), "who": row["who"], "channel": row["channel"], "source": "T1"}
            for row in rows
        ],
        many=True,
    )


def _ranges_text(ranges: Iterable[Sequence[str]]) -> str:
    return ", ".join("-".join(pair) for pair in ranges)


def _ranges(text: str) -> list[list[str]]:
    plain = text.replace("–", "-").replace("，", ",").replace("：", ":")
    return [[end.strip() for end in part.split("-")] for part in plain.split(",") if part.strip()]


def _week() -> Sheet:
    return Sheet(
        tuple(Column(day, "text", weekday_name(number)) for number, day in enumerate(WEEKDAYS)),
        lambda value: [{day: _ranges_text(value.get(day, ())) for day in WEEKDAYS}],
        lambda rows: {day: _ranges(rows[0][day]) for day in WEEKDAYS if rows[0][day]},
    )


def _ranges_sheet() -> Sheet:
    return Sheet(
        (Column("value", "text"),),
        lambda value: [{"value": _ranges_text(value)}],
        lambda rows: _ranges(rows[0]["value"]),
    )


def _cadence() -> Sheet:
    return Sheet(
        (Column("times", "number", _("Times")), Column("per", "select", _("In"), PER_WORDS)),
        lambda value: [{"times": _text(value["times"]), "per": value["per"]}],
        lambda rows: {"times": plain_scalar(rows[0]["times"]), "per": rows[0]["per"]},
    )


def _day() -> Sheet:
    def rows(value: str) -> list[Row]:
        month, _dash, day = value.partition("-")
        return [{"month": month.lstrip("0"), "day": day.lstrip("0")}]

    return Sheet(
        (Column("month", "number", _("Month")), Column("day", "number", _("Day"))),
        rows,
        lambda rows: f"{rows[0]['month']:0>2}-{rows[0]['day']:0>2}",
    )


def _points() -> Sheet:
    return Sheet(
        (Column("value", "number", _("Value")), Column("score", "number", _("Score"))),
        lambda value: [{"value": _text(one), "score": _text(score)} for one, score in value],
        lambda rows: [[plain_scalar(row["value"]), plain_scalar(row["score"])] for row in rows],
        many=True,
    )


SHEETS: Mapping[Kind, Callable[[], Sheet]] = {
    Kind.TEXT: lambda: _single(Column("value", "text")),
    Kind.NUMBER: lambda: _single(Column("value", "number"), number=True),
    Kind.SPAN: lambda: Sheet(
        _span_columns(), lambda value: [_span_row(value)], lambda rows: _span(rows[0])
    ),
    Kind.HOURS: lambda: _choice(HOURS_WORDS),
    Kind.JUDGED_ON: lambda: _choice(JUDGED_WORDS),
    Kind.LEVELS: _levels,
    Kind.WEEK: _week,
    Kind.RANGES: _ranges_sheet,
    Kind.MAKEUP_DAYS: lambda: _choice(MAKEUP_WORDS),
    Kind.CADENCE: _cadence,
    Kind.OWED_BY: lambda: _choice(OWED_BY_WORDS),
    Kind.SLOTS: lambda: _labelled(Column("at", "time", _("Time")), "T7"),
    Kind.TOPICS: lambda: _labelled(
        Column(
            "weekday",
            "select",
            _("Weekday"),
            {day: weekday_name(number) for number, day in enumerate(WEEKDAYS)},
        ),
        "T1",
    ),
    Kind.CHANNELS: lambda: _list(Column("value", "select", choices={"": "", **CHANNEL_WORDS})),
    Kind.RUNGS: _rungs,
    Kind.DAY: _day,
    Kind.PERCENTS: lambda: _list(Column("value", "number", _("Percent")), number=True),
    Kind.PART: lambda: _choice(CALL_PART_WORDS),
    Kind.POINTS: _points,
    Kind.WORDS: lambda: Sheet(
        _words_columns(), lambda value: [_words_row(value)], lambda rows: _words(rows[0])
    ),
    Kind.WORDINGS: lambda: Sheet(
        _words_columns("words"),
        lambda value: [_words_row(one) for one in value],
        lambda rows: [_words(row) for row in rows],
        many=True,
    ),
}
