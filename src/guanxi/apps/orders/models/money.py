"""What is paid for an order, what it cost beside its price, and rates between currencies."""

from __future__ import annotations

from django.db import models

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.orders.labels import CostKind
from guanxi.apps.orders.models.orders import OrderLine, PurchaseOrder
from guanxi.apps.orders.standing import Told


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
