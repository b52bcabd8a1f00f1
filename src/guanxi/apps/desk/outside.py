"""The desk as seen from outside a request of one of its members: in a letter, in a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, set_script_prefix, set_urlconf
from django.utils import timezone, translation
from django_scopes import scope

from guanxi.apps.accounts.models import Membership


@contextmanager
def desk_of(membership: Membership) -> Iterator[None]:
    """Inside, the member's workspace, language and zone hold, as the middleware has it for a page.

    Every address is whole: ``reverse("today")`` is "https://desk.example.com/w/nordlicht/".
    """
    person, workspace = membership.person, membership.workspace
    urlconf, prefix = get_urlconf(), get_script_prefix()
    set_urlconf("guanxi.config.workspace_urls")
    set_script_prefix(f"{settings.ENVIRONMENT.url}/w/{workspace.slug}/")
    try:
        with (
            scope(workspace=workspace),
            translation.override(person.language),
            timezone.override(ZoneInfo(person.zone)),
        ):
            yield
    finally:
        set_script_prefix(prefix)
        set_urlconf(urlconf)
