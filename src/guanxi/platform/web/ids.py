"""Ids as an address gives them."""

from __future__ import annotations

LONGEST = 18  # digits: what a database can hold


def id_in(text: str) -> int | None:
    """The id that a part of an address gives; None where it gives none.

    >>> id_in("12"), id_in("1e3"), id_in("9" * 30)
    (12, None, None)
    """
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None
