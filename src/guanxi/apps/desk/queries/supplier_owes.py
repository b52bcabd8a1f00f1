"""What a supplier and we owe each other: the answers and promises that are still open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.queries.timeline import visible
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import as_of, for_supplier
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Debtor, State

ANSWER, PROMISE = "answer", "promise"
LONGEST = 90  # characters of a message that asks
SHOWN = 8  # rows of a side; Today and the timeline show the rest


@dataclass(frozen=True)
class Owed:
    """One thing owed. ``words`` are the promise's, or begin the message that asks.

    They are empty where the message is private to somebody else or has no words of its own.
    ``said_in`` is the message to look at, where there is one; ``row`` stands in the ledger.
    """

    rule: str
    words: str
    due: datetime | None
    known: bool
    said_in: int | None
    row: Obligation


@dataclass(frozen=True)
class Owes:
    """Both directions, the earliest due first, and how many there are of each."""

    theirs: tuple[Owed, ...]
    ours: tuple[Owed, ...]
    their_count: int
    our_count: int

    @property
    def total(self) -> int:
        """Everything that is open."""
        return self.their_count + self.our_count


def owed_with(supplier: Supplier, *, person: Person, now: datetime) -> Owes:
    """What is open between us and one supplier. Two queries."""
    rows = [row for row in for_supplier(supplier, now) if row.rule in (ANSWER, PROMISE)]
    ours = [row for row in rows if row.debtor != Debtor.THEIRS]
    theirs = [row for row in rows if row.debtor == Debtor.THEIRS]
    shown = [*theirs[:SHOWN], *ours[:SHOWN]]
    asked = _words([row.subject_id for row in shown if row.rule == ANSWER], person)
    return Owes(
        theirs=tuple(_owed(row, asked, now) for row in theirs[:SHOWN]),
        ours=tuple(_owed(row, asked, now) for row in ours[:SHOWN]),
        their_count=len(theirs),
        our_count=len(ours),
    )


def _owed(row: Obligation, asked: dict[int, str], now: datetime) -> Owed:
    is_answer = row.rule == ANSWER
    in_message = row.params.get("said_in_type") == "message"
    said_in = row.subject_id if is_answer else row.params.get("said_in") if in_message else None
    words = asked.get(row.subject_id, "") if is_answer else getattr(row, "promised", "")
    known = as_of(row, now).state is not State.UNKNOWN
    return Owed(row.rule, words or "", row.due, known, said_in, row)


def _words(messages: Collection[int], person: Person) -> dict[int, str]:
    """The beginning of each message this person may read."""
    readable = Message.objects.filter(visible(person), pk__in=messages, erased=False)
    texts = readable.values_list("pk", "text")
    return {pk: _beginning(" ".join(text.split())) for pk, text in texts}


def _beginning(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
