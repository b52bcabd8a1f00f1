"""Orders and what became of them: lines, days, deliveries, inspections, payments, costs, holds.

How an order stands against its days is judged by the domain whenever one of its facts changes, and
kept in its row (`Standing`), so that a list and a measure over many are one query.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.files.models import StoredFile
from guanxi.apps.orders.changes import DateChange as DateChange
from guanxi.apps.orders.changes import OrderEdit as OrderEdit
from guanxi.apps.orders.changes import QuantityChange as QuantityChange
from guanxi.apps.orders.changes import TableDifference as TableDifference
from guanxi.apps.orders.labels import (
    ConditionKind,
    CostKind,
    HoldOn,
    Incoterm,
    Party,
    Result,
    Step,
)
from guanxi.apps.orders.standing import PARTS as PARTS
from guanxi.apps.orders.standing import Against as Against
from guanxi.apps.orders.standing import Standing as Standing
from guanxi.apps.orders.standing import Told as Told
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.orders import Hold as DomainHold
from guanxi.domain.orders import HoldOn as DomainHoldOn
from guanxi.domain.orders import Point

# What is awaited still: a database finds it by an index of its own, asked in these very words.
OPEN = (Q(agreed_waiting__isnull=False) | Q(agreed_unfixed=True)) & Q(cancelled__isnull=True)


class Product(Scoped):
    """Something we buy, from one supplier or several."""

    name = models.CharField(max_length=200)
    name_zh = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("workspace", "name"), name="one_product"),)

    def __str__(self) -> str:
        return self.name or self.name_zh


class Variant(Scoped):
    """One colour, size or make of a product, by its article number (SKU) where it has one."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="variants")
    name = models.CharField(max_length=200, blank=True)
    sku = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    # So many of `unit` in one carton; units convert only through this.
    pack_size = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "sku"), condition=~Q(sku=""), name="one_variant_by_sku"
            ),
            models.UniqueConstraint(
                fields=("product", "name"), condition=Q(sku=""), name="one_variant_by_name"
            ),
        )

    def __str__(self) -> str:
        return f"{self.product} · {self.name}" if self.name else f"{self.product}"


class PurchaseOrder(Scoped, Told, Standing):
    """What we ordered from a supplier under one number, and on which terms."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="orders", db_index=False)
    number = models.CharField(max_length=80)
    their_number = models.CharField(max_length=80, blank=True, db_default="")
    ordered = models.DateField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)  # ISO 4217; blank: nobody said
    incoterm = models.CharField(max_length=3, choices=Incoterm.choices, default=Incoterm.FOB)
    place = models.CharField(max_length=80, blank=True)
    # The share of a line's quantity that may be missing or too much.
    tolerance = models.DecimalField(max_digits=5, decimal_places=4, default=0)
    # Production time, from which original days follow where nobody named one.
    lead_days = models.PositiveIntegerField(null=True, blank=True)
    lead_in_working_days = models.BooleanField(default=False)
    # [[percent, event, days], …] as ``domain.orders.PaymentShare`` has them; and how it was said.
    terms = models.JSONField(default=list, blank=True)
    terms_said = models.CharField(max_length=200, blank=True)
    # A person said how it is paid, if by nothing: no shares are read from ``terms_said``.
    terms_settled = models.BooleanField(default=False, db_default=False)
    note = models.TextField(blank=True)
    # Tables speak of it, although a person noted or corrected it.
    in_tables = models.BooleanField(default=False, db_default=False)
    cancelled = models.DateField(null=True, blank=True)
    # When it came to be known here; the day of an order whose own nobody said.
    noted_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("supplier", "number"), name="one_order_number"),
        )
        indexes = (
            # Holds all that a comparison of suppliers by their punctuality reads.
            models.Index(
                fields=(
                    "workspace",
                    "due",
                    "supplier",
                    "original_worst",
                    "original_waiting",
                    "original_undated",
                    "original_unfixed",
                    "cancelled",
                ),
                name="order_due_and_stands",
            ),
            models.Index(fields=("workspace", "supplier", "due"), name="order_of_supplier_due"),
            # Nearly all orders of a long history have come; what is awaited is few.
            models.Index(fields=("workspace", "agreed_waiting"), condition=OPEN, name="order_open"),
        )

    def __str__(self) -> str:
        return self.number


class OrderLine(Scoped, Told, Standing):
    """So much of one variant, for a price a unit. ``original`` is fixed once and never moves.

    ``quantity`` is what was agreed on last. ``first_quantity`` stays where both changed it.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    order = models.ForeignKey(PurchaseOrder, models.CASCADE, related_name="lines", db_index=False)
    # What the line goes by when it is told again (``domain.tables.identity``).
    key = models.CharField(max_length=300)
    variant = models.ForeignKey(Variant, models.PROTECT, related_name="lines")
    quantity = models.DecimalField(max_digits=16, decimal_places=4)
    first_quantity = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    price = models.DecimalField(
        max_digits=20, decimal_places=6, null=True, blank=True
    )  # of one unit, in the order's currency; null: not said
    original = models.DateField(null=True, blank=True)
    agreed = models.DateField(null=True, blank=True)  # null: never moved
    delivered = models.DecimalField(max_digits=16, decimal_places=4, default=0)
    rejected = models.DecimalField(max_digits=16, decimal_places=4, default=0)
    in_tables = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("order", "key"), name="one_line"),)


class Delivery(Scoped, Told):
    """Goods on their way or here: the day they passed each point, as far as it is known."""

    order = models.ForeignKey(PurchaseOrder, models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=300)
    number = models.CharField(max_length=80, blank=True)
    ready = models.DateField(null=True, blank=True)
    handed_over = models.DateField(null=True, blank=True)
    alongside = models.DateField(null=True, blank=True)
    on_board = models.DateField(null=True, blank=True)
    arrived = models.DateField(null=True, blank=True)
    unloaded = models.DateField(null=True, blank=True)
    transport = models.CharField(max_length=40, blank=True)
    tracking = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("order", "key"), name="one_delivery"),)

    @property
    def passed(self) -> dict[Point, date]:
        """The days that are known, by point."""
        days = {point: getattr(self, point.value) for point in Point}
        return {point: day for point, day in days.items() if day is not None}


class DeliveryLine(Scoped):
    """So much of one line in a delivery, ``rejected`` of it not accepted by us."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="lines", db_index=False)
    line = models.ForeignKey(OrderLine, models.CASCADE, related_name="deliveries")
    quantity = models.DecimalField(max_digits=16, decimal_places=4)
    rejected = models.DecimalField(max_digits=16, decimal_places=4, default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("delivery", "line"), name="one_line_of_a_delivery"),
        )


class Condition(Scoped):
    """Something one side must do before production can begin."""

    order = models.ForeignKey(PurchaseOrder, models.CASCADE, related_name="conditions")
    kind = models.CharField(max_length=10, choices=ConditionKind.choices)
    by = models.CharField(max_length=8, choices=Party.choices)
    due = models.DateField(null=True, blank=True)
    met = models.DateField(null=True, blank=True)


class Milestone(Scoped):
    """A step and its day; an absolute one cannot move, a flexible one may use up its buffer."""

    order = models.ForeignKey(PurchaseOrder, models.CASCADE, related_name="milestones")
    step = models.CharField(max_length=20, choices=Step.choices)
    by = models.CharField(max_length=8, choices=Party.choices)
    due = models.DateField()
    absolute = models.BooleanField(default=False)
    done = models.DateField(null=True, blank=True)
    buffer = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("order", "step"), name="one_step"),)


class Payment(Scoped, Told):
    """Money we paid for an order on a day."""

    order = models.ForeignKey(PurchaseOrder, models.CASCADE, related_name="payments")
    key = models.CharField(max_length=300)
    paid = models.DateField()
    amount = models.DecimalField(max_digits=18, decimal_places=4)
    currency = models.CharField(max_length=3)
    purpose = models.CharField(max_length=120, blank=True)
    reference = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("order", "key"), name="one_payment"),)


class Cost(Scoped, Told):
    """What an order cost beside its price; ``our_share`` of it is ours to bear."""

    order = models.ForeignKey(PurchaseOrder, models.CASCADE, related_name="costs")
    line = models.ForeignKey(OrderLine, models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=CostKind.choices)
    amount = models.DecimalField(max_digits=18, decimal_places=4)
    currency = models.CharField(max_length=3)
    our_share = models.DecimalField(max_digits=5, decimal_places=4, default=1)
    unexpected = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("order", "key"), name="one_cost"),)


class Hold(Scoped):
    """Stops an order, its shipping or its payments until it is lifted; never deleted."""

    order = models.ForeignKey(PurchaseOrder, models.CASCADE, related_name="holds")
    on = models.CharField(max_length=10, choices=HoldOn.choices)
    reason = models.CharField(max_length=200)
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    def to_domain(self) -> DomainHold:
        """The hold as the rules know it; whoever has left the workspace is nobody (0)."""
        return DomainHold(
            id=self.pk,
            on=DomainHoldOn(self.on),
            reason=self.reason,
            placed=self.placed_at,
            placed_by=self.placed_by_id or 0,
            lifted=self.lifted_at,
            lifted_by=self.lifted_by_id,
        )


class Inspection(Scoped, Told):
    """One lot looked at: how many units, how many of them defective, each in its worst class."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    supplier = models.ForeignKey(
        Supplier, models.CASCADE, related_name="inspections", db_index=False
    )
    order = models.ForeignKey(PurchaseOrder, models.CASCADE, related_name="inspections")
    line = models.ForeignKey(OrderLine, models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=300)
    lot = models.CharField(max_length=80, blank=True)
    day = models.DateField(null=True, blank=True)
    lot_size = models.PositiveIntegerField(null=True, blank=True)
    inspected = models.PositiveIntegerField()
    critical = models.PositiveIntegerField(default=0)
    major = models.PositiveIntegerField(default=0)
    minor = models.PositiveIntegerField(default=0)
    # Units found defective without a class; a unit counts once, here or in a class.
    unclassed = models.PositiveIntegerField(default=0)
    result = models.CharField(max_length=12, choices=Result.choices, default=Result.PENDING)
    inspector = models.CharField(max_length=120, blank=True, db_default="")
    note = models.TextField(blank=True, db_default="")
    report = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("order", "key"), name="one_inspection"),)
        indexes = (models.Index(fields=("supplier", "day"), name="inspection_of_supplier"),)


class Rate(Scoped):
    """On a day, one of ``currency`` was worth so many of ``into``; where somebody noted it."""

    day = models.DateField()
    currency = models.CharField(max_length=3)
    into = models.CharField(max_length=3)
    rate = models.DecimalField(max_digits=20, decimal_places=10)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "day", "currency", "into"), name="one_rate_a_day"
            ),
        )
