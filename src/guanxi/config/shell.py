"""What the frame around every page shows: places with their counts, and who is here."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guanxi.apps.obligations.queries import open_count


@dataclass(frozen=True)
class Place:
    """One entry of the rail. ``key`` is the second key of the ``g`` chord, ``pinyin`` what the
    palette finds it by; ``count`` None means that this place counts nothing."""

    key: str
    url: str
    label: Promise
    icon: str
    count: int | None
    current: bool
    pinyin: str


# (key after g, url name, words, icon, pinyin of the Chinese word and its initials)
PLACES = (
    ("t", "today", _("Today"), "today", "jintian jt"),
    ("s", "suppliers", _("Suppliers"), "factory", "gongyingshang gys"),
    ("c", "conversations", _("Conversations"), "chat", "goutong gt"),
    ("o", "orders", _("Orders"), "box", "dingdan dd"),
    ("r", "rhythm", _("Rhythm"), "retry", "lianxijiezou lxjz"),
)
FOOT = (
    ("b", "bring_in", _("Bring in files"), "upload", "daoru dr"),
    ("", "calendar", _("Calendar"), "cal", "rili rl"),
    ("", "playbook", _("Playbook"), "book", "caozuoshouce czsc"),
    ("", "settings", _("Settings"), "gear", "shezhi sz"),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """``places``, ``rail_foot``, ``workspace`` and ``membership`` for the base template.

    Orders are a place from the first one on.
    """
    membership = getattr(request, "membership", None)
    if membership is None:
        return {"places": (), "rail_foot": ()}
    here = _here(request.path)
    waiting = getattr(request, "waiting", None)
    if waiting is None:
        waiting = open_count(membership.workspace, membership.person, timezone.now())
    return {
        "workspace": membership.workspace,
        "membership": membership,
        "places": [
            _place(row, here, waiting if row[1] == "today" else None)
            for row in PLACES
            if row[1] != "orders" or here == "orders" or "orders" in membership.workspace.places
        ],
        "rail_foot": [_place(row, here, None) for row in FOOT],
    }


def _here(path: str) -> str:
    """The url name of the place this page belongs to: the one whose address goes furthest.

    Today's is the root of all, so it holds for itself alone.
    """
    urls = {name: reverse(name) for _key, name, *_rest in (*PLACES, *FOOT)}
    if path == urls["today"]:
        return "today"
    if path.startswith(reverse("tables")):  # files of another kind
        return "bring_in"
    within = (name for name in urls if name != "today" and path.startswith(urls[name]))
    return max(within, key=lambda name: len(urls[name]), default="")


def _place(row: tuple[str, str, Promise, str, str], here: str, count: int | None) -> Place:
    key, name, label, icon, pinyin = row
    return Place(key, reverse(name), label, icon, count, name == here, pinyin)
