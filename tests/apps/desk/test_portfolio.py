"""Suppliers beside each other: intervals drawn, and no ranking where they overlap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import START, supplier_with_talk
from tests.apps.desk.health_samples import lots, orders
from tests.apps.orders.ordering import NOW, huamei

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.desk.queries.health import health_of
from guanxi.apps.desk.queries.portfolio import MEASURED, portfolio, with_past
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import Period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
Url = Callable[..., str]
YEAR = Period(date(2025, 11, 24), date(2026, 11, 23))
BEFORE = Period(date(2024, 11, 24), date(2025, 11, 23))


@pytest.fixture
def suppliers(workspace: Workspace, owner: Person) -> list[Supplier]:
    """Anna always in time, Bert never, Carl half the time, Dora with little, Emil with nothing."""
    made = [huamei(workspace, owner, name) for name in ("Anna", "Bert", "Carl", "Dora", "Emil")]
    for supplier, (in_time, late) in zip(
        made, ((20, 0), (0, 20), (5, 5), (1, 1), (0, 0)), strict=True
    ):
        orders(supplier, in_time=in_time, late=late)
    return made


def placed(workspace: Workspace, measure: str = "on_time") -> list[tuple[str, int, int]]:
    found = portfolio(workspace, measure, YEAR, now=NOW)
    return [(one.supplier.name, one.ahead_of, one.behind) for one in found]


@pytest.mark.usefixtures("suppliers")
def test_only_those_whose_intervals_do_not_touch_are_told_apart(workspace: Workspace) -> None:
    assert placed(workspace) == [
        ("Anna", 2, 0), ("Bert", 0, 2), ("Carl", 1, 1), ("Dora", 0, 0), ("Emil", 0, 0),
    ]  # fmt: skip


def test_intervals_that_overlap_are_no_order(
    workspace: Workspace, owner: Person, client: Client, url: Url
) -> None:
    for name, late in (("Anna", 0), ("Bert", 2)):
        orders(huamei(workspace, owner, name), in_time=10 - late, late=late)

    assert placed(workspace) == [("Anna", 0, 0), ("Bert", 0, 0)]
    page = client.get(url("portfolio")).content.decode()
    assert "No supplier is clearly better than another" in page
    assert page.count("not clearly apart from any") == 2


def test_less_is_better_where_the_measure_says_so(
    suppliers: list[Supplier], workspace: Workspace
) -> None:
    for supplier, failed in ((suppliers[0], 0), (suppliers[1], 20)):
        lots(supplier.orders.first(), passed=20 - failed, failed=failed)

    assert placed(workspace, "defect_rate")[:2] == [("Anna", 1, 0), ("Bert", 0, 1)]


@pytest.mark.usefixtures("suppliers")
def test_page_says_that_an_order_by_value_is_no_ranking(client: Client, url: Url) -> None:
    by_value = client.get(url("portfolio") + "?sort=value").content.decode()
    by_name = client.get(url("portfolio")).content.decode()

    assert "Of 3 suppliers that can be judged, 3 clearly differ" in by_value
    assert "This is no ranking" in by_value
    assert "This is no ranking" not in by_name
    names = ["Anna", "Carl", "Bert", "Dora", "Emil"]
    places = [by_value.index(f">{name}</a>") for name in names]
    assert places == sorted(places)
    assert "no facts yet" in by_value


def test_each_is_held_against_its_own_past(
    suppliers: list[Supplier], workspace: Workspace, client: Client, url: Url
) -> None:
    orders(suppliers[1], in_time=20, due=date(2025, 10, 10))

    rows = portfolio(workspace, "on_time", YEAR, now=NOW)
    found = {
        one.supplier.name: one
        for one in with_past(rows, "on_time", BEFORE, workspace=workspace, now=NOW)
    }

    assert (found["Anna"].against_before, found["Bert"].against_before) == (None, False)
    assert "clearly worse</span>" in client.get(url("portfolio")).content.decode()


def test_figures_are_those_of_each_suppliers_own_page(
    workspace: Workspace, owner: Person, suppliers: list[Supplier]
) -> None:
    talk = supplier_with_talk(workspace, owner, name="Fang")
    for minute, state in enumerate([SegmentState.KEPT] * 9 + [SegmentState.LATE] * 3):
        talk.asked(talk.say(minute, "ours", "When?"), talk.say(minute, "theirs"), state=state)
        talk.asked(talk.say(minute, "theirs", "How many?"), talk.say(minute, "ours"), state=state)
    for hours in (1, 2):
        note_promise(
            supplier=talk.room.supplier, debtor="theirs", what="Samples",
            due=START + timedelta(hours=hours), by=owner, at=START,
        )  # fmt: skip
    lots(suppliers[0].orders.first(), passed=3, failed=1)

    alone = {
        one.pk: health_of(one, person=owner, now=NOW).now
        for one in Supplier.objects.select_related("workspace")
    }
    for measure in MEASURED:
        for one in portfolio(workspace, measure, YEAR, now=NOW):
            figure = alone[one.supplier.pk][measure]
            assert (one.figure.value, one.figure.n, one.figure.k, one.figure.low) == (
                figure.value, figure.n, figure.k, figure.low,
            ), (measure, one.supplier.name)  # fmt: skip


@pytest.mark.usefixtures("suppliers")
def test_page_opens_by_every_measure_for_the_same_few_queries(
    workspace: Workspace, owner: Person, client: Client, url: Url
) -> None:
    def queries(measure: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"{url('portfolio')}?measure={measure}").status_code == 200
        return len(found)

    queries(MEASURED[0])
    few = {measure: queries(measure) for measure in MEASURED}
    orders(huamei(workspace, owner, "Gerd"), in_time=2)

    assert {measure: queries(measure) for measure in MEASURED} == few
    assert max(few.values()) <= 10
