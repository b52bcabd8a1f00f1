"""Settings: when my digest comes, and the address of my calendar feed."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, act
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.notices.actions import close_feed, open_feed, save_digest
from guanxi.apps.notices.addresses import feed_token
from guanxi.apps.notices.forms import DigestForm
from guanxi.apps.notices.models import Subscription
from guanxi.apps.notices.queries import subscription_of
from guanxi.platform.i18n.times import city_of
from guanxi.platform.web.responses import redirect

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@form_page(Role.VIEWER)
def notices(request: DeskRequest) -> HttpResponse:
    """What reaches the reader outside the desk; every role may choose that for itself."""
    mine = subscription_of(request.workspace, request.person)
    form = DigestForm(request.POST or None, now=mine, zone=city_of(request.person.zone))
    if form.is_valid():
        save_digest(
            workspace=request.workspace,
            **form.cleaned_data,
            by=request.person,
            at=timezone.now(),
        )
        messages.success(request, _("It is noted when your digest comes."))
        return redirect(request, reverse("notices"))
    context = {
        "tab": "notices",
        "form": form,
        "mine": mine,
        "feed": _feed_address(mine),
        "only_here": urlsplit(settings.ENVIRONMENT.url).hostname in THIS_MACHINE,
    }
    return render(request, "notices/notices.html", context, status=422 if form.is_bound else 200)


@act(Role.VIEWER)
def new_feed(request: DeskRequest) -> HttpResponse:
    """A new address for the reader's calendar feed; the old one closes."""
    open_feed(workspace=request.workspace, by=request.person, at=timezone.now())
    messages.success(request, _("The calendar has a new address."))
    return redirect(request, reverse("notices"))


@act(Role.VIEWER)
def stop_feed(request: DeskRequest) -> HttpResponse:
    """No calendar feed any more."""
    close_feed(workspace=request.workspace, by=request.person, at=timezone.now())
    messages.success(request, _("The calendar's address opens nothing any more."))
    return redirect(request, reverse("notices"))


def _feed_address(mine: Subscription) -> str:
    token = feed_token(mine)
    if not token:
        return ""
    # The feed is outside any workspace: whoever asks for it is not signed in.
    path = reverse("feed", kwargs={"token": token}).removeprefix(get_script_prefix().rstrip("/"))
    return f"{settings.ENVIRONMENT.url}{path}"
