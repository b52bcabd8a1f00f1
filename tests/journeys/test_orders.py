"""Orders in a browser: noted, moved, delivered, taken back, and by when to order the next."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import Page, expect
from tests.conftest import NOW
from tests.journeys.conftest import PHONE, Open, Watch, check_axe, check_fits

from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Supplier


def _supplier(people: SimpleNamespace) -> Supplier:
    with scope(workspace=people.workspace):
        made: Supplier = create_supplier(
            workspace=people.workspace, name="Ningbo Huamei Home", name_zh="宁波华美家居",
            by=people.owner, at=NOW,
        )  # fmt: skip
    return made


def _day(days: int) -> str:
    """So many days from today by the factory's clock, as a field of a day takes it."""
    there = timezone.now().astimezone(ZoneInfo("Asia/Shanghai"))
    return (there + timedelta(days=days)).date().isoformat()


def _note(page: Page, desk: str, *, due: str) -> None:
    """Note an order of 1,200 candles, beginning from the empty list."""
    page.goto(f"{desk}orders/")
    page.get_by_role("link", name="Note an order").click()
    page.wait_for_url("**/orders/new/")
    page.get_by_label("Supplier").select_option(label="Ningbo Huamei Home")
    page.get_by_label("Order number").fill("PO-2026-118")
    page.get_by_label("Ordered on").fill(_day(-60))
    page.get_by_label("To be delivered on").fill(due)
    line = page.get_by_role("group", name="Line 1")
    line.get_by_label("Product").fill("Pillar candle")
    line.get_by_label("Quantity").fill("1200")
    line.get_by_label("Price of one").fill("2.40")
    page.get_by_role("button", name="Note the order").click()
    page.wait_for_url(re.compile(r"/orders/\d+/$"))


def test_order_is_noted_moved_delivered_and_its_standing_is_right(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    _supplier(people)
    page = page_as(people.owner)
    _note(page, desk, due=_day(-10))
    head = page.locator(".sup-head")
    expect(head).to_contain_text("10 days past")
    owed = page.get_by_role("region", name="What is open for it")
    expect(owed).to_contain_text("has not said yet when order PO-2026-118 will come")
    owed.get_by_text("Why then?").first.click()
    expect(page.locator(".why-panel")).to_contain_text("The day agreed on for this order")

    page.get_by_role("link", name="A day is moved").click()
    page.wait_for_url("**/date/")
    page.get_by_label("Told on").fill(_day(-15))
    page.get_by_label("New day").fill(_day(4))
    page.get_by_label("Reason").fill("glass was late")
    page.get_by_role("button", name="Note it").click()
    page.wait_for_url(re.compile(r"/orders/\d+/#days$"))
    page.get_by_role("button", name="Agreed", exact=True).click()
    expect(head).to_contain_text("In 4 days")
    expect(head).to_contain_text("10 days after the original day")
    expect(owed).not_to_contain_text("has not said yet")

    page.get_by_role("link", name="Note a delivery").click()
    page.wait_for_url("**/delivery/")
    page.get_by_label("Quantity").fill("1200")
    page.get_by_label("On board").fill(_day(-4))
    page.get_by_role("button", name="Note it").click()
    page.wait_for_url(re.compile(r"/orders/\d+/#deliveries$"))
    expect(head).to_contain_text("On time")
    expect(head).to_contain_text("6 days after the original day")

    page.locator(".toast").last.get_by_role("button", name="Undo").click()
    expect(head).to_contain_text("In 4 days")


def test_order_noted_by_mistake_is_taken_back(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    _supplier(people)
    page = page_as(people.owner, size=PHONE)
    _note(page, desk, due=_day(20))
    check_axe(page)
    check_fits(page)

    page.locator(".toast").get_by_role("button", name="Undo").click()

    page.wait_for_url(re.compile(r"/orders/$"))
    expect(page.locator("#main")).to_contain_text("What have you ordered?")


def test_wrong_order_says_where_and_keeps_what_was_typed(
    page_as: Open, people: SimpleNamespace, desk: str, watch: Watch
) -> None:
    watch.allowed.append("422")
    _supplier(people)
    page = page_as(people.owner)
    page.goto(f"{desk}orders/new/")
    page.get_by_label("Order number").fill("PO-7")
    page.get_by_role("button", name="More lines").click()
    expect(page.get_by_role("group", name="Line 6")).to_be_visible()
    expect(page.get_by_label("Order number")).to_have_value("PO-7")

    page.get_by_role("button", name="Note the order").click()

    expect(page.locator("#id_supplier[aria-invalid=true]")).to_be_visible()
    expect(page.locator("#main")).to_contain_text("Name the day, or how many days it takes to make")
    check_axe(page)


def test_last_safe_day_is_counted_back_from_the_supplier(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    supplier = _supplier(people)
    page = page_as(people.owner)
    page.goto(f"{desk}suppliers/{supplier.pk}/")
    page.get_by_role("link", name="By when to order the next").click()
    page.wait_for_url("**/last-day/")

    page.get_by_label("Needed on").fill("2026-11-30")
    page.get_by_label("Production").fill("10")
    page.get_by_label("On the way").fill("30")
    page.get_by_role("button", name="Count back").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Order by Mon 19 Oct 2026")
    expect(page.get_by_role("row", name=re.compile("On the way"))).to_contain_text("30 days")
