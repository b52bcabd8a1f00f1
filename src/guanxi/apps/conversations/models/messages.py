"""What was said: messages, their files, and the sources and failures they are told by."""

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.conversations.labels import MessageKind
from guanxi.apps.conversations.models.rooms import Participant, Room
from guanxi.apps.files.models import Source, StoredFile


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


class Enclosure(Scoped):
    """A further file on a mail; the first one stands on the message itself."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="enclosures")
    name = models.CharField(max_length=255)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")


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
