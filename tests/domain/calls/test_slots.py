"""Times for a call lie within both sides' hours, never on a day off; none is said to be none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guanxi.domain.calendars import (
    DayException,
    DayName,
    Layer,
    TimeRange,
    WorkingCalendar,
    closed_days,
    parse_ranges,
    parse_week,
)
from guanxi.domain.calls import CallError, Reach, Seat, Slot, When, Window, is_off, slots

NATIONAL_DAY = DayName("National Day", "国庆节")
SIX_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat")
FACTORY = WorkingCalendar(
    "Asia/Shanghai",
    parse_week({day: [["08:30", "12:00"], ["13:30", "17:30"]] for day in SIX_DAYS}),
    (
        *closed_days(date(2026, 10, 1), date(2026, 10, 7), name=NATIONAL_DAY, layer=Layer.COUNTRY),
        DayException(date(2026, 9, 27), working=True, name=NATIONAL_DAY),
    ),
)
FIVE_DAYS = parse_week({day: [["08:00", "12:00"], ["13:00", "17:00"]] for day in SIX_DAYS[:5]})
EVENINGS = parse_ranges([["08:00", "22:00"]], field="wide")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def buyer(zone: str, wide: tuple[TimeRange, ...] = ()) -> Reach:
    return Reach(WorkingCalendar(zone, FIVE_DAYS), wide)


def found(ours: Reach, day: date, *, wide: bool = False, **more: object) -> Window:
    asked: dict[str, object] = {
        "first": day, "last": day, "minutes": 30, "not_before": LONG_AGO, **more,
    }  # fmt: skip
    return slots(ours, Reach(FACTORY, EVENINGS if wide else ()), **asked)  # type: ignore[arg-type]


def clocks(slot: Slot, zone: str) -> tuple[str, str]:
    return (
        f"{slot.start.astimezone(ZoneInfo(zone)):%H:%M}",
        f"{slot.start.astimezone(FACTORY.tz):%H:%M}",
    )


def test_europe_and_china_meet_in_the_office_in_the_morning() -> None:
    window = found(buyer("Europe/Berlin"), date(2026, 11, 24))

    assert [clocks(slot, "Europe/Berlin") for slot in window.days[0].slots] == [
        ("08:00", "15:00"), ("08:30", "15:30"), ("09:00", "16:00"), ("09:30", "16:30"),
    ]  # fmt: skip
    assert window.best == window.days[0].slots[:1]
    assert all(slot.both_in_office for slot in window.days[0].slots)


@pytest.mark.parametrize(
    ("zone", "here", "there", "ours", "theirs"),
    [
        # Noon is evening in China seen from Europe; from New York we are the ones who sit late.
        ("America/New_York", "19:00", "08:00", Seat(When.LATE, 150), Seat(When.EARLY, 30)),
        ("America/Los_Angeles", "16:30", "08:30", Seat(When.OFFICE), Seat(When.OFFICE)),
        ("Australia/Sydney", "11:30", "08:30", Seat(When.OFFICE), Seat(When.OFFICE)),
        ("America/Sao_Paulo", "08:00", "19:00", Seat(When.OFFICE), Seat(When.LATE, 120)),
    ],
)
def test_who_sits_in_the_evening_depends_on_where_the_buyer_is(
    zone: str, here: str, there: str, ours: Seat, theirs: Seat
) -> None:
    best = found(buyer(zone, EVENINGS), date(2026, 11, 24), wide=True).best[0]

    assert clocks(best, zone) == (here, there)
    assert (best.ours, best.theirs) == (ours, theirs)


def test_no_common_hour_names_the_nearest_ways_out() -> None:
    window = found(buyer("America/New_York"), date(2026, 11, 24))

    assert window.best == ()
    assert [
        (*clocks(slot, "America/New_York"), slot.ours, slot.theirs) for slot in window.compromises
    ] == [
        ("19:30", "08:30", Seat(When.LATE, 180), Seat(When.OFFICE)),
        ("16:30", "05:30", Seat(When.OFFICE), Seat(When.EARLY, 180)),
        ("18:00", "07:00", Seat(When.LATE, 90), Seat(When.EARLY, 90)),
    ]


def test_nobody_is_asked_to_sit_up_at_night() -> None:
    window = found(buyer("America/New_York"), date(2026, 11, 24), give=60)

    assert (window.best, window.compromises, window.next_day) == ((), (), None)


def test_a_week_of_holidays_has_no_time_and_says_when_both_work_again() -> None:
    window = found(buyer("Europe/Berlin"), date(2026, 10, 1), last=date(2026, 10, 7))

    assert (window.best, window.compromises, window.next_day) == ((), (), date(2026, 10, 8))
    assert {day.theirs.name for day in window.days} == {NATIONAL_DAY}


def test_a_make_up_sunday_is_a_day_like_any_other() -> None:
    everyday = Reach(WorkingCalendar("Europe/Berlin", (FIVE_DAYS[0],) * 7))

    window = found(everyday, date(2026, 9, 27))

    assert clocks(window.best[0], "Europe/Berlin") == ("08:00", "14:00")


def test_the_best_times_are_one_of_each_day_the_very_best_first() -> None:
    window = found(buyer("Europe/Berlin"), date(2026, 11, 20), last=date(2026, 11, 24))

    assert [slot.start.date().isoformat() for slot in window.best] == [
        "2026-11-20", "2026-11-23", "2026-11-24",
    ]  # fmt: skip


def test_the_week_the_clocks_change_moves_the_window_by_an_hour() -> None:
    window = found(buyer("Europe/Berlin"), date(2026, 10, 23), last=date(2026, 10, 26), a_day=1)

    assert [
        (day.date.isoformat(), *clocks(slot, "Europe/Berlin"))
        for day in window.days
        for slot in day.slots
    ] == [("2026-10-23", "08:00", "14:00"), ("2026-10-26", "08:00", "15:00")]


def test_a_night_shift_is_called_at_night_but_not_into_a_holiday() -> None:
    night = Reach(
        WorkingCalendar(
            "Asia/Shanghai",
            parse_week({day: [["22:00", "30:00"]] for day in SIX_DAYS}),
            closed_days(date(2026, 11, 26), date(2026, 11, 26), name=None, layer=Layer.SUPPLIER),
        )
    )

    window = slots(
        buyer("America/New_York"), night, first=date(2026, 11, 24), last=date(2026, 11, 25),
        minutes=60, not_before=LONG_AGO, a_day=48,
    )  # fmt: skip

    assert [
        [clocks(slot, "America/New_York") for slot in (day.slots[0], day.slots[-1])]
        for day in window.days
    ] == [[("09:00", "22:00"), ("16:00", "05:00")], [("09:00", "22:00"), ("10:00", "23:00")]]


def test_midday_breaks_are_offered_last() -> None:
    neighbour = Reach(
        WorkingCalendar("Asia/Shanghai", parse_week({"tue": [["11:30", "14:00"]]})),
    )

    window = found(neighbour, date(2026, 11, 24), wide=True, a_day=3)

    assert [(clocks(slot, "Asia/Shanghai")[0], slot.theirs) for slot in window.days[0].slots] == [
        ("11:30", Seat(When.OFFICE)),
        ("12:00", Seat(When.BREAK)),
        ("13:30", Seat(When.OFFICE)),
    ]
    assert window.best[0].both_in_office


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": 0}, {"minutes": 481}, {"step": 1}, {"last": date(2026, 11, 23)},
        {"last": date(2027, 3, 1)},
    ],
)  # fmt: skip
def test_what_cannot_be_looked_for_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(CallError):
        found(buyer("Europe/Berlin"), date(2026, 11, 24), **wrong)


ZONES = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "America/Los_Angeles", "Australia/Lord_Howe", "UTC"]
)
# Around both Golden Week and the weekends on which clocks change, in either half of the year.
DAYS = st.one_of(
    st.dates(date(2026, 9, 20), date(2026, 11, 10)), st.dates(date(2026, 3, 1), date(2026, 4, 10))
)


@given(ZONES, DAYS, st.sampled_from([15, 45, 90]), st.booleans(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_time_lies_within_the_hours_of_both_and_on_no_day_off(
    zone: str, day: date, minutes: int, wide_here: bool, wide_there: bool
) -> None:
    ours = buyer(zone, EVENINGS if wide_here else ())
    theirs = Reach(FACTORY, EVENINGS if wide_there else ())
    not_before = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=9)

    window = slots(
        ours, theirs, first=day, last=day + timedelta(days=6), minutes=minutes,
        not_before=not_before, a_day=48,
    )  # fmt: skip

    for offered in (slot for one in window.days for slot in one.slots):
        assert offered.start >= not_before
        assert offered.end - offered.start == timedelta(minutes=minutes)
        for side in (ours, theirs):
            assert _reachable(side, offered), (side.calendar.zone, offered)
    assert bool(window.best) == any(one.slots for one in window.days)
    assert not (window.best and window.compromises)


def _reachable(side: Reach, slot: Slot) -> bool:
    """Told by the wall clock alone: a working day, and minute by minute within its ranges."""
    start, end = (at.astimezone(side.calendar.tz) for at in (slot.start, slot.end))
    ranges = (*side.calendar.hours_on(start.date()), *side.wide)
    if is_off(side.calendar, start.date()) or not side.calendar.hours_on(start.date()):
        return False
    length = int((slot.end - slot.start).total_seconds() // 60)
    moments = (slot.start + timedelta(minutes=n) for n in range(length))
    clock = (at.astimezone(side.calendar.tz) for at in moments)
    inside = all(
        any(one.start <= at.hour * 60 + at.minute < one.end for one in ranges) for at in clock
    )
    return inside and (end - timedelta(minutes=1)).date() == start.date()
