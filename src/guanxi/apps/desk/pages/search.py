"""Finding anything, in either script."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.desk.pages.orders import line_of
from guanxi.apps.desk.pages.products import product_line
from guanxi.apps.desk.queries.search import search_results
from guanxi.apps.orders.queries import today_there

LONGEST = 200  # characters of a query


@page()
def search(request: DeskRequest) -> HttpResponse:
    """Suppliers, people, orders, products and messages that hold what was typed."""
    query, now = request.GET.get("q", "").strip()[:LONGEST], timezone.now()
    results = search_results(query, workspace=request.workspace, person=request.person, now=now)
    context = {
        "query": query,
        "results": results,
        "orders": [line_of(row) for row in results.orders.shown],
        "products": [product_line(row, today_there(now)) for row in results.products.shown],
        "now": now,
    }
    return render(request, "desk/search.html", context)
