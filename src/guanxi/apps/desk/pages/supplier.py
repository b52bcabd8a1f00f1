"""The page of a supplier, with its timeline."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.conversations.queries.terms import supplier_terms
from guanxi.apps.conversations.queries.timeline import SHOWN
from guanxi.apps.desk.labels.supplier import FILTERS
from guanxi.apps.desk.pages.health import plain_figure
from guanxi.apps.desk.pages.orders import line_of
from guanxi.apps.desk.pages.rhythm import gaps_shown
from guanxi.apps.desk.pages.timeline_facts import shown_days
from guanxi.apps.desk.pages.ways import reach_shown
from guanxi.apps.desk.queries.health import in_short
from guanxi.apps.desk.queries.rhythm import running_gaps
from guanxi.apps.desk.queries.supplier import Asked, supplier_view, timeline_view
from guanxi.apps.orders.queries import orders_of
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.web.ids import id_in


@page()
def supplier(request: DeskRequest, pk: int) -> HttpResponse:
    """The whole page, or the next older part of its timeline where htmx asks for that."""
    asked, now = _asked(request), timezone.now()
    context = {
        "may_act": request.membership.role_is.may(Role.MEMBER),
        "filters": FILTERS,
        "found": asked.at,
    }
    if request.htmx and request.htmx.target == "older":
        found: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
        talk = timeline_view(supplier_terms(found), asked, person=request.person, now=now)
        return render(
            request, "desk/_timeline.html", {**context, "talk": talk, "days": shown_days(talk)}
        )
    view = supplier_view(pk, asked, person=request.person, now=now)
    reach = reach_shown(view.reach, view.profile.local.date())
    gaps = gaps_shown(running_gaps(view.profile.supplier, now=now), view.profile.local.date())
    rows, order_count = orders_of(view.profile.supplier, now)
    context |= {
        "view": view,
        "talk": view.talk,
        "days": shown_days(view.talk),
        "reach": reach,
        "gaps": gaps,
        "order_lines": [line_of(row) for row in rows],
        "order_count": order_count,
        "health": [
            plain_figure(view.profile.supplier, one)
            for one in in_short(view.profile.supplier, now=now)
        ],
    }
    return render(request, "desk/supplier.html", context)


def _asked(request: DeskRequest) -> Asked:
    """What the address asks for; what it cannot mean is left out."""
    given = request.GET
    show = given.get("show", "")
    return Asked(
        show=show if show in SHOWN else "",
        before=given.get("before", ""),
        after=given.get("after", ""),
        at=id_in(given.get("at", "")),
        room=id_in(given.get("room", "")),
    )
