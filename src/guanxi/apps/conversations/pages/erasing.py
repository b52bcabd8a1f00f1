"""Erasing for good, each after a page that says plainly what will be gone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, form
from guanxi.apps.conversations.actions.erasing import erase_person, erase_source
from guanxi.apps.conversations.models import Intake, Message
from guanxi.apps.suppliers.models import Contact
from guanxi.platform.web.responses import redirect


@form(write=Role.MANAGER)
def erase_intake(request: DeskRequest, pk: int) -> HttpResponse:
    """Warn, then erase the file of an import and what only it told."""
    intake: Intake = get_object_or_404(
        Intake.objects.select_related("source"), pk=pk, source__erased_at=None
    )
    if request.method == "GET":
        count = Message.objects.filter(source=intake.source, erased=False).count()
        back = reverse("intake", args=[pk])
        return _warn(request, what=intake.source.name, count=count, back=back)
    erased = erase_source(intake=intake, by=request.person, at=timezone.now())
    return _done(request, erased, reverse("bring_in"))


@form(write=Role.MANAGER)
def erase_contact(request: DeskRequest, pk: int) -> HttpResponse:
    """Warn, then erase a person: names, handles, and everything they wrote."""
    contact = get_object_or_404(Contact, pk=pk, erased_at=None)
    back = reverse("supplier", args=[contact.supplier_id])
    if request.method == "GET":
        count = Message.objects.filter(participant__contact=contact, erased=False).count()
        return _warn(request, what=contact.name_zh or contact.name, count=count, back=back)
    erased = erase_person(contact=contact, by=request.person, at=timezone.now())
    return _done(request, erased, back)


def _warn(request: DeskRequest, *, what: str, count: int, back: str) -> HttpResponse:
    context = {"what": what, "count": count, "back": back}
    return render(request, "conversations/erase.html", context)


def _done(request: DeskRequest, erased: int, to: str) -> HttpResponse:
    text = ngettext(
        "The text of %(n)d message is erased. Counts stay.",
        "The text of %(n)d messages is erased. Counts stay.",
        erased,
    )
    messages.success(request, text % {"n": erased})
    return redirect(request, to)
