"""Finding anything, in either script."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.desk.queries.search import search_results

LONGEST = 200  # characters of a query


@page()
def search(request: DeskRequest) -> HttpResponse:
    """Suppliers, people and messages that hold what was typed."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    results = search_results(query, workspace=request.workspace, person=request.person)
    return render(
        request, "desk/search.html", {"query": query, "results": results, "now": timezone.now()}
    )
