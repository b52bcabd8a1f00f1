"""What came of an order, and the lots of it that were looked at."""

from __future__ import annotations

from datetime import date

from django.db import models

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.files.models import StoredFile
from guanxi.apps.orders.labels import Result
from guanxi.apps.orders.models.orders import OrderLine, PurchaseOrder
from guanxi.apps.orders.standing import Told
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.orders import Point


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
