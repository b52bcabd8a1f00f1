"""Chat rooms and mail threads, and who speaks in them."""

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
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
