"""What must be done for an order, and what stops it."""

from __future__ import annotations

from django.db import models

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.orders.labels import ConditionKind, HoldOn, Party, Step
from guanxi.apps.orders.models.orders import PurchaseOrder
from guanxi.domain.orders import Hold as DomainHold
from guanxi.domain.orders import HoldOn as DomainHoldOn


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
