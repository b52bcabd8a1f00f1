"""Mail and the rhythm of contact in a browser."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django_scopes import scope
from playwright.sync_api import expect
from tests.apps.conversations.exports import START
from tests.apps.conversations.talk import supplier_with_talk
from tests.conftest import NOW
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

from guanxi.apps.conversations.actions.calls import log_call
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.labels import CallKind

PAGES = (
    "rhythm/",
    "suppliers/{supplier}/rhythm/",
    "digest/",
    "settings/notices/",
    "settings/mail/",
    "conversations/planned-calls/new/{supplier}/",
    "conversations/calls/new/{supplier}/",
)


def _mailbox(folder: Path) -> Path:
    def mail(sender: str, text: str, minutes: int, answers: str = "") -> bytes:
        message = EmailMessage()
        message["From"] = sender
        message["Subject"] = "Lids"
        message["Date"] = format_datetime(START + timedelta(minutes=minutes))
        message["Message-ID"] = f"<{minutes}@example.org>"
        if answers:
            message["In-Reply-To"] = answers
        message.set_content(text)
        return b"From MAILER-DAEMON Mon Nov  2 09:00:00 2026\n" + message.as_bytes() + b"\n\n"

    file = folder / "lids.mbox"
    file.write_bytes(
        mail("Nora <nora@nordlicht.example>", "Can you send the drawing?", 0)
        + mail(
            "陈经理 <chen@huamei.example>",
            "附件是图纸\n\n> Can you send it?\n",
            90,
            "<0@example.org>",
        )
    )
    return file


def test_a_mailbox_comes_in_as_threads_with_quotes_set_apart(
    page_as: Open, people: SimpleNamespace, desk: str, tmp_path: Path
) -> None:
    page = page_as(people.owner)
    page.goto(f"{desk}conversations/bring-in/")
    page.locator("#files").set_input_files(_mailbox(tmp_path))
    page.wait_for_url("**/bring-in/*/")
    expect(page.get_by_role("heading", name="This is mail; say with whom")).to_be_visible()
    check_axe(page)

    page.locator("#id_name").fill("Ningbo Huamei")
    page.get_by_role("button", name="Bring in 2 messages").click()
    page.get_by_role("link", name="Open the timeline").click()

    expect(page.get_by_text("附件是图纸").first).to_be_visible()
    expect(page.get_by_text("> Can you send it?")).to_be_hidden()
    page.get_by_text("What it quotes").click()
    expect(page.get_by_text("> Can you send it?")).to_be_visible()
    check_axe(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_rhythm_and_its_pages_read_well_in_every_look(
    page_as: Open, people: SimpleNamespace, desk: str, language: str, theme: str,
    size: dict[str, int],
) -> None:  # fmt: skip
    wear(people.owner, language=language, theme=theme)
    with scope(workspace=people.workspace):
        talk = supplier_with_talk(people.workspace, people.owner)
        talk.say(0, "ours", "How far are the boxes?")
        talk.say(30, "theirs", "Half of them")
        supplier = talk.room.supplier
        log_call(
            supplier=supplier, kind=CallKind.VIDEO, answered=True, minutes=20, note="",
            called_at=NOW - timedelta(days=20), by=people.owner, at=NOW,
        )  # fmt: skip
        reconcile_rhythm(supplier=supplier, at=NOW)
    page = page_as(people.owner, size=size)

    for path in PAGES:
        page.goto(desk + path.format(supplier=supplier.pk))
        check_axe(page)
        check_fits(page)


def test_a_contact_is_noted_in_two_taps_and_starts_the_rhythm_anew(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    with scope(workspace=people.workspace):
        talk = supplier_with_talk(people.workspace, people.owner)
    page = page_as(people.owner)
    page.goto(f"{desk}suppliers/{talk.room.supplier_id}/rhythm/")
    expect(page.get_by_text("No contact known yet")).to_be_visible()

    page.get_by_role("link", name="Log a contact").click()
    page.get_by_role("button", name="We spoke by video").click()

    expect(page.get_by_role("heading", name="Video call In touch")).to_be_visible()
    expect(page.locator(".weeks tbody tr", has_text="Video call")).to_contain_text("1/")
