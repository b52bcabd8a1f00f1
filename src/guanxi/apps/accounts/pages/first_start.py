"""The first start: one person, one workspace, and then the first file."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from guanxi.apps.accounts.actions import AlreadyStarted, start_desk
from guanxi.apps.accounts.forms import FirstStartForm, PlaceFields
from guanxi.apps.accounts.links import is_start_key
from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.accounts.pages.way_in import BACKEND
from guanxi.apps.accounts.requests import open_to_all


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Asks for everything it takes to begin; open only with the key and while nobody exists."""
    if Person.objects.exists():
        return redirect("home")
    if not is_start_key(request.GET.get("key", "")):
        return render(request, "accounts/start_key_missing.html", status=403)
    form = FirstStartForm(request.POST or None, initial={"country": _likely_country(request)})
    if form.is_valid():
        try:
            membership = _begin(form)
        except AlreadyStarted:
            return redirect("home")
        login(request, membership.person, backend=BACKEND)
        first_file = reverse("bring_in", urlconf="guanxi.config.workspace_urls")
        return redirect(f"/w/{membership.workspace.slug}{first_file}")
    return render(
        request, "accounts/start.html", {"form": form}, status=422 if form.is_bound else 200
    )


def _begin(form: FirstStartForm) -> Membership:
    answers = form.cleaned_data
    return start_desk(
        email=answers["email"],
        name=answers["name"],
        password=answers["password"],
        language=translation.get_language() or "en",
        zone=answers["zone"],
        country=answers["country"],
        subdivision=answers["subdivision"],
        workspace_name=answers["workspace_name"],
        chat_names=answers["chat_names"],
        at=timezone.now(),
    )


def _likely_country(request: HttpRequest) -> str:
    """The region a browser's first language names: "de-DE" suggests DE. Often empty."""
    first = request.headers.get("Accept-Language", "").split(",")[0].split(";")[0]
    region = first.strip().rpartition("-")[2].upper()
    return region if len(region) == 2 and region.isalpha() and "-" in first else ""


@open_to_all
@require_safe
def subdivisions(request: HttpRequest) -> HttpResponse:
    """The part of a form that offers a country's parts; asked for when the country changes."""
    form = PlaceFields({"country": request.GET.get("country", "")[:2]})
    return render(request, "accounts/part_subdivision.html", {"field": form["subdivision"]})
