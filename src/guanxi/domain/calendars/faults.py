"""What can be wrong with a calendar, a span or a question asked of one.

The domain names the field and the fault; the words for a person live where a
person reads them (an app's labels, the command line).
"""

from enum import StrEnum


class Fault(StrEnum):
    """Why something was refused."""

    BAD_DATE = "bad_date"
    BAD_SPAN = "bad_span"
    BAD_TEXT = "bad_text"
    BAD_TIME = "bad_time"
    BAD_ZONE = "bad_zone"
    ENDS_BEFORE_START = "ends_before_start"
    MISSING = "missing"
    NEEDS_OFFSET = "needs_offset"
    NEEDS_URGENT_HOURS = "needs_urgent_hours"
    NEVER_WORKS = "never_works"
    NO_HOURS = "no_hours"
    NOT_A_LIST = "not_a_list"
    NOT_AN_OBJECT = "not_an_object"
    NOT_A_YEAR = "not_a_year"
    NOT_TRUE_OR_FALSE = "not_true_or_false"
    OUT_OF_YEARS = "out_of_years"
    OUTSIDE_ITS_YEAR = "outside_its_year"
    OVERLAPS = "overlaps"
    TOO_MANY = "too_many"
    TWICE = "twice"
    UNKNOWN_COUNTRY = "unknown_country"
    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_SUBDIVISION = "unknown_subdivision"
    YEAR_NOT_LOADED = "year_not_loaded"


class CalendarError(ValueError):
    """A refused input: `fault` says why, `field` where, `value` what stood there."""

    def __init__(self, fault: Fault, field: str, value: object = "") -> None:
        self.fault = fault
        self.field = field
        self.value = str(value)[:80]
        super().__init__(f"{field}: {fault.value} {self.value!r}")
