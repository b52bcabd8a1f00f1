"""The way in: home, printed links, invitations, health."""

from __future__ import annotations

from django.contrib.auth import login
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from sesame.utils import get_user

from guanxi.apps.accounts.actions import join
from guanxi.apps.accounts.forms import NewPasswordForm
from guanxi.apps.accounts.links import joining_person
from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.queries import workspaces_of
from guanxi.apps.accounts.requests import open_to_all

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@open_to_all
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The workspace one was last in; the sign-in page for somebody unknown."""
    if not isinstance(request.user, Person):
        return redirect("account_login")
    workspaces = workspaces_of(request.user)
    if not workspaces:
        return redirect("new_workspace")
    slugs = [workspace.slug for workspace in workspaces]
    last = request.session.get("workspace")
    return redirect(f"/w/{last if last in slugs else slugs[0]}/")


@open_to_all
@never_cache
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in by a link that the command line printed."""
    person = get_user(request, update_last_login=False)
    if person is None:
        return render(request, "accounts/link_used.html", status=403)
    login(request, person, backend="sesame.backends.ModelBackend")
    return redirect("home")


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_page(request: HttpRequest) -> HttpResponse:
    """An invited person chooses a password and is in.

    Reading the page uses nothing up: chat apps look at every link that is sent through them.
    """
    person = joining_person(request)
    if person is None:
        return render(request, "accounts/link_used.html", status=403)
    form = NewPasswordForm(request.POST or None, person=person)
    if form.is_valid():
        join(person=person, password=form.cleaned_data["password"], at=timezone.now())
        login(request, person, backend=BACKEND)
        return redirect("home")
    return render(
        request,
        "accounts/join.html",
        {"form": form, "invited": person, "invited_to": workspaces_of(person)},
        status=422 if form.is_bound else 200,
    )


@open_to_all
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when this process reaches its database; says nothing else to strangers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
