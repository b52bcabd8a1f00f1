"""How it goes with a supplier: every figure honest about how little it rests on, each a door."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import Talk
from tests.apps.desk.health_samples import DUE, lots, orders
from tests.apps.orders.ordering import NOW, ordered
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.actions.corrections import Saying, correct_message
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.desk.labels.measures import GROUPS, NAMES, missing_words
from guanxi.apps.desk.queries.health import health_of, years_until
from guanxi.apps.orders.models import Cost, DateChange
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import MEASURES, Period, State, quarters_until

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
Url = Callable[..., str]


@pytest.fixture
def supplier(talk: Talk) -> Supplier:
    return talk.room.supplier


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_year_and_quarters_end_today(supplier: Supplier) -> None:
    year, before = years_until(supplier, NOW)
    quarters = quarters_until(year.last)

    assert (year, before) == (
        Period(date(2025, 11, 24), date(2026, 11, 23)),
        Period(date(2024, 11, 24), date(2025, 11, 23)),
    )
    assert (len(quarters), quarters[0], quarters[-1]) == (
        9,
        Period(date(2024, 10, 1), date(2024, 12, 31)),
        Period(date(2026, 10, 1), date(2026, 12, 31)),
    )
    assert all(
        one.last + timedelta(days=1) == following.first for one, following in pairwise(quarters)
    )


def test_every_measure_has_its_name_place_and_what_it_takes() -> None:
    placed = [code for _, codes in GROUPS for code in codes]

    assert sorted(placed) == sorted(MEASURES)
    assert set(NAMES) == set(MEASURES)
    assert all(missing_words(code) for code in MEASURES)


def test_without_facts_every_figure_says_none(supplier: Supplier, owner: Person) -> None:
    found = health_of(supplier, person=owner, now=NOW)

    assert {one.state for one in found.now.values()} == {State.NONE}
    assert (found.whole.value, found.whole.coverage) == (None, 0.0)


def test_page_without_facts_says_what_to_bring_in(
    supplier: Supplier, client: Client, url: Url
) -> None:
    page = text_of(client.get(url("health", pk=supplier.pk)).content.decode())

    assert "too little is known for a whole" in page
    assert "Note orders, or bring in tables of orders and deliveries." in page
    assert "0 % of the weights known" in page
    assert "so far" not in page


def test_thin_figure_is_hollow_and_a_full_one_has_its_interval(
    supplier: Supplier, client: Client, url: Url
) -> None:
    made = orders(supplier, in_time=3, late=1)
    lots(made[0], passed=18, failed=2)

    page = client.get(url("health", pk=supplier.pk)).content.decode()

    assert "3 of 4 so far" in text_of(page)
    assert "90 % n 20 · 70–97 %" in text_of(page)
    assert '<circle class="c-hollow"' in page


def test_whole_is_told_from_half_of_the_weights_on(
    talk: Talk, supplier: Supplier, owner: Person
) -> None:
    lots(orders(supplier, in_time=1)[0], passed=20)
    for minute in range(10):
        asked = talk.say(minute, "ours", "How far are the boxes?")
        talk.asked(asked, talk.say(minute + 0.5, "theirs", "Half"), state=SegmentState.KEPT)
    alone = health_of(supplier, person=owner, now=NOW).whole
    for number in range(8):
        order = ordered(supplier, f"R-{number}")
        DateChange.objects.create(
            workspace=supplier.workspace, order=order, asked_by="ours", accepted=False,
            announced=date(2026, 10, 1), before=date(2026, 10, 20), after=date(2026, 10, 27),
            at=NOW,
        )  # fmt: skip

    found = health_of(supplier, person=owner, now=NOW).whole

    assert (alone.value, alone.coverage) == (None, 0.4)
    assert (found.value, found.coverage) == (pytest.approx(40 / 0.55), 0.55)
    assert found.band is not None
    assert found.band.code == "fair"


def test_months_with_ideas_count_from_the_first_mark_on(
    talk: Talk, supplier: Supplier, owner: Person
) -> None:
    early = talk.say(-60 * 24 * 60, "theirs", "Use thinner cartons?")
    correct_message(message=early, saying=Saying.SUGGESTION, by=owner, at=NOW)

    figure = health_of(supplier, person=owner, now=NOW).now["innovation"]

    assert (figure.k, figure.n, figure.state) == (1, 2, State.THIN)  # September; October without


def test_every_figure_and_every_measure_opens(supplier: Supplier, client: Client, url: Url) -> None:
    order = orders(supplier, in_time=1, late=1)[0]
    lots(order, passed=1)
    for by in ("ours", "theirs"):
        DateChange.objects.create(
            workspace=supplier.workspace, order=order, asked_by=by, accepted=True,
            announced=date(2026, 10, 1), before=DUE, after=date(2026, 11, 17), at=NOW,
        )  # fmt: skip

    for measure in MEASURES:
        figure = client.get(url("health_figure", pk=supplier.pk, measure=measure))
        meaning = client.get(url("measure", measure=measure)).content.decode()

        assert f"<h1>{NAMES[measure]}</h1>" in figure.content.decode()
        assert f"<code>{measure}</code>" in meaning


def test_figure_opens_the_orders_behind_it(supplier: Supplier, client: Client, url: Url) -> None:
    in_time, late = orders(supplier, in_time=1, late=1)

    page = client.get(url("health_figure", pk=supplier.pk, measure="on_time")).content.decode()

    for order, words in ((in_time, "in time"), (late, "late")):
        assert f'href="{url("order", pk=order.pk)}">{order}' in page
        assert words in page
    assert "3 days late" in page


def test_landed_cost_opens_what_each_compared_line_cost(
    supplier: Supplier, client: Client, url: Url
) -> None:
    (first,) = orders(supplier, in_time=1, due=date(2026, 2, 10), price="2.00")
    (last,) = orders(supplier, in_time=1, price="2.00")
    quantity = last.lines.get().quantity
    Cost.objects.create(
        workspace=last.workspace, order=last, key="f", kind="freight", amount=quantity / 2,
        currency=last.currency,
    )  # fmt: skip

    page = client.get(url("health_figure", pk=supplier.pk, measure="landed_unit_cost_change"))

    lines = {line.what.split(" ")[0]: line.outcome for line in page.context["lines"]}
    assert lines == {first.number: "USD 2", last.number: "USD 2.5"}


def test_lists_that_are_there_already_are_led_to(
    supplier: Supplier, client: Client, url: Url
) -> None:
    page = client.get(url("health_figure", pk=supplier.pk, measure="answer_p90_ours"))

    assert f"{url('answers', pk=supplier.pk)}?side=ours" in page.content.decode()


def test_figures_of_lots_are_those_of_the_list(
    supplier: Supplier, client: Client, url: Url
) -> None:
    lots(orders(supplier, in_time=1)[0], passed=2, failed=1)

    page = text_of(
        client.get(url("health_figure", pk=supplier.pk, measure="lots_passed")).content.decode()
    )

    assert page.count("125 looked at") == 3
    assert "125 looked at, 5 defective" in page
    assert "2 of 3 so far" in page


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_definitions_are_told_in_the_readers_language(
    owner: Person, client: Client, url: Url, language: str
) -> None:
    owner.language = language
    owner.save()

    page = client.get(url("measures")).content.decode()

    meanings = re.findall(r'<dd class="small">(.*?)</dd>', page)
    assert len(meanings) == len(MEASURES)
    in_chinese = [bool(re.search(r"[\u4e00-\u9fff]", words)) for words in meanings]
    assert set(in_chinese) == {language == "zh-hans"}


def test_course_is_drawn_by_quarter_with_its_table(
    supplier: Supplier, client: Client, url: Url
) -> None:
    orders(supplier, in_time=8, due=date(2026, 5, 5))
    orders(supplier, in_time=4, late=4, due=date(2026, 8, 5))

    page = client.get(url("health", pk=supplier.pk)).content.decode()

    assert "By quarter: Q2 2026: 100 %; Q3 2026: 50 %" in page
    assert "Too few quarters yet to tell a direction" in page
    assert '<th scope="row">Q3 2026</th><td>50 %</td><td>22–78 %</td>' in page


def test_a_year_clearly_worse_than_the_one_before_says_so(
    supplier: Supplier, client: Client, url: Url
) -> None:
    orders(supplier, in_time=20, due=date(2025, 10, 10))
    orders(supplier, in_time=2, late=18)

    page = client.get(url("health", pk=supplier.pk)).content.decode()

    assert "Clearly worse than in the period before" in page


def test_page_costs_the_same_for_one_order_and_many(
    supplier: Supplier, client: Client, url: Url
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(url("health", pk=supplier.pk))
        return len(found)

    lots(orders(supplier, in_time=1)[0], passed=1)
    queries()
    few = queries()
    for _ in range(2):
        lots(orders(supplier, in_time=3, late=2)[0], passed=3)

    assert queries() == few


def test_page_is_found_by_members_only(
    supplier: Supplier, people: object, url: Url, client: Client
) -> None:
    stranger = browser_of(people.stranger)  # type: ignore[attr-defined]

    for address in (
        url("health", pk=supplier.pk),
        url("health_figure", pk=supplier.pk, measure="on_time"),
        url("portfolio"),
    ):
        assert stranger.get(address).status_code == 404
    assert client.get(url("health", pk=supplier.pk + 999)).status_code == 404
    assert client.get(url("measure", measure="nothing")).status_code == 404


def test_supplier_page_shows_how_it_goes_in_short(
    supplier: Supplier, client: Client, url: Url
) -> None:
    empty = client.get(url("supplier", pk=supplier.pk)).content.decode()
    orders(supplier, in_time=3, late=1)

    page = client.get(url("supplier", pk=supplier.pk)).content.decode()

    assert "No orders or inspections in these months." in empty
    assert "3 of 4 so far" in page
    assert url("health", pk=supplier.pk) in page
