"""Contact that was not about business: messages marked so, and calls that were mostly personal.

It is contact like any other and never asks for an answer; a relationship in which there is none
lives by orders alone.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, tzinfo

from guanxi.apps.conversations.labels import CallMedium
from guanxi.apps.conversations.models import Correction, PlannedCall
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.playbook import Medium

MOSTLY = 50  # percent of a call about the relationship, above which it was not about business
_MEDIA: dict[str, Medium] = {
    Channel.WHATSAPP.value: Medium.CHAT,
    Channel.WECHAT.value: Medium.CHAT,
    Channel.MAIL.value: Medium.MAIL,
}


def personal_days(
    supplier: Supplier, clock: tzinfo, since: datetime
) -> dict[Medium, Counter[date]]:
    """Contacts that were not about business, by medium and day of this clock. Two queries."""
    found: dict[Medium, Counter[date]] = {medium: Counter() for medium in Medium}
    marked = Correction.objects.filter(
        message__room__supplier=supplier,
        message__withdrawn=False,
        message__at__gte=since,
        non_business=True,
    )
    for channel, at in marked.values_list("message__room__channel", "message__at"):
        if channel in _MEDIA:
            found[_MEDIA[channel]][at.astimezone(clock).date()] += 1
    calls = PlannedCall.objects.filter(
        supplier=supplier,
        medium=CallMedium.VIDEO,
        relationship_percent__gt=MOSTLY,
        call__withdrawn_at=None,
        call__at__gte=since,
    )
    for at in calls.values_list("call__at", flat=True):
        found[Medium.VIDEO][at.astimezone(clock).date()] += 1
    return found
