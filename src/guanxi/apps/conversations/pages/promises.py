"""Promises: picking one out of a message (one click opens this, the next names the day), and
those of a supplier with what came of them."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form, page
from guanxi.apps.conversations.forms.talk import PromiseForm
from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.pages.parts import place_of, readable
from guanxi.apps.conversations.queries.clocks import Clocks, clocks_of
from guanxi.apps.conversations.queries.promises import end_of_their_day, promises_between
from guanxi.apps.obligations.actions import note_promise, withdraw_promise
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.models import Promise
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.conversations.said_days import said_day
from guanxi.platform.i18n.times import day_words
from guanxi.platform.web.responses import redirect

FRIDAY = 4
LONGEST = 200  # characters of a promise


@form()
def promise_from(request: DeskRequest, pk: int) -> HttpResponse:
    """A promise said in a message: what, who, and until when."""
    message = readable(request, pk)
    clocks = clocks_of(message.room.supplier, person=request.person, now=timezone.now())
    promise = PromiseForm(request.POST or None, initial=_guess(message))
    if request.method == "POST" and promise.is_valid():
        return _noted(request, message, promise)
    part = request.htmx and not request.htmx.boosted
    template = "conversations/_promise_form.html" if part else "conversations/promise_form.html"
    context = {"message": message, "form": promise, "days": _days(message, clocks)}
    return render(request, template, context, status=422 if promise.is_bound else 200)


def _noted(request: DeskRequest, message: Message, promise: PromiseForm) -> HttpResponse:
    debtor = Debtor(promise.cleaned_data["debtor"])
    supplier = message.room.supplier
    noted = note_promise(
        supplier=supplier,
        debtor=debtor,
        what=promise.cleaned_data["what"],
        due=end_of_their_day(supplier, debtor, promise.until()),
        said_in=("message", message.pk),
        by=request.person,
        at=timezone.now(),
    )
    undo = reverse("take_back_promise", kwargs={"pk": noted.pk})
    told = _("The promise is noted.")
    if not request.htmx:
        messages.success(request, told, extra_tags=undo)
        return redirect(request, place_of(message))
    response = render(request, "conversations/_told.html", {"told": told, "undo": undo})
    response["HX-Trigger"] = "talk-changed"
    return response


@page()
def promises(request: DeskRequest, pk: int) -> HttpResponse:
    """Every promise between us and a supplier that still stands, of one side."""
    supplier: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    now = timezone.now()
    sides = promises_between(supplier, person=request.person, now=now)
    chosen = sides[request.GET.get("side") == Debtor.OURS]
    context = {
        "supplier": supplier,
        "side": chosen,
        "clocks": clocks_of(supplier, person=request.person, now=now),
    }
    return render(request, "conversations/promises.html", context)


@act()
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    """A promise noted by mistake stands no more."""
    promise: Promise = get_object_or_404(
        Promise.objects.select_related("supplier", "workspace"), pk=pk
    )
    withdraw_promise(promise=promise, by=request.person, at=timezone.now())
    told = _("The promise is taken back.")
    if not request.htmx:
        messages.success(request, told)
        return redirect(request, reverse("supplier", kwargs={"pk": promise.supplier_id}))
    response = render(request, "conversations/_told.html", {"told": told, "undo": ""})
    response["HX-Trigger"] = "talk-changed"
    return response


def _guess(message: Message) -> dict[str, str]:
    who = message.participant
    ours = who is not None and who.side == Side.OURS
    return {
        "what": " ".join(message.text.split())[:LONGEST],
        "debtor": Debtor.OURS if ours else Debtor.THEIRS,
    }


def _days(message: Message, clocks: Clocks) -> list[tuple[date, str]]:
    """The days offered as buttons: the one the message names, tomorrow, Friday."""
    today = clocks.today
    said = said_day(message.text, on=clocks.day(message.at))
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7 or 7)
    offered = [said if said and said >= today else None, today + timedelta(days=1), friday]
    days = dict.fromkeys(day for day in offered if day)
    return [(day, day_words(day, today)) for day in days]
