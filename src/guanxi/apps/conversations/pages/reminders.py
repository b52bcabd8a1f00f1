"""Marking a message as a reminder of a promise the other side had made."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act
from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.pages.parts import changed, readable
from guanxi.apps.conversations.queries.clocks import clocks_of
from guanxi.apps.conversations.queries.promises import promises_open_at
from guanxi.apps.obligations.actions import mark_reminder, take_back_reminder
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.models import Promise, Reminder
from guanxi.apps.suppliers.labels import Side

_SIDES = {Side.OURS: Debtor.OURS, Side.THEIRS: Debtor.THEIRS}


@act()
def mark_as_reminder(request: DeskRequest, pk: int) -> HttpResponse:
    """Of the one promise that was open then; where there are several, of the one that is named."""
    message = readable(request, pk)
    who = message.participant
    side = _SIDES.get(Side(who.side)) if who else None
    if side is None:
        raise Http404("nobody knows on whose side this was said")
    named, open_then = request.POST.get("promise", ""), promises_open_at(message, by_side=side)
    chosen = [one for one in open_then if str(one.pk) == named] if named else open_then
    if len(chosen) == 1:
        return _marked(request, message, chosen[0], side)
    if named:
        raise Http404("no such promise was open then")
    if chosen:
        return _asked(request, message, chosen)
    return _told(request, message, side)


@act()
def unmark_reminder(request: DeskRequest, pk: int) -> HttpResponse:
    """It was no reminder after all."""
    marked = Reminder.objects.filter(said_in_type="message")
    reminder: Reminder = get_object_or_404(marked, pk=pk)
    message = readable(request, reminder.said_in_id or 0)
    take_back_reminder(reminder=reminder, by=request.person, at=timezone.now())
    return changed(request, message, (), told=_("It no longer counts as a reminder."))


def _marked(request: DeskRequest, message: Message, promise: Promise, side: Debtor) -> HttpResponse:
    noted = mark_reminder(
        promise=promise,
        by_side=side,
        channel=message.room.channel,
        said_in=("message", message.pk),
        sent_at=message.at,
        by=request.person,
        at=timezone.now(),
    )
    told = _("Marked as a reminder of “%(what)s”.") % {"what": promise.what}
    undo = reverse("unmark_reminder", kwargs={"pk": noted.pk})
    return changed(request, message, (), told=told, undo=undo)


def _asked(request: DeskRequest, message: Message, promises: Sequence[Promise]) -> HttpResponse:
    """Which of them? Below the message; by itself where there is no htmx."""
    clocks = clocks_of(message.room.supplier, person=request.person, now=timezone.now())
    context = {"message": message, "promises": promises, "clocks": clocks}
    if not request.htmx:
        return render(request, "conversations/reminder_of.html", context, status=422)
    response = render(request, "conversations/_reminder_of.html", context)
    response["HX-Retarget"], response["HX-Reswap"] = f"#m{message.pk}-more", "innerHTML"
    return response


def _told(request: DeskRequest, message: Message, side: Debtor) -> HttpResponse:
    if side is Debtor.OURS:
        told = _("They had promised nothing that was still open then. Note the promise first.")
    else:
        told = _("We had promised nothing that was still open then. Note the promise first.")
    return changed(request, message, (), told=told)
