"""Days of a chat that are not brought in: any number of spans, counted before, named in errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.conversations.exports import Line, android, begin, said
from tests.conftest import NOW

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Room

Url = Callable[..., str]
DAY = 24 * 60
# Two messages on each of 2, 3, 4 and 5 November.
CHAT: list[Line] = [
    (day * DAY + minute, "Wang Li", f"Point {day}.{minute}")
    for day in range(4)
    for minute in (0, 1)
]
ANSWERS = {"name": "Wang Works", "side_0": "theirs"}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def waiting(workspace: Workspace, owner: Person) -> Intake:
    """An import whose preview waits."""
    found = begin(workspace, owner, android(CHAT))
    tasks.read_intake(found.pk)
    found.refresh_from_db()
    return found


def spans(*rows: tuple[str, str]) -> dict[str, str]:
    """What the form sends for these rows."""
    sent = {"left_out-TOTAL_FORMS": str(len(rows)), "left_out-INITIAL_FORMS": "0"}
    for row, (first, last) in enumerate(rows):
        sent |= {f"left_out-{row}-first": first, f"left_out-{row}-last": last}
    return sent


def words(page: str) -> str:
    """The text of a page, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_every_span_left_out_stays_out(waiting: Intake, client: Client, url: Url) -> None:
    asked = spans(("2026-11-02", "2026-11-02"), ("2026-11-04", "2026-11-05"))

    client.post(url("intake_confirm", pk=waiting.pk), ANSWERS | asked)
    tasks.write_intake(waiting.pk)

    waiting.refresh_from_db()
    assert [text for _, text in said(Room.objects.get())] == [
        "Wang Li: Point 1.0",
        "Wang Li: Point 1.1",
    ]
    assert waiting.counts["written"]["left_out"] == 6


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (("2026-11-04", ""), "Span 2: give both days, or neither."),
        (("2026-11-04", "2026-11-03"), "Span 2: this day is before the first one."),
        (("2026-11-04", "soon"), "Span 2: give the day such as 2026-12-31."),
    ],
)
def test_a_span_that_cannot_be_is_named_and_nothing_is_brought_in(
    waiting: Intake, client: Client, url: Url, row: tuple[str, str], error: str
) -> None:
    asked = spans(("2026-11-02", "2026-11-02"), row)

    answer = client.post(url("intake_confirm", pk=waiting.pk), ANSWERS | asked)

    waiting.refresh_from_db()
    assert answer.status_code == 422
    assert error in words(answer.content.decode())
    assert waiting.state == IntakeState.PREVIEW


def test_another_row_keeps_what_was_filled_in_and_counts_it(
    waiting: Intake, client: Client, url: Url
) -> None:
    asked = spans(("2026-11-02", "2026-11-03")) | {"asks": "another_span"}

    shown = client.post(url("intake_confirm", pk=waiting.pk), ANSWERS | asked).content.decode()

    waiting.refresh_from_db()
    assert 'name="left_out-0-first" value="2026-11-02"' in shown
    assert 'name="left_out-1-first"' in shown
    assert 'value="Wang Works"' in shown
    assert "Span 1, Mon 2 Nov to Tue 3 Nov: 4 messages stay out" in words(shown)
    assert waiting.state == IntakeState.PREVIEW


def test_counts_come_alone_while_the_days_are_chosen(
    waiting: Intake, client: Client, url: Url
) -> None:
    asked = spans(("2026-11-05", "2026-11-05"), ("2026-11-09", "")) | {"asks": "counts"}

    shown = client.post(
        url("intake_confirm", pk=waiting.pk), asked, headers={"HX-Request": "true"}
    ).content.decode()

    assert words(shown) == "Span 1, Thu 5 Nov to Thu 5 Nov: 2 messages stay out"


def test_rows_end_at_twenty(waiting: Intake, client: Client, url: Url) -> None:
    full = spans(*[("2026-11-02", "2026-11-02")] * 20) | {"asks": "another_span"}

    shown = client.post(url("intake_confirm", pk=waiting.pk), ANSWERS | full).content.decode()

    assert 'name="left_out-19-first"' in shown
    assert 'name="left_out-20-first"' not in shown
    assert "Leave out another span" not in shown
