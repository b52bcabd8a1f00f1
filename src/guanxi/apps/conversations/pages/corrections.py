"""What a person says about one message, each with one click and an undo."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.conversations.actions.corrections import (
    Said,
    Saying,
    correct_message,
    restore_said,
)
from guanxi.apps.conversations.actions.privacy import NotYours, keep_private
from guanxi.apps.conversations.pages.parts import changed, place_of, readable, shown_of
from guanxi.apps.conversations.queries import reasons
from guanxi.apps.conversations.queries.clocks import clocks_of
from guanxi.apps.conversations.queries.timeline import RequestFacts, entries_of, requests_from

UNDO_FOR = timedelta(days=1)
_SALT = "conversations.correction"

TOLD = {
    Saying.NEEDS_ANSWER: gettext_lazy("Noted: this needs an answer."),
    Saying.NEEDS_NONE: gettext_lazy("Noted: this needs no answer."),
    Saying.URGENT: gettext_lazy("Noted: this is urgent."),
    Saying.REGULAR: gettext_lazy("Noted: this is a regular question."),
    Saying.DETAILED: gettext_lazy("Noted: this question takes some work."),
    Saying.ANSWERS: gettext_lazy("Noted: this is the answer."),
    Saying.ANSWERS_NOT: gettext_lazy("Noted: this is not the answer."),
    Saying.NOT_BUSINESS: gettext_lazy("Noted: this is not business."),
    Saying.SUGGESTION: gettext_lazy("Marked as a suggestion."),
    Saying.THANKS: gettext_lazy("Marked as thanks."),
    Saying.UNMARKED: gettext_lazy("The mark is taken off."),
    Saying.UNCLEAR: gettext_lazy("Noted: we had to ask again."),
    Saying.CLEAR: gettext_lazy("Noted: it was clear."),
    Saying.AS_READ: gettext_lazy("What was said about this message is forgotten."),
}


@act()
def correct(request: DeskRequest, pk: int) -> HttpResponse:
    """Say one thing about a message."""
    try:
        saying = Saying(request.POST.get("saying", ""))
    except ValueError:
        raise Http404("no such saying") from None
    message = readable(request, pk)
    seen = requests_from(message)
    before = correct_message(message=message, saying=saying, by=request.person, at=timezone.now())
    others = shown_of(request, _different(seen, requests_from(message)))
    token = signing.dumps([message.pk, asdict(before), others], salt=_SALT, compress=True)
    return changed(
        request,
        message,
        others,
        told=str(TOLD[saying]),
        undo=reverse("undo_correction", kwargs={"token": token}),
    )


@act()
def undo_correction(request: DeskRequest, token: str) -> HttpResponse:
    """Let stand again what had been said before."""
    try:
        pk, before, others = signing.loads(token, salt=_SALT, max_age=UNDO_FOR)
    except signing.BadSignature:
        raise Http404("no such correction to undo") from None
    message = readable(request, pk)
    restore_said(message=message, said=Said(**before), by=request.person, at=timezone.now())
    return changed(request, message, others, told=_("It is as it was."))


@act()
def private(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep a message to oneself (``private=yes``), or show it to everybody again (``no``)."""
    message = readable(request, pk)
    hide = (request.POST.get("private") or request.GET.get("private")) == "yes"
    try:
        keep_private(message=message, private=hide, by=request.person, at=timezone.now())
    except NotYours:
        raise Http404("private to somebody else") from None
    undo = reverse("keep_private", kwargs={"pk": pk}) + f"?private={'no' if hide else 'yes'}"
    told = _("Only you see this message now.") if hide else _("Everybody here sees it again.")
    return changed(request, message, (), told=told, undo=undo)


@page()
def why_request(request: DeskRequest, pk: int) -> HttpResponse:
    """Why this message was taken for a request, with what can be said against it."""
    message = readable(request, pk)
    [entry] = entries_of([message])
    context = {
        "message": message,
        "entry": entry,
        "reason": reasons.why_request(message),
        "clocks": clocks_of(message.room.supplier, person=request.person, now=timezone.now()),
        "may_act": request.membership.role_is.may(Role.MEMBER),
        "took": {},
        "found": None,
        "back": place_of(message),
    }
    part = request.htmx and not request.htmx.boosted
    template = "conversations/_why_request.html" if part else "conversations/why_request.html"
    return render(request, template, context)


def _different(before: frozenset[RequestFacts], after: frozenset[RequestFacts]) -> list[int]:
    """The messages whose requests or answers are not what they were."""
    return sorted({pk for facts in before ^ after for pk in facts[:2] if pk})
