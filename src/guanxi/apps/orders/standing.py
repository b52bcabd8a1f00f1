"""What orders and their lines have in common: how they stand, and whether only tables tell them."""

from __future__ import annotations

from typing import Literal

from django.db import models

from guanxi.domain.orders import Punctuality

Against = Literal["original", "agreed", "good"]
AGAINST: tuple[Against, ...] = ("original", "agreed", "good")
PARTS = ("worst", "waiting", "undated", "unfixed")  # of a standing, in its order
_COLUMNS = {
    against: tuple((part, f"{against}_{part}") for part in PARTS) for against in AGAINST
}  # fmt: skip


class Standing(models.Model):
    """How an order or a line stands (``domain.orders.Punctuality``): against its original days, the
    last ones agreed on, and the original ones counting only what was not rejected.

    ``due``: the last of its original days; null while one is not fixed.
    """

    due = models.DateField(null=True, blank=True)
    original_worst = models.IntegerField(null=True, blank=True)
    original_waiting = models.DateField(null=True, blank=True)
    original_undated = models.BooleanField(default=False)
    original_unfixed = models.BooleanField(default=False)
    agreed_worst = models.IntegerField(null=True, blank=True)
    agreed_waiting = models.DateField(null=True, blank=True)
    agreed_undated = models.BooleanField(default=False)
    agreed_unfixed = models.BooleanField(default=False)
    good_worst = models.IntegerField(null=True, blank=True)
    good_waiting = models.DateField(null=True, blank=True)
    good_undated = models.BooleanField(default=False)
    good_unfixed = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def stands(self, against: Against) -> Punctuality:
        """How it stood when one of its facts last changed."""
        return Punctuality(*(getattr(self, column) for _, column in _COLUMNS[against]))

    def stand(self, against: Against, standing: Punctuality) -> None:
        """Note how it stands; the caller saves."""
        for part, column in _COLUMNS[against]:
            setattr(self, column, getattr(standing, part))


class Told(models.Model):
    """What can be told by tables. ``told``: only tables tell it, so that it goes with the last of
    them; what a person noted or changed is not, and no table takes it back."""

    told = models.BooleanField(default=False)

    class Meta:
        abstract = True
