"""A corrected calendar judges again what was counted on it: nothing else, and both ways."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ
from tests.apps.conversations.talk import NOW, START, Talk, supplier_with_talk
from tests.jobs_at_once import run_jobs_at_commit

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.calendars.actions import add_days_off, drop_year, load_year
from guanxi.apps.conversations.actions import segments
from guanxi.apps.conversations.actions.calendars import judge_supplier_again
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.models import Segment
from guanxi.apps.desk.pages.today_why import why_panel
from guanxi.apps.desk.queries.why import reason_of
from guanxi.apps.obligations.actions import (
    ask_for_closure_dates,
    mark_done,
    note_closure_dates,
    take_back_closure_dates,
)
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import open_row
from guanxi.apps.suppliers.actions import (
    add_closure,
    edit_supplier,
    remove_closure,
    restore_closure,
)
from guanxi.apps.suppliers.models import Closure, Supplier
from guanxi.config.subscriptions import JUDGE_AGAIN
from guanxi.domain.suppliers.new_year import ClosureDates, Days

Commit = Callable[..., AbstractContextManager[object]]
YEAR = "date,kind,name,name_zh\n2026-11-24,off,Day of the Harbour,港口日\n"


@pytest.fixture
def committed(
    django_capture_on_commit_callbacks: Commit, monkeypatch: pytest.MonkeyPatch
) -> Commit:
    """``with committed():`` the tasks that a change calls for run at its end, as in a worker."""
    run_jobs_at_commit(monkeypatch)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Asked a week ago and answered two days later; asked again today; both for the next day."""
    talk.room.known_until = NOW
    talk.room.save()
    talk.say(0, "ours", "When do you ship?")
    talk.say(2 * 1440, "theirs", "We ship the boxes on the 30th")
    talk.say(7 * 1440, "ours", "How many cartons will it be?")
    rebuild_room(room=talk.room, since=None, at=NOW)
    ask_for_closure_dates(supplier=talk.room.supplier, at=NOW)  # as the daily passes do
    reconcile_rhythm(supplier=talk.room.supplier, at=NOW)
    return talk


def answers() -> list[tuple[date, str]]:
    rows = Obligation.objects.filter(rule="answer").order_by("opened")
    return [(row.due.date(), row.state) for row in rows if row.due]


def close(talk: Talk, first: date, last: date, by: Person) -> Closure:
    return add_closure(
        supplier=talk.room.supplier, kind="office", from_date=first, until_date=last,
        note="Stocktaking", by=by, at=NOW,
    )  # fmt: skip


def everything() -> list[tuple[object, ...]]:
    rows = Obligation.objects.order_by("pk").values_list(
        "rule", "subject_id", "occurrence", "state", "due", "closed", "params"
    )
    judged = Segment.objects.order_by("opening_id").values_list("opening_id", "due", "state")
    return [*rows, *judged]


def test_a_closure_moves_what_runs_and_its_removal_moves_it_back(
    asked: Talk, owner: Person, committed: Commit
) -> None:
    before = everything()

    with committed():
        closure = close(asked, date(2026, 11, 24), date(2026, 11, 25), owner)
    closed = answers()
    row = open_row(Obligation.objects.get(rule="answer", state="open").pk, NOW)
    assert row is not None
    reason = reason_of(row, workspace=asked.room.workspace, person=owner)
    assert reason is not None
    with committed():
        remove_closure(closure=closure, by=owner, at=NOW)

    assert closed == [(date(2026, 11, 17), "late"), (date(2026, 11, 26), "open")]
    assert "Stocktaking" in str(why_panel(reason, NOW))
    assert everything() == before


def test_what_was_late_by_a_calendar_that_was_wrong_is_kept(
    asked: Talk, owner: Person, committed: Commit
) -> None:
    before = answers()

    with committed():
        closure = close(asked, date(2026, 11, 17), date(2026, 11, 17), owner)
    corrected = answers()
    with committed():
        remove_closure(closure=closure, by=owner, at=NOW)
    with committed():
        restore_closure(closure=closure, by=owner, at=NOW)

    assert before == [(date(2026, 11, 17), "late"), (date(2026, 11, 24), "open")]
    assert corrected == [(date(2026, 11, 18), "kept"), (date(2026, 11, 24), "open")]
    assert answers() == corrected


def test_only_what_was_counted_on_the_corrected_days_is_read_again(
    asked: Talk, owner: Person, committed: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "SLICE", 2)
    rebuild_room(room=asked.room, since=None, at=NOW)
    settled = Segment.objects.order_by("opened").first()
    assert settled is not None
    wrong = settled.opened + timedelta(days=3)
    Segment.objects.filter(pk=settled.pk).update(due=wrong)  # nobody would judge it so

    with committed():
        close(asked, date(2026, 11, 24), date(2026, 11, 24), owner)

    settled.refresh_from_db()
    assert settled.due == wrong


def test_other_suppliers_and_decisions_stay_as_they_are(
    asked: Talk, workspace: Workspace, owner: Person, committed: Commit
) -> None:
    other = supplier_with_talk(workspace, owner, "Yiwu Star")
    other.say(7 * 1440, "ours", "When do you ship?")
    rebuild_room(room=other.room, since=None, at=NOW)
    theirs = Obligation.objects.filter(supplier=other.room.supplier)
    before = list(theirs.values())
    mark_done(obligation=Obligation.objects.get(rule="answer", state="open",
              supplier=asked.room.supplier), by=owner, at=NOW)  # fmt: skip

    with committed():
        close(asked, date(2026, 11, 17), date(2026, 11, 25), owner)

    assert list(theirs.values()) == before
    mine = Obligation.objects.filter(supplier=asked.room.supplier, rule="answer")
    assert [row.state for row in mine.order_by("opened")] == ["kept", "kept"]


def test_judging_again_twice_changes_nothing_more(
    asked: Talk, owner: Person, committed: Commit
) -> None:
    with committed():
        close(asked, date(2026, 11, 17), date(2026, 11, 25), owner)
    once = everything()

    for first in (date(2026, 11, 17), None):
        judge_supplier_again(supplier=asked.room.supplier, first=first, clock=lambda: NOW)

    assert everything() == once


def test_a_published_year_judges_again_and_its_removal_takes_it_back(
    asked: Talk, workspace: Workspace, owner: Person, committed: Commit
) -> None:
    before = answers()

    with committed():
        loaded = load_year(
            workspace=workspace, country="CN", content=YEAR.encode(), by=owner, at=NOW
        )
    published = answers()
    with committed():
        drop_year(loaded=loaded, by=owner, at=NOW)

    assert published == [(date(2026, 11, 17), "late"), (date(2026, 11, 25), "open")]
    assert answers() == before


def test_our_own_days_off_move_what_we_owe(
    talk: Talk, workspace: Workspace, owner: Person, committed: Commit
) -> None:
    talk.say(7 * 1440, "theirs", "Can we use the old carton?")
    rebuild_room(room=talk.room, since=None, at=NOW)

    with committed():
        add_days_off(
            workspace=workspace, first=date(2026, 11, 24), last=date(2026, 11, 24), working=False,
            name="Works outing", by=owner, at=NOW,
        )  # fmt: skip

    assert answers() == [(date(2026, 11, 25), "open")]


def test_the_gap_to_the_next_contact_moves_with_a_closure(
    asked: Talk, owner: Person, committed: Commit
) -> None:
    def due() -> datetime | None:
        return Obligation.objects.get(rule="contact_chat", closed=None).due

    before = due()
    with committed():
        closure = close(asked, date(2026, 11, 17), date(2026, 11, 18), owner)
    after = due()
    with committed():
        remove_closure(closure=closure, by=owner, at=NOW)

    assert before is not None
    assert after is not None
    assert (after.date(), due()) == (before.date() + timedelta(days=2), before)


def test_a_new_years_closure_told_and_taken_back_moves_what_is_asked_within_it(
    talk: Talk, owner: Person, committed: Commit
) -> None:
    supplier: Supplier = talk.room.supplier
    eve = datetime(2027, 1, 20, 8, tzinfo=UTC)
    talk.say((eve - START).total_seconds() / 60, "ours", "When do you ship?")
    rebuild_room(room=talk.room, since=None, at=eve)
    before = answers()
    dates = ClosureDates(
        office=Days(date(2027, 1, 21), date(2027, 2, 14)),
        production=Days(date(2027, 1, 21), date(2027, 2, 20)),
        last_order=date(2026, 12, 20),
        full_capacity=date(2027, 3, 13),
    )

    with committed():
        told = note_closure_dates(supplier=supplier, year=2027, dates=dates, by=owner, at=NOW)
    closed = answers()
    with committed():
        take_back_closure_dates(new_year=told, by=owner, at=NOW)

    assert [due for due, _ in (*before, *closed)] == [date(2027, 1, 21), date(2027, 2, 15)]
    assert answers() == before


def test_a_supplier_that_turns_out_to_be_elsewhere_is_judged_by_that_place(
    asked: Talk, owner: Person, committed: Commit
) -> None:
    with committed():
        edit_supplier(supplier=asked.room.supplier, country="VN", zone="Asia/Ho_Chi_Minh",
                      by=owner, at=NOW)  # fmt: skip

    row = Obligation.objects.get(rule="answer", state="open")

    assert row.due == datetime(2026, 11, 25, 8, tzinfo=UTC)  # the 24th is a holiday there
    assert {one.due for one in Segment.objects.filter(answered=None)} == {row.due}


def test_judging_again_is_queued_with_the_change_itself(asked: Talk, owner: Person) -> None:
    OrmQ.objects.all().delete()

    close(asked, date(2026, 11, 24), date(2026, 11, 24), owner)

    queued = [one.task["func"] for one in OrmQ.objects.order_by("pk")]
    assert queued == list(JUDGE_AGAIN)  # saved already, whatever becomes of this process
