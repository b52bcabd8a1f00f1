"""The closed lists a playbook speaks in."""

from enum import StrEnum


class Urgency(StrEnum):
    """Which of the agreed answer times a message asks for."""

    URGENT = "urgent"
    REGULAR = "regular"
    DETAILED = "detailed"


class JudgedOn(StrEnum):
    """Which of an answer's two stamps must be in time: any human reply, or the answer."""

    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"


class Stage(StrEnum):
    """How far a relationship has come."""

    NEW = "new"
    DEVELOPING = "developing"
    ESTABLISHED = "established"
    CRISIS = "crisis"


class Medium(StrEnum):
    """A way of keeping in touch that a cadence asks for."""

    VIDEO = "video"
    CHAT = "chat"
    MAIL = "mail"
    REPORT = "report"


class Per(StrEnum):
    """The stretch of time a cadence counts in."""

    DAY = "day"
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"


class OwedBy(StrEnum):
    """Who owes a contact; `either`: one side's is enough."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    EITHER = "either"


class Debtor(StrEnum):
    """Who owes an obligation."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class Channel(StrEnum):
    """A way to reach somebody."""

    WHATSAPP = "whatsapp"
    WECHAT = "wechat"
    MAIL = "mail"
    PHONE = "phone"
    VIDEO = "video"
    DRIVE = "drive"


class Contact(StrEnum):
    """Which of a side's two named contacts."""

    PRIMARY = "primary"
    BACKUP = "backup"


class DueFrom(StrEnum):
    """Where a rule's due date comes from: the agreed answer times, the date somebody
    said, the freshening time, the stage's cadence, so long after it was asked, or nowhere."""

    ANSWERS = "answers"
    SAID = "said"
    FRESHENING = "freshening"
    CADENCE = "cadence"
    ASKED = "asked"
    NONE = "none"


class ReminderPart(StrEnum):
    """The sentences of a reminder: its subject as a mail, its greeting, the matter by what is
    owed, its close."""

    SUBJECT = "subject"
    HELLO = "hello"
    PROMISE = "promise"
    ANSWER = "answer"
    REPORT = "report"
    ORDER = "order"
    CLOSE = "close"


class CallType(StrEnum):
    """What a planned call is for."""

    RELATIONSHIP = "relationship"
    REVIEW = "review"
    CRISIS = "crisis"


class CallPart(StrEnum):
    """The two things every call is made of."""

    BUSINESS = "business"
    RELATIONSHIP = "relationship"
