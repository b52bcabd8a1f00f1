"""The shapes the rules speak in: what a message does, what it waits for, and a cue."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.sides import Side
from guanxi.domain.playbook import Urgency


class Role(StrEnum):
    """What a message mainly does."""

    QUESTION = "question"
    REQUEST = "request"
    PROMISE = "promise"
    ANSWER = "answer"
    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"
    AUTOMATIC = "automatic"
    THANKS = "thanks"
    GREETING = "greeting"
    NOTICE = "notice"
    CHAT = "chat"
    ATTEMPT = "attempt"


class Expects(StrEnum):
    """What would be an answer; decides what a short word, a promise or a photo is worth."""

    YES_NO = "yes_no"  # also a choice
    CONSENT = "consent"  # a proposal, something to confirm or approve
    BARGAIN = "bargain"  # an offer or a price to agree on
    TIME = "time"
    FIGURE = "figure"  # a price, a quantity
    THING = "thing"  # a paper, a photo, a sample, data to be handed over
    ACT = "act"  # work to be done, money to be paid
    OPEN = "open"


HANDED_OVER = frozenset({Expects.THING, Expects.ACT})
AGREED_TO = frozenset({Expects.YES_NO, Expects.CONSENT, Expects.BARGAIN})


class Sort(StrEnum):
    """What kind of asking a cue is; decides whether it asks in a reply, and whether it states."""

    QUESTION = "question"
    REQUEST = "request"  # asks for a favour, a thing, a word
    ORDER = "order"  # says how it is to be; as a reply it is the decision that was asked for
    CLAIM = "claim"  # asks the buyer for what is the buyer's part: money, a signature
    PROPOSAL = "proposal"  # how it might be, or else; asks in any reply
    OFFER = "offer"  # a price, an amount, a condition
    FAULT = "fault"
    SHORTFALL = "shortfall"


class Force(StrEnum):
    """How surely a cue asks. A FIRM one asks wherever it stands; a LOOSE one (a wish, an order, a
    complaint) asks unless it decides what the other side has just asked."""

    FIRM = "firm"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a table: a name, and the words that show it in English and in Chinese.

    Words are regular expressions on lower-case text with Western punctuation; repeats are bounded.
    An empty pattern: the language has no such cue.
    """

    name: str
    en: str = ""
    zh: str = ""


@dataclass(frozen=True, slots=True)
class Asking(Cue):
    """A cue that opens: how surely, and what it then waits for.

    `said_by`: it asks only from this side, as it names the other side's work. "Pack 12 a carton" is
    an order from the buyer and the factory's own plan from the factory.
    """

    force: Force = Force.FIRM
    expects: Expects = Expects.OPEN
    said_by: Side | None = None
    sort: Sort = Sort.QUESTION


@dataclass(frozen=True, slots=True)
class Utterance:
    """One message as the rules read it.

    `text` is what the person said (a caption for a photo, a name for a file). The last three
    fields are a person's corrections, and whoever corrects is right: `needs_answer` and `urgency`
    replace what the rules say; `answers` says that it answers whatever the other side waits for, or
    that it answers nothing.
    """

    index: int
    at: datetime
    side: Side
    speaker: str | None
    kind: Kind
    text: str
    needs_answer: bool | None = None
    urgency: Urgency | None = None
    answers: bool | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules make of one message, and the names of the cues that decided.

    `needs_answer` is None where nobody can tell without opening the photo or voice message.
    `answers` and `acknowledges` are indices of earlier messages of the other side.
    `fresh`: nothing was remembered before this message, so reading may start again here.
    """

    index: int
    needs_answer: bool | None
    urgency: Urgency | None
    role: Role
    cues: tuple[str, ...]
    answers: tuple[int, ...] = ()
    acknowledges: tuple[int, ...] = ()
    fresh: bool = False


TO_EVERYBODY, TO_SOMEBODY_ELSE = "said to everybody", "said to somebody else"
CORRECTED = Asking("a person said so")
MEDIA = frozenset(
    {Kind.PHOTO, Kind.VIDEO, Kind.VOICE, Kind.FILE, Kind.MEDIA, Kind.LOCATION, Kind.CONTACT}
)


def told(
    utterance: Utterance,
    role: Role,
    *cues: str,
    needs: bool | None = False,
    answers: tuple[int, ...] = (),
    acknowledges: tuple[int, ...] = (),
) -> Reading:
    """The reading of a message that opens nothing for sure."""
    return Reading(utterance.index, needs, None, role, cues, answers, acknowledges)


def is_said(utterance: Utterance) -> bool:
    """Whether somebody said something: no notice of the app, deleted line or missed call."""
    return utterance.kind not in (Kind.SYSTEM, Kind.DELETED, Kind.MISSED_CALL)


def is_human_reply(utterance: Utterance, reading: Reading) -> bool:
    """Whether the other side was spoken to: what a machine or a mass mailing says is no reply."""
    if not is_said(utterance) or reading.role is Role.AUTOMATIC:
        return False
    return TO_EVERYBODY not in reading.cues and TO_SOMEBODY_ELSE not in reading.cues
