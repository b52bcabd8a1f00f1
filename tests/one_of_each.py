"""One record of every kind in a workspace, made from the models themselves.

Fields that may stay empty stay empty; the others get the plainest value of their type, and a
reference gets the one record of its kind. So a new model needs nothing here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django_scopes import scope

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.conversations.labels import REJECTIONS
from guanxi.apps.playbook.queries import current_playbook
from guanxi.domain.suppliers import prefill, terms_to_plain
from guanxi.playbooks import shipped_values

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
# First fitting line wins: SlugField before CharField, for it is one.
PLAINEST: tuple[tuple[type[models.Field[Any, Any]], Callable[[str], object]], ...] = (
    (models.DateTimeField, lambda _: NOW),
    (models.DateField, lambda _: date(2026, 11, 23)),
    (models.JSONField, lambda _: {}),
    (models.BooleanField, lambda _: False),
    (models.IntegerField, lambda _: 1),
    (models.FloatField, lambda _: 1.0),
    (models.DecimalField, lambda _: Decimal(1)),
    (models.CharField, lambda mark: f"x{mark}"),
    (models.TextField, lambda mark: f"x{mark}"),
    (models.BinaryField, lambda _: b"x"),
)


def shipped_json() -> str:
    """The playbook we ship, as a version keeps it."""
    return json.dumps(shipped_values(), ensure_ascii=False)


# Fields whose pages read a shape out of them; everything else does with the plainest.
SHAPED: dict[str, Callable[[], object]] = {
    "Charter.terms": lambda: terms_to_plain(prefill(current_playbook())),
    "Intake.counts": lambda: dict.fromkeys(("read", "bytes", "of_bytes"), 0),
    # Running: then it has an urgency and a due time (unsure ones have neither).
    "Segment.urgency": lambda: "regular",
    "Segment.due": lambda: datetime(2026, 11, 24, 9, tzinfo=UTC),
    # One of the playbook's rules, with nothing to fill in.
    "Obligation.rule": lambda: "promise",
    "Obligation.debtor": lambda: "ours",
    "PlaybookDraft.document": shipped_json,
    "PlaybookDraft.default": shipped_json,
    "PlaybookVersion.document": shipped_json,
    "PlaybookVersion.default": shipped_json,
    "OutgoingMail.language": lambda: "en",
    # Columns that an order has.
    "OrderEdit.after": lambda: {"note": ""},
    "TableDifference.column": lambda: "place",
    "Source.zone": lambda: "Asia/Shanghai",
    "Rejection.reason": lambda: next(iter(REJECTIONS)),
}


def scoped_models() -> list[type[Scoped]]:
    """Every model whose records belong to a workspace."""
    return [model for model in apps.get_models() if issubclass(model, Scoped)]


def one_of_each(workspace: Workspace, person: Person) -> dict[str, models.Model]:
    """{"Supplier": …, "Room": …}: one saved record of each scoped model."""
    made: dict[str, models.Model] = {}
    with scope(workspace=workspace):
        for model in scoped_models():
            _one(model, workspace, person, made)
    return made


def _one(
    model: type[models.Model], workspace: Workspace, person: Person, made: dict[str, models.Model]
) -> models.Model:
    if model is Workspace:
        return workspace
    if model is Person:
        return person
    if model.__name__ not in made:
        values = {
            field.name: _value(field, workspace, person, made)
            for field in model._meta.concrete_fields
            if _is_needed(field)
        }
        made[model.__name__] = model._default_manager.create(**values)
    return made[model.__name__]


def _is_needed(field: models.Field[Any, Any]) -> bool:
    if f"{field.model.__name__}.{field.name}" in SHAPED:
        return True
    return not (field.primary_key or field.null or field.has_default() or field.blank)


def _value(
    field: models.Field[Any, Any],
    workspace: Workspace,
    person: Person,
    made: dict[str, models.Model],
) -> object:
    shape = SHAPED.get(f"{field.model.__name__}.{field.name}")
    if shape:
        return shape()
    if isinstance(field, models.ForeignKey):
        return _one(field.related_model, workspace, person, made)
    if field.choices:
        return next(iter(field.choices))[0]  # type: ignore[index]
    for kind, plainest in PLAINEST:
        if isinstance(field, kind):
            value = plainest(str(workspace.pk))
            return value[: field.max_length] if isinstance(value, str) else value
    raise AssertionError(
        f"{field.model.__name__}.{field.name} is a {type(field).__name__}: add its plainest value"
        " to PLAINEST in tests/one_of_each.py"
    )
