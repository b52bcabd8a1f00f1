"""Words of the Today page: its heading, its groups, what stands beside a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from guanxi.domain.calendars import WorkingCalendar, overlap
from guanxi.domain.obligations import Day, Group
from guanxi.platform.i18n.times import (
    city_of,
    clock,
    country_of,
    span_words,
    weekday_words,
)

NOON = 12

# Numbers as words, up to twelve; from the first of a sentence and from within one.
_FIRST = (
    pgettext_lazy("number", "Two"), pgettext_lazy("number", "Three"),
    pgettext_lazy("number", "Four"), pgettext_lazy("number", "Five"),
    pgettext_lazy("number", "Six"), pgettext_lazy("number", "Seven"),
    pgettext_lazy("number", "Eight"), pgettext_lazy("number", "Nine"),
    pgettext_lazy("number", "Ten"), pgettext_lazy("number", "Eleven"),
    pgettext_lazy("number", "Twelve"),
)  # fmt: skip
_WITHIN = (
    pgettext_lazy("number", "two"), pgettext_lazy("number", "three"),
    pgettext_lazy("number", "four"), pgettext_lazy("number", "five"),
    pgettext_lazy("number", "six"), pgettext_lazy("number", "seven"),
    pgettext_lazy("number", "eight"), pgettext_lazy("number", "nine"),
    pgettext_lazy("number", "ten"), pgettext_lazy("number", "eleven"),
    pgettext_lazy("number", "twelve"),
)  # fmt: skip

# A message without words, as the end of "sent …".
KIND_WORDS: Mapping[str, Promise] = {
    "photo": gettext_lazy("a photo"),
    "video": gettext_lazy("a video"),
    "voice": gettext_lazy("a voice message"),
    "file": gettext_lazy("a file"),
    "media": gettext_lazy("a photo, video or file"),
    "contact": gettext_lazy("a business card"),
    "location": gettext_lazy("a location"),
}


def heading(things: int, together: int, their_zone: str) -> str:
    """The page as a finding: "Nine things, six of them before China goes home"."""
    place = {"country": country_of(their_zone)}
    if not things:
        return _("Nothing is waiting for you")
    if things == 1:
        if together:
            return _("One thing, before %(country)s goes home") % place
        return _("One thing to do")
    number = {"number": _number(things, _FIRST)}
    if not together:
        return _("%(number)s things to do") % number
    if together == things:
        return _("%(number)s things, all before %(country)s goes home") % (number | place)
    if together == 1:
        return _("%(number)s things, one of them before %(country)s goes home") % (number | place)
    some = {"some": _number(together, _WITHIN)}
    return _("%(number)s things, %(some)s of them before %(country)s goes home") % (
        number | place | some
    )


def _number(number: int, words: tuple[Promise, ...]) -> str:
    return str(words[number - 2]) if number <= len(words) + 1 else str(number)


def group_words(
    group: Group, day: Day, our_zone: str, their_zone: str, ours: WorkingCalendar
) -> tuple[str, str]:
    """A group's title, and the quiet words beside it."""
    if group is Group.FIRST:
        return _("First of all"), _("the rest depends on it")
    if group is Group.TOGETHER:
        return _("While both are at work"), _until(day, our_zone, their_zone)
    if group is Group.REST_OF_DAY:
        return _rest_of_day(day, our_zone, ours)
    if group is Group.NEXT_DAY:
        return _next_day(day, our_zone), ""
    if group is Group.THIS_WEEK:
        return _("Later this week"), ""
    if group is Group.LATER:
        return _("Later"), ""
    if group is Group.WAITING:
        return _("Waiting for them"), _("their time is not up yet, or they were just reminded")
    return _("Not to be known yet"), _("what was said since then has not been brought in")


def _until(day: Day, our_zone: str, their_zone: str) -> str:
    assert day.together_until is not None
    return _("until %(ours)s %(our_place)s, %(theirs)s in %(country)s") % {
        "ours": clock(day.together_until, our_zone),
        "our_place": city_of(our_zone),
        "theirs": clock(day.together_until, their_zone),
        "country": country_of(their_zone),
    }


def _rest_of_day(day: Day, our_zone: str, ours: WorkingCalendar) -> tuple[str, str]:
    local = day.now.astimezone(ZoneInfo(our_zone))
    opens = day.today_until.astimezone(ZoneInfo(our_zone))
    if not overlap(ours, ours, local.date()):
        weekday = {"weekday": weekday_words(opens.date())}
        return _("Before %(weekday)s") % weekday, _("our next working day")
    they_sleep = _("they find it on their next morning")
    if day.together_until is not None and local.hour < NOON:
        return _("This afternoon"), they_sleep
    return _("What is left of today"), they_sleep if day.together_until is None else ""


def _next_day(day: Day, our_zone: str) -> str:
    zone = ZoneInfo(our_zone)
    opens, today = day.today_until.astimezone(zone).date(), day.now.astimezone(zone).date()
    if (opens - today).days == 1:
        return _("Tomorrow")
    return pgettext("group", "On %(weekday)s") % {"weekday": weekday_words(opens)}


def left_words(due: datetime, now: datetime) -> str:
    """ "58 min left"."""
    return _("%(span)s left") % {"span": span_words(due - now)}


def past_words(due: datetime, now: datetime, ours: WorkingCalendar) -> str:
    """ "2 h 05 past", "One working day past"; days are our own working days."""
    first, last = due.astimezone(ours.tz).date(), now.astimezone(ours.tz).date()
    days = sum(
        bool(ours.hours_on(first.fromordinal(day)))
        for day in range(first.toordinal() + 1, last.toordinal() + 1)
    )
    if not days:
        return _("%(span)s past") % {"span": span_words(now - due)}
    if days == 1:
        return _("One working day past")
    return ngettext("%(number)s working day past", "%(number)s working days past", days) % {
        "number": _number(days, _FIRST)
    }


def ending_words(next_count: int, first_at: str) -> str:
    """The end of the list: what tomorrow holds."""
    if not next_count:
        return _("That is the whole list. Nothing waits for tomorrow yet.")
    if next_count == 1:
        return _("That is the whole list. The next working day holds one thing, at %(time)s.") % {
            "time": first_at
        }
    return _(
        "That is the whole list. The next working day holds %(number)s things, the first at"
        " %(time)s."
    ) % {"number": _number(next_count, _WITHIN), "time": first_at}


def done_words(rule: str, debtor: str, state: str) -> str:
    """What was done, as a line of the fold; braces for the supplier and the time."""
    if state == "withdrawn":
        return _("{supplier}: needs no answer, {time}")
    if debtor == "theirs":
        return _("{supplier}: settled, {time}")
    if rule == "promise":
        return _("Kept what was promised to {supplier}, {time}")
    if rule == "answer":
        return _("Answered {supplier}, {time}")
    return _("{supplier}: seen to, {time}")
