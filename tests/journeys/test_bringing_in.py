"""Bringing in a chat in a browser: choose, read the preview, bring in, take back, again."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect
from tests.apps.conversations.exports import Line, android
from tests.journeys.conftest import (
    DESKTOP,
    LANGUAGES,
    PHONE,
    THEMES,
    Open,
    Watch,
    check_axe,
    check_fits,
    wear,
)

CHAT: list[Line] = [
    (0, "Nora Hansen", "Can you send the PI for the bamboo boards today?"),
    (3, "陈经理", "收到"),
    (40, "陈经理", "PI 已经发到您邮箱了"),
    (60, "陈经理", "模具修好了，可以安排大货吗？"),
]


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    file = tmp_path / "WhatsApp Chat with Chen.txt"
    file.write_bytes(android(CHAT))
    return file


def choose(page: Page, desk: str, chat: Path) -> None:
    page.goto(f"{desk}conversations/bring-in/")
    page.locator("#files").set_input_files(chat)
    page.wait_for_url("**/bring-in/*/")


def test_chat_is_read_shown_brought_in_and_taken_back(
    page_as: Open, people: SimpleNamespace, desk: str, chat: Path
) -> None:
    page = page_as(people.owner)
    choose(page, desk, chat)
    expect(page.get_by_text("are new")).to_be_visible()
    check_axe(page)

    page.locator("#id_name").fill("Ningbo Huamei Home")
    page.locator("#id_name_zh").fill("宁波华美家居")
    page.get_by_role("button", name="Bring in 4 messages").click()
    expect(page.get_by_role("heading", name="4 new messages are in the timeline")).to_be_visible()
    check_axe(page)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("heading", name="Taken back")).to_have_count(0)

    page.get_by_role("link", name="Open the timeline").click()
    expect(page.get_by_text("模具修好了，可以安排大货吗？").first).to_be_visible()


def test_the_same_file_again_adds_nothing_and_says_so(
    page_as: Open, people: SimpleNamespace, desk: str, chat: Path
) -> None:
    page = page_as(people.owner)
    choose(page, desk, chat)
    page.locator("#id_name").fill("Ningbo Huamei Home")
    page.get_by_role("button", name="Bring in 4 messages").click()
    expect(page.get_by_role("heading", name="4 new messages are in the timeline")).to_be_visible()

    choose(page, desk, chat)

    expect(page.get_by_text("are already here and stay as they are")).to_be_visible()
    expect(page.get_by_role("heading", name="Ningbo Huamei Home")).to_be_visible()


def test_a_file_that_is_no_chat_says_what_to_do(
    page_as: Open, people: SimpleNamespace, desk: str, tmp_path: Path
) -> None:
    program = tmp_path / "chat.txt"
    program.write_bytes(b"MZ\x90\x00\x03" + bytes(400))
    page = page_as(people.owner)

    choose(page, desk, program)

    expect(page.get_by_role("heading", name="chat.txt could not be read")).to_be_visible()
    expect(page.get_by_text("This is neither a chat nor mail")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_preview_reads_well_everywhere(
    page_as: Open,
    people: SimpleNamespace,
    desk: str,
    chat: Path,
    watch: Watch,
    language: str,
    theme: str,
    size: dict[str, int],
) -> None:
    wear(people.owner, language=language, theme=theme)
    page = page_as(people.owner, size=size, language=language)

    choose(page, desk, chat)

    expect(page.locator(".plainlist")).to_be_visible()
    check_axe(page)
    check_fits(page)
