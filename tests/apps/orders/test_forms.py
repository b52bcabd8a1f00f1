"""Forms of orders: what they take, and what they say is wrong and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.apps.orders.ordering import NOW, came, huamei, line_of, nov, ordered

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders.actions import judge_orders
from guanxi.apps.orders.models import Delivery, PurchaseOrder
from guanxi.apps.suppliers.models import Supplier

Url = Callable[..., str]
pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


@pytest.fixture
def order(supplier: Supplier) -> PurchaseOrder:
    made = ordered(supplier)
    line_of(made, original=nov(20))
    judge_orders(order_ids=[made.pk], at=NOW)
    return made


def typed(supplier: Supplier, **more: str) -> dict[str, str]:
    """A whole order, as a person types it."""
    return {
        "supplier": str(supplier.pk), "number": "PO-8", "ordered": "2026-11-02",
        "due": "2026-12-20", "incoterm": "FOB", "currency": "usd",
        "lines-TOTAL_FORMS": "3", "lines-INITIAL_FORMS": "0", "lines-0-item": "Candle",
        "lines-0-quantity": "1200", "lines-0-price": "2.40", **more,
    }  # fmt: skip


def wrong(answer: Any, form: str = "form") -> dict[str, list[str]]:
    assert answer.status_code == 422
    return {name: list(errors) for name, errors in answer.context[form].errors.items()}


def test_order_is_noted_in_one_form(client: Client, url: Url, supplier: Supplier) -> None:
    shares = {
        "percent_1": "30", "event_1": "order", "percent_2": "70", "event_2": "bl_copy",
        "days_2": "14",
    }  # fmt: skip

    answer = client.post(url("order_new"), typed(supplier, **shares, tolerance="5"))

    made = PurchaseOrder.objects.get()
    assert answer.headers["Location"] == url("order", pk=made.pk)
    assert (made.currency, str(made.tolerance), made.terms) == (
        "USD", "0.0500", [["30", "order", 0], ["70", "bl_copy", 14]],
    )  # fmt: skip
    assert made.lines.count() == 1


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"due": ""}, {"due": ["Name the day, or how many days it takes to make."]}),
        ({"due": "2026-11-01"},
         {"due": ["This day lies before the order. Change one of them."]}),
        ({"currency": "dollars"}, None),
        ({"currency": "$$$"},
         {"currency": ["Write a currency with three letters, such as USD or CNY."]}),
        ({"percent_1": "30", "event_1": "order"},
         {"percent_1": ["The shares must make 100 % together."]}),
        ({"percent_1": "100"}, {"event_1": ["Say with what this share falls due."]}),
    ],
)  # fmt: skip
def test_wrong_order_is_said_at_its_field(
    client: Client, url: Url, supplier: Supplier, change: dict[str, str],
    errors: dict[str, list[str]] | None,
) -> None:  # fmt: skip
    answer = client.post(url("order_new"), typed(supplier, **change))

    assert wrong(answer) == errors if errors else "currency" in wrong(answer)
    assert not PurchaseOrder.objects.exists()


def test_order_needs_a_line_and_a_number_of_its_own(
    client: Client, url: Url, order: PurchaseOrder
) -> None:
    empty = client.post(
        url("order_new"), typed(order.supplier, **{"lines-0-item": "", "lines-0-quantity": ""})
    )
    taken = client.post(url("order_new"), typed(order.supplier, number=order.number))

    assert empty.status_code == 422
    assert wrong(taken) == {"number": ["This supplier has an order of this number already."]}


def test_more_lines_keep_what_was_typed(client: Client, url: Url, supplier: Supplier) -> None:
    answer = client.post(url("order_new"), typed(supplier, due="", more="1"))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="lines-7-item"' in text
    assert 'value="Candle"' in text
    assert "field-error" not in text


def test_delivery_says_what_is_missing(client: Client, url: Url, order: PurchaseOrder) -> None:
    line = order.lines.get()
    address = url("note_delivery", pk=order.pk)

    nothing = client.post(address, {"number": ""})
    backwards = client.post(address, {
        f"quantity_{line.pk}": "10", f"rejected_{line.pk}": "11", "on_board": "2026-11-19",
        "arrived": "2026-11-18",
    })  # fmt: skip

    assert wrong(nothing) == {
        "__all__": [
            "Give at least one day: without one the goods are nowhere yet.",
            "Say how much came of at least one line.",
        ]
    }
    assert wrong(backwards) == {
        "arrived": ["This lies before the step that comes first."],
        f"rejected_{line.pk}": ["More than came cannot be rejected."],
    }
    assert not Delivery.objects.exists()


def test_delivery_form_says_what_is_known_already(
    client: Client, url: Url, order: PurchaseOrder
) -> None:
    line = order.lines.get()
    delivery = came(line, nov(19), 400, rejected=5)

    form = client.get(url("delivery", pk=delivery.pk)).context["form"]

    assert {name: str(value) for name, value in form.initial.items() if value} == {
        "on_board": "2026-11-19", f"quantity_{line.pk}": "400", f"rejected_{line.pk}": "5",
    }  # fmt: skip


def test_payment_in_another_currency_asks_for_its_rate(
    client: Client, url: Url, order: PurchaseOrder
) -> None:
    answer = client.post(
        url("note_payment", pk=order.pk),
        {"paid": "2026-11-20", "amount": "700", "currency": "CNY"},
    )

    assert wrong(answer) == {
        "rate": ["The order is in USD. Without a rate this payment would cover nothing."]
    }


def test_last_safe_day_is_explained_step_by_step(
    client: Client, url: Url, supplier: Supplier
) -> None:
    asked = {"need": "2026-11-30", "production": "10", "inspection": "1", "freight": "30",
             "buffer": "0"}  # fmt: skip

    answer = client.get(url("last_order_day", pk=supplier.pk), asked)

    # The domain's own example: a six-day week, Golden Week long over.
    assert answer.context["day"].isoformat() == "2026-10-19"
    assert [(step["stage"], step["counted"]) for step in answer.context["steps"]] == [
        ("Production", "5 days"), ("Production", "0 of 1"), ("Production", "5 days"),
        ("Inspection", "1 day"), ("On the way", "30 days"),
    ]  # fmt: skip
