"""The list of orders, an order's page, and what orders make owed in Today."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.apps.orders.ordering import NOW, came, huamei, line_of, nov, ordered
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.desk.labels.orders import purpose_words, standing_words
from guanxi.apps.desk.pages.today_text import rows_in_text
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions import judge_orders
from guanxi.apps.orders.models import PurchaseOrder
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.orders import Punctuality

Url = Callable[..., str]
pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


@pytest.fixture
def orders(supplier: Supplier) -> list[PurchaseOrder]:
    """One that is past its day, one that is to come, one that came."""
    made = [ordered(supplier, f"PO-{number}") for number in (1, 2, 3)]
    line_of(made[0], original=nov(10), agreed=nov(18))
    line_of(made[1], original=nov(30))
    came(line_of(made[2], original=nov(12)), nov(14))
    judge_orders(order_ids=[one.pk for one in made], at=NOW)
    return made


def listed(client: Client, address: str) -> list[tuple[str, str, str, str]]:
    lines = client.get(address).context["lines"]
    return [(one.number, one.original, one.agreed, one.standing.text) for one in lines]


def test_open_orders_stand_with_the_latest_first(
    client: Client, url: Url, orders: list[PurchaseOrder]
) -> None:
    assert listed(client, url("orders")) == [
        ("PO-1", "Tue 10 Nov", "Wed 18 Nov", "5 days past"),
        ("PO-2", "Mon 30 Nov", "", "In 7 days"),
    ]
    assert listed(client, url("orders") + "?show=late")[0][0] == "PO-1"
    assert listed(client, url("orders") + "?show=done") == [
        ("PO-3", "Thu 12 Nov", "", "2 days late")
    ]
    assert [one[0] for one in listed(client, url("orders") + "?show=all")] == [
        "PO-2", "PO-3", "PO-1",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["po-2", "宁波", "nbhm", "huamei"])
def test_orders_are_found_by_number_and_by_supplier(
    client: Client, url: Url, orders: list[PurchaseOrder], text: str
) -> None:
    assert "PO-2" in [one[0] for one in listed(client, f"{url('orders')}?q={text}&show=all")]
    assert listed(client, f"{url('orders')}?q=nothing&show=all") == []


def test_list_of_one_supplier(
    client: Client, url: Url, orders: list[PurchaseOrder], workspace: Workspace, owner: Person
) -> None:
    other = huamei(workspace, owner, "Foshan Lida")
    lida = ordered(other, "LD-1")
    line_of(lida, original=nov(30))
    judge_orders(order_ids=[lida.pk], at=NOW)

    assert [one[0] for one in listed(client, f"{url('orders')}?supplier={other.pk}")] == ["LD-1"]


def test_list_takes_as_many_queries_for_thirty_orders_as_for_one(
    client: Client, url: Url, supplier: Supplier
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(url("orders"))
        return len(found)

    def make(first: int, last: int) -> None:
        made = [ordered(supplier, f"PO-{number}") for number in range(first, last)]
        for one in made:
            line_of(one, original=nov(10))
        judge_orders(order_ids=[one.pk for one in made], at=NOW)

    make(0, 1)
    client.get(url("orders"))  # the first visit of a browser writes its session
    one = queries()
    make(1, 31)

    assert queries() == one
    assert one <= 10


def test_orders_are_a_place_from_the_first_one_on(
    client: Client, url: Url, supplier: Supplier
) -> None:
    def places() -> list[str]:
        return [str(place.label) for place in client.get(url("suppliers")).context["places"]]

    before = places()
    judge_orders(order_ids=[ordered(supplier).pk], at=NOW)

    assert "Orders" not in before
    assert places()[:4] == ["Today", "Suppliers", "Conversations", "Orders"]


def test_empty_list_says_what_to_do_first(client: Client, url: Url, workspace: Workspace) -> None:
    page = client.get(url("orders")).content.decode()

    assert "What have you ordered?" in page
    assert url("order_new") in page
    assert f'<a class="btn btn-main" href="{url("tables")}"' in page


def test_list_without_open_orders_still_leads_to_those_that_came(
    client: Client, url: Url, orders: list[PurchaseOrder]
) -> None:
    PurchaseOrder.objects.exclude(pk=orders[2].pk).delete()

    page = client.get(url("orders")).content.decode()

    assert "Nothing is open." in page
    assert 'href="?show=done"' in page


def test_order_page_keeps_its_three_days_apart(
    client: Client, url: Url, orders: list[PurchaseOrder], owner: Person
) -> None:
    actions.ask_for_date(
        order=orders[0], asked_by="theirs", announced=nov(20), before=nov(18), after=nov(26),
        by=owner, at=NOW,
    )  # fmt: skip

    context = client.get(url("order", pk=orders[0].pk)).context

    (line,) = context["lines"]
    assert (line.original, line.agreed, line.came, line.standing.note) == (
        "Tue 10 Nov", "Wed 18 Nov", "", "13 days after the original day",
    )  # fmt: skip
    (change,) = context["changes"]
    assert (change.words, change.announced, change.answer) == (
        "They named Thu 26 Nov instead of Wed 18 Nov",
        "told Fri 20 Nov, 2 days after it had gone by",
        "not answered yet",
    )


@pytest.mark.parametrize(("language", "word"), [("en", "Deposit"), ("zh-hans", "定金")])
def test_what_a_table_paid_is_named_in_the_readers_language(language: str, word: str) -> None:
    with translation.override(language):
        assert [purpose_words(one) for one in ("deposit", "moulds")] == [word, "moulds"]


def test_order_page_takes_as_many_queries_however_much_is_known(
    client: Client, url: Url, orders: list[PurchaseOrder], owner: Person
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url("order", pk=orders[0].pk)).status_code == 200
        return len(found)

    def fill(number: int) -> None:
        line = line_of(orders[0], original=nov(11), quantity=100 + number)
        came(line, nov(12), 10, rejected=2)
        came(line, nov(13), 10)
        for one in (orders[0],):
            actions.note_payment(
                order=one, paid=nov(2), amount=Decimal(5), currency="USD", by=owner, at=NOW
            )
            actions.note_cost(
                order=one, kind="freight", amount=Decimal(5), currency="USD", by=owner, at=NOW
            )
            actions.note_condition(order=one, kind="artwork", side="ours", by=owner, at=NOW)
            actions.place_hold(order=one, on="order", reason="x", by=owner, at=NOW)

    fill(1)
    client.get(url("orders"))  # the first visit of a browser writes its session
    little = queries()
    for number in range(2, 6):
        fill(number)

    assert queries() == little
    assert little <= 35


def test_rows_of_an_order_say_what_is_owed_in_both_languages(
    url: Url, workspace: Workspace, supplier: Supplier, owner: Person
) -> None:
    order = ordered(supplier, "PO-7", terms=[["100", "order", 14]])
    line_of(order, original=nov(20))
    judge_orders(order_ids=[order.pk], at=NOW)
    actions.note_condition(order=order, kind="artwork", side="ours", due=nov(25), by=owner, at=NOW)
    actions.note_milestone(order=order, step="ready", side="theirs", due=nov(24), by=owner, at=NOW)
    member = Membership.objects.select_related("workspace", "person").get(person=owner)

    def said(language: str) -> set[object]:
        with translation.override(language):
            return {row["what"] for row in rows_in_text(member, NOW)}

    url("today")  # sets where the addresses of the workspace begin
    assert said("en") == {
        "Ningbo Huamei 宁波华美 delivers order PO-7.",
        "Ningbo Huamei 宁波华美 has not said yet when order PO-7 will come.",
        "Ningbo Huamei 宁波华美 cannot begin order PO-7 before we have done this:"
        " Artwork approved.",
        "Ningbo Huamei 宁波华美, order PO-7: Ready.",
        "Pay Ningbo Huamei 宁波华美 USD 2,500.00 for order PO-7.",
    }
    assert said("zh-hans") == {
        "宁波华美要交订单PO-7的货。",
        "宁波华美还没说订单PO-7什么时候能交。",
        "我们先办好确认设计稿，宁波华美才能开始做订单PO-7。",
        "宁波华美订单PO-7：货好。",
        "付宁波华美订单PO-7的USD 2,500.00。",
    }


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_giving_an_order_up_and_leaving_it_have_words_of_their_own(
    client: Client, url: Url, orders: list[PurchaseOrder], owner: Person, language: str
) -> None:
    Person.objects.filter(pk=owner.pk).update(language=language)

    page = client.get(url("cancel_order", pk=orders[0].pk)).content.decode()

    [act] = re.findall(r"btn-main[^>]*>([^<]+)</button>", page)
    [leave] = re.findall(r'<a class="btn btn-ghost"[^>]*>([^<]+)</a>', page)
    assert act.strip() != leave.strip()


def test_rows_lead_to_what_is_to_be_noted(
    client: Client, url: Url, orders: list[PurchaseOrder]
) -> None:
    page = client.get(url("today")).content.decode()
    late = orders[0].pk

    assert f'href="{url("note_delivery", pk=late)}"' in page
    assert f'href="{url("ask_for_date", pk=late)}"' in page
    notice = Obligation.objects.get(rule="late_notice", subject_id=late)
    assert url("remind", pk=notice.pk) in page
    reminder = client.get(url("remind", pk=notice.pk)).content.decode()
    assert "how our order PO-1 stands" in reminder
    assert "订单PO-1现在的进度" in reminder
    assert client.get(url("why", pk=notice.pk)).status_code == 200


def test_supplier_page_shows_its_orders(
    client: Client, url: Url, orders: list[PurchaseOrder], supplier: Supplier
) -> None:
    context = client.get(url("supplier", pk=supplier.pk)).context

    assert [line.number for line in context["order_lines"]] == ["PO-1", "PO-2"]
    assert context["order_count"] == 3


def test_viewer_reads_and_is_offered_nothing(
    url: Url, orders: list[PurchaseOrder], people: object
) -> None:
    browser = browser_of(people.viewer)  # type: ignore[attr-defined]

    page = browser.get(url("order", pk=orders[0].pk)).content.decode()

    assert '<form method="post"' not in page.split('id="main"')[1].split("</main>")[0]
    assert "order_new" not in page


@pytest.mark.parametrize(
    ("original", "agreed", "words"),
    [
        (Punctuality(worst=5), Punctuality(worst=0), ("On time", "5 days after the original day")),
        (Punctuality(worst=1), Punctuality(worst=1), ("1 day late", "")),
        (Punctuality(waiting=nov(20)), Punctuality(waiting=nov(23)),
         ("Due today", "3 days after the original day")),
        (Punctuality(waiting=nov(30)), Punctuality(waiting=nov(30)), ("In 7 days", "")),
        (Punctuality(unfixed=True), Punctuality(unfixed=True),
         ("No day yet", "")),
        (Punctuality(undated=True), Punctuality(undated=True),
         ("Came, nobody noted when", "note the day to know whether on time")),
    ],
)  # fmt: skip
def test_standing_in_words(
    original: Punctuality, agreed: Punctuality, words: tuple[str, str]
) -> None:
    found = standing_words(original, agreed, today=(NOW + timedelta(hours=8)).date())

    assert (found.text, found.note) == words
