"""Orders corrected by hand after they were noted, each correction with its way back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.apps.orders.ordering import NOW, huamei, nov
from tests.apps.orders.test_judging import ledger

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions import Fault, NotedLine, OrderError
from guanxi.apps.orders.models import OrderLine, PurchaseOrder
from guanxi.domain.orders import PaymentEvent, PaymentShare, Point, Punctuality

D = Decimal
RED = NotedLine("Candle", D(1_000), "red", price=D("2.50"))
BLUE = NotedLine("Candle", D(500), "blue", price=D("2.60"))


@pytest.fixture
def order(workspace: Workspace, owner: Person) -> PurchaseOrder:
    """1,000 red and 500 blue candles, due on the 20th."""
    return actions.note_order(
        supplier=huamei(workspace, owner), number="PO-7", lines=[RED, BLUE], due=nov(20),
        ordered=date(2026, 9, 1), currency="USD", by=owner, at=NOW,
    )  # fmt: skip


def lines(order: PurchaseOrder) -> list[tuple[str, Decimal, Decimal | None, date | None]]:
    return [
        (str(one.variant), one.quantity, one.price, one.original)
        for one in order.lines.select_related("variant__product").order_by("pk")
    ]


def line(order: PurchaseOrder, name: str = "red") -> OrderLine:
    return order.lines.select_related("variant__product", "order").get(variant__name=name)


def deliver(order: PurchaseOrder, by: Person, quantity: int = 900) -> None:
    actions.note_delivery(
        order=order, came=[(line(order), D(quantity), D(0))], passed={Point.ON_BOARD: nov(19)},
        by=by, at=NOW,
    )  # fmt: skip


def refused(act: Any, **facts: Any) -> Fault:
    with pytest.raises(OrderError) as error:
        act(at=NOW, **facts)
    return error.value.fault


def test_head_is_corrected_and_put_back(order: PurchaseOrder, owner: Person) -> None:
    before = (order.number, order.their_number, order.incoterm, order.note)

    change = actions.correct_order(
        order=order, number="PO-8", their_number="HM-118", incoterm="EXW", place="Ningbo",
        note="glass lids", by=owner, at=NOW,
    )  # fmt: skip
    again = actions.correct_order(order=order, number="PO-8", by=owner, at=NOW)

    kept = PurchaseOrder.objects.get()
    assert (kept.number, kept.their_number, kept.incoterm, kept.place) == (
        "PO-8", "HM-118", "EXW", "Ningbo",
    )  # fmt: skip
    assert change is not None
    assert again is None
    event = Event.objects.get(verb="order.corrected")
    assert event.data == {"columns": "incoterm,note,number,place,their_number"}
    actions.undo_edit(change=change, by=owner, at=NOW)
    actions.undo_edit(change=change, by=owner, at=NOW)  # twice is once
    order = PurchaseOrder.objects.get()
    assert (order.number, order.their_number, order.incoterm, order.note) == before


def test_corrected_incoterm_is_judged_at_its_own_point_at_once(
    order: PurchaseOrder, owner: Person
) -> None:
    came = [(line(order, name), D(quantity), D(0)) for name, quantity in
            (("red", 1_000), ("blue", 500))]  # fmt: skip
    actions.note_delivery(
        order=order, came=came, passed={Point.READY: nov(18), Point.ON_BOARD: nov(24)},
        by=owner, at=NOW,
    )  # fmt: skip
    order.refresh_from_db()
    fob = order.stands("original")

    actions.correct_order(order=order, incoterm="EXW", by=owner, at=NOW)

    order.refresh_from_db()
    assert (fob, order.stands("original")) == (Punctuality(waiting=nov(20)), Punctuality(worst=-2))


def test_number_of_another_order_is_refused(order: PurchaseOrder, owner: Person) -> None:
    actions.note_order(
        supplier=order.supplier, number="PO-9", lines=[RED], due=nov(20), by=owner, at=NOW
    )

    taken = refused(actions.correct_order, order=order, number="PO-9", by=owner)

    assert taken is Fault.NUMBER_TAKEN


def test_currency_is_fixed_once_something_was_paid_or_delivered(
    order: PurchaseOrder, owner: Person
) -> None:
    actions.correct_order(order=order, currency="EUR", by=owner, at=NOW)
    deliver(order, owner)

    fixed = refused(actions.correct_order, order=order, currency="CNY", by=owner)

    assert (fixed, PurchaseOrder.objects.get().currency) == (Fault.CURRENCY_FIXED, "EUR")


def test_new_terms_fall_due_at_once(order: PurchaseOrder, owner: Person) -> None:
    terms = [PaymentShare(D(100), PaymentEvent.ORDER, 30)]

    change = actions.correct_order(order=order, terms=terms, by=owner, at=NOW)
    owed = set(ledger())
    assert change is not None
    actions.undo_edit(change=change, by=owner, at=NOW)

    assert "payment 1" in owed
    assert ledger()["payment 1"].split()[1] == "withdrawn"


def test_line_is_corrected_while_nothing_of_it_came(order: PurchaseOrder, owner: Person) -> None:
    pillar = NotedLine("Pillar candle", D(1_200), "red", "C-RED", "pcs", D("2.4"))
    actions.correct_line(line=line(order), noted=pillar, by=owner, at=NOW)
    deliver_of = OrderLine.objects.get(variant__sku="C-RED")
    actions.note_delivery(
        order=order, came=[(deliver_of, D(900), D(0))], passed={Point.ON_BOARD: nov(19)},
        by=owner, at=NOW,
    )  # fmt: skip
    more, dearer = replace(pillar, quantity=D(1_300)), replace(pillar, price=D("2.45"))
    came = refused(actions.correct_line, line=line(order), noted=more, by=owner)
    actions.correct_line(line=line(order), noted=dearer, by=owner, at=NOW)

    assert came is Fault.LINE_CAME
    # The original day is the one it always was.
    assert lines(order) == [
        ("Pillar candle · red", D(1_200), D("2.45"), nov(20)),
        ("Candle · blue", D(500), D("2.60"), nov(20)),
    ]


def test_correction_is_not_undone_over_a_newer_one(order: PurchaseOrder, owner: Person) -> None:
    red = line(order)
    first = actions.correct_line(
        line=red, noted=NotedLine("Candle", D(1_100), "red", price=D("2.50")), by=owner, at=NOW
    )
    second = actions.correct_line(
        line=red, noted=NotedLine("Candle", D(1_200), "red", price=D("2.50")), by=owner, at=NOW
    )

    newer = refused(actions.undo_edit, change=first, by=owner)
    for change in (second, first):
        assert change is not None
        actions.undo_edit(change=change, by=owner, at=NOW)

    assert (newer, line(order).quantity) == (Fault.CHANGED_SINCE, D(1_000))


def test_line_is_added_taken_out_and_put_back(order: PurchaseOrder, owner: Person) -> None:
    before = lines(order)
    green = NotedLine("Candle", D(50), "green", original=nov(28))
    added = actions.add_line(order=order, noted=green, by=owner, at=NOW)
    order.refresh_from_db()
    due = order.due

    out = [actions.remove_line(line=one, by=owner, at=NOW) for one in (added, line(order, "blue"))]
    left = lines(order)
    last = refused(actions.remove_line, line=line(order), by=owner)
    for change in reversed(out):
        actions.undo_edit(change=change, by=owner, at=NOW)

    assert due == nov(28)
    assert (left, last) == (before[:1], Fault.LAST_LINE)
    assert lines(order) == [*before, ("Candle · green", D(50), None, nov(28))]


def test_line_something_was_noted_about_is_not_taken_out(
    order: PurchaseOrder, owner: Person
) -> None:
    deliver(order, owner)

    kept = refused(actions.remove_line, line=line(order), by=owner)

    assert (kept, len(lines(order))) == (Fault.LINE_HAS_FACTS, 2)


def test_quantity_both_changed_stays_beside_the_first_one(
    order: PurchaseOrder, owner: Person
) -> None:
    deliver(order, owner, 900)
    red = line(order)
    asked = {"line": red, "asked_by": "theirs", "announced": nov(12), "by": owner}
    below = refused(actions.ask_for_quantity, after=D(800), **asked)

    change = actions.ask_for_quantity(after=D(900), at=NOW, **asked)  # type: ignore[arg-type]
    waiting = (line(order).quantity, line(order).first_quantity)
    actions.answer_quantity(change=change, accepted=True, by=owner, at=NOW)
    agreed = line(order)

    assert (below, waiting) == (Fault.BELOW_DELIVERED, (D(1_000), None))
    assert (agreed.quantity, agreed.first_quantity) == (D(900), D(1_000))
    # All that was agreed on is there in time; of what was ordered first a hundred are missing.
    assert (agreed.stands("agreed"), agreed.stands("original")) == (
        Punctuality(worst=-1), Punctuality(waiting=nov(20)),
    )  # fmt: skip
    actions.reopen_quantity(change=change, by=owner, at=NOW)
    assert (line(order).quantity, line(order).first_quantity) == (D(1_000), None)


def test_what_we_leave_out_ourselves_is_nobodys_lateness(
    order: PurchaseOrder, owner: Person
) -> None:
    deliver(order, owner, 1_000)
    change = actions.ask_for_quantity(
        line=line(order, "blue"), asked_by="ours", announced=nov(12), after=D(0), accepted=True,
        by=owner, at=NOW,
    )  # fmt: skip
    order.refresh_from_db()
    without = order.stands("original")
    delivery = ledger()["order_delivery 2026-11-20"]
    actions.withdraw_quantity(change=change, by=owner, at=NOW)

    order.refresh_from_db()
    assert (without, order.stands("original")) == (
        Punctuality(worst=-1), Punctuality(worst=-1, waiting=nov(20)),
    )  # fmt: skip
    assert delivery.split()[1] == "kept"
    typed = refused(
        actions.answer_quantity, change=change, accepted=True, by=owner
    )  # it was taken back
    assert typed is Fault.ANSWERED


def test_agreed_quantity_is_no_typing_mistake(order: PurchaseOrder, owner: Person) -> None:
    actions.ask_for_quantity(
        line=line(order), asked_by="ours", announced=nov(12), after=D(1_500), accepted=True,
        by=owner, at=NOW,
    )  # fmt: skip

    fixed = refused(actions.correct_line, line=line(order), noted=RED, by=owner)

    assert (fixed, line(order).quantity) == (Fault.QUANTITY_AGREED, D(1_500))
