"""Products and variants that tables speak of, found or made."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models.functions import Coalesce

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.orders.actions.telling_facts import Article
from guanxi.apps.orders.models import Product, Variant
from guanxi.apps.suppliers.search_keys import search_key
from guanxi.platform.rows import insert_rows

_STANDS = Coalesce("joined_into", "pk")


def variants_of(workspace: Workspace, articles: Collection[Article]) -> dict[Article, int]:
    """The variant of each article, by its article number where it has one, else by its name.

    Those that nobody knows yet are made. An article without any name is the nameless product's.
    A spelling that was joined with another means that one.
    """
    if not articles:
        return {}
    products = _products(workspace, articles)
    by_sku, by_name = _known(articles, products)
    new: dict[tuple[str, int, str], Article] = {}
    for one in articles:
        product = products[_product(one)]
        if one.sku not in by_sku if one.sku else (product, one.variant) not in by_name:
            new.setdefault((one.sku, 0 if one.sku else product, one.variant), one)
    insert_rows(
        Variant,
        ("workspace", "product", "name", "sku", "search_key", "unit", "pack_size"),
        [(workspace.pk, products[_product(one)], *_columns(one)) for one in _once(new.values())],
    )
    if new:
        by_sku, by_name = _known(articles, products)
    return {
        one: by_sku[one.sku] if one.sku else by_name[products[_product(one)], one.variant]
        for one in articles
    }


def _columns(one: Article) -> tuple[object, ...]:
    key = search_key([one.variant, one.sku])
    return one.variant, one.sku, key, one.unit, one.pack_size


def _once(articles: Collection[Article]) -> list[Article]:
    """One article for each number; a number is one variant whatever else is said of it."""
    seen: dict[object, Article] = {}
    for one in articles:
        seen.setdefault(one.sku or (one.item, one.variant), one)
    return list(seen.values())


def _product(one: Article) -> str:
    return one.item or one.sku or one.variant


def _products(workspace: Workspace, articles: Collection[Article]) -> Mapping[str, int]:
    names = {_product(one) for one in articles}
    rows = Product.objects.filter(name__in=names).values_list("name", _STANDS)
    known = dict(rows)
    new = [(workspace.pk, name, search_key([name])) for name in sorted(names - known.keys())]
    if new:
        columns = ("workspace", "name", "search_key")
        insert_rows(Product, columns, new, key=("workspace", "name"), keep=True)
        known = dict(rows.all())
    return known


def _known(
    articles: Collection[Article], products: Mapping[str, int]
) -> tuple[dict[str, int], dict[tuple[int, str], int]]:
    numbers = {one.sku for one in articles if one.sku}
    named = {products[_product(one)] for one in articles if not one.sku}
    by_sku = dict(Variant.objects.filter(sku__in=numbers).values_list("sku", _STANDS))
    of_name = Variant.objects.filter(sku="", product__in=named)
    rows = of_name.values_list("product", "name", _STANDS)
    return by_sku, {(product, name): pk for product, name, pk in rows}
