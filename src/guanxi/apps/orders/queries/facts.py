"""What is known of orders, in the form the rules take it. A constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db.models import Model, QuerySet

from guanxi.apps.orders import models
from guanxi.apps.orders.labels import Result
from guanxi.domain import orders as domain
from guanxi.domain.playbook import Debtor

_GOOD = (Result.PASSED, Result.CONDITIONAL)
M = TypeVar("M", bound=Model)
Rates = Mapping[tuple[date, str, str], domain.Rate]


@dataclass(frozen=True)
class KnownOrder:
    """An order's row with everything about it, each in the order in which it was noted; and rates
    for what was paid in another currency."""

    row: models.PurchaseOrder
    lines: list[models.OrderLine]
    date_changes: list[models.DateChange]
    quantity_changes: list[models.QuantityChange]
    delivered: list[tuple[models.Delivery, list[models.DeliveryLine]]]
    condition_rows: list[models.Condition]
    milestone_rows: list[models.Milestone]
    paid: list[models.Payment]
    inspections: list[models.Inspection]
    rates: Rates

    def order(self) -> domain.Order:
        """The order. Where nobody said when it was placed, the day it came to be known here."""
        row = self.row
        return domain.Order(
            id=row.pk,
            supplier_id=row.supplier_id,
            number=row.number,
            ordered=row.ordered or row.noted_at.date(),
            currency=row.currency,
            incoterm=domain.Incoterm(row.incoterm),
            lines=tuple(line_facts(line, self.quantities_of(line)) for line in self.lines),
            tolerance=row.tolerance,
            cancelled=row.cancelled,
        )

    def deliveries(self) -> tuple[domain.Delivery, ...]:
        return tuple(
            domain.Delivery(
                one.pk,
                one.passed,
                tuple(
                    domain.Delivered(part.line_id, part.quantity, part.rejected) for part in parts
                ),
            )
            for one, parts in self.delivered
        )

    def changes(self) -> tuple[domain.DateChange, ...]:
        """Every change of a day that was asked for and not taken back."""
        rows = sorted(self.date_changes, key=lambda one: (one.announced, one.pk))
        return tuple(
            domain.DateChange(
                one.pk, Debtor(one.asked_by), one.announced, one.before, one.after, one.accepted,
                one.line_id,
            )
            for one in rows
            if one.withdrawn_at is None
        )  # fmt: skip

    def quantities_of(self, line: models.OrderLine) -> domain.Quantities | None:
        """How much of a line is to come, and what its original day is measured by; None where
        both never changed it."""
        if line.first_quantity is None:
            return None
        mine = [
            one
            for one in self.quantity_changes
            if one.line_id == line.pk and one.withdrawn_at is None
        ]
        return domain.quantities(line.first_quantity, quantity_changes_of(mine))

    def conditions(self) -> tuple[domain.Condition, ...]:
        return tuple(
            domain.Condition(
                one.pk, domain.ConditionKind(one.kind), Debtor(one.by), one.due, one.met
            )
            for one in self.condition_rows
        )

    def milestones(self) -> tuple[domain.Milestone, ...]:
        return tuple(
            domain.Milestone(
                one.pk, domain.Step(one.step), Debtor(one.by), one.due, one.absolute, one.done,
                one.buffer,
            )
            for one in self.milestone_rows
        )  # fmt: skip

    def total(self) -> Decimal | None:
        """What it comes to; None where a price or the currency was not said."""
        order = self.order()
        priced = all(line.price is not None for line in self.lines)
        return domain.order_total(order) if order.lines and priced and order.currency else None

    def payments(self) -> tuple[domain.Payment, ...]:
        """What was paid, in the order's currency; in another one only by the rate of its day."""
        found = []
        for one in self.paid:
            rate = self._rate(one)
            amount = domain.in_currency(one.amount, one.currency, self.row.currency, rate)
            if amount is not None:
                found.append(domain.Payment(one.paid, amount))
        return tuple(found)

    def payments_due(self, known_until: date) -> tuple[domain.PaymentDue, ...]:
        """The shares of the price; none where the terms or the price are not known."""
        total, terms = self.total(), terms_of(self.row)
        if total is None or not terms:
            return ()
        happened = domain.events_happened(
            self.order(),
            self.deliveries(),
            ordered=self.row.ordered,
            conditions=self.conditions(),
            milestones=self.milestones(),
            inspected=self._inspected(),
            known_until=known_until,
        )
        return domain.payments_due(
            total, self.row.currency, terms, happened=happened, payments=self.payments()
        )

    def facts(self, known_until: date) -> domain.OrderFacts:
        """The order with everything that can be owed for it."""
        dues = self.payments_due(known_until)
        return domain.OrderFacts(
            order=self.order(),
            deliveries=self.deliveries(),
            changes=self.changes(),
            conditions=self.conditions(),
            milestones=self.milestones(),
            payments=tuple(one for one in dues if not self.is_before_us(one)),
        )

    def is_before_us(self, due: domain.PaymentDue) -> bool:
        """Whether nobody can say if a share was paid: its terms were only read in a table, it fell
        due before the order came to be known here, and no payment of it is noted."""
        known_since = self.row.noted_at.date()
        is_read = not self.row.terms and not self.paid
        return is_read and due.due is not None and due.due < known_since

    def _inspected(self) -> date | None:
        """The day the last lot was passed; None while one is not, or nobody said when."""
        days = [lot.day for lot in self.inspections if lot.result in _GOOD and lot.day is not None]
        return max(days) if days and len(days) == len(self.inspections) else None

    def _rate(self, one: models.Payment) -> domain.Rate | None:
        into = self.row.currency
        return self.rates.get((one.paid, one.currency, into)) or self.rates.get(
            (one.paid, into, one.currency)
        )


def known_orders(order_ids: Collection[int]) -> list[KnownOrder]:
    """These orders, with everything about them. Nine queries, one more where something was paid in
    another currency and one where a quantity was changed, however many orders there are.

    Read without `prefetch_related`: it makes a queryset for each order and each relation, which
    takes longer than all the rest of judging thousands of them.
    """
    rows = list(
        models.PurchaseOrder.objects.filter(pk__in=order_ids)
        .select_related("supplier", "workspace")
        .order_by("pk")
    )
    parts = _by(models.DeliveryLine.objects.filter(delivery__order__in=order_ids), "delivery_id")
    deliveries = {
        order: [(one, parts[one.pk]) for one in found]
        for order, found in _of(models.Delivery, order_ids).items()
    }
    lines, changes = _of(models.OrderLine, order_ids), _of(models.DateChange, order_ids)
    conditions, steps = _of(models.Condition, order_ids), _of(models.Milestone, order_ids)
    paid, inspections = _of(models.Payment, order_ids), _of(models.Inspection, order_ids)
    rates = _rates(rows, paid)
    every = (line for of_order in lines.values() for line in of_order)
    changed = {line.order_id for line in every if line.first_quantity is not None}
    quantities = _of(models.QuantityChange, changed) if changed else defaultdict(list)
    return [
        KnownOrder(
            row=row,
            lines=lines[row.pk],
            date_changes=changes[row.pk],
            quantity_changes=quantities[row.pk],
            delivered=deliveries.get(row.pk, []),
            condition_rows=conditions[row.pk],
            milestone_rows=steps[row.pk],
            paid=paid[row.pk],
            inspections=inspections[row.pk],
            rates=rates,
        )
        for row in rows
    ]


def _of(kind: type[M], order_ids: Collection[int]) -> dict[int, list[M]]:
    """The rows of a kind that belong to these orders, by order."""
    return _by(kind._default_manager.filter(order__in=order_ids), "order_id")


def _by(rows: QuerySet[M], column: str) -> dict[int, list[M]]:
    found: dict[int, list[M]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[getattr(row, column)].append(row)
    return found


def line_facts(line: models.OrderLine, counted: domain.Quantities | None = None) -> domain.Line:
    """A line; without a price nothing is reckoned from it (see ``KnownOrder.total``). ``counted``:
    its quantities, where both changed it."""
    return domain.Line(
        id=line.pk,
        variant_id=line.variant_id,
        quantity=line.quantity,
        price=line.price if line.price is not None else Decimal(0),
        original=line.original,
        agreed=line.agreed,
        measured=counted.measured if counted else None,
    )


def quantity_changes_of(rows: Iterable[models.QuantityChange]) -> list[domain.QuantityChange]:
    """Changes of quantities as the rules have them."""
    return [
        domain.QuantityChange(
            one.pk, one.line_id, Debtor(one.asked_by), one.before, one.after, one.accepted
        )
        for one in rows
    ]


def terms_of(row: models.PurchaseOrder) -> tuple[domain.PaymentShare, ...]:
    """The payment terms as the rules have them: noted by a person, else read from the words of a
    table where those are understood."""
    if not row.terms and not row.terms_settled:
        return domain.read_terms(row.terms_said)
    return tuple(
        domain.PaymentShare(Decimal(str(percent)), domain.PaymentEvent(event), days)
        for percent, event, days in row.terms
    )


def _rates(
    rows: Iterable[models.PurchaseOrder], paid: Mapping[int, Iterable[models.Payment]]
) -> Rates:
    days = {
        one.paid for row in rows for one in paid.get(row.pk, ()) if one.currency != row.currency
    }
    if not days:
        return {}
    return {
        (one.day, one.currency, one.into): domain.Rate(one.day, one.currency, one.into, one.rate)
        for one in models.Rate.objects.filter(day__in=days)
    }
