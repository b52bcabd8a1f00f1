"""Orders and inspections when two suppliers become one.

The same number with both is one order, told twice: the survivor's stands, with what only the other
one knows of it. Parts are known by their keys, like those that tables tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Model, UniqueConstraint

from guanxi.apps.obligations.models import Obligation
from guanxi.apps.orders.actions.judging import judge_orders, rows_of
from guanxi.apps.orders.labels import INSPECTIONS, ORDERS
from guanxi.apps.orders.models import Condition, Inspection, PurchaseOrder
from guanxi.apps.orders.queries.facts import known_orders
from guanxi.apps.suppliers.actions.merging_parts import Pair, Part, Point, Watched, of_either
from guanxi.apps.suppliers.models import Supplier

# What an order may leave blank, and the other telling of it fills in.
HEAD = ("ordered", "currency", "place", "lead_days", "terms", "terms_said", "note")
# What knows a part again in its order, where no constraint of the database says so.
KNOWN_BY: dict[type[Model], tuple[str, ...]] = {Condition: ("kind",)}


def bring_together(pair: Pair, at: datetime) -> None:
    """Make one of each two orders with the same number."""
    theirs = {one.number: one for one in PurchaseOrder.objects.filter(supplier=pair.merged)}
    ours = list(PurchaseOrder.objects.filter(supplier=pair.survivor, number__in=theirs))
    pair.notes["orders"] = [one.number for one in ours]
    for one in ours:
        other = theirs[one.number]
        _fill_head(one, other)
        for _, where in rows_of(known_orders([other.pk])):
            Obligation.objects.filter(where).delete()
        _join(one, other)


def _fill_head(order: PurchaseOrder, other: PurchaseOrder) -> None:
    for name in HEAD:
        setattr(order, name, getattr(order, name) or getattr(other, name))
    order.told = order.told and other.told
    order.save()


def _join(row: Model, other: Model) -> None:
    """Give ``row`` what only ``other`` has, and take ``other`` out; a part both have is joined."""
    for model, name in _parts_of(type(row)):
        known_by = _known_by(model, name)
        ours = {
            tuple(getattr(one, key) for key in known_by): one
            for one in model._base_manager.filter(**{name: row.pk})
        }
        for part in model._base_manager.filter(**{name: other.pk}).order_by("pk"):
            same = ours.get(tuple(getattr(part, key) for key in known_by)) if known_by else None
            if same is None:
                model._base_manager.filter(pk=part.pk).update(**{name: row.pk})
            else:
                _join(same, part)
    other.delete()


def _parts_of(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """The kinds of record that name one of these, and under which name."""
    for relation in model._meta.related_objects:
        part = relation.related_model
        assert isinstance(part, type)
        yield part, relation.field.name


def _known_by(model: type[Model], name: str) -> tuple[str, ...]:
    """The columns that know a part again among those of one record."""
    if model in KNOWN_BY:
        return KNOWN_BY[model]
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and name in constraint.fields:
            rest = (field for field in constraint.fields if field != name)
            columns = {field.name: field.attname for field in model._meta.concrete_fields}
            return tuple(columns[field] for field in rest)
    return ()


def _paths() -> dict[type[Model], str]:
    """Every kind of record that is part of an order, and the way to the order's supplier."""
    found: dict[type[Model], str] = {PurchaseOrder: "supplier"}
    waiting: list[type[Model]] = [PurchaseOrder]
    while waiting:
        whole = waiting.pop(0)
        for model, name in _parts_of(whole):
            if model not in found:
                found[model] = f"{name}__{found[whole]}"
                waiting.append(model)
    return found


def judge(pair: Pair, supplier: Supplier, at: datetime) -> None:
    """How its orders stand by its calendar, and what they make each side owe."""
    orders = PurchaseOrder.objects.filter(supplier=supplier)
    judge_orders(order_ids=list(orders.values_list("pk", flat=True)), at=at)


def _orders(supplier: Supplier) -> int:
    return PurchaseOrder.objects.filter(supplier=supplier).count()


def _inspections(supplier: Supplier) -> int:
    return Inspection.objects.filter(supplier=supplier).count()


PART = Part(
    points=(Point(PurchaseOrder), Point(Inspection)),
    watched=tuple(Watched(model, of_either(path)) for model, path in _paths().items()),
    counts=((ORDERS, _orders), (INSPECTIONS, _inspections)),
    bring_together=bring_together,
    judge=judge,
)
