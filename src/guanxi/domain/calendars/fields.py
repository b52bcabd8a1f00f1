"""Reading a parsed JSON or YAML mapping somebody else wrote.

Each function takes the value and the dotted name of its field, and returns the
value in our type or raises CalendarError naming that field.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from guanxi.domain.calendars.faults import CalendarError, Fault

LONGEST_TEXT = 200
LONGEST_LIST = 5_000


def read_mapping(
    value: object, field: str, *, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Mapping[str, Any]:
    """The object itself once its keys are known: none missing, none we would ignore."""
    if not isinstance(value, Mapping):
        raise CalendarError(Fault.NOT_AN_OBJECT, field, value)
    for key in required:
        if key not in value:
            raise CalendarError(Fault.MISSING, f"{field}.{key}")
    for key in value:
        if key not in required and key not in optional:
            raise CalendarError(Fault.UNKNOWN_KEY, f"{field}.{key}")
    return value


def read_list(value: object, field: str, *, most: int = LONGEST_LIST) -> list[Any]:
    """A list of bounded length."""
    if not isinstance(value, list):
        raise CalendarError(Fault.NOT_A_LIST, field, value)
    if len(value) > most:
        raise CalendarError(Fault.TOO_MANY, field, len(value))
    return value


def read_date(value: object, field: str) -> date:
    """A day written YYYY-MM-DD (YAML hands it over already read)."""
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(read_text(value, field))
    except ValueError:
        raise CalendarError(Fault.BAD_DATE, field, value) from None


def read_text(value: object, field: str) -> str:
    """A text of bounded length, not empty."""
    if not isinstance(value, str) or not 0 < len(value.strip()) <= LONGEST_TEXT:
        raise CalendarError(Fault.BAD_TEXT, field, value)
    return value.strip()


def read_flag(value: object, field: str) -> bool:
    """True or false, and nothing that merely looks like it."""
    if not isinstance(value, bool):
        raise CalendarError(Fault.NOT_TRUE_OR_FALSE, field, value)
    return value
