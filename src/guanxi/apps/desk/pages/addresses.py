"""Addresses of a page's many rows, looked up once and then only numbered; and what one asks for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django.shortcuts import get_object_or_404
from django.urls import get_script_prefix, reverse

from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.web.ids import id_in

_PLACE = 900_000_000_000  # stands for the number where an address is looked up


def numbered(name: str, pk: int) -> str:
    """``reverse(name, kwargs={"pk": pk})``, for pages that name hundreds of addresses."""
    before, after = _around(name, get_script_prefix())
    return f"{before}{pk}{after}"


def supplier_asked(given: Mapping[str, str]) -> int | None:
    """The supplier whose rows an address asks for, None: of all. One query.

    Raises Http404 where this workspace has no such supplier.
    """
    pk = id_in(given.get("supplier", ""))
    return None if pk is None else int(get_object_or_404(Supplier, pk=pk).pk)


@lru_cache(maxsize=1024)
def _around(name: str, _prefix: str) -> tuple[str, str]:
    """What stands before and after the number; the prefix is that of the workspace."""
    before, _, after = reverse(name, kwargs={"pk": _PLACE}).rpartition(str(_PLACE))
    return before, after
