"""Planned calls: when both sides can, what it is about, and what was promised in it."""

from guanxi.domain.calls.agenda import LONGEST, SHORTEST, AgendaPart, Topic, agenda, check_length
from guanxi.domain.calls.faults import CallError, Fault
from guanxi.domain.calls.notes import MOST_LINES, NotedLine, noted_lines
from guanxi.domain.calls.reach import Reach, Seat, When, is_off
from guanxi.domain.calls.slots import CallDay, Slot, Window, slots

__all__ = [
    "LONGEST",
    "MOST_LINES",
    "SHORTEST",
    "AgendaPart",
    "CallDay",
    "CallError",
    "Fault",
    "NotedLine",
    "Reach",
    "Seat",
    "Slot",
    "Topic",
    "When",
    "Window",
    "agenda",
    "check_length",
    "is_off",
    "noted_lines",
    "slots",
]
