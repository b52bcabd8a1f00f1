"""The address of a record that was merged into another leads to that one's."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix

from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries.merges import standing
from guanxi.platform.web.responses import redirect

# The number in an address of a supplier: at most what the database can hold.
_ADDRESS = re.compile(r"(?P<before>/(?:tables/lists/)?suppliers/)(?P<pk>\d{1,18})(?P<after>/.*)")


class MergedSupplierMiddleware:
    """Looks whether a page that was not found is that of a merged supplier.

    Only reading is sent on: an act meant for one record must not fall on another.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        asked = response.status_code == 404 and request.method == "GET"
        if asked and hasattr(request, "workspace"):
            return _moved(request) or response
        return response


def _moved(request: HttpRequest) -> HttpResponse | None:
    path, given = request.path_info, request.GET.copy()
    if match := _ADDRESS.fullmatch(path):
        path = f"{match['before']}{_now(match['pk'])}{match['after']}"
    supplier = str(given.get("supplier", ""))
    if _is_number(supplier):
        given["supplier"] = str(_now(supplier))
    if (path, given) == (request.path_info, request.GET):
        return None
    query = f"?{given.urlencode()}" if given else ""
    return redirect(request, get_script_prefix().rstrip("/") + path + query)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,18}", text) is not None


def _now(pk: str) -> int | None:
    there = Supplier.with_merged.filter(pk=pk).exists()
    return standing([int(pk)])[0] if there else int(pk)
