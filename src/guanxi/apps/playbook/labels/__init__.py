"""Words for the playbook's figures: spans, hours, channels, media, and who owes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from guanxi.domain.calendars import Hours, Ranges, Span, Unit, Week, format_week, week_of
from guanxi.domain.playbook import (
    AnswerTime,
    Cadence,
    CallPart,
    Channel,
    Contact,
    Debtor,
    DueFrom,
    JudgedOn,
    OwedBy,
    Per,
    Urgency,
)
from guanxi.platform.i18n.times import weekday_words

HOURS_WORDS: Mapping[Hours, Promise] = {
    Hours.OFFICE: _("working hours"),
    Hours.URGENT: _("urgent hours"),
    Hours.ALWAYS: _("round the clock"),
}
UNIT_WORDS: Mapping[str, Promise] = {
    "min": _("minutes"),
    "h": _("hours"),
    "wd": _("working days"),
}
PER_WORDS: Mapping[Per, Promise] = {
    Per.DAY: _("a day"),
    Per.WEEK: _("a week"),
    Per.TWO_WEEKS: _("in two weeks"),
    Per.MONTH: _("a month"),
}
CHANNEL_WORDS: Mapping[Channel, Promise | str] = {
    Channel.WHATSAPP: "WhatsApp",
    Channel.WECHAT: _("WeChat"),
    Channel.MAIL: _("E-mail"),
    Channel.PHONE: pgettext_lazy("channel", "Phone"),
    Channel.VIDEO: _("Video call"),
    Channel.DRIVE: _("Shared folder"),
}
CONTACT_WORDS: Mapping[Contact, Promise] = {
    Contact.PRIMARY: _("First contact"),
    Contact.BACKUP: _("Stand-in"),
}
JUDGED_WORDS: Mapping[JudgedOn, Promise] = {
    JudgedOn.ACKNOWLEDGED: _("a first reply by a person"),
    JudgedOn.ANSWERED: _("the answer itself"),
}
OWED_BY_WORDS: Mapping[OwedBy, Promise] = {
    OwedBy.OURS: _("We do"),
    OwedBy.THEIRS: _("They do"),
    OwedBy.BOTH: _("Both sides together"),
    OwedBy.EITHER: _("Either side"),
}
DUE_FROM_WORDS: Mapping[DueFrom, Promise] = {
    DueFrom.ANSWERS: _("The answer time that was agreed"),
    DueFrom.SAID: _("The date that somebody said"),
    DueFrom.FRESHENING: _("The time after which a chat is asked for again"),
    DueFrom.CADENCE: _("As often as the stage asks for contact"),
    DueFrom.ASKED: _("So long after it was asked"),
    DueFrom.NONE: _("No date: it is only asked"),
}
URGENCY_WORDS: Mapping[Urgency, Promise] = {
    Urgency.URGENT: _("Urgent"),
    Urgency.REGULAR: _("Regular"),
    Urgency.DETAILED: _("Takes some work"),
}
DEBTOR_WORDS: Mapping[Debtor, Promise] = {
    Debtor.OURS: _("When we owe it"),
    Debtor.THEIRS: _("When they owe it"),
    Debtor.BOTH: _("When both owe it"),
}
CALL_PART_WORDS: Mapping[CallPart, Promise] = {
    CallPart.BUSINESS: _("Business"),
    CallPart.RELATIONSHIP: _("The relationship"),
}
NEW_YEAR_WORDS: Mapping[str, Promise] = {
    "asked_on": _("Asked for each year from"),
    "answer_within": _("Answer within"),
    "office": _("Office closed, days before + after the public holiday"),
    "production": _("Factory closed, days before + after the public holiday"),
    "last_order": _("Last safe order day, days before the factory closes"),
    "ramp_up": _("Capacity in each week after it opens again"),
}
FIGURE_WORDS: Mapping[str, Promise] = {
    "contact.call_minutes": _("Minutes from which a call counts as contact"),
    "contact.longest_gap": _("Longest gap between contacts, as a multiple of the usual one"),
    "channels.working_ways": _("Working ways to reach a supplier, at least"),
    "channels.silent_days": _("Days without a word after which a channel can be silent"),
    "channels.silent_gaps": _("Silence of a channel, as a multiple of its usual gap"),
    "calls.slot_step_minutes": _("Minutes between the times offered for a call"),
    "calls.slot_days": _("Days looked at at once for a call"),
    "calls.furthest_outside_minutes": _(
        "Minutes outside its hours that a side is asked for at most, where none are in common"
    ),
    "measures.thin_below": _("Events below which a figure is only “so far”"),
    "measures.median_interval_from": _("Events from which a median gets an interval"),
    "measures.p90_interval_from": _("Events from which a 90th percentile gets an interval"),
    "measures.lots_interval_from": _("Lots from which a share of units gets an interval"),
    "measures.trend_from_periods": _("Periods from which a trend is drawn"),
    "measures.whole_needs_percent": _("Share of the weights a whole score needs, in percent"),
    "measures.confidence_percent": _("Certainty of the intervals, in percent"),
    "orders.late_notice_days": _("Working days to name a new day once the agreed one went by"),
}
_MONDAY = date(2024, 1, 1)


def span_words(span: Span) -> str:
    """How long: "4 h", "90 min", "2 working days"."""
    if span.unit is Unit.WORKING_DAYS:
        return ngettext("%(days)d working day", "%(days)d working days", span.amount) % {
            "days": span.amount
        }
    if span.amount % 60:
        return ngettext("%(minutes)d min", "%(minutes)d min", span.amount) % {
            "minutes": span.amount
        }
    return ngettext("%(hours)d h", "%(hours)d h", span.amount // 60) % {"hours": span.amount // 60}


def time_words(time: AnswerTime) -> str:
    """An answer time: "4 h, urgent hours"; working days say for themselves which hours count."""
    if time.within.unit is Unit.WORKING_DAYS:
        return span_words(time.within)
    return gettext("%(span)s, %(hours)s") % {
        "span": span_words(time.within),
        "hours": HOURS_WORDS[time.hours],
    }


def cadence_words(cadence: Cadence) -> str:
    """How often: "3 times a week", "once in two weeks"."""
    times = {"times": cadence.times}
    if cadence.per is Per.DAY:
        return ngettext("once a day", "%(times)d times a day", cadence.times) % times
    if cadence.per is Per.WEEK:
        return ngettext("once a week", "%(times)d times a week", cadence.times) % times
    if cadence.per is Per.TWO_WEEKS:
        return ngettext("once in two weeks", "%(times)d times in two weeks", cadence.times) % times
    return ngettext("once a month", "%(times)d times a month", cadence.times) % times


def weekday_name(weekday: int) -> str:
    """The weekday counted from Monday, 0: "Mon" / "周一"."""
    return weekday_words(_MONDAY.replace(day=1 + weekday))


def ranges_words(ranges: Ranges) -> str:
    """Hours of a day: "08:30–12:00, 13:30–17:30"."""
    return ", ".join(f"{start}–{end}" for start, end in format_week(week_of(ranges))["mon"])


def week_lines(week: Week) -> Iterator[tuple[str, str]]:
    """The weekly hours, days with equal hours together: ("Mon–Sat", "08:30–12:00, …")."""
    for ranges, days in groupby(range(len(week)), key=lambda weekday: week[weekday]):
        first, *others = days
        if ranges:
            last = f"–{weekday_name(others[-1])}" if others else ""
            yield f"{weekday_name(first)}{last}", ranges_words(ranges)
