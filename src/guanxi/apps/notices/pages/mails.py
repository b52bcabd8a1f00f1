"""Settings: the letters that went out, and those that did not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.notices.actions import send_again
from guanxi.apps.notices.labels import FAULT_WORDS, MailState
from guanxi.apps.notices.models import OutgoingMail
from guanxi.apps.notices.queries import mails_of
from guanxi.platform.i18n.times import clock, moment_words
from guanxi.platform.web.responses import redirect

LOOKS = {
    MailState.FAILED: ("alert", "past"),
    MailState.WAITING: ("clock", ""),
    MailState.SENT: ("check", "ok"),
}


@page(Role.MANAGER)
def mails(request: DeskRequest) -> HttpResponse:
    """Every letter the list remembers, what went wrong first."""
    found, zone, today = mails_of(request.workspace), request.person.zone, timezone.localdate()
    rows = [
        {
            "mail": mail,
            "state": MailState(mail.state).label,
            "icon": LOOKS[MailState(mail.state)][0],
            "tone": LOOKS[MailState(mail.state)][1],
            "fault": FAULT_WORDS.get(mail.fault, ""),
            "made": moment_words(mail.made_at, zone, today),
            "next": clock(mail.next_try_at, zone) if mail.next_try_at and mail.attempts else "",
        }
        for mail in found.rows
    ]
    context = {"tab": "mails", "rows": rows, "found": found}
    return render(request, "notices/mails.html", context)


@act(Role.MANAGER)
def again(request: DeskRequest, pk: int) -> HttpResponse:
    """Try a letter that failed once more."""
    mail = get_object_or_404(OutgoingMail, pk=pk, workspace=request.workspace)
    if send_again(mail=mail, by=request.person, at=timezone.now()):
        messages.success(request, _("The letter is tried again."))
    else:
        messages.error(request, _("There is nothing left of this letter to send."))
    return redirect(request, reverse("mails"))
