"""Files and text that a phone shares with the installed desk, and what becomes of them.

The share sheet sends them without a page of the desk before it, so without a token that only such a
page knows. What stands in its place: the browser itself says where a request comes from
(Sec-Fetch-Site, which no page can write), and a share comes from nowhere or from the desk. Such a
request keeps files for the person who is signed in, and nothing more; each further step is an
ordinary form with its token.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.requests import DeskRequest, act, open_to_all
from guanxi.apps.conversations.actions.intake import LARGEST
from guanxi.apps.conversations.actions.sharing import (
    Handed,
    TooMuch,
    begin_shared,
    keep_shared,
    throw_away,
)
from guanxi.apps.conversations.forms.intake import LONGEST_PASTE
from guanxi.apps.conversations.models import SharedFile
from guanxi.apps.conversations.queries.sharing import may_bring_into, waiting_of
from guanxi.platform.web.installing import SHARED_ENDINGS

INSIDE = "guanxi.config.workspace_urls"
ENVELOPE = 1 << 20  # bytes that a multipart body may have around its files


class NotAChat(ValueError):
    """Something was shared that holds neither a chat nor mail."""


@csrf_exempt
@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest) -> HttpResponse:
    """Where the share sheet sends its files: they wait on the page where files are brought in."""
    if request.method == "POST" and not comes_from_the_device(request):
        return render(request, "conversations/share_refused.html", status=403)
    if not isinstance(request.user, Person):
        if request.method != "POST":
            return redirect_to_login(request.path)
        # Before anything is read: what a stranger sends is not even received.
        return render(request, "conversations/share_signed_out.html", status=403)
    address = _bring_in_address(request, request.user)
    if request.method == "POST":
        trouble = _keep(request, request.user)
        if trouble:
            messages.error(request, trouble)
    answer = HttpResponseRedirect(address)
    answer.status_code = 303  # read the next page; never send the files a second time
    return answer


def comes_from_the_device(request: HttpRequest) -> bool:
    """Whether the browser says that no other site is behind this request.

    A share is begun by the device ("none"), by the desk's own worker at most ("same-origin"). A
    browser that says nothing is too old to share files at all.
    """
    if request.headers.get("Sec-Fetch-Site") not in ("none", "same-origin"):
        return False
    origin = request.headers.get("Origin", "null")  # "null": begun by no page
    return origin == "null" or urlsplit(origin).netloc == request.get_host()


def _bring_in_address(request: HttpRequest, person: Person) -> str:
    """The page for bringing in, in the workspace last used of those where ``person`` may."""
    open_here = [workspace.slug for workspace in may_bring_into(person)]
    if not open_here:
        raise PermissionDenied
    last = request.session.get("workspace")
    return _inside(last if last in open_here else open_here[0], "bring_in")


def _inside(slug: str, name: str, *args: str) -> str:
    """An address in the workspace ``slug``, whatever workspace the request is in."""
    path = reverse(name, urlconf=INSIDE, args=args)
    return f"/w/{slug}{path.removeprefix(get_script_prefix().rstrip('/'))}"


def _keep(request: HttpRequest, person: Person) -> str:
    """Keep everything that was shared, or say why nothing of it is."""
    too_large = _("This is more than 2 GB, or more than fifty files. Nothing of it was kept.")
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST + ENVELOPE:
            return too_large
        handed = [*_files(request), *_text(request)]
        keep_shared(handed=handed, by=person, at=timezone.now())
    except (TooMuch, RequestDataTooBig, TooManyFilesSent):
        return too_large
    except NotAChat:
        return _(
            "Guanxi reads chats and mail: a text file, zip, table or mailbox. What you shared is"
            " none of these, and nothing of it was kept."
        )
    return "" if handed else _("Nothing arrived. Share the chat once more.")


def _files(request: HttpRequest) -> Iterator[Handed]:
    for file in request.FILES.getlist("files"):
        name = file.name or ""
        if not name.lower().endswith(SHARED_ENDINGS):
            raise NotAChat
        yield Handed(name, file.chunks(), file.size or 0)


def _text(request: HttpRequest) -> Iterator[Handed]:
    """Messages shared as text. Beside files the text only names them, and is not kept."""
    text = "\n".join(filter(None, (request.POST.get("text"), request.POST.get("url")))).strip()
    if request.FILES or not text:
        return
    if len(text) > LONGEST_PASTE:
        raise TooMuch
    content = text.encode()
    yield Handed(_("Shared text"), [content], len(content))


def waiting_rows(request: DeskRequest) -> list[dict[str, object]]:
    """What waits for the reader, for the page where files are brought in."""
    files = waiting_of(request.person)
    elsewhere = [
        workspace
        for workspace in (may_bring_into(request.person) if files else ())
        if workspace.pk != request.workspace.pk
    ]
    return [
        {
            "file": file,
            "elsewhere": [
                (workspace.name, _inside(workspace.slug, "shared_begin", file.token))
                for workspace in elsewhere
            ],
        }
        for file in files
    ]


@act()
def begin(request: DeskRequest, token: str) -> HttpResponse:
    """Read what was shared for this workspace; the preview follows, as for every file."""
    found = _waiting(request, token)
    begun = begin_shared(
        shared=found, workspace=request.workspace, by=request.person, at=timezone.now()
    )
    return redirect("intake", pk=begun.pk)


@act()
def forget(request: DeskRequest, token: str) -> HttpResponse:
    """Throw away what was shared by mistake."""
    throw_away(shared=_waiting(request, token))
    messages.success(request, _("It is thrown away; nothing of it was brought in."))
    return redirect("bring_in")


def _waiting(request: DeskRequest, token: str) -> SharedFile:
    return get_object_or_404(SharedFile, token=token, person=request.person)
