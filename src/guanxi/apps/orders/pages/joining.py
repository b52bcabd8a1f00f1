"""A product, or a variant of it, that is here under two spellings: find the other, look at both,
make them one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.orders import actions
from guanxi.apps.orders.models import Joining, Product, Variant
from guanxi.apps.orders.pages.bought import bought_words
from guanxi.apps.orders.pages.shared import FAULTS
from guanxi.apps.orders.queries import today_there
from guanxi.apps.orders.queries.product_doubles import likely_spellings, other_variants
from guanxi.apps.orders.queries.products import called, product_rows, variant_rows
from guanxi.platform.web.responses import redirect


@form()
def join_choose(request: DeskRequest, pk: int) -> HttpResponse:
    """The products that may be the same one, or what a search finds."""
    product = _product(pk)
    text = request.GET.get("q", "")[:80].strip()
    found = product_rows(likely_spellings(product, text))
    context = {"product": product, "text": text, "rows": found}
    return render(request, "orders/join_choose.html", context)


@form()
def join_product(request: DeskRequest, pk: int, other: int) -> HttpResponse:
    """What comes together; then it is done."""
    survivor, joined = _product(pk), _product(other)
    if pk == other:
        raise Http404("a product is not its own double")
    if request.method == "POST":
        joining = actions.join_products(
            survivor=survivor, joined=joined, by=request.person, at=timezone.now()
        )
        return _done(request, joining)
    both = product_rows([survivor, joined])
    ours, theirs = ({one.name for one in row.variants if not one.sku} for row in both)
    context = {
        "product": survivor,
        "both": both,
        "same": sorted(name for name in ours & theirs if name),
        "other_url": reverse("join_product", args=[other, pk]),
        "back": reverse("join_choose", args=[pk]),
    }
    return render(request, "orders/join_product.html", context)


@form()
def variant_choose(request: DeskRequest, pk: int) -> HttpResponse:
    """The other variants of the same product."""
    variant = _variant(pk)
    context = {
        "variant": variant,
        "product": variant.product,
        "called": called(variant),
        "others": [(one.pk, called(one)) for one in other_variants(variant)],
    }
    return render(request, "orders/join_variant_choose.html", context)


@form()
def join_variant(request: DeskRequest, pk: int, other: int) -> HttpResponse:
    """Both variants side by side; then they are one."""
    survivor, joined = _variant(pk), _variant(other)
    if pk == other or survivor.product_id != joined.product_id:
        raise Http404("variants of one product are joined")
    if request.method == "POST":
        joining = actions.join_variants(
            survivor=survivor, joined=joined, by=request.person, at=timezone.now()
        )
        return _done(request, joining)
    today = today_there(timezone.now())
    context = {
        "product": survivor.product,
        "both": [
            (called(row.variant), bought_words(row.bought, today))
            for row in variant_rows([pk, other])
        ],
        "other_url": reverse("join_variant", args=[other, pk]),
        "back": reverse("variant_choose", args=[pk]),
    }
    return render(request, "orders/join_variant.html", context)


@act()
def undo_joining(request: DeskRequest, pk: int) -> HttpResponse:
    """Two again, each with what it had."""
    joining: Joining = get_object_or_404(Joining.objects.select_related("product"), pk=pk)
    try:
        actions.undo_joining(joining=joining, by=request.person, at=timezone.now())
    except actions.OrderError as error:
        messages.error(request, str(FAULTS[error.fault]))
    else:
        told = _("%(name)s stands by itself again.") % {"name": joining.name}
        messages.success(request, told)
    return redirect(request, reverse("product", args=[joining.product_id]))


def _done(request: DeskRequest, joining: Joining) -> HttpResponse:
    told = _("%(name)s means %(product)s from now on, in tables too.") % {
        "name": joining.name, "product": joining.product,
    }  # fmt: skip
    messages.success(request, told, extra_tags=reverse("undo_joining", args=[joining.pk]))
    return redirect(request, reverse("product", args=[joining.product_id]))


def _product(pk: int) -> Product:
    """A product that stands."""
    found: Product = get_object_or_404(Product, pk=pk, joined_into=None)
    return found


def _variant(pk: int) -> Variant:
    """A variant that stands, and of which something was ordered."""
    variants = Variant.objects.filter(joined_into=None, lines__isnull=False).distinct()
    found: Variant = get_object_or_404(variants.select_related("product"), pk=pk)
    return found
