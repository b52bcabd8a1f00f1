"""Lists out: every list as CSV or as a workbook, in which no text is ever run as a formula."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.exchange.labels import LIST_WORDS
from guanxi.apps.exchange.queries import lists, lists_of_products, lists_of_talk
from guanxi.apps.exchange.queries.out import OutList, Wanted
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.web.list_files import ENDINGS, list_file

LISTS = {**lists.LISTS, "products": lists_of_products.products, **lists_of_talk.LISTS}
__all__ = ["ENDINGS", "LISTS", "lists_out", "mails_file", "messages_file", "taken_out"]


@page()
def lists_out(request: DeskRequest) -> HttpResponse:
    """Which lists can be taken out."""
    suppliers = Supplier.objects.filter(archived_at=None).order_by("name")
    context = {"kinds": [(name, LIST_WORDS[name]) for name in LISTS], "suppliers": suppliers}
    return render(request, "exchange/lists_out.html", context)


@page()
def taken_out(request: DeskRequest, what: str, ending: str) -> HttpResponseBase:
    """One list as a file: all of it, or the part that its page shows."""
    return _file(LISTS[what](_wanted(request)), what, ending)


@page()
def messages_file(request: DeskRequest, pk: int, ending: str) -> HttpResponseBase:
    """What was said with one supplier (or in one of its rooms), as a file."""
    supplier = get_object_or_404(Supplier, pk=pk)
    wanted = _wanted(request, supplier=str(supplier.pk))
    return _file(lists_of_talk.messages(wanted), f"messages-{supplier.short_name}", ending)


@page(Role.MANAGER)
def mails_file(request: DeskRequest, ending: str) -> HttpResponseBase:
    """The letters that went out, as a file."""
    return _file(lists_of_talk.mails(_wanted(request)), "mails", ending)


def _wanted(request: DeskRequest, **more: str) -> Wanted:
    return Wanted(request.person, timezone.now(), {**request.GET.dict(), **more})


def _file(out: OutList, name: str, ending: str) -> HttpResponseBase:
    return list_file(name, out.headings, out.rows, ending)
