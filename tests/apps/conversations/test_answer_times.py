from __future__ import annotations

from collections.abc import Callable
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import START, Talk, another_room
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.labels import SegmentState, Urgency
from guanxi.apps.conversations.queries.answer_figures import both_sides_answers
from guanxi.apps.conversations.queries.answer_times import time_taken
from guanxi.apps.conversations.queries.terms import supplier_terms
from guanxi.apps.suppliers.labels import Side
from guanxi.domain.calendars import Hours, Span, Unit

pytestmark = pytest.mark.usefixtures("today")

Url = Callable[..., str]
DAY = 24 * 60


@pytest.fixture
def page(talk: Talk, client: Client, url: Url) -> Callable[..., str]:
    """The answers page as the owner reads it."""

    def read(browser: Client = client, **asked: object) -> str:
        answer = browser.get(url("answers", pk=talk.room.supplier_id), asked)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return read


def ask(talk: Talk, minute: float, took: float | None, **more: object) -> None:
    """We ask, they answer ``took`` minutes later, if they do."""
    question = talk.say(minute, "ours", f"Question at {minute}?")
    answer = talk.say(minute + took, "theirs", f"Answer at {minute}") if took else None
    talk.asked(question, answer, **more)


def test_an_answer_is_measured_in_the_hours_of_the_side_that_owed_it(talk: Talk) -> None:
    theirs = talk.asked(talk.say(0, "ours", "?"), answer := talk.say(DAY - 60, "theirs", "!"))
    ours = talk.asked(talk.say(0, "theirs", "?"), talk.say(DAY - 60, "ours", "!"))
    terms = supplier_terms(talk.room.supplier)

    in_china, in_berlin = (time_taken(terms, one, answer.at) for one in (theirs, ours))

    # Monday 16:00 to Tuesday 15:00 in Ningbo: 1 h 30 and 5 h; 09:00 to 08:00 in Berlin: 7 h.
    assert in_china.counted.total_seconds() / 3600 == 6.5
    assert in_berlin.counted.total_seconds() / 3600 == 7
    assert in_china.elapsed == in_berlin.elapsed
    assert (in_china.within, in_china.hours) == (Span(1, Unit.WORKING_DAYS), Hours.OFFICE)


def test_an_urgent_answer_is_measured_in_urgent_hours(talk: Talk) -> None:
    segment = talk.asked(
        talk.say(0, "ours", "?"), answer := talk.say(8 * 60, "theirs", "!"), urgency=Urgency.URGENT
    )

    took = time_taken(supplier_terms(talk.room.supplier), segment, answer.at)

    # 16:00 to midnight there; urgent hours end at 22:00.
    assert (took.counted.total_seconds() / 3600, took.hours) == (6, Hours.URGENT)


def test_figures_leave_out_what_nobody_knows_and_count_silence(talk: Talk, owner: Person) -> None:
    ask(talk, 0, 30)
    ask(talk, 60, 30, state=SegmentState.LATE)
    ask(talk, 120, None, state=SegmentState.LATE)
    ask(talk, 180, None, state=SegmentState.RUNNING)
    ask(talk, 240, None, state=SegmentState.UNKNOWN)
    ask(talk, 300, None, state=SegmentState.UNSURE, urgency="", due=None)

    theirs, ours = both_sides_answers(supplier_terms(talk.room.supplier), person=owner, now=START)

    assert (theirs.debtor, theirs.figures.n) == (Side.THEIRS, 4)
    assert (theirs.figures.share.kept, theirs.figures.share.n) == (1, 3)
    assert theirs.figures.thin
    assert (ours.debtor, ours.figures.n) == (Side.OURS, 0)


def test_figures_come_month_by_month_of_the_reader(talk: Talk, owner: Person) -> None:
    ask(talk, 0, 30)
    ask(talk, 14 * DAY + 15 * 60 - 1, 30)  # 30 November, 23:59 in Berlin
    ask(talk, 14 * DAY + 15 * 60, 30)

    theirs, _ = both_sides_answers(supplier_terms(talk.room.supplier), person=owner, now=START)

    assert [(one.month, one.figures.n) for one in theirs.months] == [
        ("2026-11", 2), ("2026-12", 1),
    ]  # fmt: skip


def test_the_card_opens_to_its_requests_and_they_to_their_messages(
    talk: Talk, client: Client, page: Callable[..., str], url: Url
) -> None:
    ask(talk, 0, 30)
    card = unescape(client.get(url("supplier", pk=talk.room.supplier_id)).content.decode())

    listed = page()

    question = talk.room.segments.get().opening_id  # type: ignore[attr-defined]
    answers = url("answers", pk=talk.room.supplier_id)
    assert f'<a class="door" href="{answers}?side=theirs"' in card
    assert "1 of 1 so far" in card
    assert f"{url('supplier', pk=talk.room.supplier_id)}?at={question}#m{question}" in listed
    assert "Question at 0?" in listed
    assert "Answer at 0" in listed


def test_requests_are_chosen_by_side_month_and_person(talk: Talk, page: Callable[..., str]) -> None:
    ask(talk, 0, 30)
    ask(talk, 20 * DAY, 30)
    talk.asked(talk.say(50 * DAY, "theirs", "Theirs?"), talk.say(51 * DAY, "ours", "Ours"))

    november, december, ours = page(month="2026-11"), page(month="2026-12"), page(side="ours")
    by, nobody = page(by=talk.theirs.pk), page(by=talk.ours.pk)

    assert ("Question at 0?" in november, "Question at 28800?" in november) == (True, False)
    assert ("Question at 0?" in december, "Question at 28800?" in december) == (False, True)
    assert ("Theirs?" in ours, "Question at 0?" in ours) == (True, False)
    assert ("Question at 0?" in by, "Question at 0?" in nobody) == (True, False)


@pytest.mark.parametrize("asked", [{"month": "x"}, {"by": "x"}, {"side": "x"}, {"page": "x"},
                                   {"by": "9" * 30}, {"month": "2026-99"}])  # fmt: skip
def test_the_page_takes_any_address(
    talk: Talk, page: Callable[..., str], asked: dict[str, str]
) -> None:
    ask(talk, 0, 30)

    assert "Requests and answers" in page(**asked) or "No request is here" in page(**asked)


def test_the_last_twelve_months_count_unless_all_years_are_asked_for(
    talk: Talk, page: Callable[..., str], owner: Person
) -> None:
    ask(talk, -400 * DAY, 30)
    ask(talk, 0, 30)

    theirs, _ = both_sides_answers(supplier_terms(talk.room.supplier), person=owner, now=START)

    assert theirs.figures.n == 1
    assert "Question at -576000?" not in page()
    assert "Question at -576000?" in page(years="all")


def test_words_that_are_private_to_somebody_else_are_not_listed(
    talk: Talk, page: Callable[..., str], people: SimpleNamespace
) -> None:
    question = talk.say(0, "ours", "secret?", private_to=people.manager)
    talk.asked(question, talk.say(5, "theirs", "secret!", withdrawn=True))

    listed = page()

    assert "secret" not in listed
    assert listed.count("private, or no longer here") == 2
    assert "secret?" in page(browser_of(people.manager))


def test_the_page_asks_as_few_questions_of_the_database_for_many_requests(
    talk: Talk, page: Callable[..., str], owner: Person
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            page()
        return len(queries)

    ask(talk, 0, 30)
    count()
    with_one = count()
    ask(another_room(talk.room.supplier, owner), 60, 30)
    ask(another_room(talk.room.supplier, owner), 120, 30)

    assert count() == with_one
