"""Why a row is due when it is: the count behind its due time, worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.calendars.queries import our_calendar, our_calendar_at
from guanxi.apps.desk.queries.today import About, about
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import OpenRow
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.queries import charter_versions, office_calendar_at, supplier_calendars
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
from guanxi.domain.suppliers import CharterVersion


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


@dataclass(frozen=True)
class _Sources:
    """What explanations are made from, read once for many rows."""

    ours: WorkingCalendar
    theirs: Mapping[int, WorkingCalendar]
    charters: Mapping[int, Sequence[CharterVersion]]
    about: Mapping[tuple[str, int], About]


def reason_of(row: OpenRow, *, workspace: Workspace, person: Person) -> Reason | None:
    """Why this row is due then; None where it has no due time."""
    return reasons_of([row], workspace=workspace, person=person).get(row.pk)


def reasons_of(
    rows: Collection[OpenRow], *, workspace: Workspace, person: Person
) -> dict[int, Reason]:
    """Why each row that has a due time is due then, by its number. Six queries at most."""
    suppliers = {one.row.supplier_id: one.row.supplier for one in rows}.values()
    sources = _Sources(
        ours=our_calendar(workspace),
        theirs=supplier_calendars(suppliers),
        charters=charter_versions(suppliers),
        about=about(rows, person),
    )
    found = {}
    for one in rows:
        rule = current_playbook().rule(one.row.rule)
        if one.row.due is not None and rule.due_from is not DueFrom.NONE:
            explain = _said if rule.due_from is DueFrom.SAID else _counted
            found[one.pk] = explain(one, rule, one.row.due, sources)
    return found


def _counted(row: OpenRow, rule: Rule, due_at: datetime, sources: _Sources) -> Reason:
    params = row.row.params
    # The rhythm of contact runs on their working days, whoever owes it.
    theirs = row.row.debtor == Debtor.THEIRS or rule.due_from is DueFrom.CADENCE
    start = datetime.fromisoformat(params["from"])
    calendar = (
        office_calendar_at(row.row.supplier, sources.theirs[row.row.supplier_id], start)
        if theirs
        else our_calendar_at(sources.ours, start)
    )
    until, agreed = params.get("until"), params.get("agreed")
    urgent = _urgent_hours(row.row, sources.charters.get(row.row.supplier_id, ()))
    return Reason(
        row=row,
        rule=rule,
        why=rule.why[params.get("urgency") or rule.due_from.value],
        due=due_at,
        zone=calendar.zone,
        theirs=theirs,
        count=_count(row.row, calendar, due_at, urgent),
        charter=params.get("charter"),
        agreed=date.fromisoformat(agreed) if agreed else None,
        until=datetime.fromisoformat(until) if until else None,
    )


def _said(row: OpenRow, rule: Rule, due_at: datetime, sources: _Sources) -> Reason:
    params = row.row.params
    theirs = row.row.debtor == Debtor.THEIRS
    said_in = (params.get("said_in_type") or "", params.get("said_in") or 0)
    said = sources.about.get(said_in)
    return Reason(
        row=row,
        rule=rule,
        why=rule.why[DueFrom.SAID.value],
        due=due_at,
        zone=row.row.supplier.zone if theirs else sources.ours.zone,
        theirs=theirs,
        count=None,
        said_at=said.at if said and said.at else row.row.opened,
        said_by=said,
    )


def _count(row: Obligation, calendar: WorkingCalendar, due_at: datetime, urgent: Ranges) -> Count:
    """The same count that set the due time; where the calendar was corrected since and the row
    not judged again yet, the time there is between the two instants."""
    start = datetime.fromisoformat(row.params["from"])
    span, hours = parse_span(row.params["span"]), Hours(row.params["hours"])
    counted = due(calendar, start, span, hours=hours, urgent=urgent)
    if counted.at == due_at:
        return Count(start, span, hours, urgent, counted.steps)
    between = worked(calendar, start, due_at, hours=hours, urgent=urgent)
    return Count(start, None, hours, urgent, between.steps)


def _urgent_hours(row: Obligation, versions: Iterable[CharterVersion]) -> Ranges:
    named = (one.terms for one in versions if one.number == row.params.get("charter"))
    return next(named, playbook_terms(datetime.fromisoformat(row.params["from"]))).urgent_hours
