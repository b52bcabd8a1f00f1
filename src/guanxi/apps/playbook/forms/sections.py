"""One section of a playbook as a form: what is there, what was typed, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guanxi.apps.playbook.forms.sheets import Column, Row, Sheet, sheet_of
from guanxi.apps.playbook.labels.faults import fault_words
from guanxi.apps.playbook.labels.places import place_words, section_words
from guanxi.apps.playbook.labels.values import Said, value_words
from guanxi.domain.playbook import (
    Edit,
    Edited,
    Place,
    Values,
    mark_of,
    sections,
    value_at,
)

MOST_ROWS = 24
LONGEST = 400  # characters of a cell; the checks allow fewer and say so
Data = Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    """One input."""

    name: str
    value: str
    column: Column

    @property
    def options(self) -> list[tuple[str, str]]:
        """What can be chosen: (value, words)."""
        return [(str(code), str(words)) for code, words in (self.column.choices or {}).items()]


@dataclass(frozen=True)
class Field:
    """One value with its inputs. ``default`` is what the default says, where that differs;
    ``there`` what somebody else made of it meanwhile."""

    place: Place
    label: str
    rows: tuple[tuple[Cell, ...], ...]
    many: bool
    shown: str
    default: tuple[Said, ...]
    error: str = ""
    there: tuple[Said, ...] = ()


class SectionForm:
    """The places of a section, filled in from the draft or from what was typed.

    KeyError where a playbook has no such section.
    """

    def __init__(
        self, section: str, values: Values, default: Values, data: Data | None = None
    ) -> None:
        self.section, self.title = section, section_words(section)
        self._places: Sequence[Place] = sections(values)[section]
        self._values, self._default, self._data = values, default, data
        self._edited: Edited | None = None

    def edits(self) -> list[Edit]:
        """The values that were typed otherwise than they were shown."""
        data = self._data or {}
        found = []
        for place in self._places:
            shown = data.get(f"{place.key}:shown", "")
            typed = self._typed(place)
            if not shown or typed is None:
                continue
            back = f"{place.key}:default" in data
            value = (
                value_at(self._default, place.path) if back else _value(sheet_of(place.kind), typed)
            )
            if mark_of(value) != shown:
                found.append(Edit(place, value, shown))
        return found

    def refused(self, edited: Edited, values: Values) -> None:
        """Show why nothing was saved, beside what is there now."""
        self._edited, self._values = edited, values

    @property
    def error(self) -> str:
        """A fault that lies at none of the values here."""
        fault = self._edited.faults.get("") if self._edited else None
        return fault_words(fault) if fault else ""

    @property
    def fields(self) -> list[Field]:
        """Every value of the section, in order."""
        return [self._field(place) for place in self._places]

    def _field(self, place: Place) -> Field:
        value, sheet = value_at(self._values, place.path), sheet_of(place.kind)
        usual = value_at(self._default, place.path)
        rows = self._typed(place) if self._edited else None
        fault = self._edited.faults.get(place.key) if self._edited else None
        overtaken = self._edited is not None and place.key in self._edited.overtaken
        return Field(
            place=place,
            label=place_words(place, self._values),
            rows=_cells(place, sheet, rows if rows is not None else sheet.rows(value)),
            many=sheet.many,
            shown=mark_of(value),
            default=tuple(value_words(place.kind, usual)) if value != usual else (),
            error=fault_words(fault) if fault else "",
            there=tuple(value_words(place.kind, value)) if overtaken else (),
        )

    def _typed(self, place: Place) -> list[Row] | None:
        """What was typed for a place, row by row; None where it was not in the form."""
        data, columns = self._data or {}, sheet_of(place.kind).columns
        rows: list[Row] = []
        while len(rows) < MOST_ROWS and _name(place, len(rows), columns[0]) in data:
            typed = {one.code: data.get(_name(place, len(rows), one), "") for one in columns}
            rows.append({code: " ".join(text.split())[:LONGEST] for code, text in typed.items()})
        return rows or None


def _value(sheet: Sheet, rows: Sequence[Row]) -> Any:
    """The value typed; of a list the rows that say something."""
    return sheet.value([row for row in rows if sheet.filled(row)] if sheet.many else rows)


def _cells(place: Place, sheet: Sheet, rows: Sequence[Row]) -> tuple[tuple[Cell, ...], ...]:
    """The inputs, with an empty row at the end of a list."""
    empty: Row = {}
    shown = [*(row for row in rows if sheet.filled(row)), empty] if sheet.many else rows
    return tuple(
        tuple(
            Cell(_name(place, number, column), row.get(column.code, ""), column)
            for column in sheet.columns
        )
        for number, row in enumerate(shown)
    )


def _name(place: Place, row: int, column: Column) -> str:
    return f"{place.key}:{row}:{column.code}"
