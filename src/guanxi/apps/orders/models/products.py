"""What is ordered: products and their makes, and which spellings mean the same one."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped


class Product(Scoped):
    """Something we buy, from one supplier or several.

    ``joined_into``: this is but another spelling of that product; whoever names it means that one.
    """

    name = models.CharField(max_length=200)
    name_zh = models.CharField(max_length=200, blank=True)
    # The folded name, its pinyin and initials: what a search is held against.
    search_key = models.TextField(default="")
    joined_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="spellings")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("workspace", "name"), name="one_product"),)

    def __str__(self) -> str:
        return self.name or self.name_zh


class Variant(Scoped):
    """One colour, size or make of a product, by its article number (SKU) where it has one.

    ``joined_into``: another spelling of that variant; no line stands under it.
    """

    product = models.ForeignKey(Product, models.PROTECT, related_name="variants")
    name = models.CharField(max_length=200, blank=True)
    sku = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    search_key = models.TextField(default="")  # of the name and the number
    # So many of `unit` in one carton; units convert only through this.
    pack_size = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    joined_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="spellings")

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


class Joining(Scoped):
    """Two spellings of a product, or of a variant of it, became one; ``name`` is the one that went.

    ``journal`` holds what stood before, to undo it: {"products": {id: joined_into}, "variants":
    {id: [product, joined_into]}, "lines": {id of the variant: ids of its lines}}.
    """

    product = models.ForeignKey(Product, models.CASCADE, related_name="joinings")
    name = models.CharField(max_length=400)
    journal: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
