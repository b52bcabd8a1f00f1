"""Measures of being in touch: answers, contact, promises, notice, flexibility and ideas.

Those that exist for both sides come twice; ours carry it in their name. The figures of answers are
worked out where answers are judged (`domain/conversations/answer_figures.py`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from guanxi.domain.cadence import ContactPeriod, PeriodState
from guanxi.domain.conversations.answer_figures import AnswerFigures, Percentile
from guanxi.domain.measures.figures import (
    Better,
    Fact,
    Period,
    Rules,
    Tally,
    Unit,
    Value,
    measure,
    middle,
    share,
)
from guanxi.domain.orders import DateChange, days_notice
from guanxi.domain.playbook import Debtor
from guanxi.domain.statistics import Counts, Interval, mean_of_counts


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """A promise: kept or not (None: its time is to come), when it was done (None: not yet), and
    the reminders it took."""

    id: int
    kept: bool | None
    closed: datetime | None = None
    reminders: int = 0


@dataclass(frozen=True, slots=True)
class PromiseCounts:
    """Promises of one side whose time has come, and the reminders each of them took."""

    kept: Tally
    reminders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """Something we asked to change: accepted or not (None: not answered yet), and whether the
    supplier then kept to it (None: not to be told yet)."""

    id: int
    accepted: bool | None
    kept: bool | None


def count_promises(promises: Iterable[PromiseFact]) -> PromiseCounts:
    """Sum up the promises whose time has come."""
    decided = [one for one in promises if one.kept is not None]
    kept = sum(1 for one in decided if one.kept)
    evidence = tuple(one.id for one in decided)
    reminders = tuple(one.reminders for one in decided)
    return PromiseCounts(Tally(kept, len(decided), evidence=evidence), reminders)


def reminders_counted(promises: Iterable[PromiseFact], begun: datetime | None) -> list[PromiseFact]:
    """The promises whose reminders were counted: those still owed when somebody first noted a
    reminder (`begun`; None: nobody ever did), and all later ones."""
    if begun is None:
        return []
    return [one for one in promises if one.closed is None or one.closed >= begun]


def count_requests(requests: Iterable[ChangeRequest]) -> Tally:
    """Requests that were accepted and kept, of those that can be told."""
    decided = [
        (one.id, bool(one.accepted and one.kept))
        for one in requests
        if one.accepted is False or (one.accepted and one.kept is not None)
    ]
    return Tally(sum(ok for _, ok in decided), len(decided), evidence=tuple(i for i, _ in decided))


def count_periods(periods: Iterable[ContactPeriod]) -> Tally:
    """Stretches of a cadence that were kept, of those that are over and known."""
    states = Counter(one.state for one in periods)
    kept = states[PeriodState.KEPT]
    return Tally(kept, kept + states[PeriodState.SHORT])


def count_notice(changes: Iterable[DateChange], side: Debtor) -> Counter[float]:
    """How many of a side's date changes were announced so many days before the day they moved."""
    return Counter(float(days_notice(one)) for one in changes if one.asked_by is side)


def count_told(changes: Iterable[DateChange], side: Debtor, *, missed_untold: int) -> Tally:
    """Moved or missed days that a side announced before the day itself; `missed_untold`: days
    missed without a word."""
    notice = count_notice(changes, side)
    before = sum(count for days, count in notice.items() if days > 0)
    return Tally(before, notice.total() + missed_untold)


def months_with(days: Iterable[date], period: Period, *, known_until: date) -> Tally:
    """Months of a period that have one of these days, of those that are over and known."""
    over = min(period.last, known_until) + timedelta(days=1)
    months, month = [], period.first.replace(day=1)
    while (following := _next(month)) <= over:
        months.append(month)
        month = following
    found = {day.replace(day=1) for day in days if day in period}
    return Tally(sum(month in found for month in months), len(months))


@measure(Unit.SHARE, Better.HIGHER, "T3", Fact.MESSAGES)
def answered_in_time(answers: AnswerFigures, rules: Rules) -> Value:
    """Their answers that came within the agreed time, of all that were due. The charter says how
    long each kind may take, else the playbook did when it was asked. Silence past its time is not
    in time.
    """
    return _answered(answers)


@measure(Unit.SHARE, Better.HIGHER, "T3", Fact.MESSAGES)
def answered_in_time_ours(answers: AnswerFigures, rules: Rules) -> Value:
    """Our answers that came within the agreed time, of all that were due."""
    return _answered(answers)


@measure(Unit.SECONDS, Better.LOWER, "T3", Fact.MESSAGES)
def answer_median(answers: AnswerFigures, rules: Rules) -> Value:
    """Half of our questions were answered within this time, counted in their hours. What still
    waits counts as waiting (Kaplan-Meier), so nobody looks quicker for falling silent.
    """
    return _time(answers, answers.median)


@measure(Unit.SECONDS, Better.LOWER, "T3", Fact.MESSAGES)
def answer_median_ours(answers: AnswerFigures, rules: Rules) -> Value:
    """Half of their questions were answered by us within this time, counted in our hours."""
    return _time(answers, answers.median)


@measure(Unit.SECONDS, Better.LOWER, "T3", Fact.MESSAGES)
def answer_p90(answers: AnswerFigures, rules: Rules) -> Value:
    """Nine of ten of our questions were answered within this time, counted in their hours."""
    return _time(answers, answers.p90)


@measure(Unit.SECONDS, Better.LOWER, "T3", Fact.MESSAGES)
def answer_p90_ours(answers: AnswerFigures, rules: Rules) -> Value:
    """Nine of ten of their questions were answered by us within this time, counted in our hours."""
    return _time(answers, answers.p90)


@measure(Unit.SHARE, Better.HIGHER, "K1", Fact.MESSAGES)
def clarity(answers: Tally, rules: Rules) -> Value:
    """Their answers that we understood the first time, of all they gave since somebody first
    marked one as unclear. Unclear is an answer marked with “Had to ask again”.
    """
    return share(answers, rules)


@measure(Unit.SHARE, Better.HIGHER, "T2", Fact.MESSAGES, Fact.CALLS)
def cadence_kept(periods: Tally, rules: Rules) -> Value:
    """Weeks (or fortnights, or months) with as much contact as the stage asks for, of all that are
    over and known. Weeks with a holiday ask for less, closed ones for nothing.
    """
    return share(periods, rules)


@measure(Unit.SHARE, Better.HIGHER, "U1", Fact.PROMISES)
def promises_kept(promises: PromiseCounts, rules: Rules) -> Value:
    """What they promised for a day and did by then, of all whose day has come."""
    return share(promises.kept, rules)


@measure(Unit.SHARE, Better.HIGHER, "U1", Fact.PROMISES)
def promises_kept_ours(promises: PromiseCounts, rules: Rules) -> Value:
    """What we promised for a day and did by then, of all whose day has come."""
    return share(promises.kept, rules)


@measure(Unit.COUNT, Better.LOWER, "U1", Fact.PROMISES)
def reminders_needed(promises: PromiseCounts, rules: Rules) -> Value:
    """How often we had to remind them of a promise, on average over those whose day has come and
    that were still owed when somebody first noted a reminder.
    """
    return _reminders(promises, rules)


@measure(Unit.COUNT, Better.LOWER, "U1", Fact.PROMISES)
def reminders_needed_ours(promises: PromiseCounts, rules: Rules) -> Value:
    """How often they had to remind us of a promise, on average over those whose day has come and
    that were still owed when somebody first noted a reminder.
    """
    return _reminders(promises, rules)


@measure(Unit.SHARE, Better.HIGHER, "P1", Fact.DATE_CHANGES)
def told_before(days: Tally, rules: Rules) -> Value:
    """Days they moved or missed and had told us of before the day itself, of all they moved or
    missed."""
    return share(days, rules)


@measure(Unit.DAYS, Better.HIGHER, "P1", Fact.DATE_CHANGES)
def notice_median(notice: Counts, rules: Rules) -> Value:
    """Half of the days they moved were announced at least so many days before them (below 0: after
    them).
    """
    return middle(notice, rules)


@measure(Unit.SHARE, Better.HIGHER, "K1", Fact.CHANGE_REQUESTS)
def flexibility(requests: Tally, rules: Rules) -> Value:
    """Our requests to change a day or a quantity that they accepted and then kept to, of all that
    can be told. What they refused counts as not; what is unanswered or still running, not at all.
    """
    return share(requests, rules)


@measure(Unit.SHARE, Better.HIGHER, "K1", Fact.MESSAGES)
def innovation(months: Tally, rules: Rules) -> Value:
    """Months in which they made at least one suggestion, of all months that are over. A suggestion
    is a message that somebody marked as one.
    """
    return share(months, rules)


@measure(Unit.SHARE, Better.HIGHER, "K1", Fact.ISSUES)
def resolution_speed(issues: Tally, rules: Rules) -> Value:
    """Major problems that were solved within 48 hours, of all whose time is over."""
    return share(issues, rules)


@measure(Unit.SHARE, Better.HIGHER, "K1", Fact.MESSAGES)
def partnership_development(months: Tally, rules: Rules) -> Value:
    """Months with contact that was not about business, of all months that are over: a message that
    somebody marked as such, or as thanks.
    """
    return share(months, rules)


def _answered(answers: AnswerFigures) -> Value:
    found = answers.share
    interval = Interval(found.low, found.high)
    return Value(found.n, found.value, found.kept, interval, is_thin=answers.thin)


def _time(answers: AnswerFigures, found: Percentile) -> Value:
    interval = Interval(found.low, found.high)
    return Value(answers.n, found.value, interval=interval, is_thin=answers.thin)


def _reminders(promises: PromiseCounts, rules: Rules) -> Value:
    n = promises.kept.n
    return Value(
        n,
        sum(promises.reminders) / n if n else None,
        interval=mean_of_counts(promises.reminders, rules.confidence),
        is_thin=n < rules.thin_below,
        evidence=promises.kept.evidence,
    )


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
