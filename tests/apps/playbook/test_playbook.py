"""The playbook is one object, and its page shows all of it in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape

from django.test import Client
from django.utils.translation import override

from guanxi.apps.playbook.labels import (
    FIGURE_WORDS,
    cadence_words,
    span_words,
    time_words,
    week_lines,
)
from guanxi.apps.playbook.queries import current_playbook, rule_cards
from guanxi.domain.calendars import Hours, parse_span
from guanxi.domain.playbook import AnswerTime, Cadence, Per, Words


def everything_said() -> Iterator[Words]:
    book = current_playbook()
    for group in (book.answers, book.stages, book.media, book.channels):
        yield from (entry.label for entry in group.values())
    yield from (entry.label for entry in (*book.day, *book.rhythm, *book.own_week))
    yield from book.steps.values()
    yield from book.new_year.names.values()
    for card in rule_cards(book):
        for saying in card.sayings:
            yield from (saying.act, *saying.wordings)
        for heading, wordings in card.whys:
            yield from (heading, *wordings)


def test_playbook_is_read_once() -> None:
    assert current_playbook() is current_playbook()


def test_page_says_everything_in_both_languages(client: Client, url: Callable[..., str]) -> None:
    page = unescape(client.get(url("playbook")).content.decode())

    missing = [
        text
        for words in everything_said()
        for text in (words.en, words.zh_hans)
        if text not in page
    ]
    assert missing == []


def test_every_figure_has_words() -> None:
    assert set(current_playbook().figures) == set(FIGURE_WORDS)


def test_spans_and_cadences_read_as_people_say_them() -> None:
    spans = ("240min", "90min", "1wd", "2wd")
    cadences = (Cadence(1, Per.DAY), Cadence(3, Per.WEEK), Cadence(1, Per.TWO_WEEKS))

    with override("en"):
        english = [span_words(parse_span(span)) for span in spans]
        often = [cadence_words(cadence) for cadence in cadences]
    with override("zh-hans"):
        chinese = [span_words(parse_span(span)) for span in spans]

    assert english == ["4 h", "90 min", "1 working day", "2 working days"]
    assert often == ["once a day", "3 times a week", "once in two weeks"]
    assert chinese == ["4小时", "90分钟", "1个工作日", "2个工作日"]


def test_hours_are_said_only_where_they_are_a_choice() -> None:
    times = [
        AnswerTime(parse_span("240min"), Hours.URGENT),
        AnswerTime(parse_span("2wd"), Hours.OFFICE),
    ]

    assert [time_words(time) for time in times] == ["4 h, urgent hours", "2 working days"]


def test_days_with_equal_hours_stand_together() -> None:
    assert list(week_lines(current_playbook().factory.week)) == [
        ("Mon–Sat", "08:30–12:00, 13:30–17:30")
    ]
