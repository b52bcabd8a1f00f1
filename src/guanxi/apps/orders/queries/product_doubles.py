"""Which product may be here twice, under another spelling."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from django.db.models import QuerySet

from guanxi.apps.orders.models import OrderLine, Product, Variant
from guanxi.apps.orders.queries.products import found_products
from guanxi.apps.suppliers.search_keys import folded_name

MOST, MOST_LOOKED_AT = 8, 2_000
ALIKE = 0.85  # of the letters of two names, in their order


def likely_spellings(product: Product, text: str = "") -> list[Product]:
    """Other products that ``text`` finds; without any, those of the same suppliers whose name or
    article number is nearly the same, the likeliest first."""
    if text:
        return list(found_products(text).exclude(pk=product.pk)[:MOST])
    others = list(_of_same_suppliers(product)[:MOST_LOOKED_AT])
    numbers = _numbers([product.pk, *(one.pk for one in others)])
    ours = folded_name(str(product))
    scored = [
        (1.0 if numbers.get(product.pk, set()) & numbers.get(one.pk, set()) else _alike(ours, one),
         one)
        for one in others
    ]  # fmt: skip
    likely = [pair for pair in scored if pair[0] >= ALIKE]
    return [one for _, one in sorted(likely, key=lambda pair: -pair[0])[:MOST]]


def other_variants(variant: Variant) -> QuerySet[Variant]:
    """The product's other variants of which something was ordered."""
    lines = OrderLine.objects.filter(variant__product=variant.product_id)
    found = Variant.objects.filter(pk__in=lines.values("variant")).exclude(pk=variant.pk)
    return found.select_related("product").order_by("name", "sku", "pk")


def _of_same_suppliers(product: Product) -> QuerySet[Product]:
    of_it = OrderLine.objects.filter(variant__product=product)
    theirs = OrderLine.objects.filter(order__supplier__in=of_it.values("order__supplier"))
    found = Product.objects.filter(joined_into=None, pk__in=theirs.values("variant__product"))
    return found.exclude(pk=product.pk).order_by("name", "pk")


def _numbers(products: Iterable[int]) -> dict[int, set[str]]:
    """The article numbers of each product, without marks between."""
    found: dict[int, set[str]] = {}
    rows = Variant.objects.filter(product__in=list(products)).exclude(sku="")
    for pk, sku in rows.values_list("product", "sku"):
        found.setdefault(pk, set()).add(folded_name(sku))
    return found


def _alike(ours: str, other: Product) -> float:
    """How much of two names is the same."""
    theirs = folded_name(str(other))
    if not ours or not theirs:
        return 0.0
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
