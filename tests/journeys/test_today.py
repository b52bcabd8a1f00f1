"""Today worked to its end by mouse and by keys alone, in a browser."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import Page, expect
from tests.apps.desk.today_samples import answer_owed, factory, owe, said
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

from guanxi.apps.obligations.actions import note_promise
from guanxi.domain.obligations import Debtor


@pytest.fixture
def busy(people: SimpleNamespace) -> SimpleNamespace:
    """A desk with five answers we owe, one they owe, and a promise."""
    now = timezone.now()
    with scope(workspace=people.workspace):
        where = factory(people.workspace, people.owner)
        dues = [now + timedelta(minutes=40 * n) for n in (-90, -2, 1, 2, 3)]
        ours = [
            answer_owed(said(where, f"Is part {n} ready?", when=now - timedelta(days=5)), due=due,
                        known_until=None)
            for n, due in enumerate(dues)
        ]  # fmt: skip
        asked = said(where, "When will it ship?", side="ours", when=now - timedelta(days=4))
        theirs = answer_owed(
            asked, due=now - timedelta(days=2), debtor=Debtor.THEIRS, known_until=None
        )
        owe(where, *ours, theirs)
        note_promise(
            supplier=where, debtor="ours", what="30 % deposit", due=now + timedelta(hours=3),
            by=people.owner, at=now,
        )  # fmt: skip
    return people


def shape(page: Page) -> list[str]:
    """All the list says, line by line, without what only the pointer or the keys put there."""
    return page.locator("#today-title, #worklist .say, #worklist h2, #today-done, #today-ending p")\
        .all_inner_texts()  # fmt: skip


def test_today_is_worked_to_its_end_by_keys_alone(
    busy: SimpleNamespace, page_as: Open, desk: str
) -> None:
    page = page_as(busy.owner)
    page.goto(desk)
    rows = page.locator("li.row")
    expect(rows).to_have_count(7)

    page.keyboard.press("j")
    page.keyboard.press("w")
    expect(page.locator(".why-panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".why-panel")).to_have_count(0)

    page.keyboard.press("s")
    page.locator("form.panel-note").get_by_role("button").first.click()
    expect(rows).to_have_count(6)
    expect(page.locator(".toast")).to_contain_text("Snoozed until")
    page.keyboard.press("z")
    expect(rows).to_have_count(7)

    page.keyboard.press("j")
    for left in range(6, 0, -1):
        here = page.locator("li.row.is-here")
        done = "e" if here.locator("[data-key=e]").count() else "Enter"
        page.keyboard.press(done)
        expect(rows).to_have_count(left)
    assert shape(page) == fresh(page)
    page.keyboard.press("e" if page.locator("li.row [data-key=e]").count() else "Enter")

    expect(rows).to_have_count(0)
    expect(page.locator("#today-title")).to_have_text("Nothing is waiting for you")
    expect(page.locator("#today-done")).to_contain_text("Done today: 7")
    assert shape(page) == fresh(page)


def fresh(page: Page) -> list[str]:
    """The same lines after loading the page anew; the row one is in stays the one."""
    here = page.locator("li.row.is-here").count()
    page.reload()
    if here:
        page.keyboard.press("j")
    return shape(page)


def test_acts_by_mouse_leave_the_page_as_a_fresh_one(
    busy: SimpleNamespace, page_as: Open, desk: str
) -> None:
    page = page_as(busy.owner)
    page.goto(desk)
    rows = page.locator("li.row")

    rows.nth(0).locator("> .i").click()
    rows.nth(0).get_by_role("button", name="Needs no answer").click()
    expect(rows).to_have_count(6)
    after = shape(page)
    assert after == fresh(page)

    rows.nth(1).locator("> .i").click()
    rows.nth(1).get_by_role("button", name="Hand on").click()
    page.get_by_role("button", name="Member").click()
    expect(rows).to_have_count(5)
    after = shape(page)
    assert after == fresh(page)


def test_a_reminder_is_copied_and_noted_and_the_row_waits_apart(
    busy: SimpleNamespace, page_as: Open, desk: str
) -> None:
    page = page_as(busy.owner)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(desk)

    page.get_by_role("button", name="Remind kindly").click()
    page.get_by_role("button", name="Copy for").click()

    expect(page.get_by_text("Noted: they were reminded.")).to_be_visible()
    expect(page.locator("#group-waiting .meta").first).to_contain_text("reminded ")
    assert "陈经理您好，" in page.evaluate("navigator.clipboard.readText()")
    after = shape(page)
    assert after == fresh(page)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_today_fits_and_is_open_to_everybody(
    busy: SimpleNamespace, page_as: Open, desk: str, size: dict[str, int], language: str, theme: str
) -> None:
    wear(busy.owner, language=language, theme=theme)
    page = page_as(busy.owner, size=size, language=language)
    page.goto(desk)
    page.locator("button.pair").first.click()
    expect(page.locator(".why-panel")).to_be_visible()

    check_fits(page)
    check_axe(page)
