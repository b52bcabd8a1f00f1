"""Payment terms as due dates, and what a unit costs once it is here."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.orders.samples import line, order

from guanxi.domain.orders import (
    Borne,
    Cost,
    CostKind,
    Landed,
    LandedCost,
    LandedParts,
    NotKnown,
    Payment,
    PaymentDue,
    PaymentEvent,
    PaymentShare,
    Rate,
    TermsFault,
    breakdown,
    in_currency,
    in_unit,
    landed_costs,
    landed_parts,
    not_known,
    order_total,
    payments_due,
)

D = Decimal
AT_ORDER = PaymentShare(D(30), PaymentEvent.ORDER)
AFTER_BL = PaymentShare(D(70), PaymentEvent.BL_COPY, 14)
TERMS = (AT_ORDER, AFTER_BL)
FIRST, SECOND = date(2026, 3, 1), date(2026, 5, 2)
EURO = Rate(FIRST, "EUR", "USD", D("1.25"))


def test_share_falls_due_when_its_event_has_happened() -> None:
    before = payments_due(D(10_000), "USD", TERMS, happened={PaymentEvent.ORDER: FIRST},
                          payments=[Payment(FIRST, D(3_000))])  # fmt: skip
    after = payments_due(
        D(10_000),
        "USD",
        TERMS,
        happened={PaymentEvent.ORDER: FIRST, PaymentEvent.BL_COPY: SECOND},
        payments=[Payment(FIRST, D(3_000)), Payment(date(2026, 5, 10), D(5_000))],
    )

    deposit = PaymentDue(1, AT_ORDER, D(3_000), FIRST, FIRST, D(3_000), FIRST)
    assert before == (deposit, PaymentDue(2, AFTER_BL, D(7_000), None, None, D(0), None))
    assert after == (
        deposit,
        PaymentDue(2, AFTER_BL, D(7_000), SECOND, date(2026, 5, 16), D(5_000), None),
    )


def test_share_is_settled_on_the_day_payments_reach_it() -> None:
    paid = [Payment(SECOND, D(6_000)), Payment(FIRST, D(4_000))]

    dues = payments_due(D(10_000), "USD", TERMS, happened={}, payments=paid)

    assert [(one.paid, one.settled) for one in dues] == [(D(3_000), FIRST), (D(7_000), SECOND)]


@given(
    st.decimals("0.01", "99999.99", places=2),
    st.lists(st.integers(1, 20), min_size=1, max_size=5),
    st.sampled_from(["USD", "CNY", "JPY", "KWD"]),
)
def test_shares_add_up_to_the_price(total: Decimal, parts: list[int], currency: str) -> None:
    last = 100 - sum(parts[1:])
    terms = [PaymentShare(D(part), PaymentEvent.ORDER) for part in [last, *parts[1:]]]

    dues = payments_due(total, currency, terms, happened={}, payments=[])

    smallest = {"JPY": D(1), "KWD": D("0.001")}.get(currency, D("0.01"))
    assert abs(sum(one.amount for one in dues) - total) <= smallest / 2
    assert all(one.amount % smallest == 0 for one in dues)


def test_shares_that_are_no_whole_are_refused() -> None:
    with pytest.raises(TermsFault) as refused:
        payments_due(D(1), "USD", TERMS[:1], happened={}, payments=[])

    assert refused.value.total == 30


def test_order_comes_to_what_its_lines_do() -> None:
    assert order_total(order(line(1), line(2, quantity=3))) == D("2507.50")


def test_cartons_are_pieces_only_by_the_products_own_word() -> None:
    packs = {"piece": D(1), "carton": D(24), "pallet": D(960)}

    assert in_unit(D(3), "carton", "piece", packs) == 72
    assert in_unit(D(80), "carton", "pallet", packs) == 2
    assert in_unit(D(3), "carton", "carton", {}) == 3
    assert in_unit(D(3), "bag", "piece", packs) is None


def test_freight_of_the_order_is_spread_by_value_and_duty_stays_on_its_line() -> None:
    lines = [Landed(1, 11, D(1_000), D(2), "USD"), Landed(2, 12, D(500), D(4), "USD")]
    costs = [
        Cost(CostKind.FREIGHT, D(400), "USD"),
        Cost(CostKind.DUTY, D(100), "USD", line_id=2),
        Cost(CostKind.REWORK, D(300), "USD", our_share=D("0.5"), unexpected=True, line_id=2),
    ]

    found = landed_costs(lines, costs, into="USD")

    assert found == (
        LandedCost(1, 11, D(1_000), D(2_200)),
        LandedCost(2, 12, D(500), D(2_450)),
    )
    assert [one.unit for one in found or ()] == [D("2.2"), D("4.9")]


def test_currency_comes_in_through_its_own_dated_rate_or_not_at_all() -> None:
    lines = [Landed(1, 11, D(1_000), D(2), "USD")]
    freight = Cost(CostKind.FREIGHT, D(400), "EUR", rate=EURO)
    unrated = Cost(CostKind.FREIGHT, D(400), "EUR")

    found = landed_costs(lines, [freight], into="USD")

    assert found == (LandedCost(1, 11, D(1_000), D(2_500)),)
    assert landed_costs(lines, [unrated], into="USD") is None
    assert breakdown([unrated], into="USD") is None
    assert in_currency(D(125), "USD", "EUR", EURO) == 100
    assert in_currency(D(1), "USD", "CNY", EURO) is None


def test_goods_for_nothing_share_costs_by_their_number() -> None:
    samples = [Landed(1, 11, D(3), D(0), "USD"), Landed(2, 12, D(1), D(0), "USD")]

    found = landed_costs(samples, [Cost(CostKind.FREIGHT, D(40), "USD")], into="USD")

    assert [one.total for one in found or ()] == [D(30), D(10)]
    assert landed_costs([], [Cost(CostKind.FREIGHT, D(40), "USD")], into="USD") == ()


def test_breakdown_tells_who_bore_what_and_what_nobody_expected() -> None:
    costs = [
        Cost(CostKind.FREIGHT, D(400), "USD"),
        Cost(CostKind.REWORK, D(300), "USD", our_share=D("0.25"), unexpected=True),
        Cost(CostKind.FREIGHT, D(80), "EUR", unexpected=True, rate=EURO),
    ]

    assert breakdown(costs, into="USD") == (
        Borne(CostKind.FREIGHT, D(500), D(0), D(100)),
        Borne(CostKind.REWORK, D(75), D(225), D(75), D(225)),
    )


def test_landed_cost_is_taken_apart_by_the_same_rule() -> None:
    lines = [Landed(1, 1, D(1_000), D(2), "USD"), Landed(2, 2, D(500), D(4), "USD")]
    costs = [
        Cost(CostKind.FREIGHT, D(400), "USD"),
        Cost(CostKind.DUTY, D(48), "EUR", rate=EURO),
        Cost(CostKind.REWORK, D(90), "USD", our_share=D("0.5"), line_id=2),
    ]
    wholes = landed_costs(lines, costs, into="USD")

    parts = landed_parts(lines, costs, into="USD")

    shared = {CostKind.FREIGHT: D(200), CostKind.DUTY: D(30)}
    assert parts == (
        LandedParts(LandedCost(1, 1, D(1_000), D(2_230)), D(2_000), shared),
        LandedParts(
            LandedCost(2, 2, D(500), D(2_275)), D(2_000), {**shared, CostKind.REWORK: D(45)}
        ),
    )
    assert tuple(one.landed for one in parts) == wholes


def test_what_is_missing_for_a_landed_cost_is_named() -> None:
    euros = Cost(CostKind.FREIGHT, D(80), "EUR")
    with_rate = Cost(CostKind.FREIGHT, D(80), "EUR", rate=EURO)

    assert landed_parts([Landed(1, 1, D(5), D(2), "USD")], [euros], into="USD") is None
    assert not_known([(1, D(2)), (2, None)], [euros], into="USD") == NotKnown(False, (2,), ("EUR",))
    assert not_known([(1, D(2))], [euros], into="") == NotKnown(True, (), ())
    assert not_known([(1, D(2))], [with_rate], into="USD") is None
