"""What a person notes about an order, each with its way back."""

from datetime import date
from decimal import Decimal

import pytest
from tests.apps.orders.ordering import NOW, huamei, nov
from tests.apps.orders.test_judging import ledger

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions import Fault, NotedLine, OrderError
from guanxi.apps.orders.models import Hold, OrderLine, PurchaseOrder, Rate, Variant
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.orders import PaymentEvent, PaymentShare, Point, Punctuality

RED = NotedLine("Candle", Decimal(1_000), "red", price=Decimal("2.50"))


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


@pytest.fixture
def order(supplier: Supplier, owner: Person) -> PurchaseOrder:
    """1,000 candles, due on the 20th."""
    return actions.note_order(
        supplier=supplier, number="PO-7", lines=[RED], due=nov(20), ordered=date(2026, 9, 1),
        currency="USD", by=owner, at=NOW,
    )  # fmt: skip


def line(order: PurchaseOrder) -> OrderLine:
    return order.lines.get()


def stands(order: PurchaseOrder, against: str = "original") -> Punctuality:
    order.refresh_from_db()
    return order.stands(against)  # type: ignore[arg-type]


def moved(
    order: PurchaseOrder, by: Person, accepted: bool | None = None
) -> actions.days.DateChange:
    return actions.ask_for_date(
        order=order, asked_by="theirs", announced=nov(12), before=nov(20), after=nov(27),
        accepted=accepted, by=by, at=NOW,
    )  # fmt: skip


def test_order_is_noted_with_its_days_and_what_it_makes_owed(
    order: PurchaseOrder, supplier: Supplier, owner: Person
) -> None:
    assert (order.number, line(order).original, str(line(order).variant)) == (
        "PO-7", nov(20), "Candle · red",
    )  # fmt: skip
    assert set(ledger()) == {"order_delivery 2026-11-20", "late_notice 2026-11-20"}
    assert Event.objects.filter(verb="order.noted", person_id=owner.pk).count() == 1
    with pytest.raises(OrderError) as refused:
        actions.note_order(supplier=supplier, number="PO-7", lines=[RED], by=owner, at=NOW)
    assert refused.value.fault is Fault.NUMBER_TAKEN


def test_one_article_is_one_variant_however_often_it_is_ordered(
    supplier: Supplier, owner: Person
) -> None:
    for number in ("PO-1", "PO-2"):
        lines = [RED, NotedLine("Candle", Decimal(5), "blue", "C-BLUE")]
        actions.note_order(
            supplier=supplier, number=number, lines=lines, due=nov(30), by=owner, at=NOW
        )

    assert sorted(Variant.objects.values_list("name", "sku")) == [("blue", "C-BLUE"), ("red", "")]


def test_order_noted_by_mistake_leaves_nothing_owed(order: PurchaseOrder, owner: Person) -> None:
    actions.take_back_order(order=order, by=owner, at=NOW)

    assert not PurchaseOrder.objects.exists()
    assert {state.split()[1] for state in ledger().values()} == {"withdrawn"}


def test_order_with_facts_is_not_taken_back_but_given_up(
    order: PurchaseOrder, owner: Person
) -> None:
    moved(order, owner)

    with pytest.raises(OrderError) as refused:
        actions.take_back_order(order=order, by=owner, at=NOW)
    actions.cancel_order(order=order, day=nov(19), by=owner, at=NOW)
    given_up = ledger()
    actions.reinstate_order(order=order, by=owner, at=NOW)

    assert refused.value.fault is Fault.HAS_FACTS
    assert {state.split()[1] for state in given_up.values()} == {"withdrawn"}
    assert ledger()["order_delivery 2026-11-20"].startswith("theirs open")


def test_lead_time_waits_for_what_must_be_done_first(supplier: Supplier, owner: Person) -> None:
    order = actions.note_order(
        supplier=supplier, number="PO-8", lines=[RED], ordered=nov(2), lead_days=30,
        conditions=["artwork"], by=owner, at=NOW,
    )  # fmt: skip
    before = line(order).original
    artwork = order.conditions.get()

    actions.meet_condition(condition=artwork, met=nov(6), by=owner, at=NOW)
    counted = line(order).original
    actions.meet_condition(condition=artwork, met=None, by=owner, at=NOW)

    assert (before, counted, line(order).original) == (None, date(2026, 12, 6), None)


def test_new_day_counts_once_it_is_agreed_and_the_original_stays(
    order: PurchaseOrder, owner: Person
) -> None:
    change = moved(order, owner)
    asked = line(order).agreed

    actions.answer_date(change=change, accepted=True, by=owner, at=NOW)
    agreed = (line(order).original, line(order).agreed)
    actions.reopen_date(change=change, by=owner, at=NOW)

    assert (asked, agreed, line(order).agreed) == (None, (nov(20), nov(27)), None)
    assert stands(order) == Punctuality(waiting=nov(20))


def test_word_of_a_new_day_ends_the_notice_that_was_owed(
    order: PurchaseOrder, owner: Person
) -> None:
    change = moved(order, owner, accepted=False)
    told = ledger()
    actions.withdraw_date(change=change, by=owner, at=NOW)

    assert told["late_notice 2026-11-20"].startswith("theirs withdrawn")
    assert ledger()["late_notice 2026-11-20"].startswith("theirs open")


def test_change_is_answered_once_and_only_of_a_day_that_is_due(
    order: PurchaseOrder, owner: Person
) -> None:
    change = moved(order, owner, accepted=True)

    with pytest.raises(OrderError) as twice:
        actions.answer_date(change=change, accepted=False, by=owner, at=NOW)
    with pytest.raises(OrderError) as nothing:
        moved(order, owner)  # it is due on the 27th by now

    assert (twice.value.fault, nothing.value.fault) == (Fault.ANSWERED, Fault.NO_DAY)


def test_one_line_moves_and_the_other_stays(supplier: Supplier, owner: Person) -> None:
    lines = [RED, NotedLine("Candle", Decimal(5), "blue")]
    order = actions.note_order(
        supplier=supplier, number="PO-9", lines=lines, due=nov(20), by=owner, at=NOW
    )
    _, blue = order.lines.order_by("pk")

    actions.ask_for_date(
        order=order, line=blue, asked_by="ours", announced=nov(12), before=nov(20), after=nov(25),
        accepted=True, by=owner, at=NOW,
    )  # fmt: skip

    assert [one.agreed for one in order.lines.order_by("pk")] == [None, nov(25)]


def test_delivery_makes_the_order_on_time_and_taken_back_late_again(
    order: PurchaseOrder, owner: Person
) -> None:
    came = [(line(order), Decimal(1_000), Decimal(40))]
    delivery = actions.note_delivery(
        order=order, came=came, passed={Point.ON_BOARD: nov(19)}, by=owner, at=NOW
    )
    on_time, good = stands(order), stands(order, "good")
    actions.correct_delivery(
        delivery=delivery, came=came, passed={Point.ON_BOARD: nov(21)}, by=owner, at=NOW
    )
    corrected = stands(order)
    actions.take_back_delivery(delivery=delivery, by=owner, at=NOW)

    assert (on_time, good, corrected) == (
        Punctuality(worst=-1), Punctuality(waiting=nov(20)), Punctuality(worst=1),
    )  # fmt: skip
    assert stands(order) == Punctuality(waiting=nov(20))


def test_payment_in_another_currency_brings_its_rate(supplier: Supplier, owner: Person) -> None:
    order = actions.note_order(
        supplier=supplier, number="PO-8", lines=[RED], due=nov(30), ordered=nov(2), currency="USD",
        terms=[PaymentShare(Decimal(100), PaymentEvent.ORDER, 30)], by=owner, at=NOW,
    )  # fmt: skip

    payment = actions.note_payment(
        order=order, paid=nov(20), amount=Decimal(18_000), currency="CNY", rate=Decimal("7.2"),
        by=owner, at=NOW,
    )  # fmt: skip
    paid = ledger()["payment 1"]
    actions.take_back_payment(payment=payment, by=owner, at=NOW)

    assert Rate.objects.get().rate == Decimal("7.2")
    assert (paid.split()[1], ledger()["payment 1"].split()[1]) == ("kept", "open")


def test_steps_are_planned_done_and_taken_out(order: PurchaseOrder, owner: Person) -> None:
    step = actions.note_milestone(
        order=order, step="ready", side="theirs", due=nov(24), by=owner, at=NOW
    )
    with pytest.raises(OrderError) as twice:
        actions.note_milestone(
            order=order, step="ready", side="ours", due=nov(25), by=owner, at=NOW
        )
    planned = ledger()["milestone"]
    actions.finish_milestone(milestone=step, done=nov(23), by=owner, at=NOW)
    done = ledger()["milestone"]
    actions.finish_milestone(milestone=step, done=None, by=owner, at=NOW)
    actions.drop_milestone(milestone=step, by=owner, at=NOW)

    assert twice.value.fault is Fault.STEP_TAKEN
    assert [one.split()[1] for one in (planned, done, ledger()["milestone"])] == [
        "open", "kept", "withdrawn",
    ]  # fmt: skip


def test_hold_stands_until_it_is_lifted_and_is_never_deleted(
    order: PurchaseOrder, owner: Person
) -> None:
    hold = actions.place_hold(order=order, on="payment", reason="broken", by=owner, at=NOW)

    actions.lift_hold(hold=hold, by=owner, at=NOW)
    with pytest.raises(OrderError) as twice:
        actions.lift_hold(hold=hold, by=owner, at=NOW)
    lifted = Hold.objects.get().lifted_by
    actions.restore_hold(hold=hold, by=owner, at=NOW)

    assert (twice.value.fault, lifted, Hold.objects.get().lifted_at) == (Fault.LIFTED, owner, None)


def test_cost_says_who_bears_it(order: PurchaseOrder, owner: Person) -> None:
    cost = actions.note_cost(
        order=order, kind="rework", amount=Decimal(120), currency="USD",
        our_share=Decimal("0.25"), unexpected=True, by=owner, at=NOW,
    )  # fmt: skip
    kept = order.costs.values_list("kind", "our_share", "unexpected").get()
    actions.take_back_cost(cost=cost, by=owner, at=NOW)

    assert kept == ("rework", Decimal("0.25"), True)
    assert not order.costs.exists()
