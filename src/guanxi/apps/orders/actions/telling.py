"""Making orders what tables tell of them: many at once, and the same again when repeated.

What a table made (``told``) follows the tables: it changes with them, and goes with the last of
them that told it. What a person noted stands as it was written: a table fills in only what is
blank there, and taking the table back leaves it alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.obligations.actions import reconcile_rules
from guanxi.apps.orders.actions.judging import ORDER_RULES, judge_orders
from guanxi.apps.orders.actions.telling_articles import variants_of
from guanxi.apps.orders.actions.telling_by_hand import note_differences, without_taken_out
from guanxi.apps.orders.actions.telling_facts import ToldOrder
from guanxi.apps.orders.actions.telling_parts import tell_parts
from guanxi.apps.orders.models import (
    Condition,
    Cost,
    DateChange,
    Delivery,
    Hold,
    Inspection,
    Milestone,
    OrderLine,
    Payment,
    PurchaseOrder,
    QuantityChange,
)
from guanxi.platform.rows import insert_rows, update_rows

Which = tuple[int, str]  # a supplier's id and the number of its order
HEAD = ("ordered", "currency", "incoterm", "place", "terms_said")
_BY_HAND: tuple[type[Any], ...] = (DateChange, QuantityChange, Condition, Milestone, Hold)
_TOLD: tuple[type[Any], ...] = (OrderLine, Delivery, Cost, Inspection, Payment)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which orders stand as told, and which stay although no table tells them any more,
    because a person noted something about them."""

    orders: tuple[int, ...]
    kept: tuple[int, ...]


@transaction.atomic
def tell_orders(
    *, workspace: Workspace, told: Mapping[Which, ToldOrder | None], at: datetime
) -> Outcome:
    """Make each of these orders what all tables together tell of it; None: nothing any more.

    As many queries for five hundred orders as for one. Repeating it changes nothing.
    """
    there = _there(told)
    new = [one for which, one in told.items() if one and one.lines and which not in there]
    _note(workspace, new, at)
    there = _there(told)
    gone, standing = [], {}
    for which, order in there.items():
        one = told[which]
        if order.told and (one is None or not one.lines):
            gone.append(order)
        else:
            standing[order.pk] = one or ToldOrder(*which)
    kept = _drop(workspace, gone, at)
    _tell_heads([order for order in there.values() if order.pk in standing], standing)
    standing |= {order.pk: ToldOrder(order.supplier_id, order.number) for order in kept}
    standing = without_taken_out(standing, at)
    lines = [line for one in standing.values() for line in one.lines]
    articles = variants_of(workspace, {line.article for line in lines})
    tell_parts(workspace, standing, articles, stay=[order.pk for order in kept])
    note_differences(workspace, standing, articles)
    judge_orders(order_ids=standing, at=at)
    return Outcome(tuple(standing), tuple(order.pk for order in kept))


def _there(told: Collection[Which]) -> dict[Which, PurchaseOrder]:
    rows = PurchaseOrder.objects.filter(
        number__in={number for _, number in told}, supplier__in={pk for pk, _ in told}
    ).only("supplier_id", "number", "told", "noted_at", *HEAD)
    found = {(row.supplier_id, row.number): row for row in rows}
    return {which: found[which] for which in told if which in found}


def _note(workspace: Workspace, new: Iterable[ToldOrder], at: datetime) -> None:
    rows = [(workspace.pk, one.supplier_id, one.number, at, True) for one in new]
    columns = ("workspace", "supplier", "number", "noted_at", "told")
    insert_rows(PurchaseOrder, columns, rows, key=("supplier", "number"), keep=True)


def _tell_heads(orders: Iterable[PurchaseOrder], told: Mapping[int, ToldOrder]) -> None:
    changed = []
    for order in orders:
        one = told[order.pk]
        before = [getattr(order, name) for name in HEAD]
        said = [one.ordered, one.currency, one.incoterm or "FOB", one.place, one.terms_said]
        if not order.told:
            said = [old or new for old, new in zip(before, said, strict=True)]
        if said != before:
            changed.append((order.pk, said))
    update_rows(PurchaseOrder, HEAD, changed)


def _drop(workspace: Workspace, gone: list[PurchaseOrder], at: datetime) -> list[PurchaseOrder]:
    """Take out orders that nobody tells any more; those with something noted by hand stay."""
    if not gone:
        return []
    held = set(_noted_by_hand(PurchaseOrder.objects.filter(pk__in=[one.pk for one in gone])))
    ids = [one.pk for one in gone if one.pk not in held]
    pieces = [((), Q(rule__in=ORDER_RULES, subject_type="order", subject_id__in=ids))]
    reconcile_rules(workspace=workspace, rules=ORDER_RULES, pieces=pieces, at=at)
    PurchaseOrder.objects.filter(pk__in=ids).delete()
    return [one for one in gone if one.pk in held]


def _noted_by_hand(orders: QuerySet[PurchaseOrder]) -> QuerySet[PurchaseOrder, int]:
    notes = Q()
    for model in _BY_HAND:
        notes |= Q(Exists(model.objects.filter(order=OuterRef("pk"))))
    for model in _TOLD:
        notes |= Q(Exists(model.objects.filter(order=OuterRef("pk"), told=False)))
    return orders.filter(notes).values_list("pk", flat=True)
