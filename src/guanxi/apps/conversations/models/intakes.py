"""Bringing in exports: what is shared, read, confirmed and written, and what could not be read."""

from django.db import models

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models.rooms import Room
from guanxi.apps.files.models import Source
from guanxi.apps.suppliers.models import Supplier


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
