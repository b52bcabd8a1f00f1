"""The forms of the pages, asked by a program: the same checks, the same sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from pydantic import BaseModel

from guanxi.platform.api.problems import FieldError, Problem

# A form's field → the JSON pointer of what it was filled from.
Pointer = Callable[[str], str]


def filled(given: BaseModel, *, only_given: bool = False) -> dict[str, Any]:
    """What was given, as a form takes it; null is an empty field."""
    values = given.model_dump(mode="json", exclude_unset=only_given)
    return {name: "" if value is None else value for name, value in values.items()}


def by_name(name: str) -> str:
    """A form's field that is called as in the body."""
    return f"/{name}"


def check(form: BaseForm, pointer: Pointer = by_name) -> None:
    """Raises Problem with everything that is wrong with what was given."""
    errors = list(errors_of(form, pointer))
    if errors:
        raise Problem(422, errors=errors)


def errors_of(form: BaseForm, pointer: Pointer = by_name) -> Iterable[FieldError]:
    """What a form finds wrong, by where it was given."""
    for name, found in form.errors.get_json_data().items():
        where = "" if name == NON_FIELD_ERRORS else pointer(name)
        for one in found:
            yield FieldError(where, str(one["message"]))
