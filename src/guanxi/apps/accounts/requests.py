"""The request as pages of a workspace see it, and the roles pages ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership, Person, Workspace

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class DeskRequest(HttpRequest):
    """A request inside a workspace, by one of its members."""

    person: Person
    workspace: Workspace
    membership: Membership
    htmx: HtmxDetails
    urlconf: str
    # The things that wait for this person, where the page has counted them; else the shell does.
    waiting: int | None

    @staticmethod
    def enter(request: HttpRequest, membership: Membership) -> DeskRequest:
        """The same request, now knowing its member and workspace."""
        desk = cast(DeskRequest, request)
        desk.membership = membership
        desk.workspace = membership.workspace
        desk.person = membership.person = cast(Person, request.user)  # read already
        desk.waiting = None
        return desk


def page(read: Role = Role.VIEWER) -> Callable[[View], View]:
    """A page that is only read: GET, from ``read`` upwards."""
    return _asks({"GET": read})


def act(write: Role = Role.MEMBER) -> Callable[[View], View]:
    """One act: POST, from ``write`` upwards."""
    return _asks({"POST": write})


def form(write: Role = Role.MEMBER) -> Callable[[View], View]:
    """A form and its act: GET and POST, both from ``write`` upwards."""
    return _asks({"GET": write, "POST": write})


def open_to_all(view: View) -> View:
    """A page outside any role: of the way in, or of the reader alone."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def _asks(roles: dict[str, Role]) -> Callable[[View], View]:
    methods = [*roles, *(["HEAD"] if "GET" in roles else [])]

    def decorate(view: View) -> View:
        checked = require_http_methods(methods)(view)
        checked.roles = roles  # type: ignore[attr-defined]
        return checked

    return decorate
