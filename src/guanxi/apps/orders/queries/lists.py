"""Orders in a list: what is awaited the longest first, or all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet

from guanxi.apps.orders.models import OPEN, Hold, OrderLine, PurchaseOrder
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import find_suppliers
from guanxi.domain.orders import Punctuality

PAGE = 50


class Show(StrEnum):
    """Which orders a list shows."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True)
class OrderRow:
    """One order in a list. ``what`` names the first of its products, of ``lines`` in all.

    ``agreed`` is the last day it is due by now, and differs from ``due`` where it was moved.
    """

    row: PurchaseOrder
    what: str
    lines: int
    due: date | None
    agreed: date | None
    on_hold: bool
    today: date

    @property
    def original(self) -> Punctuality:
        return self.row.stands("original")

    @property
    def by_agreement(self) -> Punctuality:
        return self.row.stands("agreed")


@dataclass(frozen=True)
class OrderList:
    """One page of orders."""

    page: Page[Any]
    rows: tuple[OrderRow, ...]
    show: Show
    supplier: Supplier | None

    @property
    def none_yet(self) -> bool:
        """Whether there is no order at all, whatever was asked for."""
        return not self.rows and not PurchaseOrder.objects.exists()


def today_there(now: datetime) -> date:
    """Today by the clock of the factories; of a list of many suppliers one day is said."""
    return now.astimezone(ZoneInfo(current_playbook().factory.zone)).date()


def orders_for_list(
    *, now: datetime, text: str = "", show: str = "", supplier: int | None = None, page: str = "1"
) -> OrderList:
    """A page of orders. Six queries at most, however many orders there are.

    What is open stands in the order of the day it is awaited by, so the latest comes first.
    """
    wanted = Show(show) if show in list(Show) else Show.OPEN
    day = today_there(now)
    found = found_orders(wanted, day, text=text, supplier=supplier)
    by = Supplier.objects.filter(pk=supplier).first() if supplier is not None else None
    one_page = Paginator(found, PAGE).get_page(page)
    rows = list(
        cast("QuerySet[PurchaseOrder]", one_page.object_list)
        .select_related("supplier")
        .defer(*_UNSAID)
    )
    return OrderList(one_page, order_rows(rows, day), wanted, by)


def orders_of(supplier: Supplier, now: datetime, most: int = 5) -> tuple[tuple[OrderRow, ...], int]:
    """A supplier's orders for its page: the open ones that are due first, else the last ones;
    and how many there are in all. Four queries."""
    mine = PurchaseOrder.objects.filter(supplier=supplier).select_related("supplier")
    day = today_there(now)
    is_open = list(mine.filter(OPEN).order_by(*_AWAITED)[:most])
    others = mine.exclude(pk__in=[one.pk for one in is_open]).order_by(*_LATEST)
    rows = is_open or list(others[:most])
    return order_rows(rows, day), mine.count()


def order_rows(orders: Sequence[PurchaseOrder], today: date) -> tuple[OrderRow, ...]:
    """What a list says of these orders. Two queries."""
    ids = [order.pk for order in orders]
    lines, held = _lines(ids), set(_held(ids))
    return tuple(_row(order, lines.get(order.pk, []), order.pk in held, today) for order in orders)


_UNSAID = ("note", "supplier__search_key", "supplier__notes")
_AWAITED = (F("agreed_waiting").asc(nulls_last=True), F("pk").asc())
_LATEST = (F("due").desc(nulls_first=True), F("pk").desc())


def found_orders(
    show: Show, today: date, *, text: str = "", supplier: int | None = None
) -> QuerySet[PurchaseOrder]:
    """Those a list shows that are of a supplier and whose number or supplier ``text`` means."""
    found = shown(show, today)
    if supplier is not None:
        found = found.filter(supplier=supplier)
    return found.filter(_means(text.strip())) if text.strip() else found


def shown(show: Show, today: date) -> QuerySet[PurchaseOrder]:
    """Those a list shows, in its order."""
    orders = PurchaseOrder.objects.all()
    if show is Show.OPEN:
        return orders.filter(OPEN).order_by(*_AWAITED)
    if show is Show.LATE:
        return orders.filter(OPEN, agreed_waiting__lt=today).order_by(*_AWAITED)
    if show is Show.DONE:
        done = Q(agreed_waiting=None, agreed_unfixed=False) | Q(cancelled__isnull=False)
        return orders.filter(done).order_by(*_LATEST)
    return orders.order_by(*_LATEST)


def _means(text: str) -> Q:
    """Its number, or anything that leads to its supplier."""
    suppliers = find_suppliers(text).order_by().values("pk")
    return Q(number__icontains=text) | Q(supplier__in=suppliers)


def _lines(ids: Collection[int]) -> Mapping[int, list[OrderLine]]:
    found: dict[int, list[OrderLine]] = defaultdict(list)
    rows = OrderLine.objects.filter(order__in=ids).select_related("variant__product")
    for line in rows.order_by("pk"):
        found[line.order_id].append(line)
    return found


def _held(ids: Collection[int]) -> QuerySet[Hold, int]:
    rows = Hold.objects.filter(order__in=ids, lifted_at=None)
    return rows.values_list("order_id", flat=True)


def _row(order: PurchaseOrder, lines: Sequence[OrderLine], on_hold: bool, today: date) -> OrderRow:
    days = [line.agreed or line.original for line in lines]
    fixed = [day for day in days if day is not None]
    return OrderRow(
        row=order,
        what=str(lines[0].variant.product) if lines else "",
        lines=len(lines),
        due=order.due,
        agreed=max(fixed) if fixed and len(fixed) == len(days) else None,
        on_hold=on_hold,
        today=today,
    )
