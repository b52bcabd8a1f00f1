"""What changed about an order: days and quantities both sides spoke of, what a person corrected,
and where tables say otherwise."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.orders.labels import PartOf, Party


class Change(Scoped):
    """Somebody asked for something else than was agreed.

    ``accepted`` null: no answer yet.
    """

    asked_by = models.CharField(max_length=8, choices=Party.choices)
    announced = models.DateField()
    accepted = models.BooleanField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class DateChange(Change):
    """Somebody asked to move the day of an order, or of one line."""

    order = models.ForeignKey("orders.PurchaseOrder", models.CASCADE, related_name="date_changes")
    line = models.ForeignKey("orders.OrderLine", models.CASCADE, null=True, related_name="+")
    before = models.DateField()
    after = models.DateField()


class QuantityChange(Change):
    """Somebody asked for another quantity of one line; 0 leaves it out."""

    order = models.ForeignKey(
        "orders.PurchaseOrder", models.CASCADE, related_name="quantity_changes"
    )
    line = models.ForeignKey("orders.OrderLine", models.CASCADE, related_name="changes")
    before = models.DecimalField(max_digits=16, decimal_places=4)
    after = models.DecimalField(max_digits=16, decimal_places=4)
    # Somebody said so knowing that more than this came already.
    below_delivered = models.BooleanField(default=False)


class OrderEdit(Scoped):
    """A person corrected what stood of an order, or took a line or an inspection out.

    ``before`` and ``after`` hold the columns that changed, as text; ``after`` is empty for what
    was taken out, and ``before`` then the whole of it, so that it can come back. ``part_id`` is
    the id of the line or inspection.
    """

    order = models.ForeignKey("orders.PurchaseOrder", models.CASCADE, related_name="edits")
    part = models.CharField(max_length=12, choices=PartOf.choices)
    part_id = models.BigIntegerField()
    before: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    after: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    # The key of what was taken out: no table brings it back.
    key = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)


class TableDifference(Scoped):
    """Tables say something else than a person noted; what the person noted stands.

    Set anew whenever tables tell the order. Settled: somebody read it and kept what stands; it
    comes up again when the tables say something new.
    """

    order = models.ForeignKey("orders.PurchaseOrder", models.CASCADE, related_name="differences")
    part = models.CharField(max_length=12, choices=PartOf.choices)
    part_id = models.BigIntegerField()
    column = models.CharField(max_length=20)
    said = models.CharField(max_length=300)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "part", "part_id", "column"), name="one_difference"
            ),
        )
        indexes = (
            models.Index(
                fields=("workspace", "order"),
                condition=Q(settled_at__isnull=True),
                name="difference_open",
            ),
        )
