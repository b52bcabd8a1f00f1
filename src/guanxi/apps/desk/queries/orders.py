"""One order with all that is known of it, and what is owed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.http import Http404

from guanxi.apps.accounts.models import Membership
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.desk.queries.day import day_at
from guanxi.apps.desk.queries.today import Today
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import Done, OpenRow, Worklist, as_of
from guanxi.apps.obligations.queries.ledger import unsettled
from guanxi.apps.orders.models import Cost, DateChange, Delivery, Hold, OrderLine, PurchaseOrder
from guanxi.apps.orders.queries import KnownOrder, known_orders
from guanxi.apps.suppliers.labels import SiteKind
from guanxi.apps.suppliers.queries import supplier_calendars
from guanxi.domain import orders as domain
from guanxi.domain.obligations import plan_day


@dataclass(frozen=True)
class OrderView:
    """The page of an order. ``today`` is by the supplier's clock, ``desk`` the day as Today's rows
    read it."""

    order: PurchaseOrder
    known: KnownOrder
    today: date
    lines: tuple[OrderLine, ...]
    changes: tuple[DateChange, ...]
    deliveries: tuple[Delivery, ...]
    dues: tuple[domain.PaymentDue, ...]
    steps: tuple[domain.MilestoneStanding, ...]
    costs: tuple[Cost, ...]
    borne: tuple[domain.Borne, ...] | None
    holds: tuple[Hold, ...]
    owed: tuple[OpenRow, ...]
    desk: Today

    @property
    def point(self) -> domain.Point:
        """Where the goods count as delivered."""
        return domain.delivery_point(domain.Incoterm(self.order.incoterm))

    @property
    def held(self) -> tuple[Hold, ...]:
        """The holds that stand."""
        return tuple(hold for hold in self.holds if hold.lifted_at is None)


def order_view(pk: int, *, membership: Membership, now: datetime) -> OrderView:
    """The page of one order; as many queries however much is known of it.

    Raises Http404 where this workspace has no such order.
    """
    known = next(iter(known_orders([pk])), None)
    if known is None:
        raise Http404("no order has this number")
    order = known.row
    theirs = supplier_calendars([order.supplier], SiteKind.PRODUCTION)[order.supplier_id]
    ours = our_calendar(membership.workspace)
    today = now.astimezone(theirs.tz).date()
    lines = OrderLine.objects.filter(order=order).select_related("variant__product").order_by("pk")
    changes = DateChange.objects.filter(order=order, withdrawn_at=None).select_related("line")
    deliveries = Delivery.objects.filter(order=order).prefetch_related("lines").order_by("pk")
    costs = tuple(Cost.objects.filter(order=order).order_by("pk"))
    holds = Hold.objects.filter(order=order).select_related("placed_by", "lifted_by")
    members = membership.workspace.memberships.count()
    return OrderView(
        order=order,
        known=known,
        today=today,
        lines=tuple(lines),
        changes=tuple(changes.order_by("-announced", "-pk")),
        deliveries=tuple(deliveries),
        dues=known.payments_due(today),
        steps=domain.milestone_standings(known.milestones(), theirs=theirs, ours=ours, today=today),
        costs=costs,
        borne=_borne(costs, order.currency),
        holds=tuple(holds.order_by("-placed_at", "-pk")),
        owed=tuple(_owed(known, now)),
        desk=Today(
            now=now,
            strip=day_at(now, ours, [theirs]),
            plan=plan_day(now, ours=ours, theirs=theirs),
            ours=ours,
            worklist=Worklist(groups=(), members=members, mine=0),
            about={},
            done=Done(0, ()),
        ),
    )


def _borne(costs: tuple[Cost, ...], into: str) -> tuple[domain.Borne, ...] | None:
    """Who bore what, in the order's currency; None where a cost is in another one."""
    facts = [
        domain.Cost(
            domain.CostKind(one.kind), one.amount, one.currency, one.our_share, one.unexpected
        )
        for one in costs
    ]
    return domain.breakdown(facts, into=into)


def _owed(known: KnownOrder, now: datetime) -> list[OpenRow]:
    """What is open for this order, the earliest due first. One query."""
    steps = [one.pk for one in known.milestone_rows]
    conditions = [one.pk for one in known.condition_rows]
    of_it = (
        Q(subject_type="order", subject_id=known.row.pk)
        | Q(subject_type="milestone", subject_id__in=steps)
        | Q(subject_type="condition", subject_id__in=conditions)
    )
    rows: list[Obligation] = list(
        unsettled(now)
        .filter(of_it, supplier=known.row.supplier_id)
        .select_related("supplier", "assigned_to")
        .order_by("due", "pk")
    )
    return [OpenRow(row=row, now=as_of(row, now), promised=None) for row in rows]
