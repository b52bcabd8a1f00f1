"""Records as JSON can hold them, and back again.

For state that is kept between two runs and can be worked out anew: it is written as bare lists,
without names. So what is read back must have been written by records of the same form;
`form_of` tells, and changes whenever a field or a value of an enumeration does.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from hashlib import blake2b
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]


def to_plain(value: object) -> object:
    """A record as lists, strings, numbers and None.

    Of dataclasses, enumerations, aware datetimes, dicts, lists, tuples and sets of strings.
    """
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return cast(object, value.value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return [[to_plain(key), to_plain(one)] for key, one in value.items()]
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [to_plain(one) for one in value]
    assert is_dataclass(value), type(value)
    return [to_plain(getattr(value, one.name)) for one in fields(value)]


def from_plain(kind: type[T], plain: object) -> T:
    """The record of a kind that `to_plain` wrote.

    >>> from_plain(frozenset[str], ["a", "b"]) == frozenset("ab")
    True
    """
    hint: Any = kind
    return cast(T, _reader(hint)(plain))


@cache
def form_of(kind: type) -> str:
    """A fingerprint (32 hex digits) of how records of this kind are written."""
    return blake2b(_described(kind, ()).encode(), digest_size=16).hexdigest()


@cache
def _reader(hint: Any) -> Reader:
    """How a value declared like this is read."""
    inner = [_reader(one) for one in get_args(hint) if one not in (NoneType, ...)]
    origin = get_origin(hint)
    if origin in (Union, UnionType):  # a value that may be missing
        (only,) = inner
        return lambda plain: None if plain is None else only(plain)
    if origin is tuple and ... not in get_args(hint):  # so many values, each of its own kind
        return lambda plain: tuple(read(one) for read, one in zip(inner, plain, strict=True))
    if origin in (list, tuple, set, frozenset):
        return lambda plain: origin(map(inner[0], plain))
    if origin is dict:
        key, value = inner
        return lambda plain: {key(one): value(other) for one, other in plain}
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        readers = [_reader(hints[one.name]) for one in fields(hint)]
        make: Any = hint
        return lambda plain: make(*[read(one) for read, one in zip(readers, plain, strict=True)])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return datetime.fromisoformat if hint is datetime else _as_it_is


def _as_it_is(plain: Any) -> Any:
    return plain


def _described(hint: Any, above: tuple[Any, ...]) -> str:
    if is_dataclass(hint) and hint not in above:
        hints = get_type_hints(hint)
        within = (*above, hint)
        inside = [f"{one.name}:{_described(hints[one.name], within)}" for one in fields(hint)]
        return f"{hint}({','.join(inside)})"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return f"{hint}{[one.value for one in hint]}"
    return f"{hint}[{','.join(_described(one, above) for one in get_args(hint))}]"
