"""What a planned call is about, and how long each matter may take.

The playbook says which share of each kind of call is business; the rest belongs to
the relationship. What is still open between both sides is talked about within the
business part and takes none of its own: the topics share the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from guanxi.domain.calls.faults import CallError, Fault
from guanxi.domain.playbook import CallFrame, CallPart, Words

SHORTEST, LONGEST = 5, 8 * 60  # minutes of a call


@dataclass(frozen=True)
class Topic:
    """One matter and its minutes."""

    words: Words
    minutes: int


@dataclass(frozen=True)
class AgendaPart:
    """Business or relationship: its minutes, and its topics, which add up to them."""

    part: CallPart
    minutes: int
    topics: tuple[Topic, ...]


def check_length(minutes: int) -> None:
    """A call takes between `SHORTEST` and `LONGEST` minutes; else CallError (BAD_LENGTH)."""
    if not SHORTEST <= minutes <= LONGEST:
        raise CallError(Fault.BAD_LENGTH, "minutes", minutes)


def agenda(frame: CallFrame, minutes: int) -> tuple[AgendaPart, AgendaPart]:
    """Both parts of a call of so many minutes, in the order of the call.

    Minutes are whole and add up: a review (70 % business) of 45 minutes has 32 of
    business and 13 for the relationship (halves go to business); three topics in 32
    minutes get 11, 11 and 10. Raises CallError (BAD_LENGTH).
    """
    check_length(minutes)
    business = (minutes * frame.business_percent + 50) // 100
    shares = {CallPart.BUSINESS: business, CallPart.RELATIONSHIP: minutes - business}
    first = frame.opens_with
    second = next(part for part in CallPart if part is not first)
    return (
        AgendaPart(first, shares[first], _topics(frame.topics[first], shares[first])),
        AgendaPart(second, shares[second], _topics(frame.topics[second], shares[second])),
    )


def _topics(words: Sequence[Words], minutes: int) -> tuple[Topic, ...]:
    each, left = divmod(minutes, len(words))
    return tuple(Topic(one, each + (position < left)) for position, one in enumerate(words))
