"""Calendar files: read back as they were meant, folded and ended as the standard wants."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from guanxi.platform.ics import Entry, calendar_file

AT = datetime(2026, 11, 23, 9, 10, 26, 500, tzinfo=UTC)
# What a person can type; XML's and iCalendar's control characters are not among it.
TEXTS = st.text(
    st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\u2028\u2029")
)


def file(*entries: Entry) -> bytes:
    return calendar_file(
        name="Guanxi：工作", about="x", entries=entries, reload=timedelta(hours=1)
    )  # fmt: skip


def entry(title: str = "x", text: str = "y", at: datetime = AT, busy: bool = False) -> Entry:
    return Entry(
        "a-1", at, timedelta(minutes=15), busy, title, text, "https://desk.example.com/#m1", 3, AT
    )


def test_entry_is_read_back_as_it_was_written() -> None:
    [read] = Calendar.from_ical(file(entry("回复; 陈经理, 模具?", "a\nb"))).walk("VEVENT")

    assert {name: str(read[name]) for name in ("UID", "SUMMARY", "DESCRIPTION")} == {
        "UID": "a-1", "SUMMARY": "回复; 陈经理, 模具?", "DESCRIPTION": "a\nb",
    }  # fmt: skip
    assert (read.start, read.end - read.start) == (
        datetime(2026, 11, 23, 9, 10, 26, tzinfo=UTC), timedelta(minutes=15),
    )  # fmt: skip
    assert (read["SEQUENCE"], read["TRANSP"]) == (3, "TRANSPARENT")


def test_time_of_any_zone_is_written_in_utc() -> None:
    china = datetime(2026, 11, 23, 17, 10, tzinfo=timezone(timedelta(hours=8)))

    assert b"DTSTART:20261123T091000Z\r\n" in file(entry(at=china))


@given(TEXTS, TEXTS)
def test_any_words_keep_the_file_whole(title: str, text: str) -> None:
    written = file(entry(title, text))

    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    [read] = Calendar.from_ical(written).walk("VEVENT")
    assert (str(read["SUMMARY"]), str(read["DESCRIPTION"])) == (title, text)


def test_only_a_time_set_aside_keeps_one_busy() -> None:
    [read] = Calendar.from_ical(file(entry(busy=True))).walk("VEVENT")

    assert read["TRANSP"] == "OPAQUE"


def test_same_entries_are_the_same_bytes() -> None:
    assert file(entry()) == file(entry())
