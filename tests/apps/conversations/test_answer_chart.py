"""The chart of answer times: medians, their intervals, and what was agreed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from tests.apps.conversations.talk import NOW, Talk

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.queries.answer_figures import (
    MonthOfAnswers,
    SideOfAnswers,
    both_sides_answers,
)
from guanxi.apps.conversations.queries.answer_times import agreed_time
from guanxi.apps.conversations.queries.terms import supplier_terms
from guanxi.apps.conversations.templatetags.answer_chart import BOTTOM, LEFT, RIGHT, TOP, chart
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.actions import adopt_charter
from guanxi.apps.suppliers.labels import Side
from guanxi.domain.calendars import Hours, parse_span
from guanxi.domain.conversations.answer_figures import AnswerFigures, Percentile, Share
from guanxi.domain.conversations.sides import Side as DomainSide
from guanxi.domain.playbook import AnswerTime, Urgency
from guanxi.domain.suppliers import prefill

pytestmark = pytest.mark.usefixtures("today")

Url = Callable[..., str]
HOUR = 3_600.0
DAY = 24 * 60


def month(
    number: int,
    median: float | None,
    low: float | None = None,
    high: float | None = None,
    agreed: float = 8,
) -> MonthOfAnswers:
    """A month of 2026 by its hours."""
    hours = [None if each is None else each * HOUR for each in (median, low, high)]
    share = Share(8, 9, 0.9, 0.6, 1)
    figures = AnswerFigures(9, False, share, Percentile(*hours), Percentile(None, None, None))
    first = date(2026, number, 1)
    return MonthOfAnswers(f"{first:%Y-%m}", first, figures, timedelta(hours=agreed))


def drawn(*months: MonthOfAnswers):  # type: ignore[no-untyped-def]
    return chart(SideOfAnswers(Side.THEIRS, months[0].figures, months))


def test_target_and_band_stand_at_their_hours() -> None:
    """Of eight hours two stand half way up: hours are drawn at their square root."""
    found = drawn(month(9, 2, 0.5, 8), month(10, 2, 0.5, 8), month(11, 0.5, 0, None))

    half_way, x = (TOP + BOTTOM) / 2, (LEFT + RIGHT) / 2
    low = BOTTOM - (BOTTOM - TOP) / 4
    assert [tick.label for tick in found.ticks] == ["0 min", "2 h", "8 h"]
    assert [tick.y for tick in found.ticks] == [BOTTOM, half_way, TOP]
    assert [(dot.x, dot.y) for dot in found.dots] == [(LEFT, half_way), (x, half_way), (RIGHT, low)]
    assert found.target == f"M38.0 {TOP}H97.0L97.0 {TOP}H215.0L215.0 {TOP}H274.0"
    assert found.bands == (
        f"M{LEFT} {TOP}L{x} {TOP}L{RIGHT} {TOP}L{RIGHT} {BOTTOM}L{x} {low}L{LEFT} {low}Z",
    )
    assert found.agreed.label == "agreed 8 h"


def test_band_breaks_where_a_month_has_no_interval() -> None:
    found = drawn(month(9, 4, 2, 6), month(10, 4), month(11, 2, 1, 3))

    assert len(found.bands) == 2
    assert found.bands[1].startswith(f"M{RIGHT - 5} ")


def test_scale_holds_what_was_agreed_and_the_slowest_month() -> None:
    tops = [
        drawn(month(10, 0.5), month(11, median, agreed=agreed)).ticks[-1].label
        for median, agreed in ((1, 3), (1, 8), (20, 8))
    ]

    assert tops == ["8 h", "8 h", "32 h"]


def test_nothing_leaves_the_box() -> None:
    found = drawn(month(9, None), month(10, 1, 0.5, 90), month(11, 1, 0.5, None, agreed=3))

    numbers = [
        float(each) for each in re.findall(r"[\d.]+", " ".join((*found.bands, found.target)))
    ]
    assert all(TOP <= each <= RIGHT + 5 for each in numbers)


def test_summary_says_what_the_picture_shows() -> None:
    found = drawn(month(10, 4, 2, 6), month(11, 2))

    assert found.summary == (
        "Median answer time by month: October 2026: 4 h (2 h to 6 h), 8 h agreed; "
        "November 2026: 2 h, 8 h agreed"
    )


def test_a_working_day_is_a_whole_one_also_from_a_sunday(talk: Talk, owner: Person) -> None:
    terms = supplier_terms(talk.room.supplier)

    sunday, monday = date(2026, 11, 15), date(2026, 11, 16)

    assert agreed_time(terms, DomainSide.THEIRS, sunday) == timedelta(hours=7, minutes=30)
    assert agreed_time(terms, DomainSide.THEIRS, monday) == timedelta(hours=7, minutes=30)


def test_each_side_is_held_to_its_own_working_day(talk: Talk, owner: Person) -> None:
    """Eight hours in Berlin, seven and a half in Ningbo."""
    for minute in (0, 60):
        talk.asked(talk.say(minute, "ours", "?"), talk.say(minute + 9, "theirs", "!"))
        talk.asked(talk.say(minute, "theirs", "?"), talk.say(minute + 9, "ours", "!"))

    theirs, ours = both_sides_answers(supplier_terms(talk.room.supplier), person=owner, now=NOW)

    assert [theirs.months[0].agreed, ours.months[0].agreed] == [
        timedelta(hours=7, minutes=30),
        timedelta(hours=8),
    ]


def test_target_is_what_was_agreed_in_that_month(talk: Talk, owner: Person) -> None:
    usual = prefill(current_playbook())
    quick = AnswerTime(parse_span("120min"), Hours.OFFICE)
    adopt_charter(
        supplier=talk.room.supplier, first=date(2026, 12, 1), by=owner, at=NOW,
        terms=replace(usual, answers={**usual.answers, Urgency.REGULAR: quick}),
    )  # fmt: skip
    terms = supplier_terms(talk.room.supplier)

    before, since = (agreed_time(terms, DomainSide.THEIRS, date(2026, m, 15)) for m in (11, 12))

    assert (before, since) == (timedelta(hours=7, minutes=30), timedelta(hours=2))


def test_the_table_behind_has_every_figure_of_the_chart(
    talk: Talk, client: Client, url: Url
) -> None:
    for day in (0, 20):
        for number in range(6):
            asked = talk.say(day * DAY + number, "ours", "?")
            talk.asked(asked, talk.say(day * DAY + 30 + number, "theirs", "!"))

    card = client.get(url("supplier", pk=talk.room.supplier_id)).content.decode()
    page = client.get(url("answers", pk=talk.room.supplier_id)).content.decode()

    for shown in (card, page):
        assert shown.count('<svg class="chart"') == 1
        assert "30 min to 30 min" in unescape(shown)
        assert "<td>7 h 30</td>" in shown
