"""Work outside the request. Every task may run twice, or be killed at any point."""

from __future__ import annotations

from django.utils import timezone
from django_scopes import scope

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.orders.actions import judge_orders
from guanxi.apps.orders.models import OPEN, PurchaseOrder
from guanxi.apps.orders.queries.lists import today_there
from guanxi.platform.jobs import enqueue

JUDGE = "guanxi.apps.orders.tasks.judge_late_orders"


def judge_late_orders_everywhere() -> None:
    """Hand each workspace to a worker. A day that goes by makes word of a new one owed, so this
    runs every hour."""
    for pk in Workspace.objects.values_list("pk", flat=True):
        enqueue(JUDGE, pk)


def judge_late_orders(pk: int) -> None:
    """Look again at the orders of a workspace whose agreed day went by without the goods."""
    now = timezone.now()
    workspace = Workspace.objects.get(pk=pk)
    with scope(workspace=workspace):
        past = PurchaseOrder.objects.filter(
            OPEN, agreed_waiting__lte=today_there(now), supplier__archived_at=None
        )
        judge_orders(order_ids=list(past.values_list("pk", flat=True)), at=now)


def judge_orders_after_correction(event: int) -> None:
    """A calendar was corrected: what is still open is owed by other instants now."""
    told = Event.objects.get(pk=event)
    workspace = Workspace.objects.get(pk=told.workspace_id or 0)
    with scope(workspace=workspace):
        orders = PurchaseOrder.objects.filter(OPEN)
        if told.data.get("supplier"):
            orders = orders.filter(supplier=told.data["supplier"])
        judge_orders(order_ids=list(orders.values_list("pk", flat=True)), at=timezone.now())
