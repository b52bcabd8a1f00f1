"""Bringing in a table in a browser: drop, mend one column, bring in, take back, again."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect
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

TABLE = (
    "采购单号,供应商,品名,件,单价（元）,交期\n"
    "A1,瑞达家具,椅子,100,25.50,2026-12-04\n"
    "A1,瑞达家具,桌子,20,180,2026-12-11\n"
    "A2,瑞达家具,台灯,300,36,待定\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "订单.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_a_table_is_mended_brought_in_and_taken_back(
    page_as: Open, people: SimpleNamespace, desk: str, table: Path
) -> None:
    page = page_as(people.owner)
    page.goto(f"{desk}tables/")
    page.locator("#files").set_input_files(table)
    page.wait_for_url("**/tables/*/")
    expect(page.get_by_role("heading", name="Say which column is what")).to_be_visible()
    check_axe(page)

    page.get_by_label("件", exact=True).select_option("quantity")
    page.get_by_role("button", name="Read it again so").click()
    expect(page.get_by_role("heading", name="This is a table of orders")).to_be_visible()
    check_axe(page)
    page.get_by_role("button", name="Bring in 3 lines").click()
    expect(page.get_by_role("heading", name="3 new lines are in")).to_be_visible()
    check_axe(page)

    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("heading", name="3 new lines are in")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_preview_fits_a_phone_and_a_screen(
    page_as: Open, people: SimpleNamespace, desk: str, table: Path, language: str, theme: str
) -> None:
    wear(people.owner, language=language, theme=theme)
    for size in (PHONE, DESKTOP):
        page = page_as(people.owner, size=size, language=language)
        page.goto(f"{desk}tables/")
        page.locator("#files").set_input_files(table)
        page.wait_for_url("**/tables/*/")
        expect(page.locator("#table select").first).to_be_visible()
        check_fits(page)
        check_axe(page)
