"""What a row of Today is put together from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Chip:
    """A state that differs from the ordinary."""

    text: str
    icon: str
    tone: str


@dataclass(frozen=True)
class Act:
    """One thing to do about a row: a link, a post, or a form that opens below it."""

    label: str
    icon: str = ""
    key: str = ""
    url: str = ""
    post: str = ""
    get: str = ""


@dataclass(frozen=True)
class Pair:
    """One instant on the reader's clock and on the supplier's."""

    ours: str
    ours_at: str
    theirs: str
    theirs_at: str
