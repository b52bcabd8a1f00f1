"""Chat rooms, what was said in them, and which requests are answered."""

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.conversations.labels import (
    CallKind,
    IntakeState,
    MessageKind,
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
    is_group = models.BooleanField(default=False)
    # Silence after this instant is not evidence (the export ended here).
    known_until = models.DateTimeField(null=True)
    # Denormalised for the lists: the last visible message.
    last_at = models.DateTimeField(null=True)


class Participant(Scoped):
    """A name as it stands in a room, and whose side it speaks for once somebody said so."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="participants")
    name = models.CharField(max_length=120)
    side = models.CharField(max_length=8, choices=Side.choices, default=Side.UNKNOWN)
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("room", "name"), name="one_participant_name"),
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
    # Nobody waited for anything before this message: judging may start again here.
    fresh = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=("room", "at", "rank", "id"), name="message_in_order"),)


class Sighting(Scoped):
    """A further source that tells a message already here from its first ``source``."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="sightings", db_index=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="sightings")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "message"), name="one_sighting"),)


class Segment(Scoped):
    """A request and its answer; ``side`` is the side that asked. Rebuilt from messages."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="segments")
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


class Correction(Scoped):
    """What a person said about a message, against the rule; remembered for good."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="correction")
    needs_answer = models.BooleanField(null=True)
    urgency = models.CharField(max_length=10, choices=Urgency.choices, blank=True)
    answers = models.BooleanField(null=True)  # it answers what was open before it, or it does not
    non_business = models.BooleanField(default=False)
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


class Rejection(Scoped):
    """A line that could not be read: where, what stood there, and why (a code)."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rejections")
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=40)
    excerpt = models.CharField(max_length=200)
