"""Why a row is due when it is: the count behind its due time, worked out when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.queries.timeline import visible
from guanxi.apps.desk.queries.today import About, about
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import OpenRow
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.queries import charter_versions, supplier_calendar
from guanxi.apps.suppliers.queries.charters import playbook_terms
from guanxi.domain.calendars import (
    Hours,
    Ranges,
    Span,
    Step,
    WorkingCalendar,
    due,
    parse_span,
    worked,
)
from guanxi.domain.obligations import Debtor
from guanxi.domain.playbook import DueFrom, Rule, Why


@dataclass(frozen=True)
class Count:
    """The days between an event and its due time; ``span`` is None where they differ from what
    was agreed. ``urgent`` are the hours that count for an urgent matter."""

    start: datetime
    span: Span | None
    hours: Hours
    urgent: Ranges
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Reason:
    """Everything the explanation says. ``count`` is None where somebody named the date."""

    row: OpenRow
    rule: Rule
    why: Why
    due: datetime
    zone: str
    theirs: bool
    count: Count | None
    charter: int | None = None
    agreed: date | None = None
    until: datetime | None = None
    said_at: datetime | None = None
    said_by: About | None = None


def reason_of(row: OpenRow, *, workspace: Workspace, person: Person) -> Reason | None:
    """Why this row is due then; None where it has no due time."""
    rule = current_playbook().rule(row.row.rule)
    if row.row.due is None or rule.due_from is DueFrom.NONE:
        return None
    if rule.due_from is DueFrom.SAID:
        return _said(row, rule, row.row.due, workspace, person)
    return _counted(row, rule, row.row.due, workspace)


def _counted(row: OpenRow, rule: Rule, due_at: datetime, workspace: Workspace) -> Reason:
    params = row.row.params
    theirs = row.row.debtor == Debtor.THEIRS
    calendar = supplier_calendar(row.row.supplier) if theirs else our_calendar(workspace)
    until = params.get("until")
    agreed = params.get("agreed")
    return Reason(
        row=row,
        rule=rule,
        why=rule.why[params.get("urgency") or rule.due_from.value],
        due=due_at,
        zone=calendar.zone,
        theirs=theirs,
        count=_count(row.row, calendar, due_at),
        charter=params.get("charter"),
        agreed=date.fromisoformat(agreed) if agreed else None,
        until=datetime.fromisoformat(until) if until else None,
    )


def _count(row: Obligation, calendar: WorkingCalendar, due_at: datetime) -> Count:
    """The same count that set the due time; where the calendar was corrected since and the row
    not judged again yet, the time there is between the two instants."""
    start = datetime.fromisoformat(row.params["from"])
    span, hours = parse_span(row.params["span"]), Hours(row.params["hours"])
    urgent = _urgent_hours(row)
    counted = due(calendar, start, span, hours=hours, urgent=urgent)
    if counted.at == due_at:
        return Count(start, span, hours, urgent, counted.steps)
    between = worked(calendar, start, due_at, hours=hours, urgent=urgent)
    return Count(start, None, hours, urgent, between.steps)


def _urgent_hours(row: Obligation) -> Ranges:
    versions = charter_versions([row.supplier]).get(row.supplier_id, [])
    named = (one.terms for one in versions if one.number == row.params.get("charter"))
    return next(named, playbook_terms()).urgent_hours


def _said(
    row: OpenRow, rule: Rule, due_at: datetime, workspace: Workspace, person: Person
) -> Reason:
    theirs = row.row.debtor == Debtor.THEIRS
    said_in = row.row.params.get("said_in")
    said_at = None
    if row.row.params.get("said_in_type") == "message":
        there = Message.objects.filter(visible(person), pk=said_in)
        said_at = there.values_list("at", flat=True).first()
    return Reason(
        row=row,
        rule=rule,
        why=rule.why[DueFrom.SAID.value],
        due=due_at,
        zone=row.row.supplier.zone if theirs else workspace.zone,
        theirs=theirs,
        count=None,
        said_at=said_at or row.row.opened,
        said_by=about([row], person).get(("message", said_in)) if said_at else None,
    )
