"""Words for messages, calls, answers and imports."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class SegmentState(models.TextChoices):
    RUNNING = "running", _("Waiting")
    KEPT = "kept", _("In time")
    LATE = "late", _("After its time")
    UNSURE = "unsure", _("Not sure")
    UNKNOWN = "unknown", _("Not known")


class CallKind(models.TextChoices):
    PHONE = "phone", _("Phone call")
    VIDEO = "video", _("Video call")


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
}

# Why a whole file could not be read (domain.conversations.whatsapp.Refusal), and what to do.
REFUSALS = {
    "empty": _("The file is empty. Export the chat again."),
    "not_text": _(
        "This is not a chat export. In the chat choose More, Export chat, and bring in the text"
        " file or the zip that the phone makes."
    ),
    "is_archive": _("This archive could not be opened as a chat export. Export the chat again."),
    "no_header": _(
        "No message with a date could be found in it. If it is a chat, export it again from the"
        " phone or paste the text."
    ),
    "year_missing": _("The messages have no year. Export the chat instead of copying it."),
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
