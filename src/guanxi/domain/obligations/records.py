"""An obligation before it is judged, after, and what people decided about it.

All three are keyed by what is owed (rule, subject, occurrence), never by a row's
number: a decision finds its obligation again after everything was imported anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from guanxi.domain.obligations.states import DecisionKind, State
from guanxi.domain.playbook import Debtor

Params = Mapping[str, str | int | float | bool | None]


class Key(NamedTuple):
    """What is owed: the playbook's rule, the record it is about, and which time of several."""

    rule: str
    subject_type: str
    subject_id: int
    occurrence: str = ""


@dataclass(frozen=True)
class Expected:
    """What the facts say is owed.

    `closed` is when the facts show it done; `known_until` the end of what we know of
    the conversation it is kept in (None: its facts do not come from an export). `due`
    and `params` come from the terms in force when it was opened; `playbook_version`
    names them. Instants are aware.
    """

    key: Key
    supplier_id: int
    debtor: Debtor
    opened: datetime
    due: datetime | None
    closed: datetime | None
    known_until: datetime | None
    params: Params
    playbook_version: str


@dataclass(frozen=True)
class Obligation(Expected):
    """What is owed, as judged at some instant and as stored.

    Here `closed` may also come from a person's decision.
    """

    state: State


@dataclass(frozen=True)
class Decision:
    """What a person decided, when; `until` for a snooze, `to` (a person's id) for handing on."""

    key: Key
    kind: DecisionKind
    at: datetime
    until: datetime | None = None
    to: int | None = None
    undone: bool = False
