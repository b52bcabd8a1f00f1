"""Instants and spans in the words of either language."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from guanxi.platform.i18n.times import both_moments, city_of, span_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("minutes", "english", "chinese"),
    [
        (58, "58 min", "58分钟"),
        (120, "2 h", "2小时"),
        (125, "2 h 05", "2小时05分"),
        (72 * 60, "3 days", "3天"),
    ],
)
def test_span_is_said_in_the_readers_language(minutes: int, english: str, chinese: str) -> None:
    span = timedelta(minutes=minutes)

    with translation.override("en"):
        said = span_words(span)
    with translation.override("zh-hans"):
        told = span_words(span)

    assert (said, told) == (english, chinese)


def test_an_instant_stands_on_both_clocks_with_its_weekdays() -> None:
    at = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)

    with translation.override("en"):
        words = both_moments(at, "Asia/Shanghai", "Ningbo", "Europe/Berlin", "Berlin", TODAY)

    assert words == "Tue 24 Nov, 01:30 Ningbo · Mon 18:30 Berlin"


def test_a_city_is_named_in_chinese() -> None:
    with translation.override("zh-hans"):
        assert city_of("Europe/Berlin") == "柏林"
