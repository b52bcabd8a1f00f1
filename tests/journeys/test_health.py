"""From how it goes to a figure, its evidence, an order; on paper, on a phone, in both languages."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django_scopes import scope
from playwright.sync_api import expect
from tests.apps.desk.health_samples import lots, orders
from tests.apps.orders.ordering import huamei
from tests.journeys.conftest import (
    DESKTOP,
    LANGUAGES,
    PHONE,
    THEMES,
    Open,
    check_axe,
    check_fits,
    wear,
)

from guanxi.apps.orders.models import PurchaseOrder
from guanxi.apps.suppliers.models import Supplier


@pytest.fixture
def supplier(people: SimpleNamespace) -> Supplier:
    """Seven orders in time and two late, ten lots, one of them not passed."""
    with scope(workspace=people.workspace):
        made = huamei(people.workspace, people.owner)
        huamei(people.workspace, people.owner, name="Dehua Baiyu")
        lots(orders(made, in_time=7, late=2)[0], passed=9, failed=1)
    return made


def test_a_figure_is_followed_down_to_its_order(
    page_as: Open, people: SimpleNamespace, desk: str, supplier: Supplier
) -> None:
    with scope(workspace=people.workspace):
        late = PurchaseOrder.objects.get(number="PO-8")
    page = page_as(people.owner)
    page.goto(f"{desk}suppliers/{supplier.pk}/")

    page.get_by_role("link", name="Every figure, and the whole").click()
    page.wait_for_url("**/health/")
    delivery = page.get_by_role("region", name="Delivery")
    expect(delivery).to_contain_text("n 9 · 45–94 %")
    delivery.get_by_role("link", name="78 %").first.click()
    page.wait_for_url("**/health/on_time/")
    expect(page.get_by_role("row", name=re.compile("PO-8"))).to_contain_text("3 days late")
    page.get_by_role("link", name="PO-8").click()

    page.wait_for_url(f"**/orders/{late.pk}/")
    expect(page.locator("h1")).to_contain_text("PO-8")


def test_a_figures_meaning_is_one_click_away(
    page_as: Open, people: SimpleNamespace, desk: str, supplier: Supplier
) -> None:
    page = page_as(people.owner)
    page.goto(f"{desk}suppliers/{supplier.pk}/health/")

    page.get_by_role("link", name="How it is counted Lots that passed inspection").click()

    page.wait_for_url("**/measures/lots_passed/")
    expect(page.locator("main")).to_contain_text("lots that passed their inspection")


def test_suppliers_are_compared_by_keyboard(
    page_as: Open, people: SimpleNamespace, desk: str, supplier: Supplier
) -> None:
    page = page_as(people.owner)
    page.goto(f"{desk}suppliers/")
    page.get_by_role("link", name="Compare suppliers").press("Enter")
    page.wait_for_url("**/suppliers/compare/")

    page.get_by_label("Compare by").select_option("lots_passed")
    page.get_by_label("Sorted by").select_option("value")
    page.get_by_role("button", name="Compare", exact=True).press("Enter")

    page.wait_for_url("**/compare/?measure=lots_passed&sort=value*")
    expect(page.locator("tbody tr").first).to_contain_text("90 %")
    expect(page.locator("main")).to_contain_text("This is no ranking")


def test_on_paper_the_figures_stand_without_the_frame(
    page_as: Open, people: SimpleNamespace, desk: str, supplier: Supplier
) -> None:
    page = page_as(people.owner)
    page.goto(f"{desk}suppliers/{supplier.pk}/health/")

    page.emulate_media(media="print")

    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator(".paper-head")).to_contain_text(f"{people.workspace.name} · printed ")
    expect(page.locator("#whole-title")).to_be_visible()
    expect(page.get_by_role("region", name="Delivery")).to_be_visible()


A4 = {"width": 672, "height": 1016}  # between its margins


def test_wide_tables_are_as_wide_as_the_paper(
    page_as: Open, people: SimpleNamespace, desk: str, supplier: Supplier
) -> None:
    page = page_as(people.owner, size=A4)
    page.emulate_media(media="print")

    for path in (f"suppliers/{supplier.pk}/health/", "suppliers/compare/", "orders/?show=all",
                 "orders/products/"):  # fmt: skip
        page.goto(desk + path)

        check_fits(page)
        expect(page.locator("table.grid").first).to_be_visible()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_fit_a_phone_and_axe_finds_nothing(
    page_as: Open,
    people: SimpleNamespace,
    desk: str,
    supplier: Supplier,
    language: str,
    theme: str,
) -> None:
    wear(people.owner, language=language, theme=theme)
    for size in (PHONE, DESKTOP):
        page = page_as(people.owner, size=size)
        for path in (
            f"suppliers/{supplier.pk}/health/",
            f"suppliers/{supplier.pk}/health/on_time/",
            "suppliers/compare/?sort=value",
            "suppliers/measures/",
            "suppliers/measures/lots_passed/",
        ):
            page.goto(desk + path)

            check_fits(page)
            check_axe(page)
