"""Days that are moved: asked for, answered, taken back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.orders import actions
from guanxi.apps.orders.forms.acts import DateForm
from guanxi.apps.orders.models import DateChange
from guanxi.apps.orders.pages.shared import (
    FAULTS,
    form_page,
    lines_of,
    noted,
    order_or_404,
    today_of,
    tried,
)


@form()
def ask_for_date(request: DeskRequest, pk: int) -> HttpResponse:
    """Somebody asked for another day."""
    order = order_or_404(pk)
    lines = lines_of(order)
    asked = DateForm(request.POST or None, lines=lines, today=today_of(order))
    if asked.is_valid():
        try:
            change = actions.ask_for_date(
                order=order, by=request.person, at=timezone.now(), **asked.facts()
            )
        except actions.OrderError as error:
            asked.add_error(None, str(FAULTS[error.fault]))
        else:
            undo = reverse("withdraw_date", args=[change.pk])
            return noted(request, pk, _("The new day is noted."), undo=undo, part="days")
    return form_page(
        request, order, asked, title=_("A day is moved"), act=_("Note it"),
        help=_("The original day stays: punctuality is measured against both."),
    )  # fmt: skip


@act()
def answer_date(request: DeskRequest, pk: int) -> HttpResponse:
    """Agreed (``accepted=yes``), or not."""
    change = _found(pk)
    accepted = request.POST.get("accepted") == "yes"
    told = _("The new day is agreed.") if accepted else _("The day stays as it was.")
    try:
        actions.answer_date(change=change, accepted=accepted, by=request.person, at=timezone.now())
    except actions.OrderError as error:
        return noted(request, change.order_id, str(FAULTS[error.fault]), part="days")
    undo = reverse("reopen_date", args=[pk])
    return noted(request, change.order_id, told, undo=undo, part="days")


@act()
def reopen_date(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the answer back."""
    change = _found(pk)

    def reopen() -> None:
        actions.reopen_date(change=change, by=request.person, at=timezone.now())

    return tried(request, change.order_id, reopen, _("The answer is taken back."))


@act()
def withdraw_date(request: DeskRequest, pk: int) -> HttpResponse:
    """Nobody asked after all."""
    change = _found(pk)

    def withdraw() -> None:
        actions.withdraw_date(change=change, by=request.person, at=timezone.now())

    return tried(request, change.order_id, withdraw, _("Taken back: the day is the one before."))


def _found(pk: int) -> DateChange:
    changes = DateChange.objects.select_related("order__supplier", "line", "workspace")
    found: DateChange = get_object_or_404(changes, pk=pk)
    return found
