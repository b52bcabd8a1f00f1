"""The form of an export, inferred from a sample of its lines.

A form is everything needed to read the stamps: the layout, which figure is the day, the calendar,
what the words beside the time mean, which colon parts sender and text, and the chat's own name
where notices are written under it (iOS).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from guanxi.domain.conversations.entries import Precision
from guanxi.domain.conversations.whatsapp.clock import Clock, Half, read_clock, settle_halves
from guanxi.domain.conversations.whatsapp.dates import (
    Settled,
    WrittenDate,
    read_date,
    resolve,
    settle_order,
)
from guanxi.domain.conversations.whatsapp.headers import (
    Header,
    Layout,
    compile_layout,
    take_apart,
)
from guanxi.domain.conversations.whatsapp.marks import MARKS
from guanxi.domain.conversations.whatsapp.senders import clean_sender, plain
from guanxi.domain.conversations.whatsapp.years import Calendar, calendar_of_year, era_of

ENOUGH_HEADERS = 500
# writing in which two-digit years may lead: Han, Hangul, Persian figures
_YEAR_FIRST = re.compile("[\u3400-\u9fff\uac00-\ud7af\u06f0-\u06f9]")
_AMERICAN = re.compile(r"\d\s?[AP]M\b")
_COLON = re.compile(r"：|:(?=\s|$)")
_FIGURE = re.compile(r"\d")
_RIGHT_TO_LEFT = "\u200f"
_FIRST_NOTICE = re.compile("([^\u200e\n]{1,100}?): ([\u200e\u200f])(.*)", re.S)
_A_PERSON_SAYS = 3  # different things; a notice comes again as it was
_SHORTEST_FIRST_NOTICE = 20  # characters; "Messages and calls are …" in any language
_WORD = re.compile(r"[^\W\d]+\.?[^\W\d]*")


class Room(NamedTuple):
    """The chat's own name as iOS writes notices under it, whether nobody speaks as it, and the
    mark that such notices begin with."""

    written: str
    name: str
    is_group: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Form:
    """How one export (or one stretch of it) writes its stamps.

    `order` is "dmy", "mdy", "ymd" …, or "dm"/"md" where no year is written (`first_year` is then
    the year of the first entry). `ambiguous_orders` names every order the dates allow where they
    do not decide, the chosen one first: ask a person, and pass the answer to the reader.
    `odd_names`: people whose names look like no names.
    """

    layout: Layout
    order: str
    ambiguous_orders: tuple[str, ...]
    calendar: Calendar
    era: tuple[Calendar, int] | None
    halves: Mapping[str, Half]
    precision: Precision
    colon: str
    room: Room | None
    first_year: int | None
    odd_names: frozenset[str]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression that finds this form's entries; groups date, time, sender."""
        room = self.room.written if self.room and ":" in self.room.written else None
        return compile_layout(self.layout, self.colon, room)


def find_headers(lines: Sequence[str]) -> list[Header]:
    """The lines with the shape of an opening line, at most enough of them to infer a form."""
    headers: list[Header] = []
    for line in lines:
        if (header := take_apart(line)) is not None:
            headers.append(header)
            if len(headers) == ENOUGH_HEADERS:
                break
    return headers


def first_layout(headers: Sequence[Header]) -> Layout | None:
    """The layout a file begins with: its first stamp's, unless that stays alone among others."""
    if not headers:
        return None
    counts = Counter(header.layout for header in headers)
    first = headers[0].layout
    if counts[first] == 1 and len(headers) > 2:
        return counts.most_common(1)[0][0]
    return first


def settle_form(
    headers: Sequence[Header],
    layout: Layout,
    *,
    order: str | None = None,
    today: date | None = None,
) -> Form | None:
    """The form of the headers of one layout; None where none of their dates is a day.

    `order` is a person's answer where the dates are ambiguous; `today` tells the year where
    the phone wrote none (None is returned without it).
    """
    headers = [header for header in headers if header.layout == layout]
    clocks = [read_clock(header.time) for header in headers]
    era = _era(headers[0].time)
    dates = [read_date(header.date, era) for header in headers]
    settled = _settle(headers, dates, clocks, order)
    if settled is None:
        return None
    days = [resolve(written, settled.order) for written in dates]
    first_year = None
    if "y" not in settled.order:
        if today is None or not any(days):
            return None
        first_year = _first_year([day for day in days if day], today)
    if not any(days):
        return None
    colon = _colon(headers)
    read = [(c, d.toordinal() if d else None) for c, d in zip(clocks, days, strict=True) if c]
    seconds = any(c.second is not None for c, _ in read)
    return Form(
        layout=layout,
        order=settled.order,
        ambiguous_orders=settled.ambiguous,
        calendar=_calendar(dates, settled.order),
        era=era,
        halves=settle_halves([c for c, _ in read], [d for _, d in read]),
        precision=Precision.SECOND if seconds else Precision.MINUTE,
        colon=colon,
        room=_room(headers, colon),
        first_year=first_year,
        odd_names=_odd_names(headers, colon),
    )


def settle_order_again(form: Form, text: str) -> Form:
    """The form with its order decided by all the dates of a text instead of its first ones."""
    stamped = [found["date"] for found in form.pattern.finditer(text)]
    days = [text for text, before in zip(stamped, ["", *stamped], strict=False) if text != before]
    if not days:
        return form
    settled = settle_order(
        [read_date(day, form.era) for day in days],
        year_may_lead=form.order[0] == "y",
        american=form.order[0] == "m",
    )
    return replace(form, order=settled.order, ambiguous_orders=settled.ambiguous)


def _settle(
    headers: Sequence[Header],
    dates: Sequence[WrittenDate],
    clocks: Sequence[Clock | None],
    order: str | None,
) -> Settled | None:
    if not any(clocks) or not all(2 <= len(written.fields) <= 3 for written in dates):
        return None
    if order is not None and len(order) == len(dates[0].fields):
        return Settled(order, ())
    times = headers[0].time
    short_year = headers[0].layout.date.count("s") == 3
    return settle_order(
        dates,
        year_may_lead=bool(_YEAR_FIRST.search(times))
        or ". " in headers[0].date
        or "-" in headers[0].date,
        american=bool(_AMERICAN.search(times)) and short_year,
    )


def _era(time: str) -> tuple[Calendar, int] | None:
    """An era written behind the date: 18/3/2565 BE 14:56."""
    for word in _WORD.findall(_FIGURE.split(time, maxsplit=1)[0]):
        if era := era_of(word):
            return era
    return None


def _calendar(dates: Sequence[WrittenDate], order: str) -> Calendar:
    for written in dates:
        if written.era:
            return written.era[0]
        year = written.fields[order.index("y")] if "y" in order else ""
        if year.isdecimal() and (meant := calendar_of_year(year)):
            return meant[0]
    return Calendar.GREGORIAN


def _first_year(days: Sequence[date], today: date) -> int:
    """The year of the first day when the last lies at most a day ahead and months only rise."""
    turns = sum(b.month < a.month - 6 for a, b in pairwise(days))
    last = days[-1]
    ahead = (last.month, last.day) > (today.month, today.day + 1)
    return today.year - ahead - turns


def _colon(headers: Sequence[Header]) -> str:
    """The colon after names: full-width only where it does that work for the plain one."""
    wide = plain = 0
    for header in headers:
        found = _COLON.search(header.body[:80])
        wide += found is not None and found[0] == "："
        plain += found is not None and found[0] != "："
    return "：" if wide > 9 * plain else ":"


def _odd_names(headers: Sequence[Header], colon: str) -> frozenset[str]:
    """What is written like the beginning of a notice, but says several things: 'Lamp 5"'."""
    said: dict[str, set[str]] = {}
    for header in headers:
        named, parted, words = header.body.partition(colon if colon == "：" else f"{colon} ")
        if parted and clean_sender(named) is None:
            said.setdefault(plain(named), set()).add(words)
    return frozenset(name for name, texts in said.items() if len(texts) >= _A_PERSON_SAYS)


def _room(headers: Sequence[Header], colon: str) -> Room | None:
    """The chat's own name where iOS writes notices under it.

    The first entry of such an export is a notice: "Name: \u200eMessages and calls are …".
    """
    found = _FIRST_NOTICE.match(headers[0].body)
    if colon != ":" or not found or not headers[0].layout.bracketed:
        return None
    name, mark, text = found.groups()
    own = [h.body[len(name) + 2 :] for h in headers if h.body.startswith(name + ": ")]
    if text.lstrip(MARKS).startswith("<") or (
        len(text) < _SHORTEST_FIRST_NOTICE and (len(own) == 1 or mark == _RIGHT_TO_LEFT)
    ):
        return None
    others = {plain(h.body.partition(": ")[0]) for h in headers} - {plain(name)}
    is_group = len(others) > 1 and all(text.startswith(mark) for text in own)
    # people's own words often begin with this mark; WhatsApp writes it twice before its later ones
    return Room(name, plain(name), is_group, mark * 2 if mark == _RIGHT_TO_LEFT else mark)
