"""Quantities both sides changed: asked for, answered, taken back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions.quantities import delivered_of
from guanxi.apps.orders.forms.changes import QuantityForm
from guanxi.apps.orders.models import QuantityChange
from guanxi.apps.orders.pages.shared import (
    FAULTS,
    form_page,
    line_or_404,
    noted,
    today_of,
    tried,
)
from guanxi.platform.i18n.numbers import number_words

PART = "quantities"


@form()
def ask_for_quantity(request: DeskRequest, pk: int) -> HttpResponse:
    """Somebody asked for another quantity of a line."""
    line = line_or_404(pk)
    came, today = delivered_of(line), today_of(line.order)
    asked = QuantityForm(request.POST or None, line=line, came=came, today=today)
    if asked.is_valid():
        try:
            change = actions.ask_for_quantity(
                line=line, by=request.person, at=timezone.now(), **asked.facts()
            )
        except actions.OrderError as error:
            asked.add_error("after", str(FAULTS[error.fault]))
        else:
            undo = reverse("withdraw_quantity", args=[change.pk])
            told = _("The new quantity is noted.")
            return noted(request, line.order_id, told, undo=undo, part=PART)
    words = {"what": line.variant, "now": number_words(line.quantity), "came": number_words(came)}
    return form_page(
        request, line.order, asked, title=_("Another quantity"), act=_("Note it"),
        help=_("%(what)s: %(now)s are ordered, %(came)s came so far.") % words,
    )  # fmt: skip


@act()
def answer_quantity(request: DeskRequest, pk: int) -> HttpResponse:
    """Agreed (``accepted=yes``), or not."""
    change = _found(pk)
    accepted = request.POST.get("accepted") == "yes"
    told = _("The new quantity is agreed.") if accepted else _("The quantity stays as it was.")

    def answer() -> None:
        actions.answer_quantity(
            change=change, accepted=accepted, by=request.person, at=timezone.now()
        )

    undo = reverse("reopen_quantity", args=[pk])
    return tried(request, change.order_id, answer, told, undo=undo, part=PART)


@act()
def reopen_quantity(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the answer back."""
    change = _found(pk)

    def reopen() -> None:
        actions.reopen_quantity(change=change, by=request.person, at=timezone.now())

    return tried(request, change.order_id, reopen, _("The answer is taken back."), part=PART)


@act()
def withdraw_quantity(request: DeskRequest, pk: int) -> HttpResponse:
    """Nobody asked after all."""
    change = _found(pk)

    def withdraw() -> None:
        actions.withdraw_quantity(change=change, by=request.person, at=timezone.now())

    told = _("Taken back: the quantity is the one before.")
    return tried(request, change.order_id, withdraw, told, part=PART)


def _found(pk: int) -> QuantityChange:
    changes = QuantityChange.objects.select_related("line")
    found: QuantityChange = get_object_or_404(changes, pk=pk)
    return found
