"""The database counts as the domain does: any supplier, any period, any day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest
from tests.apps.orders.figure_samples import counted, plain, random_orders
from tests.apps.orders.ordering import NOW, came, huamei, line_of, nov, ordered

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.quantities import ask_for_quantity
from guanxi.apps.orders.models import DateChange, Inspection, Payment
from guanxi.apps.orders.queries.figures import NOTHING, all_over, order_figures
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import MEASURES, Period, State, Tally

pytestmark = pytest.mark.django_db
QUARTERS = (
    Period(date(2026, 7, 1), date(2026, 9, 30)),
    Period(date(2026, 10, 1), date(2026, 12, 31)),
)
# A half year over both quarters, days in the middle of one, and a time without anything.
PERIODS = (
    *QUARTERS,
    Period(date(2026, 7, 1), date(2026, 12, 31)),
    Period(date(2026, 8, 10), date(2026, 10, 12)),
    Period(date(2020, 1, 1), date(2020, 3, 31)),
)


@pytest.fixture
def suppliers(workspace: Workspace, owner: Person) -> list[Supplier]:
    """Two in China, and one where it is still yesterday."""
    made = [huamei(workspace, owner, name) for name in ("Huamei", "Baiyu", "Arizona")]
    made[2].zone = "America/Los_Angeles"
    made[2].save()
    return made


@pytest.mark.parametrize("seed", [1, 2])
def test_database_counts_what_the_domain_counts_on_any_day(
    suppliers: list[Supplier], workspace: Workspace, seed: int
) -> None:
    ids = random_orders(suppliers, NOW, seed)
    judge_orders(order_ids=ids, at=NOW)

    for now in (NOW, NOW + timedelta(days=9), NOW + timedelta(days=60)):
        found = order_figures(None, all_over(PERIODS), workspace=workspace, now=now)
        for supplier in suppliers:
            for period in PERIODS:
                wanted = counted(ids, supplier, period, now)
                facts = found.facts.get((supplier.pk, period), {})
                got = {code: plain(facts.get(code, NOTHING[code])) for code in wanted}
                if now != NOW:  # the ledger of payments is as of the day it was written
                    del wanted["paid_on_time_ours"], got["paid_on_time_ours"]
                assert got == wanted, (supplier.name, period)


def test_figures_of_some_suppliers_leave_the_others_out(
    suppliers: list[Supplier], workspace: Workspace
) -> None:
    judge_orders(order_ids=random_orders(suppliers, NOW, 4), at=NOW)
    everybody = order_figures(None, all_over(QUARTERS), workspace=workspace, now=NOW)
    chosen = suppliers[0].pk

    found = order_figures(suppliers[:1], all_over(QUARTERS), workspace=workspace, now=NOW)

    assert {key[0] for key in found.facts} == {chosen}
    for period in QUARTERS:
        assert found.of(chosen, period) == everybody.of(chosen, period)


def test_what_has_no_facts_says_none(suppliers: list[Supplier], workspace: Workspace) -> None:
    found = order_figures(None, all_over(QUARTERS), workspace=workspace, now=NOW)

    figures = found.of(suppliers[0].pk, QUARTERS[0])

    assert {one.state for one in figures.values()} == {State.NONE}
    assert {one.value for one in figures.values()} == {None}
    assert list(figures) == [code for code in MEASURES if code in figures]


def test_day_missed_without_a_word_counts_as_not_told(
    suppliers: list[Supplier], workspace: Workspace
) -> None:
    missed, told = ordered(suppliers[0], "PO-1"), ordered(suppliers[0], "PO-2")
    for order in (missed, told):
        line_of(order, original=nov(10))
    DateChange.objects.create(
        workspace=workspace, order=told, asked_by="theirs", announced=nov(5), before=nov(10),
        after=nov(30), accepted=None, at=NOW,
    )  # fmt: skip
    judge_orders(order_ids=[missed.pk, told.pk], at=NOW)

    found = order_figures(None, all_over(QUARTERS), workspace=workspace, now=NOW)

    figure = found.one("told_before", suppliers[0].pk, QUARTERS[1])
    assert (figure.k, figure.n, figure.state) == (1, 2, State.THIN)


def test_payments_are_counted_by_our_own_day(
    suppliers: list[Supplier], workspace: Workspace
) -> None:
    terms = [[30, "order", 0], [70, "order", 83]]  # the second one falls due on NOW's day
    order = ordered(suppliers[0], ordered=date(2026, 9, 1), terms=terms)
    line_of(order, original=nov(30))
    Payment.objects.create(
        workspace=workspace, order=order, key="1", paid=date(2026, 9, 1), amount=750, currency="USD"
    )

    def paid(now: datetime) -> Tally:
        judge_orders(order_ids=[order.pk], at=now)
        found = order_figures(None, all_over(PERIODS[2:3]), workspace=workspace, now=now)
        return found.facts[suppliers[0].pk, PERIODS[2]]["paid_on_time_ours"]  # type: ignore[no-any-return]

    assert paid(NOW) == Tally(1, 1)
    assert paid(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == Tally(1, 2)  # midnight in Berlin


def test_lots_of_great_size_do_not_break_the_sums(
    suppliers: list[Supplier], workspace: Workspace
) -> None:
    order = ordered(suppliers[0])
    for number in range(9):
        Inspection.objects.create(
            workspace=workspace, order=order, supplier=suppliers[0], key=f"{number}", day=nov(2),
            inspected=2_000_000_000, major=1_000_000_000, result="failed",
        )  # fmt: skip

    found = order_figures(None, all_over(QUARTERS), workspace=workspace, now=NOW)

    figure = found.one("acceptance", suppliers[0].pk, QUARTERS[1])
    assert (figure.value, figure.n, figure.state) == (0.5, 18_000_000_000, State.OK)


def test_everything_costs_the_same_for_one_supplier_and_many(
    suppliers: list[Supplier],
    workspace: Workspace,
    django_assert_num_queries: Callable[..., object],
) -> None:
    judge_orders(order_ids=random_orders(suppliers[:1], NOW, 5), at=NOW)

    with django_assert_num_queries(12):
        order_figures(None, all_over(QUARTERS), workspace=workspace, now=NOW)

    more = [ordered(suppliers[2], f"PO-{n}") for n in range(3)]
    for order in more:
        came(line_of(order, original=nov(10)), nov(9))
    judge_orders(order_ids=[one.pk for one in more], at=NOW)
    with django_assert_num_queries(12):
        order_figures(None, all_over(QUARTERS), workspace=workspace, now=NOW)
    with django_assert_num_queries(2):
        order_figures(None, {"lots_passed": QUARTERS}, workspace=workspace, now=NOW)


def test_flexibility_counts_changed_quantities_by_their_lines_original_day(
    suppliers: list[Supplier], workspace: Workspace, owner: Person
) -> None:
    def asked(number: str, after: int, came_of_it: int, by: str = "ours") -> None:
        order = ordered(suppliers[0], number)
        line = line_of(order, original=nov(10))
        ask_for_quantity(
            line=line, asked_by=by, announced=nov(1), after=D(after), accepted=True, by=owner,
            at=NOW,
        )  # fmt: skip
        if came_of_it:
            came(line, nov(9), came_of_it)
        judge_orders(order_ids=[order.pk], at=NOW)

    asked("PO-1", 700, 700)
    asked("PO-2", 700, 1_000)  # they sent what was ordered first
    asked("PO-3", 1_200, 1_000)  # 200 are missing
    asked("PO-4", 0, 0)
    asked("PO-5", 500, 500, "theirs")

    found = order_figures(suppliers[:1], all_over(QUARTERS), workspace=workspace, now=NOW)

    first, second = (found.facts.get((suppliers[0].pk, one), {}) for one in QUARTERS)
    assert "flexibility" not in first
    assert (second["flexibility"].k, second["flexibility"].n) == (2, 4)
