"""What counts as being in touch, by medium, on the days of one clock (the supplier's).

Chat: an answer was given. A day counts where one side spoke and the other had the word last,
no more than a day before: both spoke that day, or one side answered what came in overnight.
What nobody answers is not contact. Mail: what they wrote, and what we wrote once they wrote
back. Calls: those that were answered and long enough. Automatic answers never count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import NamedTuple

from guanxi.domain.conversations.sides import Side

OVERNIGHT = timedelta(hours=24)


class Said(NamedTuple):
    """One message: when, and which side; only ours and theirs are in touch with each other."""

    at: datetime
    side: Side
    automatic: bool = False


class Called(NamedTuple):
    """One call or visit: when it began, its minutes (None: not noted), whether it came about."""

    at: datetime
    minutes: int | None
    answered: bool


def chat_contacts(said: Iterable[Said], clock: tzinfo) -> Counter[date]:
    """Exchanges on each day: a question and its answer are one, an answer to that begins another.
    The messages come in their order.

    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    >>> talk = [Said(at, Side.OURS), Said(at + timedelta(hours=1), Side.THEIRS)]
    >>> chat_contacts(talk, UTC)[date(2026, 11, 23)]
    1
    """
    turns = Counter(
        message.at.astimezone(clock).date()
        for before, message in pairwise(_two_sides(said))
        if message.side is not before.side and message.at - before.at <= OVERNIGHT
    )
    return Counter({day: (count + 1) // 2 for day, count in turns.items()})


def mail_contacts(said: Iterable[Said], clock: tzinfo) -> Counter[date]:
    """Mails on each day that reached somebody: theirs, and ours that they wrote back to. They come
    in their order."""
    counts: Counter[date] = Counter()
    waiting: list[date] = []
    for message in _two_sides(said):
        day = message.at.astimezone(clock).date()
        if message.side is Side.OURS:
            waiting.append(day)
            continue
        counts.update([*waiting, day])
        waiting.clear()
    return counts


def call_contacts(calls: Iterable[Called], clock: tzinfo, *, at_least: int) -> Counter[date]:
    """Calls on each day that came about and lasted ``at_least`` minutes, or nobody noted how
    long: whoever notes a call by hand in two taps means that it counts."""
    return Counter(
        call.at.astimezone(clock).date()
        for call in calls
        if call.answered and (call.minutes is None or call.minutes >= at_least)
    )


def _two_sides(said: Iterable[Said]) -> Iterator[Said]:
    for message in said:
        if message.side in (Side.OURS, Side.THEIRS) and not message.automatic:
            yield message
