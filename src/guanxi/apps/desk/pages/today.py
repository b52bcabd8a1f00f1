"""Today: one list of what is to be done. What is done there is in ``today_acts`` and
``today_remind``."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.desk.pages.today_page import Asked, list_context, read_today
from guanxi.apps.desk.pages.today_strip import strip
from guanxi.apps.desk.pages.today_why import why_panel
from guanxi.apps.desk.queries.why import reason_of
from guanxi.apps.obligations.queries import OpenRow, open_row


@page()
def today(request: DeskRequest) -> HttpResponse:
    """The whole page."""
    now = timezone.now()
    asked = Asked.of(request.GET.dict())
    read = read_today(request.membership, asked, now)
    request.waiting = read.worklist.mine
    context = {
        **list_context(read, request.membership, asked),
        "strip": strip(read.strip, request.person.zone),
        "is_new": read.is_new,
    }
    return render(request, "desk/today.html", context)


@page()
def why(request: DeskRequest, pk: int) -> HttpResponse:
    """Why a row is due when it is: a part that opens below it."""
    now = timezone.now()
    reason = reason_of(found(pk, now), workspace=request.workspace, person=request.person)
    if reason is None:
        raise Http404("nothing is due here")
    panel = why_panel(reason, now, calendar_url=reverse("calendar"))
    return render(request, "components/why_panel.html", {"why": panel})


def found(pk: int, now: datetime) -> OpenRow:
    """An open row of this workspace, or 404."""
    one = open_row(pk, now)
    if one is None:
        raise Http404("nothing is open under this number")
    return one
