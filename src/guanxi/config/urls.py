"""Addresses outside any workspace: sign-in, first start, health."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from guanxi.apps.accounts import urls as accounts_urls
from guanxi.apps.accounts.callers import API, DESCRIPTION
from guanxi.apps.accounts.requests import open_to_all
from guanxi.apps.conversations import urls as conversations_urls
from guanxi.apps.desk import urls as desk_urls
from guanxi.config import api
from guanxi.platform.web import installing


def closed(request: HttpRequest) -> HttpResponse:
    """A page of the sign-in library that nothing here leads to: one address signs a person in."""
    raise Http404


# What a workspace's pages lead to as well.
pages = [
    path("account/email/", open_to_all(closed)),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("", include(accounts_urls.outside)),
    path("", include(conversations_urls.outside)),
    path("", include(desk_urls.outside)),
    path("manifest.webmanifest", open_to_all(installing.manifest), name="manifest"),
    path("sw.js", open_to_all(installing.service_worker), name="service_worker"),
    path("offline/", open_to_all(installing.offline), name="offline"),
]
urlpatterns = [
    *pages,
    path(DESCRIPTION.lstrip("/"), api.description, name="api_description"),
    path(API.lstrip("/"), api.api.urls),
]
handler404 = "guanxi.config.errors.not_found"
handler403 = "guanxi.config.errors.forbidden"
handler500 = "guanxi.config.errors.broken"
