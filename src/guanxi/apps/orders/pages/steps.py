"""Conditions, milestones and holds."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.orders import actions
from guanxi.apps.orders.forms.acts import ConditionForm, DoneForm, HoldForm, MilestoneForm
from guanxi.apps.orders.models import Condition, Hold, Milestone, PurchaseOrder
from guanxi.apps.orders.pages.shared import FAULTS, form_page, noted, order_or_404, today_of, tried


@form()
def note_condition(request: DeskRequest, pk: int) -> HttpResponse:
    """Something that must be done before production can begin."""
    order = order_or_404(pk)
    asked = ConditionForm(request.POST or None)
    if not asked.is_valid():
        return form_page(
            request, order, asked, title=_("Before production can begin"), act=_("Note it"),
            help=_("A lead time runs from the day the last of these is done."),
        )  # fmt: skip
    made = actions.note_condition(
        order=order, by=request.person, at=timezone.now(), **asked.cleaned_data
    )
    undo = reverse("drop_condition", args=[made.pk])
    return noted(request, pk, _("It is noted."), undo=undo, part="steps")


@act()
def meet_condition(request: DeskRequest, pk: int) -> HttpResponse:
    """It was done on ``day``; without one that is taken back."""
    found: Condition = get_object_or_404(Condition.objects.select_related("order__supplier"), pk=pk)
    met = _day(request, found.order)
    actions.meet_condition(condition=found, met=met, by=request.person, at=timezone.now())
    undo = f"{reverse('meet_condition', args=[pk])}?undo=1" if met else ""
    told = _("Noted as done.") if met else _("Taken back.")
    return noted(request, found.order_id, told, undo=undo, part="steps")


@act()
def drop_condition(request: DeskRequest, pk: int) -> HttpResponse:
    """It was never agreed."""
    found: Condition = get_object_or_404(Condition, pk=pk)

    def drop() -> None:
        actions.drop_condition(condition=found, by=request.person, at=timezone.now())

    return tried(request, found.order_id, drop, _("It is taken out."))


@form()
def note_milestone(request: DeskRequest, pk: int) -> HttpResponse:
    """Plan a step."""
    order = order_or_404(pk)
    asked = MilestoneForm(request.POST or None)
    if asked.is_valid():
        try:
            made = actions.note_milestone(
                order=order, by=request.person, at=timezone.now(), **asked.cleaned_data
            )
        except actions.OrderError as error:
            asked.add_error("step", str(FAULTS[error.fault]))
        else:
            undo = reverse("drop_milestone", args=[made.pk])
            return noted(request, pk, _("The step is planned."), undo=undo, part="steps")
    return form_page(request, order, asked, title=_("A step and its day"), act=_("Plan it"))


@act()
def finish_milestone(request: DeskRequest, pk: int) -> HttpResponse:
    """The step was done on ``day``; without one that is taken back."""
    found: Milestone = get_object_or_404(Milestone.objects.select_related("order__supplier"), pk=pk)
    done = _day(request, found.order)
    actions.finish_milestone(milestone=found, done=done, by=request.person, at=timezone.now())
    undo = f"{reverse('finish_milestone', args=[pk])}?undo=1" if done else ""
    told = _("Noted as done.") if done else _("Taken back.")
    return noted(request, found.order_id, told, undo=undo, part="steps")


@act()
def drop_milestone(request: DeskRequest, pk: int) -> HttpResponse:
    """The step is not planned any more."""
    found: Milestone = get_object_or_404(Milestone, pk=pk)

    def drop() -> None:
        actions.drop_milestone(milestone=found, by=request.person, at=timezone.now())

    return tried(request, found.order_id, drop, _("It is taken out."))


@form()
def place_hold(request: DeskRequest, pk: int) -> HttpResponse:
    """Stop the order, its shipping or its payments."""
    order = order_or_404(pk)
    asked = HoldForm(request.POST or None)
    if not asked.is_valid():
        return form_page(
            request, order, asked, title=_("Stop something"), act=_("Stop it"),
            help=_("It stands on the order until somebody lifts it, and is never deleted."),
        )  # fmt: skip
    hold = actions.place_hold(
        order=order, by=request.person, at=timezone.now(), **asked.cleaned_data
    )
    undo = reverse("lift_hold", args=[hold.pk])
    return noted(request, pk, _("It is stopped until somebody lifts it."), undo=undo, part="holds")


@act()
def lift_hold(request: DeskRequest, pk: int) -> HttpResponse:
    """It goes on."""
    found: Hold = get_object_or_404(Hold, pk=pk)
    try:
        actions.lift_hold(hold=found, by=request.person, at=timezone.now())
    except actions.OrderError as error:
        return noted(request, found.order_id, str(FAULTS[error.fault]), part="holds")
    undo = reverse("restore_hold", args=[pk])
    return noted(request, found.order_id, _("It goes on."), undo=undo, part="holds")


@act()
def restore_hold(request: DeskRequest, pk: int) -> HttpResponse:
    """It was lifted by mistake."""
    found: Hold = get_object_or_404(Hold, pk=pk)

    def restore() -> None:
        actions.restore_hold(hold=found, by=request.person, at=timezone.now())

    return tried(request, found.order_id, restore, _("It is stopped again."))


def _day(request: DeskRequest, order: PurchaseOrder) -> date | None:
    """The day that was given; today's where what was given is none; None to take it back."""
    if "undo" in request.GET:
        return None
    given = DoneForm(request.POST)
    return given.cleaned_data["day"] if given.is_valid() else today_of(order)
