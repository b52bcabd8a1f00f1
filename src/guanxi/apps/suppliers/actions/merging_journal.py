"""What a merge changed, row by row, so that it can be undone to the letter.

All rows that a merge may touch are looked at before and after it; the journal is the difference:
which rows were moved, changed, made, and taken out, with the values of before and after. Undoing
puts back what still is as the merge left it. What a person changed since stays changed; what has
gone since stays gone; rows that came in since are not in the journal and stay where they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction

from guanxi.apps.suppliers.actions.merging_parts import (
    Journal,
    Pair,
    Part,
    Watched,
    of_either,
)

AT_ONCE = 500  # rows named to the database in one statement
Values = dict[str, Any]
Rows = dict[int, Values]  # by primary key
Photograph = list[tuple[Watched, Rows]]


def watched_rows(parts: Iterable[Part]) -> list[Watched]:
    """All that a merge may change: what the parts watch, and where each point leads."""
    watched = [one for part in parts for one in part.watched]
    known = {one.model for one in watched}
    for point in (point for part in parts for point in part.points):
        if point.model not in known:
            columns = (_attname(point.model, point.name),)
            watched.append(Watched(point.model, of_either(point.name), columns))
    return watched


def photograph(watched: Iterable[Watched], pair: Pair) -> Photograph:
    """The rows as they stand now. One query for each kind."""
    return [(one, _rows(one.model, one.of(pair), one.columns)) for one in watched]


def difference(before: Photograph, after: Photograph, pair: Pair) -> Journal:
    """What became of the rows between two photographs of the same kinds."""
    journal: Journal = {}
    for (one, old), (_, new) in zip(before, after, strict=True):
        found = _difference(old, new, pair)
        if any(found.values()):
            journal[one.model._meta.label] = {**found, "derived": one.derived}
    return journal


def _difference(old: Rows, new: Rows, pair: Pair) -> dict[str, Any]:
    moved: dict[str, list[int]] = defaultdict(list)
    changed: dict[str, dict[str, list[Any]]] = {}
    for pk, was in old.items():
        now = new.get(pk)
        if now is None or now == was:
            continue
        columns = {name: [was[name], now[name]] for name in was if was[name] != now[name]}
        if list(columns.values()) == [[pair.merged, pair.survivor]]:
            moved[next(iter(columns))].append(pk)
        else:
            changed[str(pk)] = {name: [_plain(a), _plain(b)] for name, (a, b) in columns.items()}
    return {
        "moved": dict(moved),
        "changed": changed,
        "gone": {str(pk): _all_plain(was) for pk, was in old.items() if pk not in new},
        "made": {str(pk): _all_plain(now) for pk, now in new.items() if pk not in old},
    }


def put_back(journal: Journal, pair: Pair) -> int:
    """Put everything back; how many rows could not be, as something newer has their place.

    References are checked at the end of the transaction, so the order among kinds is free. Within
    one, what the merge made goes first and what it took out comes back last: both might hold the
    place of what is moved.
    """
    told = {apps.get_model(label): said for label, said in journal.items()}
    for model, said in told.items():
        _take_out(model, said)
    for model, said in told.items():
        for name, pks in said["moved"].items():
            _move_back(model, name, pks, pair)
        _change_back(model, said)
    coming = {model: {int(pk) for pk in said["gone"]} for model, said in told.items()}
    return sum(_bring_back(model, said["gone"], coming) for model, said in told.items())


def _take_out(model: type[models.Model], said: Mapping[str, Any]) -> None:
    """Rows the merge made, unless somebody has changed them since."""
    made = {int(pk): _own(model, values) for pk, values in said["made"].items()}
    if not said["derived"]:
        columns = next(iter(made.values()), {})
        there = _by_number(model, made, columns)
        made = {pk: values for pk, values in made.items() if there.get(pk) == values}
    for some in _batches(made):
        model._base_manager.filter(pk__in=some).delete()


def _move_back(model: type[models.Model], name: str, pks: Sequence[int], pair: Pair) -> None:
    for some in _batches(pks):
        there = model._base_manager.filter(pk__in=some, **{name: pair.survivor})
        there.update(**{name: pair.merged})


def _change_back(model: type[models.Model], said: Mapping[str, Any]) -> None:
    changed: Mapping[str, Mapping[str, list[Any]]] = said["changed"]
    columns = {name for one in changed.values() for name in one}
    there = _by_number(model, [int(pk) for pk in changed], columns)
    for pk, one in changed.items():
        now = there.get(int(pk))
        if now is None:
            continue
        back = {
            name: _read(model, name, before)
            for name, (before, after) in one.items()
            if said["derived"] or now[name] == _read(model, name, after)
        }
        if back:
            model._base_manager.filter(pk=int(pk)).update(**back)


Coming = Mapping[type[models.Model], set[int]]  # rows that are on their way back


def _bring_back(model: type[models.Model], gone: Mapping[str, Values], coming: Coming) -> int:
    failed = 0
    for pk, values in gone.items():
        row = model(pk=int(pk), **_standing(model, _own(model, values), coming))
        try:
            with transaction.atomic():
                row.save_base(raw=True, force_insert=True)
        except IntegrityError:
            failed += 1
    return failed


def _standing(model: type[models.Model], values: Values, coming: Coming) -> Values:
    """The values of a row, without references to what has been deleted since the merge."""
    for field in model._meta.concrete_fields:
        pk = values.get(field.attname)
        if isinstance(field, models.ForeignKey) and field.null and pk is not None:
            target = field.remote_field.model
            is_coming = pk in coming.get(target, ())
            if not is_coming and not target._base_manager.filter(pk=pk).exists():
                values[field.attname] = None
    return values


def _rows(model: type[models.Model], where: models.Q, columns: Collection[str]) -> Rows:
    named = list(columns) or [
        field.attname for field in model._meta.concrete_fields if not field.primary_key
    ]
    found = model._base_manager.filter(where).order_by("pk").values_list("pk", *named)
    return {pk: dict(zip(named, values, strict=True)) for pk, *values in found.iterator(2_000)}


def _by_number(model: type[models.Model], pks: Iterable[int], columns: Collection[str]) -> Rows:
    found: Rows = {}
    if columns:
        for some in _batches(pks):
            found |= _rows(model, models.Q(pk__in=some), columns)
    return found


def _batches(pks: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(pks)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _own(model: type[models.Model], values: Mapping[str, Any]) -> Values:
    return {name: _read(model, name, value) for name, value in values.items()}


def _all_plain(values: Mapping[str, Any]) -> Values:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    """A column's value as JSON can hold it; instants keep their last microsecond."""
    if isinstance(value, date):  # an instant is one too
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | UUID) else value


def _read(model: type[models.Model], name: str, value: Any) -> Any:
    return next(
        field.to_python(value) for field in model._meta.concrete_fields if field.attname == name
    )


def _attname(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    assert isinstance(field, models.ForeignKey)
    return field.attname
