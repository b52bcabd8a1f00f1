"""Words for messages, calls, answers and imports."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guanxi.apps.suppliers.labels import Side
from guanxi.domain.playbook import CallType


class MessageKind(models.TextChoices):
    """The kinds of ``domain.conversations.entries.Kind``, in words."""

    TEXT = "text", _("Message")
    PHOTO = "photo", _("Photo")
    VIDEO = "video", _("Video")
    VOICE = "voice", _("Voice message")
    FILE = "file", _("File")
    STICKER = "sticker", _("Sticker")
    CONTACT = "contact", _("Business card")
    LOCATION = "location", _("Location")
    CALL = "call", _("Call")
    MISSED_CALL = "missed_call", _("Missed call")
    LINK = "link", _("Link")
    TRANSFER = "transfer", _("Money transfer")
    RED_PACKET = "red_packet", _("Red packet")
    DELETED = "deleted", _("Deleted message")
    MEDIA = "media", _("Photo, video or file, left out of the export")
    SYSTEM = "system", _("Notice of the chat app")


class Urgency(models.TextChoices):
    URGENT = "urgent", _("Urgent")
    REGULAR = "regular", _("Regular")
    DETAILED = "detailed", _("Detailed")


class Mark(models.TextChoices):
    """What a message is worth remembering for, whatever it asks."""

    SUGGESTION = "suggestion", _("Suggestion")
    THANKS = "thanks", _("Thanks")


class SegmentState(models.TextChoices):
    RUNNING = "running", _("Waiting")
    KEPT = "kept", _("In time")
    LATE = "late", _("After its time")
    UNSURE = "unsure", _("Not sure")
    UNKNOWN = "unknown", _("Not known")


# The answers to "who is this?" of a name in a chat.
SIDES = (
    (Side.OURS, _("one of us")),
    (Side.THEIRS, _("the supplier")),
    (Side.THIRD, _("a third party, such as a forwarder")),
    (Side.UNKNOWN, _("I do not know yet")),
)


class CallKind(models.TextChoices):
    PHONE = "phone", _("Phone call")
    VIDEO = "video", _("Video call")
    VISIT = "visit", _("Visit")
    VOICE = "voice", _("Voice message")


# The kinds of planned call, by the playbook's codes; their words are the playbook's.
CALL_TYPES = [(one.value, one.value) for one in CallType]


class CallMedium(models.TextChoices):
    VIDEO = "video", _("Video call")
    PHONE = "phone", _("Phone call")


class PlannedState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("call", "Planned")
    HELD = "held", pgettext_lazy("call", "Took place")
    MISSED = "missed", pgettext_lazy("call", "Did not take place")
    CANCELLED = "cancelled", pgettext_lazy("call", "Called off")


class MissedBy(models.TextChoices):
    """Who did not come to a planned call."""

    THEIRS = "theirs", _("They did not come")
    OURS = "ours", _("We did not come")
    BOTH = "both", _("Nobody came")


class IntakeState(models.TextChoices):
    READING = "reading", _("Being read")
    PREVIEW = "preview", _("Waiting for you")
    WRITING = "writing", _("Being brought in")
    DONE = "done", pgettext_lazy("import", "Brought in")
    CANCELLED = "cancelled", _("Stopped")
    UNDONE = "undone", _("Taken back")
    FAILED = "failed", _("Not readable")


# Why a line could not be read (domain.conversations.entries.Reason), and what to do.
REJECTIONS = {
    "before_first": _("Stands before the first dated message, so nobody knows who said it when."),
    "impossible_date": _(
        "There is no such date or time. Correct it in the file and bring the file in again."
    ),
    "too_long": _("The message is longer than a chat app allows; the rest is left out here."),
    "no_date": _("This mail says nowhere when it was sent, so it has no place in the timeline."),
    "not_mail": _("This is no mail. Take it out of the archive, or bring it in by itself."),
    "no_time": _("The row has no time. Export the chat again, with the column of times."),
    "no_text": _("A text message without its text. Export the chat again if it matters."),
    "broken_row": _("The row cannot be taken apart: a quotation mark or a comma is missing."),
    "cut_short": _("The file breaks off here. Export the chat again for what comes after."),
}

# Why a whole file could not be read (domain.conversations.whatsapp.Refusal), and what to do.
REFUSALS = {
    "empty": _("The file is empty. Export the chat again."),
    "not_text": _(
        "This is neither a chat nor mail. In WhatsApp choose More, Export chat, and bring in the"
        " file the phone makes; for WeChat and mail the guide says which files are read."
    ),
    "is_archive": _("This archive could not be opened as a chat export. Export the chat again."),
    "no_header": _(
        "No message with a date could be found in it. If it is a chat, export it again from the"
        " phone or paste the text."
    ),
    "year_missing": _(
        "The messages have no year. Paste them on the day they were copied, or export the chat."
    ),
    "no_mail": _("This is neither a mailbox nor a mail. Save the mail as .eml or export .mbox."),
    "broken_json": _("The file begins like JSON but is damaged. Export the chat again."),
    "broken_archive": _("The zip is damaged. Send it from the phone again."),
    "encrypted": _("The zip is locked with a password. Unpack it and bring in the text file."),
    "too_many_members": _(
        "The zip holds more files than one chat can. Export the chat without media."
    ),
    "too_large": _("It is larger than can be kept here. Export the chat without media."),
    "too_compressed": _(
        "The zip would grow beyond all measure when unpacked, so it was not opened."
    ),
    "nested_archive": _("There is a zip within the zip. Unpack it and bring in the inner one."),
    "shifted": _(
        "The same messages are here already, at other times of day. The phone that exported was"
        " in another time zone; bring the file in again and choose that zone."
    ),
    "no_chat_inside": _("The zip holds no chat text. Export the chat from the phone once more."),
}
# What of a supplier's comes together in a merge.
MESSAGES, CALLS = _("Messages"), _("Calls")
