"""A form that changes in the middle of a file: another layout, or the figures swapped.

A message may quote stamps of another form ("[14:05, 22/11/2026] Tom: …" copied from a computer).
Quoted stamps lie before the message, a changed form goes on after it; that parts the two. Files
put together by hand change it for a line and back: one stamp that only differs in its punctuation
and lies between its neighbours is a message too.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice, permutations
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.whatsapp.dates import WrittenDate, read_date, resolve
from guanxi.domain.conversations.whatsapp.forms import Form, first_layout, settle_form
from guanxi.domain.conversations.whatsapp.headers import Header, Layout, take_apart
from guanxi.domain.conversations.whatsapp.marks import MARKS
from guanxi.domain.conversations.whatsapp.stamps import Stamps

# a line that has a time and the three figures of a date near its start; cheap, and only a reason
# to look closer
SUSPECT = re.compile(
    rf"\n[{MARKS}]*+(?=[^\n]{{0,50}}\d\s?[:.：٫hH时時点點시]\s?\d\d)"
    r"(?=[^\n]{0,50}\d[^\d\n:]{1,12}\d{1,4}[^\d\n:]{1,12}\d)"
)
_NAMED = re.compile(r"[^:\n]{1,60}: ")
_MINUTE = timedelta(minutes=1)
_LONGEST_SILENCE = timedelta(days=400)
_LONGEST_SURE_SILENCE = timedelta(days=4000)  # where four figures of the year leave no doubt
_MOST_LOOKED_AT = 500  # stamps within one body
_DATES_AHEAD = 40
_STAMPS_AHEAD = 400


def find_change(
    text: str,
    start: int,
    end: int,
    between: tuple[datetime, datetime | None],
    zone: ZoneInfo,
    *,
    forms: Sequence[Form],
    enough: int,
) -> tuple[int, Form] | None:
    """Where text[start:end], the body of a message, goes over into another form, and that form.

    `between`: the moments of this message and of the next in the old form, if there is one.
    `forms`: those of the file so far, the present one last; an old one is taken up again as it was.
    `enough`: the stamps that make a change; fewer than three must be later than the message.
    """
    stamped = _stamped_lines(text, start, end)
    alone = len(stamped) < enough and between[1] is not None
    if alone:
        stamped = [one for one in stamped if _is_like(one[1], forms[-1].layout)][:1]
    layout = first_layout([header for _, header in stamped])
    stamped = [(offset, header) for offset, header in stamped if header.layout == layout]
    if layout is None or len(stamped) < (1 if alone else enough):
        return None
    headers = [header for _, header in stamped]
    known = next((form for form in reversed(forms) if form.layout == layout), None)
    form = known or settle_form(headers, layout)
    if form is None:
        return None
    for order in form.ambiguous_orders or (form.order,):
        tried = replace(form, order=order)
        moments = _moments(headers, Stamps(tried, zone))
        if moments and _goes_on(moments, between, alone=alone, is_sure="l" in layout.date):
            here, within = stamped[0][0], (between[0], moments[0])
            before = find_change(text, start, here, within, zone, forms=forms, enough=enough)
            return before or (here, tried)
    return None


def _is_like(header: Header, layout: Layout) -> bool:
    """Whether a stamp stands and ends as those of the file do, and a name follows it."""
    if not layout.bracketed and not layout.close.strip():
        return False
    alike = header.layout._replace(date=layout.date, time=layout.time) == layout
    return alike and _NAMED.match(header.body) is not None


def _stamped_lines(text: str, start: int, end: int) -> list[tuple[int, Header]]:
    found: list[tuple[int, Header]] = []
    for suspect in SUSPECT.finditer(text, start, end):
        offset = suspect.start() + 1
        line_end = text.find("\n", offset, end)
        header = take_apart(text[offset : line_end if line_end >= 0 else end])
        if header is not None:
            found.append((offset, header))
            if len(found) == _MOST_LOOKED_AT:
                break
    return found


def _moments(headers: Sequence[Header], stamps: Stamps) -> list[datetime]:
    return [at for h in headers if (at := stamps.at(h.date, h.time)) is not None]


def _goes_on(
    moments: Sequence[datetime],
    between: tuple[datetime, datetime | None],
    *,
    alone: bool,
    is_sure: bool,
) -> bool:
    """Whether stamps continue a chat rather than quote its past."""
    after, until = between
    if alone and until is not None:
        return after <= moments[0] <= until
    slack = _MINUTE if len(moments) >= 3 else -_MINUTE
    silence = _LONGEST_SURE_SILENCE if is_sure else _LONGEST_SILENCE
    if not after - slack < moments[0] < after + silence:
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
