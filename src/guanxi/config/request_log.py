"""One line per answered request: who, which route, how long; never the address or the words."""

import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

Next = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("guanxi.request")


class RequestLogMiddleware:
    """Logs the route (``suppliers/<int:pk>/``), because an address may hold a token.

    The request id travels in ``X-Request-ID``, and on every line logged meanwhile.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid.uuid4().hex[:12]
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            log.info(
                "request",
                method=request.method,
                route=_route(request),
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000),
                workspace=_workspace(request),
                person=_person(request),
            )
        response.headers["X-Request-ID"] = request_id
        return response


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    return str(match.route) if match else ""


def _workspace(request: HttpRequest) -> int | None:
    """That of the address, or of the token of a program."""
    inside = getattr(request, "caller", request)
    return getattr(getattr(inside, "workspace", None), "pk", None)


def _person(request: HttpRequest) -> int | None:
    # Only if somebody already asked who this is: a line of log is no reason for a query.
    caller = getattr(request, "caller", None)
    known = caller.person if caller else getattr(request, "_cached_user", None)
    return known.pk if known is not None else None
