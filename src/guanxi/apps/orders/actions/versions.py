"""What a person corrects of an order or a part of it, with what stood there before.

Whatever is corrected is told by a person from then on: tables only fill what is blank in it. What
they had said is kept as read, so that the same table coming again does not ask a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.db.models import Field

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.labels import PartOf
from guanxi.apps.orders.models import (
    Inspection,
    OrderEdit,
    OrderLine,
    PurchaseOrder,
    Standing,
    TableDifference,
)

Part = PurchaseOrder | OrderLine | Inspection
Plain = dict[str, Any]
KINDS: Mapping[type[Part], PartOf] = {
    PurchaseOrder: PartOf.ORDER,
    OrderLine: PartOf.LINE,
    Inspection: PartOf.INSPECTION,
}
LONGEST = 300  # as long as the column of what tables say
# Not what was said, but who says it.
_WHO = ("told", "in_tables")


def plain(value: Any) -> Any:
    """A value of a column as JSON holds it; amounts without zeros at the end.

    >>> plain(Decimal("1200.0000"))
    '1200'
    """
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def columns_of(row: Part, names: Iterable[str]) -> Plain:
    """These columns of a row, as JSON holds them."""
    return {name: plain(getattr(row, name)) for name in names}


def fill(row: Part, values: Plain) -> None:
    """Write columns that came from JSON; the caller saves."""
    for name, value in values.items():
        field = cast("Field[Any, Any]", row._meta.get_field(name))
        setattr(row, field.attname, field.to_python(value))
    if isinstance(row, OrderLine) and "variant_id" in values:
        row.variant = row.variant.joined_into or row.variant


def edit(row: Part, values: Mapping[str, Any], *, by: Person, at: datetime) -> OrderEdit | None:
    """Write what a person says of a row, and keep what stood there; None: nothing changed."""
    wanted = {name: plain(value) for name, value in values.items()}
    before = columns_of(row, wanted)
    after = {name: value for name, value in wanted.items() if value != before[name]}
    if not after:
        return None
    before = {name: before[name] for name in after}
    _overrule(row, before, by=by, at=at)
    who = {"told": False}
    if hasattr(row, "in_tables"):
        who["in_tables"] = row.in_tables or row.told
    changed = {name: value for name, value in who.items() if getattr(row, name) != value}
    before |= columns_of(row, changed)
    fill(row, after | changed)
    row.save(update_fields=[*after, *changed])
    return OrderEdit.objects.create(
        workspace_id=row.workspace_id,
        order_id=order_of(row),
        part=KINDS[type(row)],
        part_id=row.pk,
        before=before,
        after=after | changed,
        by=by,
        at=at,
    )


def undo(change: OrderEdit, row: Part) -> list[str]:
    """Write what stood before a correction; returns the columns. Raises OrderError where something
    else stands there by now; what became of its tables since does not matter."""
    said = {name: value for name, value in change.after.items() if name not in _WHO}
    if columns_of(row, said) != said:
        raise OrderError(Fault.CHANGED_SINCE)
    fill(row, change.before)
    row.save(update_fields=list(change.before))
    _ask_again(change, row)
    return list(said)


def take_out(row: OrderLine | Inspection, *, by: Person, at: datetime) -> OrderEdit:
    """Take a line or an inspection out, and keep the whole of it; no table brings it back."""
    change = OrderEdit.objects.create(
        workspace_id=row.workspace_id,
        order_id=row.order_id,
        part=KINDS[type(row)],
        part_id=row.pk,
        before={name: plain(getattr(row, name)) for name in _kept(type(row))},
        key=row.key,
        by=by,
        at=at,
    )
    row.delete()
    return change


def put_back(change: OrderEdit) -> None:
    """What was taken out stands again as it was, under its old id. Raises OrderError where
    something else goes by its key now."""
    model = OrderLine if change.part == PartOf.LINE else Inspection
    if model.objects.filter(order=change.order_id, key=change.key).exists():
        raise OrderError(Fault.CHANGED_SINCE)
    row = model(pk=change.part_id, workspace_id=change.workspace_id, order_id=change.order_id)
    fill(row, change.before)
    row.save(force_insert=True)


def order_of(row: Part) -> int:
    """The id of the order a row belongs to."""
    return row.pk if isinstance(row, PurchaseOrder) else row.order_id


def _overrule(row: Part, before: Plain, *, by: Person, at: datetime) -> None:
    """What tables said of these columns was read by whoever corrects them."""
    if not (row.told or getattr(row, "in_tables", False)):
        return
    said = dict(before)
    if isinstance(row, PurchaseOrder) and said.pop("terms_settled", None) is not None:
        said["terms"] = row.terms_said  # tables have no shares, but words that are read as such
    for column, value in said.items():
        if value in (None, "", []):
            continue
        TableDifference.objects.update_or_create(
            part=KINDS[type(row)],
            part_id=row.pk,
            column=column,
            defaults={"settled_at": at, "settled_by": by},
            create_defaults={
                "workspace_id": row.workspace_id,
                "order_id": order_of(row),
                "said": str(value)[:LONGEST],
                "settled_at": at,
                "settled_by": by,
            },
        )


def _ask_again(change: OrderEdit, row: Part) -> None:
    """Where a correction had settled what tables say, it is open again, unless both agree now."""
    settled = TableDifference.objects.filter(
        part=change.part, part_id=change.part_id, settled_at=change.at
    )
    for one in settled:
        if one.column == "terms":
            agrees = not getattr(row, "terms_settled", True)
        else:
            agrees = str(plain(getattr(row, one.column))) == one.said
        if agrees:
            one.delete()
        else:
            TableDifference.objects.filter(pk=one.pk).update(settled_at=None, settled_by=None)


def _kept(model: type[Part]) -> list[str]:
    """The columns of a row that say what it is; how it stands is judged again."""
    judged = {field.attname for field in Standing._meta.get_fields()}  # type: ignore[union-attr]
    left = {"id", "workspace_id", "order_id", *judged}
    return [field.attname for field in model._meta.concrete_fields if field.attname not in left]
