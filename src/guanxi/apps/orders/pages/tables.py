"""Where tables say something else than a person noted."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act
from guanxi.apps.orders import actions
from guanxi.apps.orders.models import OrderEdit, TableDifference
from guanxi.apps.orders.pages.shared import FAULTS, noted, tried, undo_url


@act()
def keep_ours(request: DeskRequest, pk: int) -> HttpResponse:
    """What a person noted stands."""
    found = _found(pk)
    actions.keep_ours(difference=found, by=request.person, at=timezone.now())
    undo = reverse("ask_again", args=[pk])
    return noted(request, found.order_id, _("It stays as it is noted here."), undo=undo)


@act()
def ask_again(request: DeskRequest, pk: int) -> HttpResponse:
    """It was put aside by mistake."""
    found = _found(pk)

    def ask() -> None:
        actions.ask_again(difference=found, by=request.person, at=timezone.now())

    return tried(request, found.order_id, ask, _("It stands there again."))


@act()
def take_from_tables(request: DeskRequest, pk: int) -> HttpResponse:
    """What the tables say stands from now on."""
    found = _found(pk)
    try:
        change: OrderEdit | None = actions.take_from_tables(
            difference=found, by=request.person, at=timezone.now()
        )
    except actions.OrderError as error:
        return noted(request, found.order_id, str(FAULTS[error.fault]))
    told = _("It stands now as the table says.")
    return noted(request, found.order_id, told, undo=undo_url(change))


def _found(pk: int) -> TableDifference:
    found: TableDifference = get_object_or_404(TableDifference, pk=pk)
    return found
