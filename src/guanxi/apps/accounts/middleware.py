"""Who is asking, in which language and zone, and inside which workspace.

A page of a workspace lives under ``/w/<slug>/``. The middleware checks the
membership, opens the workspace's query scope, and makes the slug the script
prefix, so that every ``{% url %}`` stays inside the workspace being looked at
(two workspaces in two tabs cannot be confused). See docs/adr/0003.
"""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_script_prefix, set_script_prefix
from django.utils import timezone, translation
from django_scopes import scope

from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.accounts.requests import DeskRequest
from guanxi.platform.web.responses import redirect

Next = Callable[[HttpRequest], HttpResponse]

PREFIX = "/w/"
API = "/api/"  # programs are no persons: they have a door of their own (``api_middleware``)


class PersonMiddleware:
    """Answers in the person's language and zone."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(API):
            return self.get_response(request)
        person = request.user
        if isinstance(person, Person):
            language, zone = person.language, person.zone
        else:
            language, zone = translation.get_language_from_request(request), "UTC"
        with translation.override(language), timezone.override(ZoneInfo(zone)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


class WorkspaceMiddleware:
    """Opens the workspace named in the address, for its members only."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        slug, _, rest = request.path_info.removeprefix(PREFIX).partition("/")
        if not request.user.is_authenticated:
            return redirect(request, redirect_to_login(request.get_full_path()).url)
        membership = (
            Membership.objects.select_related("workspace")
            .filter(workspace__slug=slug, person=request.user.pk)
            .first()
        )
        if membership is None:
            raise Http404("no such workspace for this person")
        if request.session.get("workspace") != slug:
            request.session["workspace"] = slug  # opened again at the next sign-in
        return self._inside(request, membership, f"{PREFIX}{slug}/", rest)

    def _inside(
        self, request: HttpRequest, membership: Membership, prefix: str, rest: str
    ) -> HttpResponse:
        desk = DeskRequest.enter(request, membership)
        desk.path_info = f"/{rest}"
        desk.urlconf = "guanxi.config.workspace_urls"
        outside = get_script_prefix()
        set_script_prefix(outside.rstrip("/") + prefix)
        try:
            with scope(workspace=membership.workspace):
                response = self.get_response(desk)
                if hasattr(response, "render"):
                    response = response.render()
                return response
        finally:
            set_script_prefix(outside)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: object, _kw: object
    ) -> None:
        """No page of a workspace opens unless it says which role it asks for."""
        membership = getattr(request, "membership", None)
        if membership is None or getattr(view, "open_to_all", False):
            return
        needed = getattr(view, "roles", {}).get(
            "GET" if request.method == "HEAD" else request.method
        )
        if not getattr(view, "roles", None):
            if view.__module__.startswith("guanxi."):
                raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} names no role")
            return
        if needed is None:
            return  # the view's own allowed-methods check answers 405
        if not membership.role_is.may(needed):
            raise PermissionDenied
