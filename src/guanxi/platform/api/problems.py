"""Every refusal of the API in one form: RFC 9457's problem+json.

``code`` is for programs and stays as it is (``not_found``, ``number_taken``); ``title`` and
``detail`` are for whoever writes the program, in English; but the ``reason`` of a field and the
``detail`` of what the facts do not allow (409) are the sentences of the page, in the language that
was asked for. Nothing inside is told: a broken act says only that it broke.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

MEDIA_TYPE = "application/problem+json"
Where = Literal["body", "query", "path", "header"]
# The refusals that any address may give: status → code, title.
USUAL: Mapping[int, tuple[str, str]] = {
    400: ("malformed", "The request cannot be read"),
    401: ("unauthorized", "A token is needed"),
    403: ("forbidden", "The token may not do this"),
    404: ("not_found", "Not found"),
    405: ("method_not_allowed", "This method is not offered here"),
    409: ("conflict", "The facts do not allow it"),
    413: ("too_large", "The body is too large"),
    415: ("unsupported_media_type", "The body must be JSON"),
    422: ("invalid", "Something given is not valid"),
    429: ("too_many_requests", "Too many requests"),
    500: ("broken", "Something broke here"),
}


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one thing given: ``pointer`` is a JSON pointer (RFC 6901) into the body,
    or ``/name`` of a parameter; empty where it is about the whole."""

    pointer: str
    reason: str
    where: Where = "body"


@dataclass(eq=False)
class Problem(Exception):
    """A request that is refused. ``code`` says which refusal it is, where the status alone does
    not."""

    status: int
    detail: str = ""
    code: str = ""
    errors: Sequence[FieldError] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> HttpResponse:
        """The answer."""
        usual, title = USUAL.get(self.status, ("refused", HTTPStatus(self.status).phrase))
        code = self.code or usual
        said: dict[str, Any] = {
            "type": f"urn:guanxi:problem:{code}",
            "title": title,
            "status": self.status,
            "code": code,
        }
        if self.detail:
            said["detail"] = self.detail
        if self.errors:
            said["errors"] = [
                {"in": one.where, "pointer": one.pointer, "reason": one.reason}
                for one in self.errors
            ]
        return HttpResponse(
            json.dumps(said, ensure_ascii=False),
            status=self.status,
            content_type=MEDIA_TYPE,
            headers=dict(self.headers),
        )


def as_problem(response: HttpResponseBase) -> HttpResponseBase:
    """The same refusal in this form, where something below gave it in a form of its own."""
    told = response.headers.get("Content-Type", "")
    if response.status_code < 400 or told.startswith(MEDIA_TYPE):
        return response
    allowed = response.headers.get("Allow")
    return Problem(response.status_code, headers={"Allow": allowed} if allowed else {}).response()


def refuse_in_problems(api: NinjaAPI) -> None:
    """Let ``api`` tell in this form what it refuses."""

    @api.exception_handler(Problem)
    def _problem(_request: HttpRequest, problem: Problem) -> HttpResponse:
        return problem.response()

    @api.exception_handler(ValidationError)
    def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
        return Problem(422, errors=[_field_error(one) for one in error.errors]).response()

    @api.exception_handler(HttpError)
    def _refused(_request: HttpRequest, error: HttpError) -> HttpResponse:
        return Problem(error.status_code).response()


def _field_error(error: Mapping[str, Any]) -> FieldError:
    """Out of pydantic's form. Its places name the parameter of our function first: left out."""
    where, *steps = error["loc"]
    inside = steps[1:] if where == "body" else steps[-1:]
    return FieldError(pointer_to(*inside), str(error["msg"]), where)


def pointer_to(*steps: str | int) -> str:
    """The JSON pointer of a place in a body.

    >>> pointer_to("lines", 0, "quantity")
    '/lines/0/quantity'
    """
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
