"""Measures of being in touch, for both sides."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.domain.measures.samples import RULES, found
from tests.domain.orders.samples import moved, sep

from guanxi.domain.cadence import ContactPeriod, PeriodState
from guanxi.domain.conversations.answer_figures import Limits, Wait, answer_figures
from guanxi.domain.measures import (
    ChangeRequest,
    Period,
    PromiseCounts,
    PromiseFact,
    State,
    Tally,
    count_notice,
    count_periods,
    count_promises,
    count_requests,
    count_told,
    months_with,
    reminders_counted,
)
from guanxi.domain.playbook import Cadence, Debtor, Per, Stage

HOUR = 3_600.0
LIMITS = Limits(RULES.thin_below, RULES.median_from, RULES.p90_from, RULES.confidence)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_answers_are_the_figures_of_the_conversations_for_both_sides() -> None:
    waits = [Wait(hours * HOUR, True, hours <= 8) for hours in range(1, 11)]
    figures = answer_figures([*waits, Wait(HOUR, False, None)], LIMITS)

    for side in ("", "_ours"):
        share = found(f"answered_in_time{side}", figures)
        assert (share.k, share.n, share.state) == (8, 10, State.OK)
        assert (share.low, share.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)
        assert found(f"answer_median{side}", figures).value == figures.median.value == 6 * HOUR
        assert found(f"answer_p90{side}", figures).value == 10 * HOUR


def test_nobody_asked_is_none() -> None:
    nothing = answer_figures([], LIMITS)

    assert found("answered_in_time", nothing).state is State.NONE
    assert found("answer_median", nothing).state is State.NONE


def test_cadence_counts_what_is_over_and_known() -> None:
    states = [*[PeriodState.KEPT] * 9, PeriodState.SHORT, *PeriodState]

    periods = [_period(state) for state in states]

    assert count_periods(periods) == Tally(10, 12)
    assert found("cadence_kept", count_periods(periods)).value == 10 / 12


def test_promises_count_when_their_day_has_come_with_the_reminders_they_took() -> None:
    made = [
        *[PromiseFact(number, True) for number in range(6)],
        PromiseFact(6, True, reminders=3),
        PromiseFact(7, False, reminders=1),
        PromiseFact(8, None, reminders=9),
    ]

    counts = count_promises(made)

    assert counts == PromiseCounts(Tally(7, 8, evidence=tuple(range(8))), (0,) * 6 + (3, 1))
    assert found("promises_kept", counts).value == 7 / 8
    assert found("promises_kept_ours", counts).state is State.OK
    for side in ("", "_ours"):
        took = found(f"reminders_needed{side}", counts)
        assert (took.value, took.n, took.state) == (0.5, 8, State.OK)
        assert (took.low, took.high) == pytest.approx((0.048, 1.950), abs=1e-3)
        assert found(f"reminders_needed{side}", count_promises([])).state is State.NONE


def test_reminders_are_counted_of_what_was_still_owed_when_somebody_began_to_note_them() -> None:
    begun = datetime(2026, 9, 10, 9, tzinfo=UTC)
    day = timedelta(days=1)
    before = PromiseFact(1, True, closed=begun - day)
    still_owed = PromiseFact(2, False, closed=begun + day, reminders=1)
    never_done = PromiseFact(3, False)
    later = PromiseFact(4, True, closed=begun + 9 * day)
    made = [before, still_owed, never_done, later]

    assert reminders_counted(made, begun) == [still_owed, never_done, later]
    assert reminders_counted(made, None) == []


def test_change_is_flexible_only_where_it_was_accepted_and_kept() -> None:
    requests = [
        ChangeRequest(1, True, True),
        ChangeRequest(2, True, False),
        ChangeRequest(3, False, None),
        ChangeRequest(4, True, None),
        ChangeRequest(5, None, None),
    ]

    assert count_requests(requests) == Tally(1, 3, evidence=(1, 2, 3))
    assert found("flexibility", count_requests(requests)).state is State.THIN


def test_notice_is_counted_by_who_moved_the_day() -> None:
    changes = [
        moved(sep(1), sep(10), sep(20)),
        moved(sep(12), sep(10), sep(20)),
        moved(sep(2), sep(10), sep(20), accepted=False),
        moved(sep(5), sep(10), sep(20), by=Debtor.OURS),
    ]

    assert count_notice(changes, Debtor.THEIRS) == {9: 1, -2: 1, 8: 1}
    assert count_told(changes, Debtor.THEIRS, missed_untold=1) == Tally(2, 4)
    assert count_told(changes, Debtor.OURS, missed_untold=0) == Tally(1, 1)
    assert found("notice_median", count_notice(changes, Debtor.THEIRS)).value == 8
    assert found("told_before", Tally(2, 4)).value == 0.5


def test_months_count_once_over_and_known() -> None:
    marked = [date(2026, 1, 5), date(2026, 1, 20), date(2026, 3, 31), date(2026, 9, 2)]

    assert months_with(marked, YEAR, known_until=sep(15)) == Tally(2, 8)
    assert months_with(marked, YEAR, known_until=sep(30)) == Tally(3, 9)
    assert months_with(marked, YEAR, known_until=date(2027, 5, 1)) == Tally(3, 12)
    assert found("innovation", months_with(marked, YEAR, known_until=sep(30))).value == 3 / 9
    assert found("partnership_development", Tally()).state is State.NONE


def test_what_has_no_facts_yet_says_none() -> None:
    assert [found(code, Tally()).state for code in ("resolution_speed", "clarity")] == [
        State.NONE, State.NONE,
    ]  # fmt: skip


def _period(state: PeriodState) -> ContactPeriod:
    week = Cadence(1, Per.WEEK)
    return ContactPeriod(sep(7), sep(13), Stage.NEW, week, 1, 1, 1, (), state)
