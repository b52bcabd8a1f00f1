"""The parts of orders as tables tell them: lines, deliveries, costs, inspections, payments."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Q

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.orders.actions.telling_facts import Article, ToldLine, ToldOrder
from guanxi.apps.orders.models import (
    Cost,
    DateChange,
    Delivery,
    DeliveryLine,
    Inspection,
    OrderLine,
    Payment,
)
from guanxi.domain.orders import Point
from guanxi.platform.rows import insert_rows, update_rows

Orders = Mapping[int, ToldOrder]
Keys = Mapping[tuple[int, str | None], int]  # of an order's id and a part's key, to its row
_POINTS = tuple(point.value for point in Point)


class Part(NamedTuple):
    """One part of one order: its key, and its values in the order of the model's columns."""

    order: int
    key: str
    values: tuple[Any, ...]


def tell_parts(
    workspace: Workspace,
    orders: Orders,
    articles: Mapping[Article, int],
    *,
    stay: Collection[int] = (),
) -> None:
    """Make the parts of these orders what is told; the lines of those that ``stay`` do."""
    lines = _tell_lines(workspace, orders, articles, stay)
    deliveries = _tell(
        workspace,
        Delivery,
        ("number", *_POINTS, "transport", "tracking"),
        orders,
        lambda pk, one: (
            Part(pk, d.key, (d.number, *map(d.passed.get, Point), d.transport, d.tracking))
            for d in one.deliveries
        ),
    )
    _tell_contents(workspace, orders, deliveries, lines)
    _tell(
        workspace,
        Cost,
        ("line", "kind", "amount", "currency"),
        orders,
        lambda pk, one: (
            Part(pk, c.key, (lines.get((pk, c.line)), c.kind, c.amount, c.currency))
            for c in one.costs
        ),
    )
    _tell(
        workspace,
        Inspection,
        ("supplier", "line", "lot", "day", "lot_size", "inspected", "critical", "major", "minor",
         "unclassed", "result", "inspector"),
        orders,
        lambda pk, one: (
            Part(pk, i.key, (one.supplier_id, lines.get((pk, i.line)), i.lot, i.day, i.lot_size,
                             i.inspected, i.critical, i.major, i.minor, i.unclassed, i.result,
                             i.inspector))
            for i in one.inspections
        ),
    )  # fmt: skip
    _tell(
        workspace,
        Payment,
        ("paid", "amount", "currency", "purpose", "reference"),
        orders,
        lambda pk, one: (
            Part(pk, p.key, (p.paid, p.amount, p.currency, p.purpose, p.reference))
            for p in one.payments
        ),
    )


def _tell_lines(
    workspace: Workspace,
    orders: Orders,
    articles: Mapping[Article, int],
    stay: Collection[int],
) -> Keys:
    moved = _moved_by_hand(orders)
    agreed = dict(
        OrderLine.objects.filter(order__in=moved).values_list("pk", "agreed")
    ) if moved else {}  # fmt: skip
    keys = {(order, key): pk for order, key, pk in _keys(OrderLine, moved)}

    def values(pk: int, line: ToldLine) -> tuple[Any, ...]:
        day = agreed.get(keys.get((pk, line.key), 0)) if pk in moved else line.agreed
        variant = articles[line.article]
        return variant, line.quantity, line.unit, line.price, line.original, day

    return _tell(
        workspace,
        OrderLine,
        ("variant", "quantity", "unit", "price", "original", "agreed"),
        orders,
        lambda pk, one: (Part(pk, line.key, values(pk, line)) for line in one.lines),
        stay=stay,
    )


def _moved_by_hand(orders: Collection[int]) -> set[int]:
    """Orders whose day somebody agreed to move: no table says otherwise."""
    changes = DateChange.objects.filter(order__in=orders, accepted=True, withdrawn_at=None)
    return set(changes.values_list("order", flat=True))


def _keys(model: type[Any], orders: Collection[int]) -> Iterable[tuple[int, str, int]]:
    found: Iterable[tuple[int, str, int]] = model.objects.filter(order__in=orders).values_list(
        "order", "key", "pk"
    )
    return found


def _tell(
    workspace: Workspace,
    model: type[Any],
    columns: Sequence[str],
    orders: Orders,
    parts: Callable[[int, ToldOrder], Iterable[Part]],
    *,
    stay: Collection[int] = (),
) -> Keys:
    """Make the rows of one model what is told; returns the ids of all of them by their keys."""
    rows = model.objects.filter(order__in=list(orders))
    known = {
        (order, key): (pk, told, values)
        for order, key, pk, told, *values in rows.values_list(
            "order", "key", "pk", "told", *columns
        )
    }
    wanted = {
        (part.order, part.key): part.values for pk, one in orders.items() for part in parts(pk, one)
    }
    new = [
        (workspace.pk, *which, True, *values)
        for which, values in wanted.items()
        if which not in known
    ]
    changed = []
    for which, values in wanted.items():
        pk, told, before = known.get(which, (0, True, list(values)))
        after = list(values) if told else _filled(before, values)
        if after != before:
            changed.append((pk, after))
    gone = [
        pk
        for which, (pk, told, _) in known.items()
        if told and which not in wanted and which[0] not in stay
    ]
    insert_rows(model, ("workspace", "order", "key", "told", *columns), new)
    update_rows(model, columns, changed)
    if gone:
        model.objects.filter(_free(model), pk__in=gone).delete()
    return {(order, key): pk for order, key, pk in _keys(model, list(orders))}


def _filled(before: Sequence[Any], told: Sequence[Any]) -> list[Any]:
    """What a person wrote, with what was blank from the tables."""
    return [new if old in (None, "") else old for old, new in zip(before, told, strict=True)]


def _free(model: type[Any]) -> Q:
    """Which rows may go: not a line that something noted by hand speaks of."""
    if model is not OrderLine:
        return Q()
    notes = (
        DateChange.objects.exclude(line=None).values("line"),
        Cost.objects.filter(told=False).exclude(line=None).values("line"),
        Inspection.objects.filter(told=False).exclude(line=None).values("line"),
        DeliveryLine.objects.filter(delivery__told=False).values("line"),
    )
    free = Q()
    for note in notes:
        free &= ~Q(pk__in=note)
    return free


def _tell_contents(workspace: Workspace, orders: Orders, deliveries: Keys, lines: Keys) -> None:
    """What each told delivery held."""
    of_tables = DeliveryLine.objects.filter(delivery__order__in=list(orders), delivery__told=True)
    known = {
        (delivery, line): (pk, quantity, rejected)
        for delivery, line, pk, quantity, rejected in of_tables.values_list(
            "delivery", "line", "pk", "quantity", "rejected"
        )
    }
    by_hand = set(
        Delivery.objects.filter(order__in=list(orders), told=False).values_list("pk", flat=True)
    )
    wanted = {
        (deliveries[pk, one.key], lines[pk, line]): (quantity, rejected)
        for pk, order in orders.items()
        for one in order.deliveries
        for line, quantity, rejected in one.lines
        if deliveries[pk, one.key] not in by_hand
    }
    new = [
        (workspace.pk, *which, *so_much) for which, so_much in wanted.items() if which not in known
    ]
    changed = [
        (known[which][0], so_much)
        for which, so_much in wanted.items()
        if which in known and known[which][1:] != so_much
    ]
    gone = [known[which][0] for which in known.keys() - wanted.keys()]
    insert_rows(DeliveryLine, ("workspace", "delivery", "line", "quantity", "rejected"), new)
    update_rows(DeliveryLine, ("quantity", "rejected"), changed)
    DeliveryLine.objects.filter(pk__in=gone).delete()
