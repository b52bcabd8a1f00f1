"""The period a page of figures is about, what it is held against, and money by its currency."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.apps.conversations.talk import Talk
from tests.apps.desk.health_samples import orders

from guanxi.apps.orders.models import PurchaseOrder
from guanxi.apps.suppliers.models import Supplier

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
Url = Callable[..., str]


@pytest.fixture
def supplier(talk: Talk) -> Supplier:
    return talk.room.supplier


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize(
    ("query", "heading", "value"),
    [
        ("", "last 12 months", "3 of 4 so far"),
        ("?period=last_year", "last year · 1 Jan 2025 to 31 Dec 2025", "1 of 1 so far"),
        ("?period=2026-Q4", "Q4 2026", "3 of 4 so far"),
        ("?period=all", "all there is · until 23 Nov 2026", "4 of 5 so far"),
        ("?period=dates&from=2026-11-01&to=2026-11-12", "from a day to a day", "3 of 4 so far"),
    ],
)
def test_period_is_chosen_in_the_address_and_named(
    supplier: Supplier, client: Client, url: Url, query: str, heading: str, value: str
) -> None:
    orders(supplier, in_time=3, late=1)
    orders(supplier, in_time=1, due=date(2025, 10, 10))

    for name, more in (("health", {}), ("health_figure", {"measure": "on_time"})):
        page = text_of(client.get(url(name, pk=supplier.pk, **more) + query).content.decode())

        assert heading in page
        assert value in page


def test_chosen_period_goes_along_with_every_link(
    supplier: Supplier, client: Client, url: Url
) -> None:
    orders(supplier, in_time=1)
    query = "?period=dates&from=2026-01-01&to=2026-11-12"

    for address in (
        url("health", pk=supplier.pk),
        url("health_figure", pk=supplier.pk, measure="on_time"),
        url("portfolio"),
    ):
        page = client.get(address + query).content.decode()
        assert page.count(query.replace("&", "&amp;")) >= 1
        assert 'type="date" name="from" value="2026-01-01"' in page


def test_period_that_is_none_says_so_and_shows_the_year(
    supplier: Supplier, client: Client, url: Url
) -> None:
    for query in ("?period=2030-Q1", "?period=dates&from=2026-05-02&to=2026-05-01", "?period=x"):
        page = text_of(client.get(url("health", pk=supplier.pk) + query).content.decode())
        assert "There is no such period" in page

    page = client.get(url("health", pk=supplier.pk) + "?period=dates").content.decode()
    assert "There is no such period" not in page
    assert 'name="from" value="2025-11-24"' in page


def test_figure_stands_beside_the_period_before(
    supplier: Supplier, client: Client, url: Url
) -> None:
    orders(supplier, in_time=9, late=1, due=date(2025, 10, 10))
    orders(supplier, in_time=10)

    page = client.get(url("health_figure", pk=supplier.pk, measure="on_time")).content.decode()

    assert "In the period before: 90 %." in text_of(page)


def test_money_is_told_with_its_currency_and_currencies_side_by_side(
    supplier: Supplier, client: Client, url: Url
) -> None:
    orders(supplier, in_time=1, due=date(2026, 5, 5))
    first = orders(supplier, in_time=2)
    address = url("health_figure", pk=supplier.pk, measure="landed_unit_cost")

    one = text_of(client.get(address).content.decode())
    PurchaseOrder.objects.filter(pk=first[0].pk).update(currency="CNY")
    several = client.get(address).content.decode()

    assert "USD 2.50" in one
    assert "CNY 2.50 · USD 2.50" in text_of(several)
    assert several.count('<figure class="trend">') == 1  # one quarter alone is no course


def test_a_course_of_money_is_drawn_for_each_currency(
    supplier: Supplier, client: Client, url: Url
) -> None:
    for due in (date(2026, 5, 5), date(2026, 8, 5)):
        orders(supplier, in_time=1, due=due)
        cny = orders(supplier, in_time=1, due=due, price="20")
        PurchaseOrder.objects.filter(pk=cny[0].pk).update(currency="CNY")

    page = client.get(url("health_figure", pk=supplier.pk, measure="landed_unit_cost"))

    said = page.content.decode()
    assert "CNY: Too few quarters" in said
    assert "By quarter: Q2 2026: USD 2.50; Q3 2026: USD 2.50" in said
    assert "By quarter: Q2 2026: CNY 20.00; Q3 2026: CNY 20.00" in said


def test_file_has_a_line_for_each_currency(supplier: Supplier, client: Client, url: Url) -> None:
    orders(supplier, in_time=1)
    PurchaseOrder.objects.filter(pk=orders(supplier, in_time=1)[0].pk).update(currency="CNY")

    query = "?measure=landed_unit_cost&period=2026-Q4"
    answer = client.get(url("health_csv", pk=supplier.pk) + query)

    lines = b"".join(answer).decode("utf-8-sig").splitlines()  # type: ignore[arg-type]
    headings, *rows = (line.split(",") for line in lines)
    place, value = headings.index("Currency"), headings.index("Value")
    assert [(row[place], row[value]) for row in rows[:2]] == [("CNY", "2.5"), ("USD", "2.5")]
