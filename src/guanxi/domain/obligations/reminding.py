"""Reminders of what is owed: how often, when last, and until when the row keeps quiet.

Whoever owes is left in peace for a while once reminded (how long stands in the playbook). That
hides nothing: what is past stays past and is shown. It only is nothing for us to do until then,
and only where they alone owe it: a reminder of theirs never quiets a debt of ours.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from guanxi.domain.obligations.records import Key
from guanxi.domain.obligations.states import State
from guanxi.domain.playbook import Debtor


@dataclass(frozen=True)
class Reminder:
    """One side reminded the other of something owed, at an instant."""

    key: Key
    by: Debtor
    at: datetime
    undone: bool = False


@dataclass(frozen=True)
class Reminded:
    """What the reminders of one obligation come to."""

    times: int = 0
    last: datetime | None = None
    quiet_until: datetime | None = None


class NothingToRemind(ValueError):
    """What is settled, or owed by us alone, is nothing to remind them of."""


def check_reminder(state: State, debtor: Debtor) -> None:
    """Raise NothingToRemind where we cannot remind them of this."""
    if debtor is Debtor.OURS or state not in (State.OPEN, State.UNKNOWN):
        raise NothingToRemind(f"{debtor.value} {state.value}")


def reminded(
    reminders: Iterable[Reminder], debtor: Debtor, *, quiet: Callable[[datetime], datetime]
) -> Reminded:
    """Sum up the reminders of what `debtor` owes; `quiet` tells until when one of them holds.

    Those of the side that owes alone are none. Reminded on Tuesday at 10:00 with a quiet of one
    working day: quiet until Wednesday 10:00.
    """
    times = sorted(one.at for one in reminders if not one.undone and one.by is not debtor)
    if not times:
        return Reminded()
    is_theirs = debtor is Debtor.THEIRS
    return Reminded(len(times), times[-1], quiet(times[-1]) if is_theirs else None)
