"""Work outside the request. Every task may run twice, or be killed at any point."""

from __future__ import annotations

from django.utils import timezone
from django_scopes import scope

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.obligations.actions.closure_dates import RULE, ask_for_closure_dates
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries.new_years import COUNTRY
from guanxi.platform.jobs import enqueue

ASK = "guanxi.apps.obligations.tasks.ask_for_closure_dates_of"


def ask_for_closure_dates_everywhere() -> None:
    """Hand each workspace to a worker. Runs every day."""
    for pk in Workspace.objects.values_list("pk", flat=True):
        enqueue(ASK, pk)


def ask_for_closure_dates_of(pk: int) -> None:
    """Ask the suppliers of a workspace for their closure, and let go of what is over."""
    workspace = Workspace.objects.get(pk=pk)
    with scope(workspace=workspace):
        owing = Obligation.objects.filter(rule=RULE, closed=None).values("supplier")
        here = Supplier.objects.filter(country=COUNTRY, archived_at=None)
        for supplier in (here | Supplier.objects.filter(pk__in=owing)).select_related("workspace"):
            ask_for_closure_dates(supplier=supplier, at=timezone.now())
