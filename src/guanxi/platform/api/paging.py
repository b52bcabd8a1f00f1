"""Lists in pages. A page goes on after the last record of the one before, so that records which
come in meanwhile neither repeat nor hide others."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Schema
from pydantic import Field, StringConstraints, ValidationInfo, model_validator

from guanxi.platform.api.problems import FieldError, Problem, pointer_to

LIMIT, MOST = 50, 200
T = TypeVar("T")
M = TypeVar("M", bound=Model)
Place = tuple[int | str, ...]


class Page(Schema, Generic[T]):
    """One page of a list. ``next`` is the address of the following one; null on the last."""

    items: list[T]
    next: str | None = Field(description="The address of the next page; null on the last one.")


class Parameters(Schema):
    """What an address is asked. A parameter it does not know is an error: a misspelt filter must
    not answer with everything."""

    @model_validator(mode="before")
    @classmethod
    def _knows_them_all(cls, given: Any, info: ValidationInfo) -> Any:
        request = (info.context or {}).get("request")
        known = {field.alias or name for name, field in cls.model_fields.items()}
        unknown = sorted(set(request.GET) - known) if request else []
        if unknown:
            errors = [FieldError(pointer_to(one), "Unknown.", "query") for one in unknown]
            raise Problem(422, errors=errors)
        return given


class Asked(Parameters):
    """What a list is asked: how much of it, and from where on."""

    limit: int = Field(LIMIT, ge=1, le=MOST, description="How many records a page has at most.")
    cursor: Annotated[str, StringConstraints(max_length=400)] = Field(
        "", description="Where to go on; take it from `next`."
    )

    def place(self, *kinds: type) -> Place | None:
        """The record that the page goes on after, as ``page`` wrote it down; None on the first.

        Raises Problem where it is none of ours.
        """
        if not self.cursor:
            return None
        try:
            found = json.loads(base64.urlsafe_b64decode(self.cursor.encode("ascii")))
            fits = [type(one) for one in found] == list(kinds)
        except (binascii.Error, ValueError, TypeError, RecursionError):
            fits = False
        if not fits or any(isinstance(one, int) and not -(2**63) <= one < 2**63 for one in found):
            told = FieldError("/cursor", "Take the cursor from `next` as it is.", "query")
            raise Problem(422, errors=[told])
        return tuple(found)


def page(
    request: HttpRequest, rows: Sequence[Any], asked: Asked, place_of: Callable[[Any], Place]
) -> tuple[list[Any], str | None]:
    """The records of this page and the address of the next, from up to ``limit`` + 1 ``rows``."""
    shown = list(rows[: asked.limit])
    if len(rows) <= asked.limit:
        return shown, None
    place = json.dumps(place_of(shown[-1]), separators=(",", ":")).encode()
    query = request.GET.copy()
    query["cursor"] = base64.urlsafe_b64encode(place).decode()
    return shown, request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def page_by_id(request: HttpRequest, rows: QuerySet[M], asked: Asked) -> tuple[list[M], str | None]:
    """A page of records in the order in which they came to be here."""
    place = asked.place(int)
    after = rows.filter(pk__gt=place[0]) if place else rows
    found = list(after.order_by("pk")[: asked.limit + 1])
    return page(request, found, asked, lambda row: (row.pk,))
