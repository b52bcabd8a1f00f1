"""The list of products, the page of one, and joining two spellings there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.apps.orders.ordering import NOW, came, huamei, nov
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.desk.pages.price_chart import price_chart
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions import NotedLine
from guanxi.apps.orders.models import OrderLine, Product, PurchaseOrder, Variant
from guanxi.apps.orders.queries.products import Price
from guanxi.apps.suppliers.models import Supplier

D = Decimal
Url = Callable[..., str]
pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


@pytest.fixture
def bowls(supplier: Supplier, owner: Person) -> Product:
    """Bowls in two colours, red twice and cheaper the second time; one order was given up."""
    noted(supplier, owner, "PO-1", date(2026, 3, 2), bowl("red", 100, "5.00", "RB-1"))
    noted(
        supplier, owner, "PO-2", date(2026, 9, 1), bowl("red", 300, "4.50", "RB-1"),
        bowl("blue", 40, "6.00"),
    )  # fmt: skip
    gone = noted(supplier, owner, "PO-3", date(2026, 10, 1), bowl("red", 900, "1.00", "RB-1"))
    actions.cancel_order(order=gone, day=nov(1), by=owner, at=NOW)
    line = OrderLine.objects.get(order__number="PO-1")
    came(line, nov(2), 100)
    OrderLine.objects.filter(pk=line.pk).update(delivered=100)
    return Product.objects.get()


def bowl(variant: str, quantity: int, price: str, sku: str = "") -> NotedLine:
    return NotedLine("Rice bowl", D(quantity), variant, sku, "pcs", D(price))


def noted(
    supplier: Supplier, by: Person, number: str, day: date, *lines: NotedLine
) -> PurchaseOrder:
    return actions.note_order(
        supplier=supplier, number=number, lines=lines, ordered=day, due=nov(30), currency="USD",
        by=by, at=NOW,
    )  # fmt: skip


def listed(client: Client, address: str) -> list[str]:
    return [one.name or one.name_zh for one in client.get(address).context["lines"]]


def test_list_says_what_was_ordered_came_and_cost_last(
    client: Client, url: Url, bowls: Product
) -> None:
    [line] = client.get(url("products")).context["lines"]

    assert (line.name, line.variants, line.numbers, line.orders) == (
        "Rice bowl", "blue · red", "RB-1", 3,
    )  # fmt: skip
    assert (line.bought.ordered, line.bought.came, line.bought.price, line.bought.day) == (
        "440 pcs", "100 pcs", "USD 6.00 / pcs", "Tue 1 Sep",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["bowl", "RICE red", "rb-1", "饭碗", "fanwan", "fw"])
def test_product_is_found_by_any_name_variant_or_number(
    client: Client, url: Url, bowls: Product, supplier: Supplier, owner: Person, text: str
) -> None:
    noted(supplier, owner, "PO-4", nov(3), NotedLine("饭碗", D(1)), NotedLine("Tray", D(1)))
    zh = Product.objects.get(name="饭碗")
    actions.join_products(survivor=bowls, joined=zh, by=owner, at=NOW)

    assert listed(client, f"{url('products')}?q={text}") == ["Rice bowl"]
    assert listed(client, f"{url('products')}?q=nothing") == []
    [line] = client.get(f"{url('products')}?q={text}").context["lines"]
    assert line.name_zh == "饭碗"


def test_list_of_one_supplier_holds_what_it_makes(
    client: Client, url: Url, bowls: Product, workspace: Workspace, owner: Person
) -> None:
    other = huamei(workspace, owner, "Foshan Lida")
    noted(other, owner, "LD-1", nov(3), NotedLine("Tray", D(1)), bowl("red", 7, "9.00", "RB-1"))

    found = client.get(f"{url('products')}?supplier={other.pk}").context["lines"]

    assert [(one.name, one.orders, one.bought.ordered) for one in found] == [
        ("Rice bowl", 1, "7 pcs"), ("Tray", 1, "1"),
    ]  # fmt: skip
    assert client.get(f"{url('products')}?supplier=999999").status_code == 404


def test_list_and_page_cost_the_same_queries_however_much_there_is(
    client: Client, url: Url, bowls: Product, supplier: Supplier, owner: Person
) -> None:
    def costs() -> list[int]:
        found = []
        for address in (url("products"), url("product", pk=bowls.pk)):
            with CaptureQueriesContext(connection) as counted:
                assert client.get(address).status_code == 200
            found.append(len(counted))
        return found

    costs()
    before = costs()
    many = [NotedLine(f"Tray {one}", D(1), price=D(1)) for one in range(3)]
    noted(supplier, owner, "PO-8", nov(3), *many, bowl("tan", 1, "2.00"), bowl("sky", 1, "2.00"))

    assert costs() == before


def test_page_shows_variants_prices_and_the_orders_that_hold_it(
    client: Client, url: Url, bowls: Product
) -> None:
    shown = client.get(url("product", pk=bowls.pk)).context

    assert [
        (one.name, one.number, one.bought.ordered, one.bought.price) for one in shown["variants"]
    ] == [
        ("red", "RB-1", "400 pcs", "USD 4.50 / pcs"),
        ("blue", "", "40 pcs", "USD 6.00 / pcs"),
    ]
    assert [one.number for one in shown["lines"]] == ["PO-3", "PO-2", "PO-2", "PO-1"]
    [chart] = shown["charts"]
    assert (chart.variant, chart.title) == (
        "red · RB-1", "USD 4.50 / pcs, 10 % less than on Mon 2 Mar",
    )  # fmt: skip
    assert [(row.price, row.number) for row in chart.rows] == [
        ("USD 4.50 / pcs", "PO-2"), ("USD 5.00 / pcs", "PO-1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("amounts", "title"),
    [
        ((5, 5), "USD 5.00, as on Fri 2 Jan 2026"),
        ((4, 5), "USD 5.00, 25 % more than on Fri 2 Jan 2026"),
        ((0, 5), "USD 5.00, and nothing on Fri 2 Jan 2026"),
    ],
)
def test_price_chart_says_what_became_of_the_price(amounts: tuple[int, int], title: str) -> None:
    prices = [
        Price(D(amount), "USD", "", date(2026, 1, 2 + day), day, f"PO-{day}")
        for day, amount in enumerate(amounts)
    ]

    chart = price_chart("red", prices, timezone.localdate())

    assert chart is not None
    assert chart.title == title
    assert price_chart("red", prices[:1], timezone.localdate()) is None


def test_products_are_joined_with_a_preview_and_undone(
    client: Client, url: Url, bowls: Product, supplier: Supplier, owner: Person
) -> None:
    noted(
        supplier, owner, "PO-4", nov(3), NotedLine("Rice bowls", D(5), "blue"),
        NotedLine("Rice bowls", D(6), "tan"),
    )  # fmt: skip
    other = Product.objects.get(name="Rice bowls")
    address = url("join_product", pk=bowls.pk, other=other.pk)

    offered = [row.product for row in client.get(url("join_choose", pk=bowls.pk)).context["rows"]]
    preview = client.get(address)
    done = client.post(address, follow=True)

    assert (offered, preview.context["same"]) == ([other], ["blue"])
    assert done.context["spellings"] == ("Rice bowls",)
    assert [one.name for one in done.context["variants"]] == ["tan", "blue", "red"]
    assert done.context["variants"][1].others == ("blue",)
    assert client.get(url("product", pk=other.pk)).headers["Location"] == url(
        "product", pk=bowls.pk
    )

    client.post(url("undo_joining", pk=bowls.joinings.get().pk))

    assert listed(client, url("products")) == ["Rice bowl", "Rice bowls"]


def test_variants_of_one_product_are_joined_and_others_are_not(
    client: Client, url: Url, bowls: Product, supplier: Supplier, owner: Person
) -> None:
    noted(supplier, owner, "PO-4", nov(3), NotedLine("Tray", D(5), "red"))
    red, blue = (Variant.objects.get(name=name, product=bowls) for name in ("red", "blue"))
    tray = Variant.objects.get(product__name="Tray")

    shown = client.get(url("variant_choose", pk=red.pk))
    done = client.post(url("join_variant", pk=red.pk, other=blue.pk), follow=True)

    assert shown.context["others"] == [(blue.pk, "blue")]
    assert [one.bought.ordered for one in done.context["variants"]] == ["440 pcs"]
    assert client.get(url("join_variant", pk=red.pk, other=tray.pk)).status_code == 404
    assert client.get(url("join_variant", pk=red.pk, other=red.pk)).status_code == 404


def test_joining_asks_for_a_member(url: Url, bowls: Product, people: SimpleNamespace) -> None:
    viewer = people.viewer
    page = browser_of(viewer).get(url("product", pk=bowls.pk))

    assert "Here twice?" not in page.content.decode()
    assert browser_of(viewer).get(url("join_choose", pk=bowls.pk)).status_code == 403


def test_products_go_out_by_variant_and_supplier(client: Client, url: Url, bowls: Product) -> None:
    answer = client.get(f"{url('products_csv')}?product={bowls.pk}")

    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert rows[1:] == [
        "Ningbo Huamei,宁波华美,Rice bowl,blue,,pcs,40,0,6,USD,2026-09-01",
        "Ningbo Huamei,宁波华美,Rice bowl,red,RB-1,pcs,400,100,4.5,USD,2026-09-01",
    ]
