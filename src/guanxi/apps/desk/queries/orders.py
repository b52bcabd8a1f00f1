"""One order with all that is known of it, and what is owed for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from guanxi.apps.accounts.models import Membership
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.desk.queries.day import day_at
from guanxi.apps.desk.queries.today import Today
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import Done, OpenRow, Worklist, as_of
from guanxi.apps.obligations.queries.ledger import unsettled
from guanxi.apps.orders.models import (
    Cost,
    DateChange,
    Delivery,
    Hold,
    OrderEdit,
    OrderLine,
    PurchaseOrder,
    QuantityChange,
    TableDifference,
    Variant,
)
from guanxi.apps.orders.queries import KnownOrder, known_orders
from guanxi.apps.orders.queries.landed import LandedOrder, landed_order
from guanxi.apps.suppliers.labels import SiteKind
from guanxi.apps.suppliers.queries import supplier_calendars
from guanxi.domain import orders as domain
from guanxi.domain.obligations import plan_day

MOST_EDITS = 50


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
    landed: LandedOrder
    quantities: tuple[QuantityChange, ...]
    edits: tuple[OrderEdit, ...]
    differences: tuple[TableDifference, ...]
    variants: Mapping[int, Variant]
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
    quantities = QuantityChange.objects.filter(order=order, withdrawn_at=None)
    edits = tuple(_edits(order))
    differences = tuple(TableDifference.objects.filter(order=order, settled_at=None).order_by("pk"))
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
        landed=landed_order(known, costs),
        quantities=tuple(quantities.order_by("-announced", "-pk")),
        edits=edits,
        differences=differences,
        variants=_variants(edits, differences),
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


def told_otherwise(most: int = 5) -> list[PurchaseOrder]:
    """Orders of which tables say something else than a person noted, and nobody read it yet; one
    more than ``most`` where there are more. One query."""
    differing = TableDifference.objects.filter(settled_at=None).values("order")
    orders = PurchaseOrder.objects.filter(pk__in=differing).only("number", "workspace")
    return list(orders.order_by("-pk")[: most + 1])


def _edits(order: PurchaseOrder) -> QuerySet[OrderEdit]:
    """What was corrected by hand and stands, the newest first."""
    standing = OrderEdit.objects.filter(order=order, undone_at=None).select_related("by")
    return standing.order_by("-at", "-pk")[:MOST_EDITS]


def _variants(
    edits: Iterable[OrderEdit], differences: Iterable[TableDifference]
) -> Mapping[int, Variant]:
    """The variants that corrections and tables speak of. One query at most."""
    named = {side.get("variant_id") for one in edits for side in (one.before, one.after)}
    told = {int(one.said) for one in differences if one.column == "variant_id"}
    ids = {*told, *(one for one in named if one is not None)}
    return Variant.objects.select_related("product").in_bulk(ids)


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
