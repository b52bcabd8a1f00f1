"""Addresses of a page's many rows: looked up once, then only numbered."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse

_PLACE = 900_000_000_000  # stands for the number where an address is looked up


def numbered(name: str, pk: int) -> str:
    """``reverse(name, kwargs={"pk": pk})``, for pages that name hundreds of addresses."""
    before, after = _around(name, get_script_prefix())
    return f"{before}{pk}{after}"


@lru_cache(maxsize=1024)
def _around(name: str, _prefix: str) -> tuple[str, str]:
    """What stands before and after the number; the prefix is that of the workspace."""
    before, _, after = reverse(name, kwargs={"pk": _PLACE}).rpartition(str(_PLACE))
    return before, after
