"""Answering an act on a message: the entries it changed, and a toast that can take it back."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest
from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.queries.answer_times import times_taken
from guanxi.apps.conversations.queries.clocks import clocks_of
from guanxi.apps.conversations.queries.terms import supplier_terms
from guanxi.apps.conversations.queries.timeline import (
    answered_in,
    entries_of,
    readable_messages,
)
from guanxi.platform.web.responses import redirect


def readable(request: DeskRequest, pk: int) -> Message:
    """The message, or 404 where it is not this person's to read."""
    message: Message = get_object_or_404(readable_messages(request.person), pk=pk)
    return message


def place_of(message: Message) -> str:
    """The address of a message in its supplier's timeline."""
    page = reverse("supplier", kwargs={"pk": message.room.supplier_id})
    return f"{page}?at={message.pk}#m{message.pk}"


def shown_of(request: DeskRequest, changed: Iterable[int]) -> list[int]:
    """Those of the changed messages that the page says it shows."""
    shown = set(" ".join(request.POST.getlist("shown")).split())
    return [pk for pk in changed if str(pk) in shown]


def changed(
    request: DeskRequest, message: Message, others: Iterable[int], *, told: str, undo: str = ""
) -> HttpResponse:
    """Say what was done: htmx gets every entry that looks different now, others the page anew."""
    if not request.htmx:
        messages.success(request, told, extra_tags=undo)
        return redirect(request, place_of(message))
    ids = {message.pk, *others}
    entries = entries_of(readable_messages(request.person).filter(pk__in=ids))
    supplier = message.room.supplier
    context = {
        "entries": entries,
        "main": f"m{message.pk}",
        # Pressed in a toast, the entry itself is elsewhere on the page.
        "main_oob": request.htmx.target != f"m{message.pk}-entry",
        "clocks": clocks_of(supplier, person=request.person, now=timezone.now()),
        "took": times_taken(supplier_terms(supplier), answered_in(entries)),
        "may_act": request.membership.role_is.may(Role.MEMBER),
        "told": told,
        "undo": undo,
    }
    response = render(request, "conversations/_changed.html", context)
    response["HX-Trigger"] = "talk-changed"
    return response
