"""A form that changes in the middle of a file: another layout, or the figures swapped.

A message may quote stamps of another form ("[14:05, 22/11/2026] Tom: …" copied from a computer).
Quoted stamps lie before the message, a changed form goes on after it; that parts the two.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice, permutations
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.whatsapp.dates import WrittenDate, read_date, resolve
from guanxi.domain.conversations.whatsapp.forms import Form, first_layout, settle_form
from guanxi.domain.conversations.whatsapp.headers import Header, take_apart
from guanxi.domain.conversations.whatsapp.marks import MARKS
from guanxi.domain.conversations.whatsapp.stamps import Stamps

# a line that has a time and the three figures of a date near its start; cheap, and only a reason
# to look closer
SUSPECT = re.compile(
    rf"\n[{MARKS}]*+(?=[^\n]{{0,50}}\d[:.：٫hH时時点點시]\s?\d\d)"
    r"(?=[^\n]{0,50}\d[^\d\n:]{1,12}\d{1,4}[^\d\n:]{1,12}\d)"
)
_MINUTE = timedelta(minutes=1)
_LONGEST_SILENCE = timedelta(days=400)
_DATES_AHEAD = 40
_STAMPS_AHEAD = 400


def find_change(
    text: str,
    start: int,
    end: int,
    between: tuple[datetime, datetime | None],
    zone: ZoneInfo,
    *,
    enough: int,
) -> tuple[int, Form] | None:
    """Where text[start:end], the body of a message, goes over into another form, and that form.

    `between`: the moments of this message and of the next in the old form, if there is one.
    `enough`: the stamps that make a change; fewer than three must be later than the message.
    """
    stamped = _stamped_lines(text, start, end)
    layout = first_layout([header for _, header in stamped])
    if layout is None:
        return None
    stamped = [(offset, header) for offset, header in stamped if header.layout == layout]
    headers = [header for _, header in stamped]
    if len(headers) < enough:
        return None
    form = settle_form(headers, layout)
    if form is None:
        return None
    for order in form.ambiguous_orders or (form.order,):
        tried = replace(form, order=order)
        if _goes_on(headers, Stamps(tried, zone), between):
            return stamped[0][0], tried
    return None


def _stamped_lines(text: str, start: int, end: int) -> list[tuple[int, Header]]:
    found: list[tuple[int, Header]] = []
    for suspect in SUSPECT.finditer(text, start, end):
        offset = suspect.start() + 1
        line_end = text.find("\n", offset, end)
        header = take_apart(text[offset : line_end if line_end >= 0 else end])
        if header is not None:
            found.append((offset, header))
    return found


def _goes_on(
    headers: Sequence[Header], stamps: Stamps, between: tuple[datetime, datetime | None]
) -> bool:
    """Whether stamps continue a chat rather than quote its past."""
    moments = [at for h in headers if (at := stamps.at(h.date, h.time)) is not None]
    if not moments:
        return False
    after, until = between
    slack = _MINUTE if len(moments) >= 3 else -_MINUTE
    if not after - slack < moments[0] < after + _LONGEST_SILENCE:
        return False
    return until is None or after + _MINUTE < moments[-1] < until + _MINUTE


def find_new_order(form: Form, texts: Iterable[str], last: date) -> Form | None:
    """The same form with another order of the date, where the dates ahead need it.

    `texts`: the dates from here on; `last`: the day before them. An order has to be free of the
    faults (no such day, a step back) that the present one shows over the coming dates.
    """
    distinct = list(dict.fromkeys(islice(texts, _STAMPS_AHEAD)))[:_DATES_AHEAD]
    if len(distinct) < 2:
        return None
    dates = [read_date(text, form.era) for text in distinct]
    present = _faults(dates, form.order, last)
    for order in ("".join(p) for p in permutations(form.order)):
        if order != form.order and present > 1 and _faults(dates, order, last) == 0:
            return replace(form, order=order, ambiguous_orders=())
    return None


def _faults(dates: Sequence[WrittenDate], order: str, last: date) -> int:
    faults = 0
    for written in dates:
        day = resolve(written, order)
        if day is None or day < last or day > last + _LONGEST_SILENCE:
            faults += 1
        else:
            last = day
    return faults
