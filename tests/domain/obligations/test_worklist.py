"""Today's groups as the day runs, most urgent first."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.obligations.samples import at, obligation

from guanxi.domain.calendars import WorkingCalendar, parse_week
from guanxi.domain.obligations import Day, Debtor, Group, State, group_of, plan_day, worklist
from guanxi.playbooks import shipped_playbook

OURS, THEIRS, BOTH = Debtor.OURS, Debtor.THEIRS, Debtor.BOTH
PLAYBOOK = shipped_playbook()
BERLIN = WorkingCalendar("Europe/Berlin", PLAYBOOK.buyer_week)
CHINA = WorkingCalendar("Asia/Shanghai", PLAYBOOK.factory.week)
CALIFORNIA = WorkingCalendar("America/Los_Angeles", PLAYBOOK.buyer_week)
# Berlin is two hours ahead of UTC in October: Monday 12 October, 08:12 there.
MONDAY = plan_day(at("06:12"), ours=BERLIN, theirs=CHINA)


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN.tz)


def test_monday_morning_in_berlin_is_parted_as_the_day_runs() -> None:
    expected = Day(
        now=at("06:12"),
        together_until=berlin("10-12 11:30"),
        today_until=berlin("10-13 08:00"),
        next_day_until=berlin("10-14 08:00"),
        week_until=berlin("10-19 08:00"),
    )

    assert plan_day(at("06:12"), ours=BERLIN, theirs=CHINA) == expected


def test_friday_afternoon_looks_to_monday() -> None:
    day = plan_day(berlin("10-16 14:00"), ours=BERLIN, theirs=CHINA)

    assert day == Day(
        now=berlin("10-16 14:00"),
        together_until=None,
        today_until=berlin("10-19 08:00"),
        next_day_until=berlin("10-20 08:00"),
        week_until=berlin("10-19 08:00"),
    )


def test_sides_that_never_work_at_once_have_no_time_together() -> None:
    day = plan_day(at("16:00"), ours=CALIFORNIA, theirs=CHINA)

    assert day.together_until is None


@pytest.mark.parametrize(
    ("debtor", "due", "group"),
    [
        (OURS, berlin("10-08 17:00"), Group.TOGETHER),  # past since Thursday
        (OURS, berlin("10-12 09:10"), Group.TOGETHER),
        (OURS, berlin("10-12 11:30"), Group.TOGETHER),
        (OURS, berlin("10-12 15:00"), Group.REST_OF_DAY),
        (OURS, berlin("10-12 20:00"), Group.REST_OF_DAY),  # after closing: before we leave
        (OURS, berlin("10-13 07:00"), Group.REST_OF_DAY),  # their noon, before we are back
        (OURS, berlin("10-13 08:00"), Group.NEXT_DAY),
        (OURS, berlin("10-14 10:00"), Group.THIS_WEEK),
        (OURS, berlin("10-19 07:59"), Group.THIS_WEEK),
        (OURS, berlin("10-19 10:00"), Group.LATER),
        (OURS, None, Group.REST_OF_DAY),
        (BOTH, berlin("10-14 10:00"), Group.THIS_WEEK),
        (THEIRS, berlin("10-08 17:00"), Group.TOGETHER),
        (THEIRS, berlin("10-12 10:30"), Group.TOGETHER),  # can still be reminded today
        (THEIRS, berlin("10-12 15:00"), Group.WAITING),
        (THEIRS, berlin("10-14 10:00"), Group.WAITING),
        (THEIRS, None, Group.WAITING),
    ],
)
def test_group_follows_from_who_owes_and_by_when(
    debtor: Debtor, due: datetime | None, group: Group
) -> None:
    assert group_of(obligation(debtor=debtor, due=due), MONDAY, comes_first=False) is group


def test_once_china_has_gone_home_what_is_past_belongs_to_the_rest_of_the_day() -> None:
    afternoon = plan_day(berlin("10-12 14:00"), ours=BERLIN, theirs=CHINA)
    past = berlin("10-12 10:30")

    groups = [
        group_of(obligation(debtor=debtor, due=past), afternoon, comes_first=False)
        for debtor in (OURS, THEIRS)
    ]

    assert groups == [Group.REST_OF_DAY, Group.REST_OF_DAY]


@pytest.mark.parametrize("due", ["10-08 17:00", "10-12 10:30", "10-14 10:00"])
def test_what_they_were_reminded_of_waits_apart_and_what_we_owe_does_not(due: str) -> None:
    rows = [obligation(debtor=debtor, due=berlin(due)) for debtor in (THEIRS, OURS)]
    quiet = [group_of(row, MONDAY, comes_first=False, is_quiet=True) for row in rows]

    assert quiet[0] is Group.WAITING
    assert quiet[1] is group_of(rows[1], MONDAY, comes_first=False)


def test_what_cannot_be_known_is_last_whoever_owes_it() -> None:
    unknown = obligation(due=berlin("10-09 10:00"), state=State.UNKNOWN)

    assert group_of(unknown, MONDAY, comes_first=False) is Group.UNKNOWN
    assert group_of(unknown, MONDAY, comes_first=False, is_quiet=True) is Group.UNKNOWN


def test_worklist_reads_from_freshening_to_waiting() -> None:
    freshen = obligation("freshen", 1, due=berlin("10-11 10:00"))
    who = obligation("who_is_who", 2)
    past = obligation("promise", 3, due=berlin("10-08 17:00"))
    soon = obligation("answer", 4, due=berlin("10-12 09:10"))
    theirs = obligation("answer", 5, due=berlin("10-12 09:10"), debtor=THEIRS)
    unsure = obligation("unsure", 6)
    afternoon = obligation("answer", 7, due=berlin("10-12 15:00"))
    waiting = obligation("promise", 8, due=berlin("10-16 15:00"), debtor=THEIRS)
    first_rules = {code for code, rule in PLAYBOOK.rules.items() if rule.comes_first}
    rows = [waiting, unsure, theirs, soon, who, past, afternoon, freshen]

    assert worklist(rows, MONDAY, first_rules=first_rules) == (
        (Group.FIRST, (freshen, who)),
        (Group.TOGETHER, (past, soon, theirs)),
        (Group.REST_OF_DAY, (afternoon, unsure)),
        (Group.WAITING, (waiting,)),
    )


def test_calendar_that_works_on_saturday_has_saturday_as_its_next_day() -> None:
    six_days = WorkingCalendar(
        "Europe/Berlin",
        parse_week(
            {day: [["08:00", "12:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat")}
        ),
    )

    day = plan_day(berlin("10-16 09:00"), ours=six_days, theirs=CHINA)

    assert (day.today_until, day.next_day_until, day.week_until) == (
        berlin("10-17 08:00"),
        berlin("10-19 08:00"),
        berlin("10-19 08:00"),
    )


minutes = st.integers(0, 20 * 24 * 60).map(
    lambda after: datetime.fromtimestamp(at("10-05 00:00").timestamp() + after * 60, BERLIN.tz)
)


@given(now=minutes, dues=st.lists(minutes, max_size=8))
def test_nothing_is_lost_and_earlier_is_never_grouped_after_later(
    now: datetime, dues: list[datetime]
) -> None:
    rows = [obligation(number=place, due=due) for place, due in enumerate(dues)]

    groups = worklist(rows, plan_day(now, ours=BERLIN, theirs=CHINA), first_rules=())

    listed = [row for _, held in groups for row in held]
    assert listed == sorted(rows, key=lambda row: (row.due, row.key))


def test_obligation_written_as_open_is_not_past_before_it_is_judged_again() -> None:
    stale = replace(
        obligation(debtor=THEIRS, due=berlin("10-12 10:30")), known_until=berlin("10-11 10:00")
    )
    afternoon = plan_day(berlin("10-12 14:00"), ours=BERLIN, theirs=CHINA)

    assert group_of(stale, afternoon, comes_first=False) is Group.WAITING
