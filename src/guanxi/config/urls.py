"""Addresses outside any workspace: sign-in, first start, health."""

from django.urls import include, path

from guanxi.apps.accounts import urls as accounts_urls
from guanxi.apps.desk import urls as desk_urls

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("", include(accounts_urls.outside)),
    path("", include(desk_urls.outside)),
]
handler404 = "guanxi.config.errors.not_found"
handler403 = "guanxi.config.errors.forbidden"
handler500 = "guanxi.config.errors.broken"
