"""Orders and inspections in a supplier's timeline, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guanxi.apps.conversations.queries.timeline import Entry
from guanxi.apps.conversations.queries.timeline_facts import Fact
from guanxi.apps.desk.labels.orders import Standing, standing_words
from guanxi.apps.desk.pages.order_landed import inspection_part
from guanxi.apps.desk.queries.supplier import DayOfTalk, TimelineView
from guanxi.apps.orders.models import Inspection, PurchaseOrder
from guanxi.platform.i18n.times import day_words


@dataclass(frozen=True)
class FactPart:
    """What happened on a day: its name with its door, how it stands, and what it says."""

    icon: str
    title: str
    url: str
    day: str
    state: Standing
    text: str
    more: str = ""


# A day of the timeline, and each of its entries with its words where it is a fact.
ShownDay = tuple[DayOfTalk, list[tuple[Entry, FactPart | None]]]


def shown_days(talk: TimelineView) -> list[ShownDay]:
    """The days of a timeline as the page goes through them."""
    today = talk.clocks.today
    return [
        (day, [(one, fact_part(one.fact, today) if one.fact else None) for one in day.entries])
        for day in talk.days
    ]


def fact_part(fact: Fact, today: date) -> FactPart:
    """An order on the day it was placed, or a lot that was looked at."""
    row = fact.row
    return _order(row, today) if isinstance(row, PurchaseOrder) else _inspection(row, today)


def _order(order: PurchaseOrder, today: date) -> FactPart:
    lines = list(order.lines.all())
    text = str(lines[0].variant) if lines else ""
    more = len(lines) - 1
    if more > 0:
        words = ngettext("and %(counter)s more", "and %(counter)s more", more)
        text = f"{text} {words % {'counter': more}}"
    assert order.ordered is not None
    return FactPart(
        icon="box",
        title=_("Order %(number)s") % {"number": order.number},
        url=reverse("order", args=[order.pk]),
        day=day_words(order.ordered, today),
        state=standing_words(
            order.stands("original"),
            order.stands("agreed"),
            today=today,
            cancelled=order.cancelled,
        ),
        text=text,
    )


def _inspection(lot: Inspection, today: date) -> FactPart:
    names = {lot.line.pk: str(lot.line.variant)} if lot.line else {}
    part = inspection_part(lot, names, today)
    return FactPart(
        icon="search",
        title=_("Inspection for order %(number)s") % {"number": lot.order.number},
        url=f"{reverse('order', args=[lot.order_id])}#inspections",
        day=part.day,
        state=part.result,
        text=" · ".join(one for one in (part.what, part.counts, part.found, part.who) if one),
        more=part.note,
    )
