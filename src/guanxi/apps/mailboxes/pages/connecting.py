"""Settings: connecting a mailbox, and giving it another password. Both are tried first."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.mailboxes import actions
from guanxi.apps.mailboxes.forms import ConnectForm, PasswordForm
from guanxi.apps.mailboxes.queries import connected_mailboxes
from guanxi.platform.imap import ImapFaulty
from guanxi.platform.web.responses import redirect


@form_page(Role.MANAGER)
def connect(request: DeskRequest) -> HttpResponse:
    """A form for one more mailbox; what it says is tried before anything is kept."""
    form = ConnectForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _connected(request, form):
        messages.success(request, _("The mailbox is connected and is being looked at."))
        return redirect(request, reverse("mailboxes"))
    context = {"tab": "mailboxes", "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "mailboxes/connect.html", context, status=status)


@page(Role.MANAGER)
def server(request: DeskRequest) -> HttpResponse:
    """The part of the form that depends on the address."""
    form = ConnectForm(address=request.GET.get("address", "")[:200])
    return render(request, "mailboxes/_server.html", {"form": form})


@form_page(Role.MANAGER)
def password(request: DeskRequest, pk: int) -> HttpResponse:
    """Another password for a mailbox."""
    mailbox = get_object_or_404(connected_mailboxes(), pk=pk, workspace=request.workspace)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["password"]
        try:
            tried = actions.try_password(mailbox, given)
        except ImapFaulty as faulty:
            form.add_fault(faulty.fault)
        else:
            actions.change_password(
                mailbox=mailbox, password=given, tried=tried, by=request.person, at=timezone.now()
            )
            messages.success(request, _("The mailbox opens with the new password."))
            return redirect(request, reverse("mailboxes"))
    context = {"tab": "mailboxes", "form": form, "mailbox": mailbox}
    status = 422 if request.method == "POST" else 200
    return render(request, "mailboxes/password.html", context, status=status)


def _connected(request: DeskRequest, form: ConnectForm) -> bool:
    """Try it and keep it; where either fails, the form says why."""
    said = form.cleaned_data
    try:
        tried = actions.try_mailbox(form.server(), said["password"], said["folders"])
        actions.connect_mailbox(
            workspace=request.workspace,
            address=said["address"],
            server=form.server(),
            password=said["password"],
            tried=tried,
            look_back=said["look_back"],
            by=request.person,
            at=timezone.now(),
        )
    except ImapFaulty as faulty:
        form.add_fault(faulty.fault)
    except actions.AlreadyConnected:
        form.add_error("address", _("This mailbox is connected already."))
    return not form.errors
