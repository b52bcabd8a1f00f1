"""What holds for every calendar, instant and span."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.calendars.samples import URGENT

from guanxi.domain.calendars import (
    DayException,
    Hours,
    Span,
    TimeRange,
    Unit,
    WorkingCalendar,
    counting_calendar,
    due,
    due_at,
    worked,
    worked_seconds,
)

FIRST, LAST = datetime(2025, 11, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)
ZONES = ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC"]


@st.composite
def ranges(draw: st.DrawFn) -> tuple[TimeRange, ...]:
    bounds = sorted(draw(st.sets(st.integers(0, 1_439), min_size=2, max_size=6)))
    if draw(st.booleans()):
        bounds[-1] = min(bounds[-1] + 480, 2_880)
    return tuple(TimeRange(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Any zone; worked on Monday and on any other weekdays; days off and make-up days."""
    rest = draw(st.lists(st.one_of(st.just(()), ranges()), min_size=6, max_size=6))
    days = st.dates(date(2025, 11, 1), date(2027, 3, 1))
    exceptions = draw(st.dictionaries(days, st.booleans(), max_size=20))
    return WorkingCalendar(
        draw(st.sampled_from(ZONES)),
        (draw(ranges()), *rest),
        tuple(DayException(day, working=working) for day, working in exceptions.items()),
    )


instants = st.datetimes(
    FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None), timezones=st.just(UTC)
).map(lambda moment: moment.replace(microsecond=0))
hours_asked = st.sampled_from(Hours)


def epoch(moment: datetime) -> int:
    return int(moment.timestamp())


@settings(max_examples=60, deadline=None)
@given(calendars(), st.lists(instants, min_size=3, max_size=3))
def test_worked_adds_up_over_any_split(calendar: WorkingCalendar, at: list[datetime]) -> None:
    a, b, c = (epoch(moment) for moment in at)

    assert worked_seconds(calendar, a, b) + worked_seconds(calendar, b, c) == worked_seconds(
        calendar, a, c
    )


@settings(max_examples=60, deadline=None)
@given(calendars(), instants, st.integers(1, 5_000), hours_asked)
def test_worked_until_due_is_the_span_and_a_second_less_is_not(
    calendar: WorkingCalendar, start: datetime, minutes: int, hours: Hours
) -> None:
    found = due_at(calendar, start, Span(minutes, Unit.MINUTES), hours=hours, urgent=URGENT)

    counting = counting_calendar(calendar, hours, URGENT)
    until_due = worked_seconds(counting, epoch(start), epoch(found))
    until_just_before = worked_seconds(counting, epoch(start), epoch(found) - 1)
    assert (until_due, until_just_before) == (minutes * 60, minutes * 60 - 1)


@settings(max_examples=60, deadline=None)
@given(calendars(), instants, instants, st.integers(1, 2_000), st.integers(0, 2_000))
def test_due_never_moves_back_for_a_later_start_or_a_longer_span(
    calendar: WorkingCalendar, one: datetime, other: datetime, minutes: int, more: int
) -> None:
    earlier, later = sorted((one, other))
    short, long = Span(minutes, Unit.MINUTES), Span(minutes + more, Unit.MINUTES)

    assert due_at(calendar, earlier, short) <= due_at(calendar, later, short)
    assert due_at(calendar, earlier, short) <= due_at(calendar, earlier, long)


@settings(max_examples=60, deadline=None)
@given(calendars(), instants, st.integers(1, 20))
def test_due_in_working_days_lands_on_a_working_day_at_the_same_clock_time(
    calendar: WorkingCalendar, start: datetime, days: int
) -> None:
    found = due(calendar, start, Span(days, Unit.WORKING_DAYS))

    local, at = start.astimezone(calendar.tz), found.at
    same_clock = at.time() == local.time()
    moved = timedelta(0) < timedelta(hours=at.hour - local.hour, minutes=at.minute - local.minute)
    assert calendar.hours_on(at.date())
    assert same_clock or (moved and at.utcoffset() != (at - timedelta(days=1)).utcoffset())
    assert [step.working_day for step in found.steps if step.working_day] in (
        list(range(1, days + 1)),
        list(range(1, days)),  # due at midnight: the day itself has no part in the count
    )


@settings(max_examples=60, deadline=None)
@given(calendars(), instants, st.integers(-40 * 86_400, 40 * 86_400), hours_asked)
def test_steps_sum_to_the_whole_and_follow_each_other_day_by_day(
    calendar: WorkingCalendar, start: datetime, length: int, hours: Hours
) -> None:
    found = worked(calendar, start, start + timedelta(seconds=length), hours=hours, urgent=URGENT)

    dates = [step.date for step in found.steps]
    assert sum(step.seconds for step in found.steps) == found.seconds
    assert dates == [dates[0] + timedelta(days=day) for day in range(len(dates))] if dates else True


@settings(max_examples=40, deadline=None)
@given(calendars(), instants, instants)
def test_worked_equals_the_minutes_found_by_looking_at_each(
    calendar: WorkingCalendar, start: datetime, end: datetime
) -> None:
    """The same question answered minute by minute, in zones without clock changes."""
    calendar = WorkingCalendar("Asia/Shanghai", calendar.week, calendar.exceptions)
    start = start.replace(second=0)
    end = min(max(end.replace(second=0), start), start + timedelta(days=4))

    def works(moment: datetime) -> bool:
        local = moment.astimezone(calendar.tz)
        minute = local.hour * 60 + local.minute
        today, yesterday = local.date(), local.date() - timedelta(days=1)
        return any(a <= minute < b for a, b in calendar.hours_on(today)) or any(
            a <= minute + 1_440 < b for a, b in calendar.hours_on(yesterday)
        )

    minutes = int((end - start).total_seconds()) // 60
    expected = sum(works(start + timedelta(minutes=minute)) for minute in range(minutes))
    assert worked_seconds(calendar, epoch(start), epoch(end)) == expected * 60
