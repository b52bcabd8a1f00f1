"""An order's page: corrected by hand, inspected, costed, and told otherwise by tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.apps.orders.ordering import NOW, came, huamei, line_of, nov, ordered

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions import judge_orders
from guanxi.apps.orders.models import Inspection, OrderEdit, OrderLine, PurchaseOrder, Rate
from guanxi.apps.orders.models import TableDifference as Difference
from guanxi.apps.orders.queries.figures import order_figures
from guanxi.domain.measures import Period

Url = Callable[..., str]
pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def order(workspace: Workspace, owner: Person) -> PurchaseOrder:
    """1,000 red candles at 2.50 that came, and 500 more of them that did not."""
    made = ordered(huamei(workspace, owner))
    came(line_of(made, original=nov(20)), nov(19))
    line_of(made, original=nov(28), quantity=500)
    judge_orders(order_ids=[made.pk], at=NOW)
    return made


def shown(client: Client, url: Url, order: PurchaseOrder) -> Any:
    answer = client.get(url("order", pk=order.pk))
    assert answer.status_code == 200
    return answer.context


def wrong(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 422
    return {name: list(errors) for name, errors in answer.context["form"].errors.items()}


def test_head_is_corrected_on_a_page_and_undone_from_the_list_of_corrections(
    client: Client, url: Url, order: PurchaseOrder
) -> None:
    form = client.get(url("edit_order", pk=order.pk)).context["form"]
    assert form.fields["currency"].disabled  # goods came
    typed = {"number": "PO-7", "their_number": "HM-118", "incoterm": "FOB", "place": "Ningbo",
             "currency": "USD", "note": "", "percent_1": "100", "event_1": "shipped"}  # fmt: skip

    client.post(url("edit_order", pk=order.pk), typed)
    context = shown(client, url, order)

    assert [one.words for one in context["edits"]] == [
        "Their own number: HM-118 instead of –; Named place: Ningbo instead of –;"
        " How it is paid: 100 % instead of –"
    ]
    assert [one.words for one in context["dues"]] == ["100 % with shipping"]
    client.post(url("undo_order_edit", pk=OrderEdit.objects.get().pk))
    assert shown(client, url, order)["edits"] == []


def test_line_is_corrected_changed_and_taken_out_on_pages(
    client: Client, url: Url, order: PurchaseOrder
) -> None:
    red, more = order.lines.order_by("pk")
    half = {"item": "Candle", "variant": "red", "quantity": "450", "price": "2.45"}
    client.post(url("order_line", pk=more.pk), half)
    less = {"asked_by": "theirs", "announced": "2026-11-12", "after": "400", "accepted": "yes"}
    client.post(url("ask_for_quantity", pk=more.pk), less)
    below = client.post(url("ask_for_quantity", pk=red.pk), {**less, "after": "900"})
    client.post(url("remove_order_line", pk=red.pk))  # something is noted about it

    context = shown(client, url, order)

    assert [(one.quantity, one.first, one.price) for one in context["lines"]] == [
        ("1,000", "", "USD 2.50"), ("400", "450", "USD 2.45"),
    ]  # fmt: skip
    (change,) = context["quantity_changes"]
    assert (change.words, change.answer) == ("They named 400 instead of 450", "agreed")
    assert wrong(below) == {
        "after": ["More than that came already. Say so, or give another quantity."]
    }


def test_new_line_needs_a_day(client: Client, url: Url, order: PurchaseOrder) -> None:
    typed = {"item": "Candle", "variant": "blue", "quantity": "50"}

    missing = client.post(url("add_order_line", pk=order.pk), typed)
    client.post(url("add_order_line", pk=order.pk), {**typed, "original": "2026-12-04"})

    assert "original" in wrong(missing)
    assert OrderLine.objects.get(variant__name="blue").original == date(2026, 12, 4)


def test_inspection_is_noted_on_a_page_and_says_what_is_wrong(
    client: Client, url: Url, order: PurchaseOrder
) -> None:
    address = url("note_inspection", pk=order.pk)
    lot = {"what": str(order.lines.first().pk), "lot": "L1", "day": "2026-11-18",  # type: ignore[union-attr]
           "inspected": "80", "lot_size": "1000", "critical": "0", "major": "1", "minor": "3",
           "unclassed": "", "result": "conditional", "inspector": "Mr Chen"}  # fmt: skip

    twice = client.post(address, {**lot, "major": "79", "lot_size": "79"})
    client.post(address, lot)
    (part,) = shown(client, url, order)["inspections"]
    found = Inspection.objects.get()
    client.post(url("inspection", pk=found.pk), {**lot, "result": "failed"})

    assert wrong(twice) == {
        "inspected": ["More units are defective than were inspected: each counts once."],
        "lot_size": ["More units were inspected than are in the lot."],
    }
    assert (part.what, part.counts, part.found, part.who, part.result.text) == (
        "Candle · red · L1", "80 units inspected of 1,000", "1 major, 3 minor", "Mr Chen",
        "Taken in spite of it",
    )  # fmt: skip
    assert shown(client, url, order)["inspections"][0].result.text == "Failed"


def test_landed_cost_is_that_of_the_measure_with_its_split(
    client: Client, url: Url, order: PurchaseOrder, owner: Person
) -> None:
    freight = {"what": "", "kind": "freight", "amount": "1440", "currency": "CNY",
               "our_percent": "100"}  # fmt: skip
    client.post(url("note_cost", pk=order.pk), freight)
    without = shown(client, url, order)["landed"]
    client.post(url("note_rate", pk=order.pk), {"currency": "CNY", "rate": "7.2"})
    for kind, share, unexpected in (("tax", "1", False), ("rework", "0.25", True)):
        actions.note_cost(
            order=order, kind=kind, amount=Decimal(400), currency="USD", our_share=Decimal(share),
            unexpected=unexpected, by=owner, at=NOW,
        )  # fmt: skip

    context = shown(client, url, order)

    assert (without.rows, without.missing, without.currencies) == (
        (), ("No rate of CNY into USD is noted by Tue 1 Sep.",), ("CNY",),
    )  # fmt: skip
    assert Rate.objects.get().day == date(2026, 9, 1)
    (row,) = context["landed"].rows
    assert context["landed"].kinds == ("Freight", "Rework")
    assert (row.goods, row.shares, row.unit) == (
        "USD 2,500.00", ("USD 200.00", "USD 100.00"), "USD 2.80",
    )  # fmt: skip
    assert context["landed"].unsaid == "Duty"
    assert "Of what nobody expected we bear USD 100.00, they USD 300.00." in context["borne"]
    assert _measured(order) == Decimal("2.80")


def _measured(order: PurchaseOrder) -> object:
    year = Period(date(2025, 12, 1), date(2026, 11, 30))
    figures = order_figures(None, {"landed_unit_cost": [year]}, workspace=order.workspace, now=NOW)
    return figures.one("landed_unit_cost", order.supplier_id, year).value


def test_terms_of_a_table_say_how_they_were_read(
    client: Client, url: Url, order: PurchaseOrder
) -> None:
    PurchaseOrder.objects.update(terms_said="30%定金，70%发货前付清")
    read = shown(client, url, order)
    client.post(url("settle_terms", pk=order.pk))
    settled = shown(client, url, order)["terms"]
    PurchaseOrder.objects.update(terms_said="as usual", terms=[], terms_settled=False)
    text = client.get(url("order", pk=order.pk)).content.decode()

    assert read["terms"].shares == ("30 % with the order", "70 % with the goods being ready")
    assert (read["terms"].is_read, settled.is_read) == (True, False)
    assert "“as usual” is not understood, so nothing falls due yet." in text


def test_what_tables_say_otherwise_stands_on_the_page_and_in_the_list(
    client: Client, url: Url, order: PurchaseOrder
) -> None:
    line = order.lines.latest("pk")
    one = Difference.objects.create(
        workspace=order.workspace, order=order, part="line", part_id=line.pk, column="price",
        said="2.75",
    )  # fmt: skip

    (part,) = shown(client, url, order)["differences"]
    listed = client.get(url("orders")).context["told_otherwise"]
    client.post(url("keep_ours", pk=one.pk))
    kept = shown(client, url, order)["differences"]
    client.post(url("ask_again", pk=one.pk))
    client.post(url("take_from_tables", pk=one.pk))

    assert (part.what, part.said, part.stands) == ("Candle · red · Price of one", "2.75", "2.5")
    assert ([one.number for one in listed], kept) == (["PO-7"], [])
    line.refresh_from_db()
    assert line.price == Decimal("2.75")
