"""A planned call as a calendar file that the common clients read.

Times are in UTC, which needs no table of zones and means the same everywhere. The file is
published (RFC 5546), not a request: it is handed on by chat, so nobody's reply is waited for.
A moved call has the same UID and a higher SEQUENCE, one that is called off says so.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vText

from guanxi.apps.conversations.labels import PlannedState
from guanxi.apps.conversations.models import PlannedCall
from guanxi.apps.conversations.pages.planned_calls_words import both_titles

PRODUCT = "-//Guanxi//Planned calls//EN"


def invitation(call: PlannedCall, *, description: str, now: datetime) -> bytes:
    """The file as bytes; ``description`` says the time on both clocks, and the agenda."""
    cancelled = call.state == PlannedState.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    event = Event()
    event.add("uid", f"{call.uid}@guanxi")
    event.add("sequence", call.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", call.starts_at.astimezone(UTC))
    event.add("dtend", (call.starts_at + timedelta(minutes=call.minutes)).astimezone(UTC))
    event.add("summary", both_titles(call))
    event.add("description", description)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if call.by is not None:
        event["organizer"] = _organizer(call.by.email, call.by.name)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _organizer(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["cn"] = vText(name)
    return address
