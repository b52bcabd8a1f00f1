"""A supplier's page by mouse and by keyboard: reading back, setting right, noting, on a phone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect
from tests.apps.conversations.talk import START, Talk, supplier_with_talk
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

from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.models import Call, Correction
from guanxi.apps.obligations.models import Promise


@pytest.fixture
def talk(people: SimpleNamespace) -> Talk:
    """A long chat whose last question waits for us."""
    with scope(workspace=people.workspace):
        talk = supplier_with_talk(people.workspace, people.owner)
        for day in range(-40, 0):
            talk.say(day * 24 * 60, "theirs", f"No. {day}: the goods are on the way.")
        talk.say(0, "theirs", "Could you confirm the carton size by Friday?")
        rebuild_room(room=talk.room, since=None, at=START)
    return talk


@pytest.fixture
def page(page_as: Open, people: SimpleNamespace, desk: str, talk: Talk) -> Page:
    opened = page_as(people.owner)
    opened.goto(f"{desk}suppliers/{talk.room.supplier_id}/")
    return opened


def corrections(people: SimpleNamespace) -> list[bool | None]:
    with scope(workspace=people.workspace):
        return list(Correction.objects.values_list("needs_answer", flat=True))


def test_a_request_is_set_right_with_one_click_and_taken_back_with_z(
    page: Page, people: SimpleNamespace
) -> None:
    newest = page.locator(".ev").first
    newest.locator("p").first.click()  # its words: the acts open below them
    newest.get_by_role("button", name="Needs no answer").click()
    expect(page.locator(".toast")).to_contain_text("Noted: this needs no answer.")
    expect(page.locator("#turn")).to_be_hidden()
    said = corrections(people)

    page.keyboard.press("z")

    expect(page.locator("#turn")).to_contain_text("It is your turn")
    expect(page.locator(".ev").first.locator("button[value=needs_none]")).to_have_count(1)
    assert (said, corrections(people)) == ([False], [])


def test_entries_are_walked_by_keyboard_and_their_acts_are_reached(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")

    current = page.locator(".ev.is-here")
    expect(current).to_have_count(1)
    expect(current).to_contain_text("No. -1")
    expect(current.get_by_role("button", name="Needs an answer")).to_be_visible()


def test_reading_back_brings_older_entries_until_the_first(page: Page) -> None:
    expect(page.locator(".ev")).to_have_count(30)

    page.locator("#older").scroll_into_view_if_needed()

    expect(page.locator(".ev")).to_have_count(41)
    expect(page.locator("#older")).to_have_count(0)


def test_a_promise_takes_two_clicks_and_stands_on_the_left(
    page: Page, people: SimpleNamespace
) -> None:
    newest = page.locator(".ev").first
    newest.locator("p").first.click()  # its words: the acts open below them
    newest.get_by_role("link", name="Promise").click()
    newest.get_by_role("form", name="Note a promise").get_by_role("button").first.click()

    expect(page.locator("#owes")).to_contain_text("They owe us")
    expect(page.locator(".toast")).to_contain_text("The promise is noted.")
    with scope(workspace=people.workspace):
        assert Promise.objects.filter(withdrawn_at=None).count() == 1


def test_a_call_takes_two_taps_and_stands_in_the_timeline(
    page: Page, people: SimpleNamespace
) -> None:
    page.keyboard.press("c")
    page.get_by_role("button", name="We spoke by video").click()

    expect(page.locator(".ev").first).to_contain_text("Video call")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".ev").first).to_contain_text("carton size")
    with scope(workspace=people.workspace):
        assert Call.objects.filter(withdrawn_at=None).count() == 0


def test_on_a_phone_the_columns_are_three_tabs(
    page_as: Open, people: SimpleNamespace, desk: str, talk: Talk
) -> None:
    page = page_as(people.owner, size=PHONE)
    page.goto(f"{desk}suppliers/{talk.room.supplier_id}/")
    expect(page.locator("#said")).to_be_visible()
    expect(page.locator("#who")).to_be_hidden()

    page.get_by_role("button", name="How it goes").click()

    expect(page.locator("#how")).to_be_visible()
    expect(page.locator("#said")).to_be_hidden()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_fit_a_phone_and_axe_finds_nothing(
    page_as: Open,
    people: SimpleNamespace,
    desk: str,
    talk: Talk,
    language: str,
    theme: str,
) -> None:
    wear(people.owner, language=language, theme=theme)
    for size in (PHONE, DESKTOP):
        page = page_as(people.owner, size=size)
        for path in (
            f"suppliers/{talk.room.supplier_id}/",
            f"conversations/answers/{talk.room.supplier_id}/",
            "conversations/",
            "search/?q=carton",
        ):
            page.goto(desk + path)

            check_fits(page)
            check_axe(page)
