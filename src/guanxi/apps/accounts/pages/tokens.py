"""Settings: the programs that are let in, each by a token of its own."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.actions.tokens import (
    TooLate,
    TooManyTokens,
    make_token,
    restore_token,
    revoke_token,
)
from guanxi.apps.accounts.callers import API, DESCRIPTION
from guanxi.apps.accounts.forms import TokenForm
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import AccessToken
from guanxi.apps.accounts.queries import token_rows
from guanxi.apps.accounts.requests import DeskRequest, act
from guanxi.apps.accounts.requests import form as form_page
from guanxi.platform.web.responses import redirect


@form_page(Role.MANAGER)
def tokens(request: DeskRequest) -> HttpResponse:
    """The tokens, and a form that makes one more; its secret is shown once."""
    form = _form(request, request.POST or None)
    if not form.is_valid():
        return _list(request, form)
    try:
        _token, secret = make_token(**form.facts(), by=request.membership, at=timezone.now())
    except TooManyTokens:
        form.add_error(None, _("There are as many tokens as there can be. Revoke one first."))
        return _list(request, form)
    return _list(request, _form(request), secret=secret)


@act(Role.MANAGER)
def revoke(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a program in no longer; the toast takes it back for a day."""
    token = _found(request, pk)
    revoke_token(token=token, by=request.membership, at=timezone.now())
    told = _("%(name)s is no longer let in.") % {"name": token.name}
    messages.success(request, told, extra_tags=reverse("restore_token", kwargs={"pk": pk}))
    return redirect(request, reverse("tokens"))


@act(Role.MANAGER)
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Let it in again after all."""
    token = _found(request, pk)
    try:
        restore_token(token=token, by=request.membership, at=timezone.now())
    except TooLate:
        messages.error(request, _("This token was revoked more than a day ago. Make a new one."))
    else:
        messages.success(request, _("%(name)s is let in again.") % {"name": token.name})
    return redirect(request, reverse("tokens"))


def _list(request: DeskRequest, form: TokenForm, secret: str = "") -> HttpResponse:
    rows = token_rows(request.workspace, timezone.now())
    context = {
        "form": form,
        "tab": "tokens",
        "tokens": rows,
        "let_in": [row for row in rows if row.role and not row.is_over],
        "secret": secret,
        "api": request.build_absolute_uri(API),
        "description": request.build_absolute_uri(DESCRIPTION),
    }
    response = render(
        request,
        "accounts/tokens.html",
        context,
        status=422 if form.is_bound and not secret else 200,
    )
    if secret:
        response["Cache-Control"] = "no-store"
    return response


def _form(request: DeskRequest, data: object = None) -> TokenForm:
    today = timezone.now().astimezone(ZoneInfo(request.workspace.zone)).date()
    return TokenForm(data, today=today)


def _found(request: DeskRequest, pk: int) -> AccessToken:
    return get_object_or_404(AccessToken, pk=pk, workspace=request.workspace)
