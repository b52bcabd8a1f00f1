"""By which ways somebody of a supplier can be reminded: their chats, and a mail address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Case, Max, When

from guanxi.apps.conversations.models import Room
from guanxi.apps.conversations.queries.failures import mail_addresses
from guanxi.apps.suppliers.labels import Channel, Rank, Side
from guanxi.apps.suppliers.models import Handle, Supplier

_CHATS = (Channel.WECHAT, Channel.WHATSAPP)


@dataclass(frozen=True)
class WaysToRemind:
    """The chats to write in, the likeliest first, and the mail address; "" where none is known."""

    chats: tuple[Channel, ...]
    address: str


def ways_to_remind(supplier: Supplier, asked_on: str) -> WaysToRemind:
    """``asked_on`` is the channel on which it was asked or promised, "" where none. Three queries
    at most.

    A supplier without any chat is offered WeChat, which nearly everybody there has.
    """
    rooms = Room.objects.filter(supplier=supplier, channel__in=_CHATS).values("channel")
    latest = rooms.annotate(last=Max("last_at")).order_by("-last")
    used = [Channel(row["channel"]) for row in latest]
    first = [Channel(asked_on)] if asked_on in _CHATS else []
    chats = tuple(dict.fromkeys([*first, *used])) or (Channel.WECHAT,)
    return WaysToRemind(chats, next(_addresses(supplier), ""))


def _addresses(supplier: Supplier) -> Iterator[str]:
    """Mail addresses of those who are there, the first contact's first; none that fails."""
    rank = Case(When(contact__rank=Rank.PRIMARY, then=0), default=1)
    handles = Handle.objects.filter(
        contact__supplier=supplier, contact__side=Side.THEIRS, contact__left_on=None,
        contact__removed_at=None, contact__erased_at=None, channel=Channel.MAIL,
    )  # fmt: skip
    values = list(handles.order_by(rank, "contact", "-from_date", "-pk").values_list("value"))
    noted = {supplier.pk: [value for (value,) in values]}
    for address in mail_addresses(noted)[supplier.pk]:
        if address.since is None:
            yield address.value
