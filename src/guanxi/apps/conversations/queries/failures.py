"""Which of a supplier's mail addresses a mail did not reach, and since when nothing has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from guanxi.apps.conversations.models import DeliveryFailure, Message
from guanxi.apps.suppliers.labels import Channel
from guanxi.domain.suppliers.ways import failing_since


@dataclass(frozen=True)
class MailAddress:
    """An address somebody there has. Nothing reaches it ``since`` then (None: it works, as far as
    we know); ``message`` is the report that said so first, ``status`` its code ("5.1.1" or "")."""

    value: str
    since: datetime | None
    message: int | None = None
    status: str = ""


def mail_addresses(noted: Mapping[int, Collection[str]]) -> dict[int, list[MailAddress]]:
    """How the addresses noted of each supplier stand, by its number. One query where there are
    any, another where mails to one of them failed."""
    failed = _failures({value.lower() for values in noted.values() for value in values})
    heard = _last_heard(failed) if failed else {}
    return {
        supplier: [
            _standing(value, failed.get(value, []), heard.get(value))
            for value in dict.fromkeys(value.lower() for value in values)
        ]
        for supplier, values in noted.items()
    }


def _failures(addresses: Collection[str]) -> dict[str, list[DeliveryFailure]]:
    """The reports about each address, oldest first."""
    found: dict[str, list[DeliveryFailure]] = defaultdict(list)
    reports = DeliveryFailure.objects.filter(address__in=addresses, message__withdrawn=False)
    for one in reports.select_related("message").order_by("message__at", "pk"):
        found[one.address].append(one)
    return found


def _last_heard(addresses: Collection[str]) -> dict[str, datetime]:
    """When the last mail came from each address; an automatic one shows too that it works."""
    mails = Message.objects.filter(
        sender__in=list(addresses), room__channel=Channel.MAIL, withdrawn=False
    )
    return dict(mails.order_by().values_list("sender").annotate(last=Max("at")))


def _standing(
    value: str, failures: Collection[DeliveryFailure], heard: datetime | None
) -> MailAddress:
    since = failing_since((one.message.at for one in failures), heard)
    if since is None:
        return MailAddress(value, None)
    told = next(one for one in failures if one.message.at == since)
    return MailAddress(value, since, told.message_id, told.status)
