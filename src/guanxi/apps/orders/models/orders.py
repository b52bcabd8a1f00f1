"""Orders and their lines.

How an order stands against its days is judged by the domain whenever one of its facts changes, and
kept in its row (`Standing`), so that a list and a measure over many are one query.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.orders.labels import Incoterm
from guanxi.apps.orders.models.products import Variant
from guanxi.apps.orders.standing import Standing, Told
from guanxi.apps.suppliers.models import Supplier

# What is awaited still: a database finds it by an index of its own, asked in these very words.
OPEN = (Q(agreed_waiting__isnull=False) | Q(agreed_unfixed=True)) & Q(cancelled__isnull=True)


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
