"""Words for the kinds of days, and for what is wrong with an uploaded year."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from guanxi.domain.calendars import CalendarError, DayName, Fault, Status

STATUS_WORDS: Mapping[Status, Promise] = {
    Status.WORKING: _("Working day"),
    Status.WEEKEND: _("Free day of the week"),
    Status.HOLIDAY: _("Public holiday"),
    Status.MAKEUP: _("Make-up working day"),
    Status.CLOSURE: _("Closed"),
}
# The look has a class for each; a working day needs none.
STATUS_CLASSES: Mapping[Status, str] = {
    Status.WORKING: "",
    Status.WEEKEND: "d-weekend",
    Status.HOLIDAY: "d-holiday",
    Status.MAKEUP: "d-makeup",
    Status.CLOSURE: "d-closed",
}
_FAULTS: Mapping[Fault, Promise] = {
    Fault.BAD_DATE: _("%(field)s: “%(value)s” is not a day. Write it as 2027-12-31."),
    Fault.BAD_TEXT: _("%(field)s: a short text belongs here."),
    Fault.ENDS_BEFORE_START: _("%(field)s: the days off end before they begin."),
    Fault.MISSING: _("%(field)s is missing. Add it."),
    Fault.NOT_A_LIST: _("%(field)s must be a list."),
    Fault.NOT_AN_OBJECT: _("%(field)s must be an object with named fields."),
    Fault.NOT_A_YEAR: _("%(field)s: “%(value)s” is not a year."),
    Fault.NOT_TRUE_OR_FALSE: _("%(field)s must be true or false."),
    Fault.OUTSIDE_ITS_YEAR: _("%(field)s: %(value)s belongs to another year."),
    Fault.TOO_MANY: _("%(field)s holds more entries than a year can have."),
    Fault.TWICE: _("%(field)s: %(value)s stands there twice. Keep one."),
    Fault.UNKNOWN_KEY: _("%(field)s is not a known field. Check its spelling."),
}
_SOMETHING_WRONG = _("%(field)s: “%(value)s” cannot be read.")


def fault_words(error: CalendarError) -> str:
    """What is wrong, where, and what to do."""
    sentence = _FAULTS.get(error.fault, _SOMETHING_WRONG)
    return str(sentence) % {"field": error.field, "value": error.value}


def day_name(name: DayName | None) -> str:
    """A holiday's name in the reader's language; empty where it has none."""
    if name is None:
        return ""
    return name.zh_hans if (get_language() or "").startswith("zh") else name.en
