"""Products: what was ordered of them, for which price, and under which names they were told.

Of an order that was given up nothing counts as ordered, and its prices were never agreed on for
good; what came of it did come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, cast

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Window,
)
from django.db.models.functions import RowNumber
from django.shortcuts import get_object_or_404

from guanxi.apps.orders.models import Joining, OrderLine, Product, Variant
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.search_keys import search_words

PAGE = 50
MOST_VARIANTS = 60  # of one product on its page, those ordered last first
MOST_PRICES = 24  # of one variant in its history, the last ones
STANDS = Q(order__cancelled=None)
BY_DAY = (F("order__ordered").desc(nulls_last=True), F("pk").desc())


class Amount(NamedTuple):
    """So much, in a unit (empty: nobody said which)."""

    quantity: Decimal
    unit: str


class Price(NamedTuple):
    """What one unit was agreed to cost: in which order, and when that was placed."""

    amount: Decimal
    currency: str
    unit: str
    day: date | None
    order: int
    number: str


@dataclass(frozen=True)
class Bought:
    """What was ordered of something and came of it, unit by unit, and the last price agreed on."""

    ordered: tuple[Amount, ...]
    came: tuple[Amount, ...]
    last: Price | None


@dataclass(frozen=True)
class ProductRow:
    """A product in a list. ``names``: its own, then the spellings joined into it."""

    product: Product
    names: tuple[str, ...]
    variants: tuple[Variant, ...]
    bought: Bought
    orders: int
    suppliers: tuple[Supplier, ...]


@dataclass(frozen=True)
class ProductList:
    """One page of products."""

    page: Page[Any]
    rows: tuple[ProductRow, ...]
    supplier: Supplier | None


@dataclass(frozen=True)
class VariantRow:
    """A variant of a product. ``prices``: oldest first, those of the last currency and unit."""

    variant: Variant
    names: tuple[str, ...]
    bought: Bought
    prices: tuple[Price, ...]


@dataclass(frozen=True)
class ProductView:
    """The page of a product. ``variants``: those ordered last first; ``left_out`` are more."""

    row: ProductRow
    variants: tuple[VariantRow, ...]
    left_out: int
    page: Page[Any]
    lines: tuple[OrderLine, ...]
    joinings: tuple[Joining, ...]


def found_products(text: str = "", supplier: int | None = None) -> QuerySet[Product]:
    """Products of which something was ordered, by name; each word of ``text`` begins a word of a
    name, a variant or an article number, in any spelling, or leads to its Chinese by pinyin."""
    lines = OrderLine.objects.filter(variant__product=OuterRef("pk"))
    found = Product.objects.filter(Exists(lines), joined_into=None)
    if supplier is not None:
        theirs = OrderLine.objects.filter(order__supplier=supplier)
        found = found.filter(pk__in=theirs.values("variant__product"))
    words = search_words(text)
    if text.strip() and not words:
        return found.none()
    for word in words:
        begins = Q(search_key__contains=f" {word}")
        variants = Variant.objects.filter(begins)
        spellings = Product.objects.filter(begins, joined_into__isnull=False)
        found = found.filter(
            begins
            | Q(pk__in=variants.values("product"))
            | Q(pk__in=variants.filter(joined_into__isnull=False).values("joined_into__product"))
            | Q(pk__in=spellings.values("joined_into"))
        )
    return found.order_by("name", "pk")


def products_for_list(
    *, text: str = "", supplier: int | None = None, page: str = "1"
) -> ProductList:
    """A page of products. Seven queries at most, however many there are."""
    by = Supplier.objects.filter(pk=supplier).first() if supplier is not None else None
    shown = Paginator(found_products(text.strip(), supplier), PAGE).get_page(page)
    products = list(cast("QuerySet[Product]", shown.object_list))
    return ProductList(shown, product_rows(products, supplier), by)


def product_rows(
    products: Sequence[Product], supplier: int | None = None
) -> tuple[ProductRow, ...]:
    """What a list says of these products, or of what one supplier makes of them. Five queries."""
    lines = OrderLine.objects.filter(variant__product__in=products)
    if supplier is not None:
        lines = lines.filter(order__supplier=supplier)
    bought = _bought(lines, "variant__product_id")
    variants = _variants(lines)
    orders: dict[int, dict[int, int]] = defaultdict(dict)
    counted = lines.values_list("variant__product_id", "order__supplier_id")
    for product, one, count in counted.annotate(Count("order", distinct=True)):
        orders[product][one] = count
    suppliers = Supplier.objects.in_bulk({one for by in orders.values() for one in by})
    names = _spellings(Product.objects.filter(joined_into__in=products))
    return tuple(
        ProductRow(
            product=one,
            names=(one.name or one.name_zh, *names.get(one.pk, ())),
            variants=tuple(variants.get(one.pk, ())),
            bought=bought.get(one.pk, Bought((), (), None)),
            orders=sum(orders[one.pk].values()),
            suppliers=tuple(suppliers[pk] for pk in sorted(orders[one.pk])),
        )
        for one in products
    )


def product_view(pk: int, page: str = "1") -> ProductView:
    """One product with all that is known of it, or what it was joined into. Raises Http404."""
    asked: Product = get_object_or_404(Product.objects.select_related("joined_into"), pk=pk)
    product = asked.joined_into or asked
    [row] = product_rows([product])
    lines = OrderLine.objects.filter(variant__product=product)
    latest = lines.values("variant").annotate(last=Max("order__ordered"), line=Max("pk"))
    order = latest.order_by(F("last").desc(nulls_last=True), "-line")
    kept = [one["variant"] for one in order[:MOST_VARIANTS]]
    shown = Paginator(lines.order_by(*BY_DAY), PAGE).get_page(page)
    of_page = cast("QuerySet[OrderLine]", shown.object_list)
    return ProductView(
        row=row,
        variants=tuple(variant_rows(kept)),
        left_out=max(len(row.variants) - len(kept), 0),
        page=shown,
        lines=tuple(of_page.select_related("order__supplier", "variant__product")),
        joinings=tuple(
            product.joinings.filter(undone_at=None).select_related("by").order_by("-pk")
        ),
    )


def variant_rows(ids: Sequence[int]) -> Iterator[VariantRow]:
    """What a product's page says of these variants. Four queries."""
    lines = OrderLine.objects.filter(variant__in=ids)
    bought, prices = _bought(lines, "variant_id"), _prices(lines)
    names: dict[int, list[str]] = defaultdict(list)
    for one in Variant.objects.filter(joined_into__in=ids).select_related("product").order_by("pk"):
        names[cast("int", one.joined_into_id)].append(called(one))
    variants = Variant.objects.select_related("product").in_bulk(ids)
    for pk in ids:
        yield VariantRow(
            variants[pk], tuple(names[pk]), bought[pk], _of_one_kind(prices.get(pk, ()))
        )


def called(variant: Variant) -> str:
    """A variant by its name or, without one, its product's, and its article number."""
    return " · ".join(part for part in (variant.name or str(variant.product), variant.sku) if part)


def _bought(lines: QuerySet[OrderLine], by: str) -> dict[int, Bought]:
    """What was ordered and came, by product or variant. Two queries."""
    ordered: dict[int, list[Amount]] = defaultdict(list)
    came: dict[int, list[Amount]] = defaultdict(list)
    sums = lines.values_list(by, "unit").annotate(
        wanted=Sum("quantity", filter=STANDS), came=Sum("delivered")
    )
    for pk, unit, wanted, there in sums.order_by("unit"):
        ordered[pk] += [Amount(wanted, unit)] if wanted else []
        came[pk] += [Amount(there, unit)] if there else []
    last = {pk: price for (pk,), [price] in ranked_prices(lines, by, most=1).items()}
    return {
        pk: Bought(tuple(ordered[pk]), tuple(came[pk]), last.get(pk))
        for pk in {*ordered, *came, *last}
    }


def _prices(lines: QuerySet[OrderLine]) -> Mapping[int, list[Price]]:
    ranked = ranked_prices(lines, "variant_id", most=MOST_PRICES)
    return {pk: prices for (pk,), prices in ranked.items()}


def ranked_prices(
    lines: QuerySet[OrderLine], *by: str, most: int
) -> dict[tuple[Any, ...], list[Price]]:
    """The last prices agreed on, newest first, by these columns. One query."""
    place = Window(RowNumber(), partition_by=[F(name) for name in by], order_by=BY_DAY)
    priced = lines.filter(STANDS, price__isnull=False).annotate(place=place)
    found: dict[tuple[Any, ...], list[Price]] = defaultdict(list)
    columns = ("price", "order__currency", "unit", "order__ordered", "order_id", "order__number")
    # A column that is asked for twice is read wrongly.
    rows = priced.filter(place__lte=most).order_by("place").values(*{*by, *columns})
    for row in rows:
        key = tuple(row[name] for name in by)
        found[key].append(Price(*(row[name] for name in columns)))
    return found


def _of_one_kind(prices: Sequence[Price]) -> tuple[Price, ...]:
    """Those that compare with the last one, oldest first; a price without a day has no place."""
    return tuple(
        one
        for one in reversed(prices)
        if one.day and (one.currency, one.unit) == (prices[0].currency, prices[0].unit)
    )


def _variants(lines: QuerySet[OrderLine]) -> Mapping[int, list[Variant]]:
    """The variants that stand in these lines, by product. One query."""
    found: dict[int, list[Variant]] = defaultdict(list)
    ids = lines.order_by().values("variant")
    for one in Variant.objects.filter(pk__in=ids).order_by("name", "sku", "pk"):
        found[one.product_id].append(one)
    return found


def _spellings(joined: QuerySet[Product]) -> Mapping[int, Collection[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for one in joined.order_by("pk"):
        found[cast("int", one.joined_into_id)].append(one.name)
    return found
