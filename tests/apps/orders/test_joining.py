"""Two spellings of one product become one, are remembered, and become two again."""

from decimal import Decimal

import pytest
from tests.apps.orders.ordering import NOW, huamei, line_of, nov, ordered
from tests.apps.orders.test_by_hand_and_tables import told

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions import Fault, NotedLine, OrderError
from guanxi.apps.orders.models import Joining, OrderLine, Product, PurchaseOrder, Variant
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.tables import OrderLineRow, Quantity

D = Decimal


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


def noted(supplier: Supplier, by: Person, number: str, *lines: NotedLine) -> PurchaseOrder:
    return actions.note_order(
        supplier=supplier, number=number, lines=lines, due=nov(30), currency="USD", by=by, at=NOW
    )


def bowls(supplier: Supplier, by: Person) -> tuple[Product, Product]:
    """Two spellings, red under both and blue under the second alone."""
    noted(supplier, by, "PO-1", NotedLine("Rice bowl", D(100), "red"))
    noted(supplier, by, "PO-2", NotedLine("饭碗", D(40), "red"), NotedLine("饭碗", D(60), "blue"))
    return Product.objects.get(name="Rice bowl"), Product.objects.get(name="饭碗")


def stands() -> list[tuple[str, str, int]]:
    """Every line: its order, and the product and variant it is of."""
    rows = OrderLine.objects.order_by("order__number", "pk")
    return [
        (str(one.order.number), str(one.variant), int(one.quantity))
        for one in rows.select_related("order", "variant__product")
    ]


APART = [
    ("PO-1", "Rice bowl · red", 100),
    ("PO-2", "饭碗 · red", 40),
    ("PO-2", "饭碗 · blue", 60),
]
TOGETHER = [
    ("PO-1", "Rice bowl · red", 100),
    ("PO-2", "Rice bowl · red", 40),
    ("PO-2", "Rice bowl · blue", 60),
]


def test_joined_products_count_as_one_and_come_apart_as_they_were(
    supplier: Supplier, owner: Person
) -> None:
    rice, zh = bowls(supplier, owner)

    joining = actions.join_products(survivor=rice, joined=zh, by=owner, at=NOW)
    again = actions.join_products(survivor=rice, joined=zh, by=owner, at=NOW)
    together = stands()
    actions.undo_joining(joining=joining, by=owner, at=NOW)
    actions.undo_joining(joining=joining, by=owner, at=NOW)

    assert (again, together, stands()) == (joining, TOGETHER, APART)
    assert not Product.objects.exclude(joined_into=None).exists()
    assert not Variant.objects.exclude(joined_into=None).exists()


def test_joined_spelling_is_remembered_by_hand_and_by_tables(
    supplier: Supplier, owner: Person
) -> None:
    rice, zh = bowls(supplier, owner)
    actions.join_products(survivor=rice, joined=zh, by=owner, at=NOW)

    noted(supplier, owner, "PO-3", NotedLine("饭碗", D(5), "red"), NotedLine("饭碗", D(6), "tan"))
    row = OrderLineRow(
        po_number="PO-7", supplier_name="Huamei", item="饭碗", variant="red",
        quantity=Quantity(D(9)), original_date=nov(20),
    )  # fmt: skip
    OrderLine.objects.exclude(order__number="PO-3").delete()
    PurchaseOrder.objects.exclude(number="PO-3").delete()
    noted_lines = stands()
    PurchaseOrder.objects.all().delete()
    told(supplier, row)

    assert noted_lines == [("PO-3", "Rice bowl · red", 5), ("PO-3", "Rice bowl · tan", 6)]
    assert stands() == [("PO-7", "Rice bowl · red", 9)]


def test_joined_variants_count_as_one_and_the_number_that_went_is_remembered(
    supplier: Supplier, owner: Person
) -> None:
    noted(
        supplier, owner, "PO-1", NotedLine("Bowl", D(100), "red", "RB-10"),
        NotedLine("Bowl", D(20), "Red", "RB10"),
    )  # fmt: skip
    stays, goes = Variant.objects.order_by("pk")

    joining = actions.join_variants(survivor=stays, joined=goes, by=owner, at=NOW)
    noted(supplier, owner, "PO-2", NotedLine("Bowl", D(7), "Red", "RB10"))

    assert joining.name == "Red · RB10"
    assert [number for _, number, _ in stands()] == ["Bowl · red"] * 3

    actions.undo_joining(joining=joining, by=owner, at=NOW)

    assert [number for _, number, _ in stands()] == ["Bowl · red", "Bowl · Red", "Bowl · red"]


def test_spellings_of_what_is_joined_later_lead_to_the_last_one(
    supplier: Supplier, owner: Person
) -> None:
    rice, zh = bowls(supplier, owner)
    noted(supplier, owner, "PO-9", NotedLine("Bowl for rice", D(1), "red"))
    bowl = Product.objects.get(name="Bowl for rice")
    first = actions.join_products(survivor=rice, joined=zh, by=owner, at=NOW)
    second = actions.join_products(survivor=bowl, joined=rice, by=owner, at=NOW)

    with pytest.raises(OrderError) as refused:
        actions.undo_joining(joining=first, by=owner, at=NOW)
    variant = actions.records.variant_of(supplier.workspace, NotedLine("饭碗", D(1), "red"))

    assert refused.value.fault is Fault.JOINED_SINCE
    assert (variant.product, {what for _, what, _ in stands()}) == (
        bowl,
        {"Bowl for rice · red", "Bowl for rice · blue"},
    )

    actions.undo_joining(joining=second, by=owner, at=NOW)

    assert [one for one in stands() if one[0] != "PO-9"] == TOGETHER


def test_undone_correction_does_not_bring_a_joined_variant_back(
    supplier: Supplier, owner: Person
) -> None:
    line = line_of(ordered(supplier), original=nov(20))
    change = actions.correct_line(
        line=line, noted=NotedLine("Candle", D(1_000), "scarlet", price=D("2.50")), by=owner,
        at=NOW,
    )  # fmt: skip
    assert change is not None
    candles = Product.objects.get()
    red, scarlet = candles.variants.get(name="red"), candles.variants.get(name="scarlet")
    blue = Variant.objects.create(workspace=supplier.workspace, product=candles, name="blue")

    actions.join_variants(survivor=blue, joined=red, by=owner, at=NOW)
    actions.undo_edit(change=change, by=owner, at=NOW)

    line.refresh_from_db()
    assert (line.variant, scarlet.joined_into, Joining.objects.count()) == (blue, None, 1)
