"""Reading a year that somebody uploads, as JSON or as CSV.

JSON has the shape of one year in ``data/CN.json``; ``notices`` and ``provisional``
may be left out. CSV has a heading line and one line a day::

    date,kind,name,name_zh
    2027-02-05,off,Spring Festival,春节
    2027-02-20,work,Spring Festival,春节

``off`` is a day off, ``work`` a make-up working day; a missing Chinese name is the
English one. A fault names its line (CSV) or its field (JSON).
"""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import Any

from guanxi.domain.calendars import CalendarError, Fault, HolidayYear, parse_holiday_year

LARGEST = 256 * 1024
COLUMNS = ("date", "kind", "name", "name_zh")


def read_year(content: bytes) -> tuple[dict[str, Any], HolidayYear]:
    """The year as it is stored, and as the calendars read it.

    Raises CalendarError naming the field or the line.
    """
    if len(content) > LARGEST:
        raise CalendarError(Fault.TOO_MANY, "file", len(content))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CalendarError(Fault.BAD_TEXT, "file", error.reason) from None
    table = _from_json(text) if text.lstrip().startswith("{") else _from_csv(text)
    return table, parse_holiday_year(table, where="year")


def _from_json(text: str) -> dict[str, Any]:
    try:
        table = json.loads(text)
    except json.JSONDecodeError as error:
        raise CalendarError(Fault.NOT_AN_OBJECT, f"line {error.lineno}", error.msg) from None
    except RecursionError:
        raise CalendarError(Fault.NOT_AN_OBJECT, "file") from None
    return {"provisional": False, "notices": [], **table}


def _from_csv(text: str) -> dict[str, Any]:
    rows = list(enumerate(csv.reader(text.splitlines()), start=1))
    if not rows or tuple(cell.strip() for cell in rows[0][1]) != COLUMNS:
        raise CalendarError(Fault.MISSING, f"line 1: {','.join(COLUMNS)}")
    table: dict[str, Any] = {"provisional": False, "notices": [], "off": [], "work": []}
    for line, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        day, kind, name = _read_line(line, cells)
        if kind == "off":
            table["off"].append({"from": day, "to": day, "name": name})
        else:
            table["work"].append({"date": day, "name": name})
    days = [*(off["from"] for off in table["off"]), *(work["date"] for work in table["work"])]
    # A notice may move days of the December before, so the year is that of the last day.
    return {"year": _year_of(max(days, default="")), **table}


def _read_line(line: int, cells: list[str]) -> tuple[str, str, dict[str, str]]:
    if len(cells) not in (3, 4):
        raise CalendarError(Fault.MISSING, f"line {line}: {','.join(COLUMNS)}")
    day, kind, name, name_zh = (cell.strip() for cell in (*cells, "")[:4])
    if kind not in ("off", "work"):
        raise CalendarError(Fault.BAD_TEXT, f"line {line}: kind", kind)
    if _year_of(day) is None:
        raise CalendarError(Fault.BAD_DATE, f"line {line}: date", day)
    if not name:
        raise CalendarError(Fault.BAD_TEXT, f"line {line}: name")
    return day, kind, {"en": name, "zh-Hans": name_zh or name}


def _year_of(day: str) -> int | None:
    try:
        return date.fromisoformat(day).year
    except ValueError:
        return None
