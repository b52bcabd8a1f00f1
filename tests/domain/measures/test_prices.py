"""What a unit costs and how that develops: like with like, or not at all."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.measures.samples import FIRST, LAST, QUARTER, bought, found

from guanxi.domain.measures import Amount, Figure, Purchases, Quarter, State, Unit, in_currency

D = Decimal
BETWEEN = Quarter(2025, 1)


def test_cost_of_what_was_bought_both_times_is_weighted_by_the_first_quarter() -> None:
    purchases = [
        bought(FIRST, 1, 1_000, "2000", number=1),
        bought(FIRST, 2, 500, "2000", number=2),
        bought(FIRST, 3, 900, "900", number=2),
        bought(BETWEEN, 1, 10, "999", number=3),
        bought(LAST, 1, 300, "450", number=4),
        bought(LAST, 2, 2_000, "6480", number=5),
        bought(LAST, 4, 100, "5000", number=5),
    ]

    # Then 2,000 + 2,000; now 1.50 x 1,000 + 3.24 x 500 = 3,120: 22 % less.
    assert found("landed_unit_cost_change", purchases) == Figure(
        measure="landed_unit_cost_change",
        value=D("-0.22"),
        unit=Unit.CHANGE,
        n=2,
        k=None,
        low=None,
        high=None,
        state=State.OK,
        period=QUARTER,
        evidence=(1, 2, 4, 5),
        amounts=(Amount("USD", D("-0.22"), 2),),
    )


def test_nothing_bought_twice_has_no_development() -> None:
    once = [bought(FIRST, 1, 10, "20")]
    other = [*once, bought(LAST, 2, 10, "20")]

    for purchases in ([], once, other):
        figure = found("landed_unit_cost_change", purchases)
        assert (figure.value, figure.state) == (None, State.NONE)


def test_currencies_stand_side_by_side_and_are_never_added() -> None:
    mixed = [
        bought(FIRST, 1, 10, "20"),
        bought(LAST, 1, 10, "15"),
        bought(FIRST, 1, 100, "1000", "CNY"),
        bought(LAST, 1, 100, "1200", "CNY"),
        bought(LAST, 2, 100, "999", "EUR"),
    ]

    change, cost = found("landed_unit_cost_change", mixed), found("landed_unit_cost", mixed[:4])

    assert (change.value, change.n, change.state) == (None, 2, State.OK)
    assert change.amounts == (Amount("CNY", D("0.2"), 1), Amount("USD", D("-0.25"), 1))
    assert cost.amounts == (Amount("CNY", D(11), 2), Amount("USD", D("1.75"), 2))
    assert in_currency(change, "USD").value == D("-0.25")
    assert in_currency(change, "EUR").state is State.NONE


def test_a_currency_that_changed_has_no_development_over_the_change() -> None:
    mixed = [bought(FIRST, 1, 10, "20"), bought(LAST, 1, 10, "20", "CNY")]

    assert found("landed_unit_cost_change", mixed).state is State.NONE


def test_cost_that_is_not_to_be_had_is_never_nought() -> None:
    unknown = bought(FIRST, 1, 10, "20")._replace(cost=None)

    for purchases in ([unknown], [unknown, bought(LAST, 1, 10, "20")]):
        assert found("landed_unit_cost", purchases).state is State.NONE
        assert found("landed_unit_cost_change", purchases).state is State.NONE


def test_price_of_a_variant_has_its_own_development() -> None:
    figure = found("price_change", [bought(FIRST, 1, 100, "200"), bought(LAST, 1, 50, "110")])

    assert figure.value == D("0.1")


def test_landed_unit_cost_is_over_the_units_that_came() -> None:
    figure = found("landed_unit_cost", [bought(FIRST, 1, 300, "600"), bought(LAST, 1, 100, "240")])

    assert (figure.value, figure.n) == (D("2.1"), 2)
    assert found("landed_unit_cost", [bought(FIRST, 1, 0, "50")]).state is State.NONE


def test_variants_are_counted_once_each() -> None:
    figure = found("variants", [3, 1, 3, 7])

    assert (figure.value, figure.state) == (3, State.OK)
    assert found("variants", []).state is State.NONE


rows = st.builds(
    bought,
    st.sampled_from([FIRST, BETWEEN, LAST]),
    st.integers(1, 3),
    st.integers(1, 50),
    st.integers(1, 500).map(str),
)


@given(st.lists(rows, max_size=12), st.sampled_from(["2", "0.5"]))
def test_change_does_not_depend_on_the_currency_it_is_told_in(
    purchases: list[Purchases], rate: str
) -> None:
    converted = [
        one._replace(cost=one.cost and one.cost * D(rate), currency="EUR") for one in purchases
    ]

    here, there = (found("landed_unit_cost_change", one).value for one in (purchases, converted))

    assert (here is None) == (there is None)
    assert here is None or abs(D(here) - D(there or 0)) < D("1e-20")
