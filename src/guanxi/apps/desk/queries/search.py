"""Everything one query finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.queries.search import Found, find_messages
from guanxi.apps.orders.models import PurchaseOrder
from guanxi.apps.orders.queries import OrderRow, order_rows, today_there
from guanxi.apps.orders.queries.products import ProductRow, found_products, product_rows
from guanxi.apps.suppliers.models import Contact, Supplier
from guanxi.apps.suppliers.queries import find_suppliers

MOST, MOST_MESSAGES = 10, 50
One = TypeVar("One", bound=Model)
Row = TypeVar("Row")


@dataclass(frozen=True)
class Group(Generic[Row]):
    """What is shown of one kind, and how many there are."""

    shown: tuple[Row, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Results:
    """What a query finds; ``more`` where there are more messages than are shown."""

    suppliers: Group[Supplier] = Group()
    people: Group[Contact] = Group()
    orders: Group[OrderRow] = Group()
    products: Group[ProductRow] = Group()
    messages: tuple[Found, ...] = ()
    more: bool = False

    @property
    def total(self) -> int:
        """How many there are; of the messages, how many are shown."""
        groups: tuple[Group[Any], ...] = (
            self.suppliers, self.people, self.orders, self.products,
        )  # fmt: skip
        return sum(group.count for group in groups) + len(self.messages)


def search_results(query: str, *, workspace: Workspace, person: Person, now: datetime) -> Results:
    """Suppliers and products by anything that leads to them, people by name, orders by number,
    messages by their words.

    At most seventeen queries, however much is found.
    """
    if not query:
        return Results()
    found = find_messages(query, workspace=workspace, person=person, most=MOST_MESSAGES + 1)
    orders, products = _group(_orders(query)), _group(found_products(query))
    return Results(
        suppliers=_group(find_suppliers(query)),
        people=_group(_people(query)),
        orders=Group(order_rows(orders.shown, today_there(now)), orders.count),
        products=Group(product_rows(products.shown), products.count),
        messages=found[:MOST_MESSAGES],
        more=len(found) > MOST_MESSAGES,
    )


def _group(found: QuerySet[One]) -> Group[One]:
    """The first ones; all are counted only where there are more."""
    first = tuple(found[: MOST + 1])
    return Group(first[:MOST], len(first) if len(first) <= MOST else found.count())


def _orders(query: str) -> QuerySet[PurchaseOrder]:
    found = PurchaseOrder.objects.filter(number__icontains=query).select_related("supplier")
    return found.order_by(F("due").desc(nulls_first=True), "-pk")


def _people(query: str) -> QuerySet[Contact]:
    """Contacts whose name holds the query, in either script, or one of whose handles does."""
    named = Q(name__icontains=query) | Q(name_zh__icontains=query) | Q(title_zh__icontains=query)
    return (
        Contact.objects.filter(named | Q(handles__value__icontains=query))
        .filter(removed_at=None, erased_at=None, supplier__archived_at=None)
        .select_related("supplier")
        .order_by("left_on", "name", "pk")
        .distinct()
    )
