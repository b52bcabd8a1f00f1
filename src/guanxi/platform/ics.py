"""Calendar files (RFC 5545) that Google, Apple and Outlook read alike.

Times are written in UTC, which needs no table of zones and is right in every client; what the
clocks say on either side belongs into the description. The library folds lines at 75 octets and
ends them as the standard wants.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Guanxi//Guanxi//EN"


@dataclass(frozen=True)
class Entry:
    """Something that begins at an instant. ``is_busy``: nothing else fits beside it.

    ``changed`` is when what it says last did, in ``revision`` n.
    """

    uid: str
    at: datetime
    lasts: timedelta
    is_busy: bool
    title: str
    text: str
    url: str
    revision: int
    changed: datetime


def calendar_file(*, name: str, about: str, entries: Iterable[Entry], reload: timedelta) -> bytes:
    """A calendar of ``entries``; ``reload`` is how often a client should ask again.

    Same entries, same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("x-wr-caldesc", about)
    calendar.add("refresh-interval", reload, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", _duration(reload))
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    at = entry.at.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", entry.uid)
    # Without a METHOD both of these say when the entry last changed (RFC 5545, 3.8.7.2).
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("last-modified", entry.changed.astimezone(UTC))
    event.add("sequence", entry.revision)
    event.add("dtstart", at)
    event.add("dtend", at + entry.lasts)
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("url", entry.url)
    event.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _duration(span: timedelta) -> str:
    return f"PT{int(span.total_seconds()) // 60}M"
