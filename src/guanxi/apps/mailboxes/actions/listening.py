"""Who waits for the news of which mailbox: one listener a mailbox, whatever their number."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from guanxi.apps.mailboxes.actions.looking import look_soon
from guanxi.apps.mailboxes.models import Mailbox
from guanxi.apps.mailboxes.queries import active_mailboxes

LEASE = timedelta(seconds=90)


def hold_for_listening(*, listener: str, most: int, at: datetime) -> list[Mailbox]:
    """The mailboxes ``listener`` waits on until its lease ends, at most so many.

    Takes up those that nobody waits on and renews its own. Only such that announce mail, and that
    the last look found in order: trying again and again is for looks, which do it ever more seldom.
    """
    free = Q(listened_until=None) | Q(listened_until__lt=at) | Q(listener=listener)
    waits = active_mailboxes().filter(free, announces=True, failures=0)
    # Its own first, so that a full listener does not swap one for another.
    wanted = sorted(waits.values_list("pk", "listener"), key=lambda one: (one[1] != listener, one))
    held = []
    for pk, _ in wanted[:most]:
        if waits.filter(pk=pk).update(listener=listener, listened_until=at + LEASE):
            held.append(pk)
    found = Mailbox.objects.filter(pk__in=held).prefetch_related("folders")
    return list(found.order_by("pk"))


def stop_listening(*, listener: str) -> None:
    """Give up everything ``listener`` waits on, so that another can take it at once."""
    Mailbox.objects.filter(listener=listener).update(listener="", listened_until=None)


def wake(*, pk: int, at: datetime) -> None:
    """News came: look at it."""
    mailbox = active_mailboxes().filter(pk=pk, failures=0).first()
    if mailbox is not None:
        look_soon(mailbox=mailbox, at=at)
