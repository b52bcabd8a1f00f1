"""All conversations, ours to answer first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.conversations.models import Room
from guanxi.apps.conversations.queries.rooms import PAGE, rooms_for_list
from guanxi.platform.web.responses import redirect


@page()
def conversations(request: DeskRequest) -> HttpResponse:
    """The rooms: with whom, whose turn it is and since when, known until when."""
    number = request.GET.get("page", "1")
    first = (int(number[:6]) - 1) * PAGE if number.isdecimal() and int(number[:6]) else 0
    found = rooms_for_list(first=first, most=PAGE)
    context = {
        "rooms": found,
        "page": Paginator(range(found.total), PAGE).get_page(number),
        "now": timezone.now(),
    }
    return render(request, "conversations/rooms.html", context)


@page()
def room(request: DeskRequest, pk: int) -> HttpResponse:
    """One room: its supplier's timeline, with this room alone."""
    found = get_object_or_404(Room, pk=pk)
    return redirect(request, reverse("supplier", kwargs={"pk": found.supplier_id}) + f"?room={pk}")
