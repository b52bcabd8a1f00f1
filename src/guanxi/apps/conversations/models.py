"""Chat rooms, what was said in them, and which requests are answered."""

import uuid

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.conversations.labels import (
    CALL_TYPES,
    CallKind,
    CallMedium,
    IntakeState,
    Mark,
    MessageKind,
    MissedBy,
    PlannedState,
    SegmentState,
    Urgency,
)
from guanxi.apps.files.models import Source, StoredFile
from guanxi.apps.suppliers.labels import Channel, Side
from guanxi.apps.suppliers.models import Contact, Supplier


class Room(Scoped):
    """One chat, 1:1 or group, on one channel; answers are looked for inside it."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="rooms")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    title = models.CharField(max_length=120)
    # Which mail thread (``domain.conversations.mail``); empty for a chat.
    thread = models.CharField(max_length=200, blank=True, db_default="")
    is_group = models.BooleanField(default=False)
    # Silence after this instant is not evidence (the export ended here).
    known_until = models.DateTimeField(null=True)
    # Denormalised for the lists: the last visible message.
    last_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("supplier", "channel", "thread"),
                condition=~Q(thread=""),
                name="one_room_a_thread",
            ),
        )


class Participant(Scoped):
    """A name as it stands in a room, and whose side it speaks for once somebody said so.

    Where the name passes to somebody else, they are a participant of the same name from that date.
    """

    room = models.ForeignKey(Room, models.CASCADE, related_name="participants")
    name = models.CharField(max_length=120)
    side = models.CharField(max_length=8, choices=Side.choices, default=Side.UNKNOWN)
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    from_date = models.DateField(null=True)  # by the supplier's clock

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("room", "name"), condition=Q(from_date=None), name="one_participant_name"
            ),
            models.UniqueConstraint(
                fields=("room", "name", "from_date"), name="one_participant_name_a_day"
            ),
        )


class Message(Scoped):
    """Something said. Withdrawn, not deleted, when no source tells it any more.

    A million rows are ordinary here, so the only indexes are the two it is read by.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="messages", db_index=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="messages")
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    # Order within one minute, as the export had it: messages sort by (at, rank, id).
    rank = models.BigIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=MessageKind.choices)
    text = models.TextField(blank=True)
    # What a reply quotes, set apart; and whether a machine wrote it (out of office).
    quoted = models.TextField(blank=True, db_default="")
    automatic = models.BooleanField(default=False, db_default=False)
    # A mail's Message-ID: the same mail from several archives is here once.
    external_id = models.CharField(max_length=250, blank=True, db_default="")
    # The address a mail came from, in small letters.
    sender = models.CharField(max_length=250, blank=True, db_default="")
    # ``domain.conversations.merge.digest`` of the text: an erased text still matches by it.
    digest = models.CharField(max_length=32)
    attachment = models.CharField(max_length=255, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", db_index=False
    )
    to_second = models.BooleanField(default=False)
    edited = models.BooleanField(default=False)
    deleted = models.BooleanField(default=False)
    private_to = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    withdrawn = models.BooleanField(default=False)
    erased = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=("room", "at", "rank", "id"), name="message_in_order"),)
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "external_id"),
                condition=~Q(external_id=""),
                name="one_message_of_a_mail",
            ),
        )


class Sighting(Scoped):
    """A further source that tells a message already here from its first ``source``."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="sightings", db_index=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="sightings")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "message"), name="one_sighting"),)


class DeliveryFailure(Scoped):
    """An address that a mail did not reach, as the server that sent ``message`` told."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="failures")
    address = models.CharField(max_length=250)  # in small letters
    status = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("message", "address"), name="one_failure_an_address"),
        )
        indexes = (models.Index(fields=("workspace", "address"), name="failed_address"),)


class Segment(Scoped):
    """A request and its answer; ``side`` is the side that asked. Rebuilt from messages."""

    # Both are first in an index below; one of their own would only mislead the planner.
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="segments", db_index=False)
    side = models.CharField(max_length=8, choices=Side.choices)
    opening = models.ForeignKey(Message, models.CASCADE, related_name="+")
    urgency = models.CharField(max_length=10, choices=Urgency.choices, blank=True)
    opened = models.DateTimeField()
    due = models.DateTimeField(null=True)
    acknowledged = models.DateTimeField(null=True)
    answered = models.DateTimeField(null=True)
    answer = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=SegmentState.choices)
    # The message that is due first, and when it was said: where counting to ``due`` starts.
    due_message_id = models.BigIntegerField(null=True)
    due_from = models.DateTimeField(null=True)
    message_count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("opening",), name="one_segment_opening"),
            models.CheckConstraint(
                condition=Q(state="unsure") | (~Q(urgency="") & Q(due__isnull=False)),
                name="only_the_unsure_are_never_due",
            ),
        )
        indexes = (
            models.Index(fields=("room", "opened"), name="segment_in_order"),
            models.Index(
                fields=("workspace", "state"), condition=~Q(state="kept"), name="segment_unsettled"
            ),
        )


class Bookmark(Scoped):
    """How far a room is judged, and how it stands there: judging goes on from here.

    Whoever changes messages takes out the bookmarks behind them in the same transaction, so the
    last one is always good. ``standing`` is ``domain.conversations.judging.Standing`` in plain
    form, written by records of the form ``form``; bookmarks of another form are not used.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.CASCADE, related_name="bookmarks", db_index=False)
    # The last message that is judged: its place in the order of messages.
    at = models.DateTimeField()
    rank = models.BigIntegerField()
    message_id = models.BigIntegerField()
    judged = models.PositiveIntegerField()  # messages of the room up to here
    form = models.CharField(max_length=32)
    standing = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=("room", "at"), name="bookmark_in_order"),)


class Correction(Scoped):
    """What a person said about a message, against the rule; remembered for good."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="correction")
    needs_answer = models.BooleanField(null=True)
    urgency = models.CharField(max_length=10, choices=Urgency.choices, blank=True)
    answers = models.BooleanField(null=True)  # it answers what was open before it, or it does not
    non_business = models.BooleanField(default=False)
    mark = models.CharField(max_length=12, choices=Mark.choices, blank=True, db_default="")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Call(Scoped):
    """A call noted by hand: a contact where it was answered, an attempt where not."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="calls")
    kind = models.CharField(max_length=8, choices=CallKind.choices)
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=0)
    answered = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)


class Enclosure(Scoped):
    """A further file on a mail; the first one stands on the message itself."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="enclosures")
    name = models.CharField(max_length=255)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")


class Report(Scoped):
    """A report the supplier sent, noted by hand or marked in the timeline (``message``)."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="reports")
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    message = models.OneToOneField(Message, models.CASCADE, null=True, related_name="report")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)


class Intake(Scoped):
    """Bringing in one export: read, shown, confirmed, written in slices, resumable."""

    source = models.OneToOneField(Source, models.CASCADE, related_name="intake")
    supplier = models.ForeignKey(Supplier, models.CASCADE, null=True, related_name="intakes")
    room = models.ForeignKey(Room, models.SET_NULL, null=True, related_name="intakes")
    state = models.CharField(max_length=12, choices=IntakeState.choices)
    error = models.CharField(max_length=60, blank=True)
    # Who holds it, and until when; a killed worker's hold runs out and another goes on.
    held_until = models.DateTimeField(null=True)
    # Positions (0-based) up to which entries are written; where a resumed run starts.
    written = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # The preview and the running counts: new, duplicate, updated, system, rejected, files …
    counts = models.JSONField(default=dict)
    # {name in the chat: {"side": …, "contact": id | null, "person": id | null}}
    people = models.JSONField(default=dict)
    # [[from, until], …]: spans the person left out
    left_out = models.JSONField(default=list)
    # When the phone made the export, where somebody knows; else the last message counts.
    exported_at = models.DateTimeField(null=True)
    # How its dates are ordered, where a person had to say ("dmy", "mdy", "ymd").
    order = models.CharField(max_length=3, blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)


class SharedFile(models.Model):
    """What somebody shared from their phone and has not brought in yet.

    It is theirs alone and belongs to no workspace before they choose one.
    """

    token = models.CharField(max_length=32, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    at = models.DateTimeField()

    @property
    def path(self) -> str:
        """Where the bytes lie in the file store."""
        return f"shared/{self.token}"


class Rejection(Scoped):
    """A line that could not be read: where, what stood there, and why (a code)."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rejections")
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=40)
    excerpt = models.CharField(max_length=200)


class PlannedCall(Scoped):
    """A call that both sides set a time for: what it is about, and how it was.

    ``uid`` and ``sequence`` are what calendars know it by: a moved call replaces the one that
    was sent before. ``call`` is the contact it became.
    """

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="planned_calls")
    type = models.CharField(max_length=12, choices=CALL_TYPES)
    medium = models.CharField(max_length=8, choices=CallMedium.choices)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    # The clock its time was said in.
    zone = models.CharField(max_length=64, default="UTC")
    ours = models.ManyToManyField(Person, related_name="+")
    theirs: "models.ManyToManyField[Contact, models.Model]" = models.ManyToManyField(
        Contact, related_name="+"
    )
    agenda = models.TextField(blank=True)
    state = models.CharField(
        max_length=10, choices=PlannedState.choices, default=PlannedState.PLANNED
    )
    missed_by = models.CharField(max_length=8, choices=MissedBy.choices, blank=True, db_default="")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    notes = models.TextField(blank=True)
    # How much of it was about the relationship, as whoever took part says.
    relationship_percent = models.PositiveSmallIntegerField(null=True)
    call = models.OneToOneField(Call, models.SET_NULL, null=True, related_name="planned")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("supplier", "starts_at"),
                condition=Q(state="planned"),
                name="one_planned_call_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(relationship_percent=None) | Q(relationship_percent__lte=100),
                name="relationship_percent_is_a_share",
            ),
        )
