"""What was agreed with a supplier about keeping in touch, in dated versions.

The terms of a version hold from its first day until the next version's. What
happened before is judged by what was agreed then, so a version may never start in
the past: `next_version` refuses that, and `terms_on` does the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guanxi.domain.calendars import Ranges
from guanxi.domain.playbook import AnswerTime, Channel, Playbook, Rung, Urgency


class Fault(StrEnum):
    """Why terms or a version were refused."""

    SHAPE = "shape"
    BAD_SPAN = "bad_span"
    BAD_HOURS = "bad_hours"
    BAD_VALUE = "bad_value"
    NOT_AFTER_TODAY = "not_after_today"
    NOT_AFTER_LAST = "not_after_last"


class CharterError(ValueError):
    """Refused terms: `field` says where (`answers.urgent.within`), `fault` why."""

    def __init__(self, fault: Fault, field: str, value: object = "") -> None:
        self.fault = fault
        self.field = field
        self.value = str(value)[:80]
        super().__init__(f"{field}: {fault.value} {self.value!r}")


@dataclass(frozen=True)
class Contacts:
    """Ids of a side's first contact and stand-in, where named."""

    primary: int | None = None
    backup: int | None = None


@dataclass(frozen=True)
class Rhythm:
    """A topic and its weekday (Monday is 0)."""

    weekday: int
    topic: str


@dataclass(frozen=True)
class CharterTerms:
    """Everything a charter agrees on."""

    answers: Mapping[Urgency, AnswerTime]
    urgent_hours: Ranges
    channels: Mapping[str, tuple[Channel, ...]]
    our_contacts: Contacts
    their_contacts: Contacts
    escalation: tuple[Rung, ...]
    rhythm: tuple[Rhythm, ...]


@dataclass(frozen=True)
class CharterVersion:
    """Terms and the first day they hold."""

    number: int
    first: date
    terms: CharterTerms


def prefill(playbook: Playbook) -> CharterTerms:
    """A first draft from the playbook; who is who on either side is still to be named."""
    return CharterTerms(
        answers={urgency: playbook.answer_time(urgency) for urgency in Urgency},
        urgent_hours=playbook.urgent_hours,
        channels={code: purpose.use for code, purpose in playbook.channels.items()},
        our_contacts=Contacts(),
        their_contacts=Contacts(),
        escalation=playbook.escalation,
        rhythm=tuple(Rhythm(topic.weekday, topic.code) for topic in playbook.rhythm),
    )


def terms_on(versions: Sequence[CharterVersion], day: date) -> CharterVersion | None:
    """The version that holds on a day; None before the first one does."""
    begun = [version for version in versions if version.first <= day]
    return max(begun, key=lambda version: version.first, default=None)


def next_version(
    versions: Sequence[CharterVersion], terms: CharterTerms, *, first: date, today: date
) -> CharterVersion:
    """The version that follows these, to hold from `first` on.

    Raises CharterError where that is not after today (today's messages were already
    written under the terms of today) or not after the last version's first day.
    """
    if first <= today:
        raise CharterError(Fault.NOT_AFTER_TODAY, "first", first)
    last = max(versions, key=lambda version: version.number, default=None)
    if last is not None and first <= last.first:
        raise CharterError(Fault.NOT_AFTER_LAST, "first", first)
    return CharterVersion(last.number + 1 if last else 1, first, terms)
