"""Reminders of what is owed, summed up."""

from datetime import UTC, datetime, timedelta

from guanxi.domain.obligations import Debtor, Key, Reminded, Reminder, reminded

OURS, THEIRS, BOTH = Debtor.OURS, Debtor.THEIRS, Debtor.BOTH
KEY = Key("promise", "promise", 1)
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def quiet(at: datetime) -> datetime:
    return at + DAY


def test_the_last_reminder_quiets_what_they_owe() -> None:
    sent = [Reminder(KEY, OURS, MONDAY), Reminder(KEY, OURS, MONDAY - 3 * DAY)]

    assert reminded(sent, THEIRS, quiet=quiet) == Reminded(2, MONDAY, MONDAY + DAY)


def test_what_we_owe_is_never_quieted_by_their_reminder() -> None:
    sent = [Reminder(KEY, THEIRS, MONDAY)]

    assert reminded(sent, OURS, quiet=quiet) == Reminded(1, MONDAY, None)
    assert reminded(sent, BOTH, quiet=quiet) == Reminded(1, MONDAY, None)


def test_a_reminder_taken_back_or_of_the_side_that_owes_is_none() -> None:
    sent = [Reminder(KEY, OURS, MONDAY, undone=True), Reminder(KEY, THEIRS, MONDAY)]

    assert reminded(sent, THEIRS, quiet=quiet) == Reminded()
