"""Addresses of the playbook."""

from django.urls import URLPattern, path

from guanxi.apps.playbook import pages

urlpatterns: list[URLPattern] = [path("", pages.playbook, name="playbook")]
