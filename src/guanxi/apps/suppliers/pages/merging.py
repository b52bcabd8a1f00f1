"""A supplier that is here twice: find the other record, look at what comes together, do it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.suppliers.actions import merging
from guanxi.apps.suppliers.actions.merging_parts import merging_parts
from guanxi.apps.suppliers.forms.merging import OtherForm, WordsForm
from guanxi.apps.suppliers.labels import MERGE_REFUSALS
from guanxi.apps.suppliers.models import Merge, Supplier
from guanxi.apps.suppliers.queries.merges import differences, likely_doubles, merges_of
from guanxi.platform.web.responses import redirect


@form_page()
def merge_choose(request: DeskRequest, pk: int) -> HttpResponse:
    """The records that are likely of the same supplier, all others, and what was merged before."""
    supplier = get_object_or_404(Supplier, pk=pk)
    form = OtherForm(request.POST or None, supplier=supplier)
    if form.is_valid():
        other = form.cleaned_data["other"]
        return redirect(request, reverse("merge_supplier", args=[pk, other.pk]))
    known = frozenset[int]().union(*(part.alike(supplier) for part in merging_parts()))
    context = {
        "supplier": supplier,
        "tab": "edit",
        "doubles": likely_doubles(supplier, known=known),
        "merges": merges_of(supplier),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "suppliers/merge_choose.html", context, status=status)


@form_page()
def merge_supplier(request: DeskRequest, pk: int, other: int) -> HttpResponse:
    """What comes together, and the choice of whose word holds; then it is done."""
    if pk == other:
        raise Http404("a supplier is not its own double")
    survivor, merged = (get_object_or_404(Supplier, pk=one) for one in (pk, other))
    found = differences(survivor, merged)
    form = WordsForm(request.POST if request.method == "POST" else None, differences=found)
    if form.is_valid():
        return _merge(request, survivor, merged, form.taken())
    context = {
        "supplier": survivor,
        "other": merged,
        "tab": "edit",
        "form": form,
        "counts": [
            (word, count(survivor), count(merged))
            for part in merging_parts()
            for word, count in part.counts
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "suppliers/merge_supplier.html", context, status=status)


def _merge(
    request: DeskRequest, survivor: Supplier, merged: Supplier, taken: frozenset[str]
) -> HttpResponse:
    try:
        merge = merging.merge_suppliers(
            survivor=survivor, merged=merged, taken=taken, by=request.person, at=timezone.now()
        )
    except merging.MergeRefused as refused:
        messages.error(request, str(MERGE_REFUSALS[refused.code]))
        return redirect(request, reverse("merge_choose", args=[survivor.pk]))
    messages.success(
        request,
        _("%(name)s has everything of both records now.") % {"name": merge.survivor},
        extra_tags=reverse("undo_merge", args=[merge.pk]),
    )
    return redirect(request, reverse("supplier", args=[survivor.pk]))


@act()
def undo_merge(request: DeskRequest, pk: int) -> HttpResponse:
    """Two records again, each with what it had."""
    merge: Merge = get_object_or_404(Merge.objects.select_related("survivor", "merged"), pk=pk)
    try:
        merging.undo_merge(merge=merge, by=request.person, at=timezone.now())
    except merging.MergeRefused as refused:
        messages.error(request, str(MERGE_REFUSALS[refused.code]))
        return redirect(request, reverse("merge_choose", args=[merge.survivor_id]))
    messages.success(request, _("%(name)s is a record of its own again.") % {"name": merge.merged})
    return redirect(request, reverse("supplier", args=[merge.survivor_id]))
