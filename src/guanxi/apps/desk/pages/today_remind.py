"""Reminding them of what they owe: a text to send, and noting that it was sent."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.desk.labels.reminders import part_of, reminder_subject, reminder_text
from guanxi.apps.desk.pages.today import found
from guanxi.apps.desk.pages.today_acts import list_again
from guanxi.apps.desk.pages.today_rows import about_of, person_words, place_of, words_of
from guanxi.apps.desk.queries.reminding import ways_to_remind
from guanxi.apps.desk.queries.today import about, first_contact
from guanxi.apps.obligations import actions
from guanxi.apps.obligations.models import Obligation, Reminder
from guanxi.apps.obligations.queries import OpenRow, open_row
from guanxi.apps.suppliers.labels import Channel
from guanxi.domain.obligations import NothingToRemind
from guanxi.platform.i18n.times import moment_words

_WAYS = frozenset({Channel.WECHAT, Channel.WHATSAPP, Channel.MAIL, Channel.PHONE})


@form()
def remind(request: DeskRequest, pk: int) -> HttpResponse:
    """A polite reminder in both languages; sent, it is noted with its channel."""
    now = timezone.now()
    if request.method != "POST":
        return _text(request, found(pk, now), now)
    channel = request.POST.get("channel", "")
    if channel not in _WAYS:
        raise Http404("nobody reminds that way")
    get_object_or_404(Obligation, pk=pk)
    one = open_row(pk, now)
    try:
        noted = one and actions.remind(
            obligation=one.row, channel=channel, by=request.person, at=now
        )
    except NothingToRemind:  # settled between our look and our word, or ours to do
        noted = None
    if not noted:
        return list_again(request, _("This was settled already."))
    undo = reverse("take_back_reminder", kwargs={"pk": noted.pk})
    return list_again(request, _("Noted: they were reminded."), undo)


@act()
def take_back_reminder(request: DeskRequest, pk: int) -> HttpResponse:
    """It was not sent after all."""
    reminder = get_object_or_404(Reminder, pk=pk)
    actions.take_back_reminder(reminder=reminder, by=request.person, at=timezone.now())
    return list_again(request, _("Taken back."))


def _text(request: DeskRequest, one: OpenRow, now: datetime) -> HttpResponse:
    supplier, contact = one.row.supplier, first_contact(one.row.supplier)
    told = about_of(one, about([one], request.person))
    what = one.promised or words_of(told)

    def known() -> dict[str, str]:
        return {
            "name": person_words(contact) if contact else "",
            "what": what,
            "due": moment_words(one.row.due, supplier.zone, now.date()) if one.row.due else "",
            "order": one.row.params.get("order", ""),
        }

    text = reminder_text(part_of(one.row, one.promised), known)
    ways = ways_to_remind(supplier, told.channel)
    context = {
        "text": text,
        "pk": one.pk,
        "chats": ways.chats,
        "mail": _mailto(ways.address, reminder_subject(known), text) if ways.address else "",
        "place": place_of(one),
        # On Today the whole list is swapped, elsewhere the page is left for itself.
        "phone": Channel.PHONE,
    }
    return render(request, "desk/_remind.html", context)


def _mailto(address: str, subject: str, text: str) -> str:
    lines = text.replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@+')}?subject={quote(subject)}&body={quote(lines)}"
