"""What a table leaves open that only a person knows, and what one answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from guanxi.domain.tables.dates import DateOrder

ABOVE: Final = "above"


class Matter(StrEnum):
    """What a question is about."""

    DATE_ORDER = "date_order"
    DECIMAL_MARK = "decimal_mark"
    CURRENCY_SIGN = "currency_sign"
    SERIAL_DAYS = "serial_days"
    BLANKS = "blanks"


class Question(NamedTuple):
    """What only a person knows: of a column (`about` its heading) or of a currency sign.

    `default` is what is assumed until then; "" where cells contradict each other, and those that
    can be read in two ways are rejected until then.
    """

    matter: Matter
    about: str
    options: tuple[str, ...]
    default: str
    cells: int
    example: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person decided: by heading, and by sign."""

    orders: Mapping[str, DateOrder] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    epochs: Mapping[str, str] = field(default_factory=dict)
    blanks: Mapping[str, str] = field(default_factory=dict)
