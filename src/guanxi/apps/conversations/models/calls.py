"""Contact outside the chat: calls and reports noted by hand, and calls that are planned."""

import uuid

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.conversations.labels import (
    CALL_TYPES,
    CallKind,
    CallMedium,
    MissedBy,
    PlannedState,
)
from guanxi.apps.conversations.models.messages import Message
from guanxi.apps.suppliers.models import Contact, Supplier


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


class Report(Scoped):
    """A report the supplier sent, noted by hand or marked in the timeline (``message``)."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="reports")
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    message = models.OneToOneField(Message, models.CASCADE, null=True, related_name="report")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)


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
