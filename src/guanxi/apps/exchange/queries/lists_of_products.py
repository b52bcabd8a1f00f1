"""Products as a list that goes out: what was ordered of each variant at each supplier."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from guanxi.apps.exchange.field_words import FIELD_WORDS
from guanxi.apps.exchange.queries.out import AT_ONCE, OutList, Rows, Wanted
from guanxi.apps.orders.models import OrderLine
from guanxi.apps.orders.queries.products import STANDS, found_products, ranked_prices
from guanxi.domain.tables.cells import plain_number
from guanxi.domain.tables.writing import Value

_COLUMNS = {
    "supplier_name": "order__supplier__name",
    "supplier_name_zh": "order__supplier__name_zh",
    "item": "variant__product__name",
    "variant": "variant__name",
    "sku": "variant__sku",
    "unit": "unit",
}
_KEY = ("variant_id", "order__supplier_id", "unit")


def products(wanted: Wanted) -> OutList:
    """Each variant of each product with each supplier, or those that the page shows with the same
    filter: so much ordered and come, and the last price agreed on with the day of its order. Two
    queries."""
    asked = wanted.of(product="variant__product", supplier="order__supplier")
    lines = OrderLine.objects.filter(**asked)
    if text := wanted.text("q").strip():
        lines = lines.filter(variant__product__in=found_products(text).order_by().values("pk"))
    found = (
        lines.values_list(*_KEY, *_COLUMNS.values())
        .annotate(wanted=Sum("quantity", filter=STANDS), came=Sum("delivered"))
        .order_by("variant__product__name", "variant__name", "variant__sku", *_KEY)
    )

    def rows() -> Rows:
        prices = ranked_prices(lines, *_KEY, most=1)
        for row in found.iterator(AT_ONCE):
            last = next(iter(prices.get(row[: len(_KEY)], ())), None)
            price = (last.amount, last.currency, last.day) if last else (None, "", None)
            yield [_plain(value) for value in (*row[len(_KEY) :], *price)]

    before = [str(FIELD_WORDS[name]) for name in (*_COLUMNS, "quantity_ordered")]
    after = [str(FIELD_WORDS[name]) for name in ("unit_price", "currency", "order_date")]
    return OutList([*before, _("Came"), *after], rows())


def _plain(value: Any) -> Value:
    """As many places on every database, also of sums."""
    return Decimal(plain_number(value)) if isinstance(value, Decimal) else value
