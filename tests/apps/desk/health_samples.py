"""Orders with a supplier that came in time or late, for the pages that show how it goes."""

from __future__ import annotations

from datetime import date, timedelta

from tests.apps.orders.ordering import NOW, came, line_of, ordered

from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.models import Inspection, PurchaseOrder
from guanxi.apps.suppliers.models import Supplier

DUE = date(2026, 11, 10)


def orders(
    supplier: Supplier, *, in_time: int, late: int = 0, due: date = DUE, price: str = "2.50"
) -> list[PurchaseOrder]:
    """So many orders there on their day, and so many three days after it."""
    begin = supplier.orders.count()
    made = []
    for place in range(in_time + late):
        order = ordered(supplier, f"PO-{begin + place}")
        line = line_of(order, original=due, price=price)
        came(line, due if place < in_time else due + timedelta(days=3))
        made.append(order)
    judge_orders(order_ids=[one.pk for one in made], at=NOW)
    return made


def lots(order: PurchaseOrder, *, passed: int, failed: int = 0, day: date = DUE) -> None:
    """So many lots of 125 that passed, and so many with five defective units that did not."""
    for place in range(passed + failed):
        good = place < passed
        Inspection.objects.create(
            workspace=order.workspace, supplier=order.supplier, order=order, key=f"{place}",
            lot=f"L{place}", day=day, inspected=125, major=0 if good else 5,
            result="passed" if good else "failed",
        )  # fmt: skip
