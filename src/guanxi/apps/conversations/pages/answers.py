"""The requests behind a supplier's answer times, and the figures over any part of them."""

from __future__ import annotations

import re

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.conversations.queries.answer_figures import people_of_answers, side_of_answers
from guanxi.apps.conversations.queries.answers import (
    YEAR,
    Chosen,
    answer_lines,
    choose,
    read_requests,
    requests_owed,
)
from guanxi.apps.conversations.queries.clocks import clocks_of
from guanxi.apps.conversations.queries.terms import supplier_terms
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.web.ids import id_in

PAGE = 50
_MONTH = re.compile("[0-9]{4}-[0-9]{2}")


@page()
def answers(request: DeskRequest, pk: int) -> HttpResponse:
    """The requests one side owed an answer to, by month and by who answered.

    Those of the last twelve months, which the supplier's page counts, or of all years.
    """
    supplier: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    now = timezone.now()
    clocks = clocks_of(supplier, person=request.person, now=now)
    chosen = _chosen(request)
    terms = supplier_terms(supplier)
    since = None if chosen.all_years else now - YEAR
    requests = list(read_requests(requests_owed(supplier, chosen.debtor, since=since)))
    shown = choose(requests, chosen, clocks)
    part = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    context = {
        "supplier": supplier,
        "clocks": clocks,
        "chosen": chosen,
        "page": part,
        "lines": answer_lines(part, terms, person=request.person, now=now),
        "figures": side_of_answers(shown, chosen.debtor, terms, clocks),
        "every": side_of_answers(requests, chosen.debtor, terms, clocks),
        "people": people_of_answers(requests, terms, now=now),
    }
    return render(request, "conversations/answers.html", context)


def _chosen(request: DeskRequest) -> Chosen:
    given = request.GET
    month, by = given.get("month", ""), given.get("by", "")
    return Chosen(
        debtor=Side.OURS if given.get("side") == Side.OURS else Side.THEIRS,
        month=month if _MONTH.fullmatch(month) else "",
        answerer=id_in(by),
        all_years=given.get("years") == "all",
    )
