"""Requests and answers, how far a room is judged, and what people said against the rule."""

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.conversations.labels import Mark, SegmentState, Urgency
from guanxi.apps.conversations.models.messages import Message
from guanxi.apps.conversations.models.rooms import Room
from guanxi.apps.suppliers.labels import Side


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
    unclear = models.BooleanField(default=False, db_default=False)  # we had to ask again
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
