"""Settings: the mailboxes that are looked at, and what may be done with each."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.mailboxes import actions
from guanxi.apps.mailboxes.labels import FAULT_WORDS
from guanxi.apps.mailboxes.models import Mailbox
from guanxi.apps.mailboxes.queries import MailboxRow, connected_mailboxes, mailbox_rows
from guanxi.platform.i18n.times import moment_words
from guanxi.platform.web.responses import redirect


@dataclass(frozen=True)
class Shown:
    """A mailbox with its times in the reader's words."""

    row: MailboxRow
    looked: str
    failing: str
    fault: object
    taken: str
    last: list[tuple[str, object]]

    @property
    def is_awaited(self) -> bool:
        """Whether nothing is known of it yet: it was connected a moment ago."""
        box = self.row.mailbox
        return box.looked_at is None and not box.fault


@page(Role.MANAGER)
def mailboxes(request: DeskRequest) -> HttpResponse:
    """Each mailbox: when it was looked at, what came of it, what is wrong and what to do."""
    rows = [_shown(row, request.person.zone) for row in mailbox_rows(request.workspace)]
    context = {
        "tab": "mailboxes",
        "rows": rows,
        "failing": sum(bool(one.fault) for one in rows),
    }
    return render(request, "mailboxes/mailboxes.html", context)


@act(Role.MANAGER)
def look(request: DeskRequest, pk: int) -> HttpResponse:
    """Look at it now."""
    actions.look_now(mailbox=_found(request, pk), by=request.person, at=timezone.now())
    messages.success(request, _("The mailbox is being looked at."))
    return redirect(request, reverse("mailboxes"))


@act(Role.MANAGER)
def pause(request: DeskRequest, pk: int) -> HttpResponse:
    """Leave it alone for a while."""
    actions.pause_mailbox(mailbox=_found(request, pk), by=request.person, at=timezone.now())
    undo = reverse("resume_mailbox", args=[pk])
    messages.success(request, _("The mailbox is not looked at any more."), extra_tags=undo)
    return redirect(request, reverse("mailboxes"))


@act(Role.MANAGER)
def resume(request: DeskRequest, pk: int) -> HttpResponse:
    """Look at it again."""
    actions.resume_mailbox(mailbox=_found(request, pk), by=request.person, at=timezone.now())
    messages.success(request, _("The mailbox is looked at again."))
    return redirect(request, reverse("mailboxes"))


@act(Role.MANAGER)
def disconnect(request: DeskRequest, pk: int) -> HttpResponse:
    """Part with it; its mails stay."""
    actions.disconnect_mailbox(mailbox=_found(request, pk), by=request.person, at=timezone.now())
    undo = reverse("reconnect_mailbox", args=[pk])
    told = _("The mailbox is disconnected. What it brought in stays.")
    messages.success(request, told, extra_tags=undo)
    return redirect(request, reverse("mailboxes"))


@act(Role.MANAGER)
def reconnect(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the disconnecting back."""
    mailbox = get_object_or_404(Mailbox, pk=pk, workspace=request.workspace)
    if actions.reconnect_mailbox(mailbox=mailbox, by=request.person, at=timezone.now()):
        messages.success(request, _("The mailbox is looked at again."))
    else:
        messages.error(request, _("It cannot be taken back any more. Connect it anew."))
    return redirect(request, reverse("mailboxes"))


def _found(request: DeskRequest, pk: int) -> Mailbox:
    return get_object_or_404(connected_mailboxes(), pk=pk, workspace=request.workspace)


def _shown(row: MailboxRow, zone: str) -> Shown:
    box, today = row.mailbox, timezone.localdate()
    last = row.last_taken
    return Shown(
        row=row,
        looked=moment_words(box.looked_at, zone, today) if box.looked_at else "",
        failing=moment_words(box.failing_since, zone, today) if box.failing_since else "",
        fault=FAULT_WORDS.get(box.fault, ""),
        taken=moment_words(last.at, zone, today) if last else "",
        last=[(moment_words(one.at, zone, today), one) for one in row.last],
    )
