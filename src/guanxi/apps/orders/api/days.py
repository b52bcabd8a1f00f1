"""Days that are moved: asked for, answered, taken back. The original day never moves."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from guanxi.apps.accounts.callers import API, ApiRequest
from guanxi.apps.orders import actions
from guanxi.apps.orders.api.given import (
    AnswerGiven,
    DateChangeGiven,
    DateChangesAsked,
)
from guanxi.apps.orders.api.shared import conflicts, order_or_404
from guanxi.apps.orders.api.told import (
    DateChangeOut,
    date_change_out,
)
from guanxi.apps.orders.models import DateChange, OrderLine
from guanxi.platform.api.paging import Page, page_by_id
from guanxi.platform.api.plain import Id
from guanxi.platform.api.problems import FieldError, Problem

router = Router(tags=["orders"])


@router.get("", response=Page[DateChangeOut])
def list_date_changes(request: ApiRequest, asked: Query[DateChangesAsked]) -> dict[str, object]:
    """Days that were asked for, in the order in which they were noted."""
    found = DateChange.objects.select_related("order__supplier")
    if asked.order is not None:
        found = found.filter(order=asked.order)
    rows, following = page_by_id(request, found, asked)
    return {"items": [date_change_out(one) for one in rows], "next": following}


def ask_for_date(
    request: ApiRequest, order_id: Id, given: DateChangeGiven, response: HttpResponse
) -> DateChangeOut:
    """Somebody asks for another day, or both have agreed on it already (``accepted``)."""
    order = order_or_404(order_id)
    line = None
    if given.line is not None:
        line = OrderLine.objects.filter(order=order, pk=given.line).first()
        if line is None:
            told = FieldError("/line", "This order has no such line.")
            raise Problem(422, errors=[told])
    facts = given.model_dump(exclude={"line", "asked_by"})
    with conflicts("before"):
        change = actions.ask_for_date(
            order=order, line=line, asked_by=given.asked_by.value, by=request.caller.person,
            at=timezone.now(), **facts,
        )  # fmt: skip
    response["Location"] = f"{API}date-changes/{change.pk}"
    return date_change_out(_found(change.pk))


@router.get("/{change_id}", response=DateChangeOut)
def get_date_change(request: ApiRequest, change_id: Id) -> DateChangeOut:
    """One day that was asked for."""
    return date_change_out(_found(change_id))


@router.post("/{change_id}/answer", response=DateChangeOut)
def answer_date(request: ApiRequest, change_id: Id, given: AnswerGiven) -> DateChangeOut:
    """The other side agreed to the new day, or did not."""
    change = _found(change_id)
    with conflicts():
        actions.answer_date(
            change=change, accepted=given.accepted, by=request.caller.person, at=timezone.now()
        )
    return date_change_out(_found(change_id))


@router.post("/{change_id}/withdraw", response=DateChangeOut)
def withdraw_date(request: ApiRequest, change_id: Id) -> DateChangeOut:
    """Nobody asked after all: the day is again the one before."""
    change = _found(change_id)
    with conflicts():
        actions.withdraw_date(change=change, by=request.caller.person, at=timezone.now())
    return date_change_out(_found(change_id))


def _found(pk: int) -> DateChange:
    changes = DateChange.objects.select_related("order__supplier", "line", "workspace")
    found: DateChange = get_object_or_404(changes, pk=pk)
    return found
