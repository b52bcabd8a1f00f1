"""What goods cost, by variant and quarter: summed up by the database, spread by the rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.apps.orders.ordering import NOW, came, huamei, line_of, ordered

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.models import Cost, OrderLine, PurchaseOrder, Rate, Variant
from guanxi.apps.orders.queries.figures import order_figures
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import Figure, Period, State

pytestmark = pytest.mark.django_db
YEAR = Period(date(2025, 12, 1), date(2026, 11, 30))
FIRST, LAST = date(2026, 2, 10), date(2026, 11, 10)


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


def bought(
    supplier: Supplier, day: date, price: str | None, quantity: int = 1_000, name: str = "red"
) -> OrderLine:
    """An order of one variant, there on its day."""
    order = ordered(supplier, f"PO-{PurchaseOrder.objects.count()}", ordered=day)
    more = {"price": None if price is None else Decimal(price)}
    line = line_of(order, original=day, quantity=quantity, **more)
    if name != "red":
        line.variant, _ = Variant.objects.get_or_create(
            workspace=supplier.workspace, product=line.variant.product, name=name
        )
        line.save()
    came(line, day, quantity)
    return line


def costs(
    line: OrderLine,
    kind: str,
    amount: str,
    currency: str = "USD",
    *,
    own: bool = False,
    **more: Any,
) -> None:
    order = line.order
    Cost.objects.create(
        workspace=order.workspace, order=order, key=f"{Cost.objects.count()}", kind=kind,
        amount=Decimal(amount), currency=currency, line=line if own else None, **more,
    )  # fmt: skip


def figure(supplier: Supplier, code: str) -> Figure:
    ids = list(PurchaseOrder.objects.values_list("pk", flat=True))
    judge_orders(order_ids=ids, at=NOW)
    found = order_figures([supplier], {code: [YEAR]}, workspace=supplier.workspace, now=NOW)
    return found.one(code, supplier.pk, YEAR)


def test_only_variants_of_both_quarters_are_compared_each_with_itself(supplier: Supplier) -> None:
    bought(supplier, FIRST, "2.00", 3_000)
    bought(supplier, FIRST, "4.00", 1_000, name="blue")
    bought(supplier, LAST, "1.00", 500)
    bought(supplier, LAST, "4.00", 9_000, name="blue")
    bought(supplier, LAST, "90.00", name="gold")

    change = figure(supplier, "price_change")

    assert change.value == pytest.approx(Decimal("-0.3"))  # 3,000 less of 10,000
    assert (change.n, change.state) == (2, State.OK)
    assert figure(supplier, "landed_unit_cost_change").value == pytest.approx(Decimal("-0.3"))
    assert figure(supplier, "variants").value == 3


def test_freight_of_the_order_lands_on_its_goods_and_taxes_do_not(supplier: Supplier) -> None:
    bought(supplier, FIRST, "2.00")
    last = bought(supplier, LAST, "2.00")
    costs(last, "freight", "600", our_share=Decimal("0.5"))
    costs(last, "duty", "100", own=True)
    costs(last, "tax", "999")

    assert figure(supplier, "landed_unit_cost_change").value == pytest.approx(Decimal("0.2"))
    assert figure(supplier, "price_change").value == 0
    assert figure(supplier, "landed_unit_cost").value == pytest.approx(Decimal("2.2"))


def test_cost_in_another_currency_counts_by_its_rate_or_there_is_no_figure(
    supplier: Supplier,
) -> None:
    bought(supplier, FIRST, "2.00")
    last = bought(supplier, LAST, "2.00")
    costs(last, "freight", "700", "CNY")

    assert figure(supplier, "landed_unit_cost_change").state is State.NONE

    Rate.objects.create(
        workspace=supplier.workspace, day=date(2026, 11, 1), currency="USD", into="CNY",
        rate=Decimal(7), at=NOW,
    )  # fmt: skip
    assert figure(supplier, "landed_unit_cost_change").value == pytest.approx(Decimal("0.05"))


def test_what_has_no_price_is_a_variant_and_in_no_price(supplier: Supplier) -> None:
    bought(supplier, FIRST, "2.00")
    bought(supplier, LAST, None)

    assert figure(supplier, "variants").value == 1
    assert figure(supplier, "price_change").state is State.NONE
    assert figure(supplier, "landed_unit_cost").value == pytest.approx(Decimal(2))


def test_a_mean_over_different_goods_is_no_unit_cost(supplier: Supplier) -> None:
    bought(supplier, FIRST, "2.00")
    bought(supplier, FIRST, "90.00", name="gold")

    assert figure(supplier, "landed_unit_cost").state is State.NONE
