"""What the frame around every page shows: places with their counts, and who is here."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Place:
    """One entry of the rail. ``key`` is the second key of the ``g`` chord."""

    key: str
    url: str
    label: Promise
    icon: str
    count: int | None
    current: bool


# (key after g, url name, words, icon, first part of the address)
PLACES = (
    ("t", "today", _("Today"), "today", ""),
    ("s", "suppliers", _("Suppliers"), "factory", "suppliers"),
    ("c", "conversations", _("Conversations"), "chat", "conversations"),
)
FOOT = (
    ("b", "bring_in", _("Bring in files"), "upload", "bring-in"),
    ("", "calendar", _("Calendar"), "cal", "calendars"),
    ("", "playbook", _("Playbook"), "book", "playbook"),
    ("", "settings", _("Settings"), "gear", "settings"),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """``places``, ``rail_foot``, ``workspace`` and ``membership`` for the base template."""
    membership = getattr(request, "membership", None)
    if membership is None:
        return {"places": (), "rail_foot": ()}
    here = request.path_info.strip("/").partition("/")[0]
    return {
        "workspace": membership.workspace,
        "membership": membership,
        "places": _entries(PLACES, here),
        "rail_foot": _entries(FOOT, here),
    }


def _entries(rows: tuple[tuple[str, str, Promise, str, str], ...], here: str) -> list[Place]:
    entries = []
    for key, name, label, icon, first in rows:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        entries.append(Place(key, url, label, icon, None, here == first))
    return entries
