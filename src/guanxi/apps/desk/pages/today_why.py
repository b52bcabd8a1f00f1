"""The explanation of a due time, in the words of both languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from guanxi.apps.desk.labels.why import Told, WhyPanel, panel, urgent_words
from guanxi.apps.desk.pages.today_rows import city, person_words
from guanxi.apps.desk.queries.why import Reason
from guanxi.apps.playbook.labels import span_words
from guanxi.apps.playbook.queries import current_playbook
from guanxi.domain.calendars import Span, parse_span
from guanxi.platform.i18n.times import city_of, day_words, locale, moment_words


def why_panel(reason: Reason, now: datetime, *, calendar_url: str = "") -> WhyPanel:
    """The panel under a row's clocks, with a door to the calendar where hours were counted."""
    count = reason.count
    today = now.astimezone(ZoneInfo(reason.zone)).date()
    return panel(
        Told(
            id=f"why-{reason.row.pk}",
            why=reason.why,
            known=lambda: _known(reason, now),
            steps=count.steps if count else (),
            span=count.span if count else None,
            start=count.start if count else reason.due,
            due=reason.due,
            zone=reason.zone,
            place=lambda: _place(reason),
            labels=current_playbook().steps,
            today=today,
            calendar_url=calendar_url if count else "",
        )
    )


def why_words(reason: Reason, now: datetime) -> str:
    """The heading and where it is agreed, in one line of the active language."""
    known, language = _known(reason, now), locale()
    heading = reason.why.heading.in_language(language).format(**known)
    detail = reason.why.detail.worded(known).in_language(language).format(**known)
    return f"{heading}。{detail}" if language == "zh_Hans" else f"{heading}. {detail}"


def _known(reason: Reason, now: datetime) -> Mapping[str, str]:
    """What the playbook's sentences may name, in the active language."""
    today = now.astimezone(ZoneInfo(reason.zone)).date()
    known = {"version": reason.row.row.playbook_version}
    if reason.count is not None:
        known["span"] = span_words(_agreed(reason))
        known["hours"] = urgent_words(reason.count.hours, reason.count.urgent)
    if reason.charter is not None and reason.agreed is not None:
        known["charter"] = str(reason.charter)
        known["agreed"] = day_words(reason.agreed, today)
    if reason.until is not None:
        known["until"] = moment_words(reason.until, reason.zone, today)
    if reason.said_at is not None:
        known["said"] = day_words(reason.said_at.astimezone(ZoneInfo(reason.zone)).date(), today)
    if reason.said_by is not None and reason.said_by.person is not None:
        known["person"] = person_words(reason.said_by.person)
    return known


def _agreed(reason: Reason) -> Span:
    return parse_span(reason.row.row.params["span"])


def _place(reason: Reason) -> str:
    return city(reason.row.row.supplier) if reason.theirs else city_of(reason.zone)
