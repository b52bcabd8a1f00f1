"""What counts as being in touch."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.cadence import Called, Said, call_contacts, chat_contacts, mail_contacts
from guanxi.domain.conversations.sides import Side

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 23)


def said(text: str, side: Side, *, automatic: bool = False) -> Said:
    return Said(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI), side, automatic)


def test_a_day_counts_where_both_spoke() -> None:
    talk = [
        said("2026-11-23 09:00", Side.OURS),
        said("2026-11-23 17:00", Side.THEIRS),
        said("2026-11-24 09:00", Side.THEIRS),
    ]

    assert chat_contacts(talk, SHANGHAI) == {MONDAY: 1}


def test_an_answer_to_what_came_in_overnight_counts_on_its_own_day() -> None:
    """A buyer in New York writes at ten in the morning, when it is eleven at night in China."""
    talk = [said("2026-11-22 23:00", Side.OURS), said("2026-11-23 08:40", Side.THEIRS)]

    assert chat_contacts(talk, SHANGHAI) == {MONDAY: 1}


def test_what_nobody_answers_is_not_contact() -> None:
    talk = [said(f"2026-11-{day} 09:00", Side.OURS) for day in (20, 21, 22, 23)]

    assert chat_contacts(talk, SHANGHAI) == {}
    assert mail_contacts(talk, SHANGHAI) == {}


def test_an_answer_after_days_is_a_late_answer_and_no_contact() -> None:
    talk = [said("2026-11-20 09:00", Side.OURS), said("2026-11-23 09:00", Side.THEIRS)]

    assert chat_contacts(talk, SHANGHAI) == {}


def test_several_exchanges_of_a_day_are_counted() -> None:
    talk = [
        said(f"2026-11-23 {hour:02}:00", Side.OURS if hour % 2 else Side.THEIRS)
        for hour in range(9, 15)
    ]

    assert chat_contacts(talk, SHANGHAI) == {MONDAY: 3}


def test_third_parties_and_automatic_answers_are_no_contact() -> None:
    talk = [
        said("2026-11-23 09:00", Side.OURS),
        said("2026-11-23 09:01", Side.THEIRS, automatic=True),
        said("2026-11-23 10:00", Side.THIRD),
        said("2026-11-23 11:00", Side.UNKNOWN),
    ]

    assert chat_contacts(talk, SHANGHAI) == {}
    assert mail_contacts(talk, SHANGHAI) == {}


def test_a_mail_of_either_side_counts_once_it_reached_somebody() -> None:
    mails = [
        said("2026-11-20 09:00", Side.OURS),
        said("2026-11-23 09:00", Side.THEIRS),
        said("2026-11-24 09:00", Side.OURS),
    ]

    assert mail_contacts(mails, SHANGHAI) == {date(2026, 11, 20): 1, MONDAY: 1}


def test_a_call_counts_when_it_came_about_and_was_long_enough() -> None:
    at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    calls = [Called(at, 30, True), Called(at, 4, True), Called(at, 30, False)]

    assert call_contacts(calls, SHANGHAI, at_least=5) == {MONDAY: 1}


def test_a_call_noted_without_its_length_counts() -> None:
    at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

    assert call_contacts([Called(at, None, True)], SHANGHAI, at_least=5) == {MONDAY: 1}


@given(st.lists(st.tuples(st.integers(0, 2000), st.sampled_from([Side.OURS, Side.THEIRS]))))
def test_there_are_no_more_contacts_than_messages(talk: list[tuple[int, Side]]) -> None:
    start = datetime(2026, 11, 1, tzinfo=UTC)
    minutes = dict(talk)
    messages = [Said(start + timedelta(minutes=m * 7), minutes[m]) for m in sorted(minutes)]

    found = chat_contacts(messages, SHANGHAI)

    assert all(count > 0 for count in found.values())
    assert found.total() <= len(messages)
    assert isinstance(found, Counter)
