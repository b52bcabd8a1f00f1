"""The steps of an order, and how each stands.

A flexible step has its buffer after its day: it may use it up before it is past. An absolute one (a
fair, a ship's closing date) has no later, so its buffer lies before: it is aimed at that much
earlier. Buffer days are days that both sides work (theirs with the factory's closures): three of
them begun before Golden Week end after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guanxi.domain.calendars import WorkingCalendar
from guanxi.domain.orders.dates import working_day_earlier, working_day_later
from guanxi.domain.orders.facts import Milestone, Step

_ORDER = tuple(Step)


class Standing(StrEnum):
    """How a step stands."""

    DONE = "done"
    DONE_LATE = "done_late"
    AHEAD = "ahead"
    IN_BUFFER = "in_buffer"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class MilestoneStanding:
    """A step, the day it is aimed at, the last it can take, and how it stands."""

    milestone: Milestone
    aim: date
    latest: date
    standing: Standing


def milestone_standings(
    milestones: Iterable[Milestone],
    *,
    theirs: WorkingCalendar,
    ours: WorkingCalendar,
    today: date,
) -> tuple[MilestoneStanding, ...]:
    """Each step as it stands today, in the order of production.

    Raises CalendarError where the two sides never work on the same day.
    """
    ordered = sorted(milestones, key=lambda one: (_ORDER.index(one.step), one.due, one.id))
    return tuple(_standing(one, buffer_of(one, theirs, ours), today) for one in ordered)


def buffer_of(
    milestone: Milestone, theirs: WorkingCalendar, ours: WorkingCalendar
) -> tuple[date, date]:
    """The day a step is aimed at and the last it can take."""
    due, buffer = milestone.due, milestone.buffer
    if milestone.absolute:
        return working_day_earlier(due, buffer, theirs, ours), due
    return due, working_day_later(due, buffer, theirs, ours)


def out_of_order(milestones: Sequence[Milestone]) -> tuple[Milestone, ...]:
    """Steps whose day is before that of a step they have to wait for."""
    return tuple(
        one
        for one in milestones
        if any(
            _ORDER.index(other.step) < _ORDER.index(one.step) and one.due < other.due
            for other in milestones
        )
    )


def _standing(one: Milestone, buffer: tuple[date, date], today: date) -> MilestoneStanding:
    aim, latest = buffer
    if one.done is not None:
        standing = Standing.DONE if one.done <= latest else Standing.DONE_LATE
    elif today <= aim:
        standing = Standing.AHEAD
    else:
        standing = Standing.IN_BUFFER if today <= latest else Standing.PAST
    return MilestoneStanding(one, aim, latest, standing)
