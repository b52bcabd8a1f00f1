"""Two spellings of one product, or of one variant of it, become one; and two again.

The spelling that went stays as a record that leads to the other, so that whoever names it, a person
or a table, means that one. Lines move at once, so every figure counts them together. What came in
since stays where it is when it is undone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.models import Joining, OrderLine, Product, TableDifference, Variant


@transaction.atomic
def join_products(*, survivor: Product, joined: Product, by: Person, at: datetime) -> Joining:
    """Everything of ``joined`` is of ``survivor`` from now on; variants of the same name become
    one, the others move. Joining the same two again changes nothing."""
    _lock(survivor, joined)
    if joined.joined_into_id == survivor.pk:
        return survivor.joinings.filter(undone_at=None).latest("pk")
    changed = _Changed()
    for product in Product.objects.filter(Q(pk=joined.pk) | Q(joined_into=joined)):
        changed.products[str(product.pk)] = product.joined_into_id
        Product.objects.filter(pk=product.pk).update(joined_into=survivor)
    known = {one.name: one for one in survivor.variants.filter(sku="")}
    for variant in joined.variants.order_by("pk"):
        twin = None if variant.sku else known.get(variant.name)
        if twin is None:
            changed.keep(variant)
            Variant.objects.filter(pk=variant.pk).update(product=survivor)
        elif variant.joined_into_id is None:
            changed.absorb(variant, twin.joined_into or twin)
    return _noted(survivor, str(joined), changed, "product.joined", by, at)


@transaction.atomic
def join_variants(*, survivor: Variant, joined: Variant, by: Person, at: datetime) -> Joining:
    """Every line of ``joined`` is one of ``survivor``, a variant of the same product, from now on.
    Joining the same two again changes nothing."""
    _lock(survivor.product)
    joined.refresh_from_db()
    if joined.joined_into_id == survivor.pk:
        return survivor.product.joinings.filter(undone_at=None).latest("pk")
    changed = _Changed()
    changed.absorb(joined, survivor)
    name = " · ".join(part for part in (joined.name or str(joined.product), joined.sku) if part)
    return _noted(survivor.product, name, changed, "variant.joined", by, at)


@transaction.atomic
def undo_joining(*, joining: Joining, by: Person, at: datetime) -> None:
    """Make them two again, each with the lines it had. Undoing it twice changes nothing.

    Raises OrderError where its product was joined with something later.
    """
    product = joining.product
    _lock(product)
    joining.refresh_from_db()
    if joining.undone_at is not None:
        return
    later = product.joinings.filter(undone_at=None, pk__gt=joining.pk)
    if product.joined_into_id is not None or later.exists():
        raise OrderError(Fault.JOINED_SINCE)
    for pk, ids in joining.journal.get("lines", {}).items():
        OrderLine.objects.filter(pk__in=ids, variant__spellings=pk).update(variant=pk)
    for pk, (of, into) in joining.journal.get("variants", {}).items():
        Variant.objects.filter(pk=pk).update(product=of, joined_into=into)
    for pk, into in joining.journal.get("products", {}).items():
        Product.objects.filter(pk=pk).update(joined_into=into)
    TableDifference.objects.filter(settled_at=joining.at, column="variant_id").update(
        settled_at=None, settled_by=None
    )
    Joining.objects.filter(pk=joining.pk).update(journal={}, undone_at=at, undone_by=by)
    record("joining.undone", joining, by=by, at=at, product=product.pk)


class _Changed:
    """What a joining changes, as it stood before."""

    def __init__(self) -> None:
        self.products: dict[str, int | None] = {}
        self.variants: dict[str, tuple[int, int | None]] = {}
        self.lines: dict[str, list[int]] = {}

    def keep(self, variant: Variant) -> None:
        self.variants[str(variant.pk)] = (variant.product_id, variant.joined_into_id)

    def absorb(self, variant: Variant, into: Variant) -> None:
        """``variant`` is but another spelling of ``into``; so is what was one of it already."""
        lines = OrderLine.objects.filter(variant=variant)
        self.lines[str(variant.pk)] = list(lines.values_list("pk", flat=True))
        lines.update(variant=into)
        for one in Variant.objects.filter(Q(pk=variant.pk) | Q(joined_into=variant)):
            self.keep(one)
            Variant.objects.filter(pk=one.pk).update(joined_into=into)

    def journal(self) -> dict[str, Any]:
        return {"products": self.products, "variants": self.variants, "lines": self.lines}


def _noted(
    product: Product, name: str, changed: _Changed, verb: str, by: Person, at: datetime
) -> Joining:
    _settle(changed, by, at)
    joining: Joining = Joining.objects.create(
        workspace_id=product.workspace_id,
        product=product,
        name=name,
        journal=changed.journal(),
        by=by,
        at=at,
    )
    record(verb, joining, by=by, at=at, product=product.pk)
    return joining


def _settle(changed: _Changed, by: Person, at: datetime) -> None:
    """A table that names the other spelling says nothing else any more."""
    into = dict(Variant.objects.filter(pk__in=changed.lines).values_list("pk", "joined_into"))
    lines = OrderLine.objects.filter(variant__in=set(into.values()))
    told = TableDifference.objects.filter(column="variant_id", settled_at=None)
    same = told.filter(said__in={str(one) for pair in into.items() for one in pair})
    same.filter(part_id__in=lines.values("pk")).update(settled_at=at, settled_by=by)


def _lock(*products: Product) -> None:
    ids = [one.pk for one in products]
    list(Product.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    for one in products:
        one.refresh_from_db()
