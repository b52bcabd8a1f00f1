"""The desk as an app of the phone: its manifest, its service worker, the page without a network.

The service worker keeps nothing that belongs to anybody: one page that says there is no network,
and what that page needs to look right. Everything else is asked of the desk each time, so signing
out, another workspace or a new version never meets an old copy.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

# One app for all workspaces: these are never inside one, whatever page asks.
HOME, SHARED, OFFLINE = "/", "/bring-in/", "/offline/"
# Beside the page without a network: its look and its mark.
KEPT = ("dist/app.css", "favicon.svg")
# --bg of frontend/src/css/tokens.css, by day and by night.
DAY, NIGHT = "#f5f6f3", "#101513"
# What the share sheet may hand over: the file forms that can be brought in. WhatsApp on Android
# calls its export by types of its own ("text/x-…"), hence the star.
SHARED_TYPES = (
    "text/*", "application/json", "application/x-ndjson", "application/zip",
    "application/x-zip-compressed", "application/mbox", "message/rfc822",
)  # fmt: skip
# The ends of their names, as the address that takes them reads them too.
SHARED_ENDINGS = (
    ".txt", ".zip", ".csv", ".json", ".jsonl", ".html", ".htm", ".md", ".mbox", ".eml",
)  # fmt: skip


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the browser needs to install the desk, in the reader's language and theme."""
    ground = NIGHT if getattr(request.user, "theme", "") == "dark" else DAY
    told = {
        "id": HOME,
        "name": "Guanxi 关系",
        "short_name": "Guanxi",
        "description": _("Your suppliers: who owes whom an answer, and what to do next."),
        "lang": request.LANGUAGE_CODE,
        "start_url": HOME,
        "scope": HOME,
        "display": "standalone",
        "background_color": ground,
        "theme_color": ground,
        "icons": [_icon(name, size, purpose) for name, size, purpose in _ICONS],
        "shortcuts": [
            {"name": _("Today"), "url": HOME},
            {"name": _("Bring in files"), "url": SHARED},
        ],
        "share_target": {
            "action": SHARED,
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title",
                "text": "text",
                "url": "url",
                "files": [{"name": "files", "accept": [*SHARED_TYPES, *SHARED_ENDINGS]}],
            },
        },
    }
    headers = {"Cache-Control": "private, no-cache", "Vary": "Accept-Language, Cookie"}
    return JsonResponse(told, content_type="application/manifest+json", headers=headers)


_ICONS = (
    ("favicon.svg", "any", "any"),
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable.svg", "any", "maskable"),
    ("icon-maskable-192.png", "192x192", "maskable"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


def _icon(name: str, size: str, purpose: str) -> dict[str, str]:
    kind = "image/svg+xml" if name.endswith(".svg") else "image/png"
    return {"src": static(name), "sizes": size, "type": kind, "purpose": purpose}


@require_safe
def service_worker(_request: HttpRequest) -> HttpResponse:
    """The script, told which files it keeps; it differs as soon as one of them does."""
    told = json.dumps({"version": _version(), "page": OFFLINE, "files": _kept()})
    return HttpResponse(
        f"self.desk = {told};\n{_bytes_of('dist/sw.js').decode()}",
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"},
    )


@require_safe
def offline(_request: HttpRequest) -> HttpResponse:
    """What stands in place of a page while the desk cannot be reached; the same for everybody."""
    return HttpResponse(render_to_string("web/offline.html"), headers={"Cache-Control": "no-cache"})


def _kept() -> list[str]:
    return [static(name) for name in KEPT]


@lru_cache(maxsize=1)
def _version() -> str:
    """Differs where anything that is kept does."""
    digest = hashlib.sha256(render_to_string("web/offline.html").encode())
    for name in KEPT:
        digest.update(_bytes_of(name))
    return digest.hexdigest()[:16]


def _bytes_of(name: str) -> bytes:
    return Path(str(finders.find(name))).read_bytes()
