"""Writing many rows of one table at once, without an object for each.

For tables that grow by the hundred thousand (messages, segments, what is owed): Django's own
``bulk_create`` spends five times as long on making and reading objects as the database on keeping
them. Values are those of the columns: an id for a foreign key, a plain string for a choice. What
is not named gets the field's default, and signals are not sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import (
    DateField,
    DateTimeField,
    DecimalField,
    Field,
    JSONField,
    Model,
)
from django.db.models.fields import NOT_PROVIDED

Adapt = Callable[[Any], Any]


def insert_rows(
    model: type[Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    key: Sequence[str] = (),
    keep: bool = False,
) -> None:
    """Write rows whose values stand in the order of ``columns`` (names of fields or of columns).

    Where a row with the same ``key`` (fields under one unique constraint) is there already, it
    takes over the other columns; with ``keep`` it stays as it is.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields}
    named = [fields[_attname(model, column)] for column in columns]
    unnamed = [field for field in fields.values() if _needs_value(field) and field not in named]
    rest = tuple(_adapt(field)(field.get_default()) for field in unnamed)
    adapted = [
        (place, adapt)
        for place, field in enumerate(named)
        if (adapt := _adapt(field)) is not _as_it_is
    ]
    values = [_values(row, adapted) + rest for row in rows]
    if values:
        keys = [_attname(model, one) for one in key]
        with connection.cursor() as cursor:
            cursor.executemany(_statement(model, [*named, *unnamed], keys, keep), values)


def _attname(model: type[Model], name: str) -> str:
    field = model._meta.get_field(name)
    assert isinstance(field, Field)
    return field.attname


def _needs_value(field: Field[Any, Any]) -> bool:
    return not field.primary_key and field.db_default is NOT_PROVIDED


def _adapt(field: Field[Any, Any]) -> Adapt:
    """How this database wants a value of the field."""
    database = connections[DEFAULT_DB_ALIAS]  # itself: its proxy looks it up for every value
    # The columns of a row, and neighbours, often hold the same instant, day or amount.
    if isinstance(field, DateTimeField):
        return lru_cache(1_024)(database.ops.adapt_datetimefield_value)
    if isinstance(field, DateField | DecimalField):
        return lru_cache(1_024)(partial(field.get_db_prep_save, connection=database))
    if isinstance(field, JSONField):
        return lambda value: database.ops.adapt_json_value(value, field.encoder)
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _values(row: Sequence[Any], adapted: Sequence[tuple[int, Adapt]]) -> tuple[Any, ...]:
    values = list(row)
    for place, adapt in adapted:
        values[place] = adapt(values[place])
    return tuple(values)


def _statement(
    model: type[Model], fields: Sequence[Field[Any, Any]], key: Sequence[str], keep: bool
) -> str:
    """``INSERT … ON CONFLICT …``, which both databases write alike."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
    if not key:
        return insert
    where = ", ".join(quote(field.column) for field in fields if field.attname in key)
    others = [quote(field.column) for field in fields if field.attname not in key]
    taken = ", ".join(f"{name} = excluded.{name}" for name in others)
    return f"{insert} ON CONFLICT ({where}) DO " + ("NOTHING" if keep else f"UPDATE SET {taken}")


def update_rows(
    model: type[Model], columns: Sequence[str], rows: Iterable[tuple[int, Sequence[Any]]]
) -> None:
    """Write these columns of many rows, each by its id, with values in the order of ``columns``.

    One statement said many times: Django's ``bulk_update`` writes one with a case for each row and
    column, which takes a database longer to read than to do.
    """
    fields = [model._meta.get_field(name) for name in columns]
    assert all(isinstance(field, Field) for field in fields)
    named = [field for field in fields if isinstance(field, Field)]
    adapted = [
        (place, adapt)
        for place, field in enumerate(named)
        if (adapt := _adapt(field)) is not _as_it_is
    ]
    values = [(*_values(row, adapted), pk) for pk, row in rows]
    if not values:
        return
    quote = connection.ops.quote_name
    set_to = ", ".join(f"{quote(field.column)} = %s" for field in named)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {set_to} WHERE id = %s", values)  # noqa: S608
