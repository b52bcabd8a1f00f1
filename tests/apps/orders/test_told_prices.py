"""Which price a line of a table tells, where its price and its amount do not agree."""

from decimal import Decimal as D

import pytest

from guanxi.apps.orders.actions.telling_orders import told_line
from guanxi.domain.tables import Money, OrderLineRow, Quantity


@pytest.mark.parametrize(
    ("price", "quantity", "total", "told"),
    [
        (Money(D("2.50")), 100, Money(D(250)), "2.50"),
        (Money(D("0.03")), 1000, Money(D("33.12")), "0.03312"),  # rounded
        (Money(D("2.50")), 100, Money(D(225)), "2.25"),  # less a discount
        (Money(D("0.88")), 10, Money(D("262.50")), "26.25"),  # of a piece, rounded
        (None, 8, Money(D(100)), "12.5"),
        (Money(D("2.50")), 100, Money(D("282.50")), "2.50"),  # with 13 % tax
        (Money(D("2.50")), 100, Money(D("9312.40")), "2.50"),  # of the whole order
        (Money(D("2.50"), "USD"), 100, Money(D(1790), "CNY"), "2.50"),
    ],
)
def test_the_amount_of_a_line_corrects_its_price_only_where_it_is_of_the_same(
    price: Money | None, quantity: int, total: Money, told: str
) -> None:
    row = OrderLineRow(
        po_number="A1", supplier_name="Ruida", quantity=Quantity(D(quantity)),
        unit_price=price, total=total,
    )  # fmt: skip

    assert told_line("k", row, D(quantity), "USD").price == D(told)
