"""The orders of the demo: spreadsheets brought in as a user brings them in, and what the demo's
people noted by hand.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.exchange.actions.imports import HowToRead
from guanxi.apps.orders.actions.days import ask_for_date
from guanxi.apps.orders.actions.money import note_payment
from guanxi.apps.orders.actions.records import NotedLine, note_order
from guanxi.apps.orders.actions.steps import note_milestone
from guanxi.apps.orders.labels import Party, Step
from guanxi.apps.orders.models import PurchaseOrder
from guanxi.apps.suppliers.models import Supplier
from guanxi.config.bringing_tables import bring_in_file
from guanxi.demo import DemoTable, MovedDay, RunningOrder, moved_days, running_orders, tables
from guanxi.domain.orders import PaymentEvent, PaymentShare

Works = Callable[[date], bool]
_TERMS = (
    PaymentShare(Decimal(30), PaymentEvent.ORDER, 7),
    PaymentShare(Decimal(70), PaymentEvent.BL_COPY, 14),
)


def bring_in_orders(
    membership: Membership,
    now: datetime,
    works: Works,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Bring in the spreadsheets, then note what was moved and what runs. In an open scope."""
    by = membership.person
    _bring_in(membership, tables(now, works), tell)
    for moved in moved_days(now, works):
        _move(moved, by, now)
    for running in running_orders(now, works):
        _note(running, by, now)


def _bring_in(
    membership: Membership, files: Iterable[DemoTable], tell: Callable[[str], None]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for told in files:
            path = Path(folder, told.file_name)
            path.write_bytes(told.content)
            how = HowToRead(kind=told.kind.value)
            done = bring_in_file(path=path, membership=membership, how=how)
            tell(f"{told.file_name}: {done.counts['read']} lines")


def _move(told: MovedDay, by: Person, at: datetime) -> None:
    ask_for_date(
        order=PurchaseOrder.objects.get(number=told.number, supplier__short_name=told.supplier),
        asked_by=told.asked_by,
        announced=told.announced,
        before=told.before,
        after=told.after,
        accepted=True,
        reason=told.reason,
        by=by,
        at=at,
    )


def _note(told: RunningOrder, by: Person, at: datetime) -> None:
    order = note_order(
        supplier=Supplier.objects.get(short_name=told.supplier),
        number=told.number,
        lines=[
            NotedLine(
                item=line.article.product, variant=line.article.make, sku=line.article.sku,
                quantity=Decimal(line.pieces), price=line.price,
            )
            for line in told.lines
        ],
        due=told.due,
        terms=_TERMS,
        ordered=told.ordered,
        currency="USD",
        by=by,
        at=at,
    )  # fmt: skip
    if told.deposit_paid:
        note_payment(
            order=order, paid=told.deposit_paid, amount=told.deposit, currency="USD",
            purpose="30 % deposit", by=by, at=at,
        )  # fmt: skip
    if told.ready:
        note_milestone(
            order=order, step=Step.READY, side=Party.THEIRS, due=told.ready, buffer=1,
            by=by, at=at,
        )  # fmt: skip
