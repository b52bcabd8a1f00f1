"""Mailboxes that are looked at, how far each folder is read, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.conversations.models import Intake
from guanxi.apps.mailboxes.labels import Security


class Mailbox(Scoped):
    """A mailbox on a server of somebody else's, which is asked for mail of people we know.

    ``sealed`` is the password, encrypted (``sealing``). ``held_until`` is the lease of whoever
    looks at it now, ``listener`` and ``listened_until`` of whoever waits for its news.
    """

    address = models.EmailField()
    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=8, choices=Security.choices, default=Security.TLS)
    user = models.CharField(max_length=200)
    sealed = models.TextField(blank=True)
    # Mail that came before this day stays unread.
    since = models.DateField()
    # Whether its server tells by itself when mail came.
    announces = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    disconnected_at = models.DateTimeField(null=True)

    next_look_at = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    listener = models.CharField(max_length=32, blank=True)
    listened_until = models.DateTimeField(null=True)

    looked_at = models.DateTimeField(null=True)  # the last look that went well
    fault = models.CharField(max_length=20, blank=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)  # in a row
    # Mails of people we know that are larger than we take, left on the server.
    too_large = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "address"),
                condition=Q(disconnected_at=None),
                name="one_mailbox_an_address",
            ),
            models.CheckConstraint(
                condition=Q(fault="", failing_since=None, failures=0)
                | (~Q(fault="") & Q(failing_since__isnull=False)),
                name="mailbox_fails_since",
            ),
        )
        indexes = (
            models.Index(
                fields=("next_look_at",),
                condition=Q(disconnected_at=None, paused_at=None),
                name="mailbox_due",
            ),
        )


class Folder(Scoped):
    """How far a folder of a mailbox is read, in the numbers its server gives (UIDs).

    They hold while ``validity`` stays the same. All up to ``last_uid`` is looked through for the
    people in ``asked_for`` (their digests); for those in ``asking_for``, who became known later,
    all up to ``asked_uid``.
    """

    mailbox = models.ForeignKey(Mailbox, models.CASCADE, related_name="folders")
    name = models.CharField(max_length=200)
    validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    asked_for = models.JSONField(default=list)
    asking_for = models.JSONField(default=list)
    asked_uid = models.BigIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("mailbox", "name"), name="one_folder_name"),)


class Collection(Scoped):
    """Mails taken from a mailbox at one time, of one supplier: they came in as this import."""

    mailbox = models.ForeignKey(Mailbox, models.CASCADE, related_name="collections")
    intake = models.OneToOneField(Intake, models.CASCADE, related_name="collection")
    mails = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("mailbox", "-id"), name="collection_latest"),)
