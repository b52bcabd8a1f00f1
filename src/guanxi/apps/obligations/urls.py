"""Addresses of promises."""

from django.urls import path

from guanxi.apps.obligations import pages

urlpatterns = [
    path("promises/<int:pk>/withdraw/", pages.withdraw, name="withdraw_promise"),
    path("promises/<int:pk>/restore/", pages.restore, name="restore_promise"),
]
