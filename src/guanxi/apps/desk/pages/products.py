"""The list of products, and the page of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.desk.labels.orders import Standing, standing_words
from guanxi.apps.desk.pages.addresses import supplier_asked
from guanxi.apps.desk.pages.orders import ways_to_begin
from guanxi.apps.desk.pages.price_chart import PriceChart, price_chart
from guanxi.apps.orders.models import Joining, OrderLine
from guanxi.apps.orders.pages.bought import BoughtWords, bought_words
from guanxi.apps.orders.queries import today_there
from guanxi.apps.orders.queries.products import (
    ProductRow,
    VariantRow,
    called,
    product_view,
    products_for_list,
)
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.i18n.numbers import money_words, number_words
from guanxi.platform.i18n.times import day_words
from guanxi.platform.search import HAN

NAMED = 3  # variants a list names
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True)
class Line:
    """A product as the list shows it."""

    pk: int
    name: str
    name_zh: str
    numbers: str
    variants: str
    more: int
    suppliers: tuple[Supplier, ...]
    orders: int
    bought: BoughtWords


@dataclass(frozen=True)
class VariantPart:
    """A variant on its product's page; ``others`` are its other spellings."""

    pk: int
    name: str
    number: str
    others: tuple[str, ...]
    bought: BoughtWords


@dataclass(frozen=True)
class OrderPart:
    """A line of an order that holds the product."""

    order: int
    number: str
    supplier: Supplier
    variant: str
    ordered: str
    quantity: str
    price: str
    came: str
    standing: Standing


@page()
def products(request: DeskRequest) -> HttpResponse:
    """All products of which something was ordered, or those of one supplier."""
    given = request.GET
    supplier = supplier_asked(given)
    text = given.get("q", "")[:80]
    found = products_for_list(text=text, supplier=supplier, page=given.get("page", "1"))
    today = today_there(timezone.now())
    context = {
        "found": found,
        "lines": [product_line(row, today) for row in found.rows],
        "text": text,
        "filtered": bool(text or supplier is not None),
        "begin": ways_to_begin() if request.membership.role_is.may(Role.MEMBER) else (),
    }
    return render(request, "desk/products.html", context)


@page()
def product(request: DeskRequest, pk: int) -> HttpResponse:
    """One product with its variants, prices and orders; a spelling leads to what it means."""
    view = product_view(pk, request.GET.get("page", "1"))
    row = view.row
    if row.product.pk != pk:
        return redirect("product", pk=row.product.pk)
    today = today_there(timezone.now())
    charts = (price_chart(called(one.variant), one.prices, today) for one in view.variants)
    name, name_zh = both_scripts(row)
    context = {
        "view": view,
        "product": row.product,
        "name": name,
        "name_zh": name_zh,
        "spellings": row.names[1:],
        "bought": bought_words(row.bought, today),
        "variants": [_variant(one, today) for one in view.variants],
        "charts": [one for one in charts if isinstance(one, PriceChart)],
        "lines": [_order_line(one, today) for one in view.lines],
        "joinings": [_joined(one, today) for one in view.joinings],
        "may_act": request.membership.role_is.may(Role.MEMBER),
    }
    return render(request, "desk/product.html", context)


def both_scripts(row: ProductRow) -> tuple[str, str]:
    """A product's Latin and its Chinese name, each as it was told first."""
    told = [*row.names, row.product.name_zh]
    latin = next((one for one in told if one and not _HAN.search(one)), "")
    chinese = next((one for one in told if one and _HAN.search(one)), "")
    return latin, chinese


def product_line(row: ProductRow, today: date) -> Line:
    """A product in words."""
    name, name_zh = both_scripts(row)
    named = [one.name for one in row.variants if one.name]
    numbers = [one.sku for one in row.variants if one.sku]
    return Line(
        pk=row.product.pk,
        name=name,
        name_zh=name_zh,
        numbers=" · ".join(numbers[:NAMED]),
        variants=" · ".join(named[:NAMED]),
        more=max(len(named) - NAMED, 0),
        suppliers=row.suppliers,
        orders=row.orders,
        bought=bought_words(row.bought, today),
    )


def _variant(row: VariantRow, today: date) -> VariantPart:
    return VariantPart(
        pk=row.variant.pk,
        name=row.variant.name or str(row.variant.product),
        number=row.variant.sku,
        others=row.names,
        bought=bought_words(row.bought, today),
    )


def _order_line(line: OrderLine, today: date) -> OrderPart:
    order, unit = line.order, f" {line.unit}" if line.unit else ""
    return OrderPart(
        order=order.pk,
        number=order.number,
        supplier=order.supplier,
        variant=called(line.variant),
        ordered=day_words(order.ordered, today) if order.ordered else "",
        quantity=f"{number_words(line.quantity)}{unit}",
        price=money_words(line.price, order.currency) if line.price is not None else "",
        came=f"{number_words(line.delivered)}{unit}" if line.delivered else "",
        standing=standing_words(
            line.stands("original"), line.stands("agreed"), today=today, cancelled=order.cancelled
        ),
    )


def _joined(joining: Joining, today: date) -> dict[str, object]:
    day = day_words(timezone.localtime(joining.at).date(), today)
    by = f"{day} · {joining.by.name}" if joining.by else day
    return {"pk": joining.pk, "name": joining.name, "by": by}
