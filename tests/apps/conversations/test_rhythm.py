"""The rhythm of contact: what of it is owed, kept and asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from tests.apps.conversations.talk import START, Talk, supplier_with_talk

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.calls import log_call, withdraw_call
from guanxi.apps.conversations.actions.corrections import Saying, correct_message
from guanxi.apps.conversations.actions.planned_calls import plan_call
from guanxi.apps.conversations.actions.planned_calls_held import hold_call
from guanxi.apps.conversations.actions.reports import log_report
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.labels import CallKind, CallMedium
from guanxi.apps.conversations.queries.rhythm import MediumRhythm, rhythm_of
from guanxi.apps.conversations.tasks import renew_rhythms_of
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.actions import set_stage
from guanxi.domain.cadence import PeriodState, Touch
from guanxi.domain.playbook import CallType, Medium

pytestmark = pytest.mark.django_db
# Monday 23 November 2026; START is the Monday before, 16:00 in Ningbo.
NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)


@pytest.fixture
def talk(workspace: Workspace, owner: Person) -> Talk:
    made = supplier_with_talk(workspace, owner)
    made.room.known_until = NOW
    made.room.save()
    return made


def exchange(talk: Talk, *days: int) -> None:
    for day in days:
        talk.say(day * 1440, "ours", "How far are the boxes?")
        talk.say(day * 1440 + 30, "theirs", "Half of them")


def medium(talk: Talk, which: Medium, now: datetime = NOW) -> MediumRhythm:
    rhythm = rhythm_of(talk.room.supplier, first=date(2026, 11, 16), now=now)
    return next(one for one in rhythm.media if one.medium is which)


def owed(talk: Talk) -> list[tuple[str, str, date, str]]:
    supplier = talk.room.supplier
    rows = Obligation.objects.filter(supplier=supplier).order_by("rule", "opened")
    return [
        (row.rule, row.occurrence, row.due.date(), row.state)
        for row in rows
        if row.due and row.state != "withdrawn"
    ]


def test_a_week_of_daily_chat_is_counted_day_by_day(talk: Talk) -> None:
    """New: chat every working day. They spoke on four of six."""
    exchange(talk, 0, 1, 2, 4)

    week, running = medium(talk, Medium.CHAT).periods

    assert (week.owed, week.kept, week.state) == (6, 4, PeriodState.SHORT)
    assert running.state is PeriodState.RUNNING


def test_what_is_neither_used_nor_agreed_is_not_owed(talk: Talk) -> None:
    exchange(talk, 0)

    mail = medium(talk, Medium.MAIL)

    assert (mail.since, mail.periods, mail.gap) == (None, (), None)


def test_a_first_video_call_starts_that_rhythm(talk: Talk, owner: Person) -> None:
    exchange(talk, 0)
    supplier = talk.room.supplier
    log_call(
        supplier=supplier, kind=CallKind.VIDEO, answered=True, minutes=20, note="",
        called_at=START, by=owner, at=NOW,
    )  # fmt: skip

    video = medium(talk, Medium.VIDEO)

    assert video.since == date(2026, 11, 16)
    assert video.gap is not None
    assert video.gap.due == date(2026, 11, 18)
    assert video.gap.state is Touch.LOST


def test_the_next_contact_stands_in_the_ledger_and_any_contact_moves_it(
    talk: Talk, owner: Person
) -> None:
    exchange(talk, 0)
    supplier = talk.room.supplier
    reconcile_rhythm(supplier=supplier, at=START + timedelta(hours=3))
    before = owed(talk)

    exchange(talk, 1)
    reconcile_rhythm(supplier=supplier, at=START + timedelta(days=1, hours=3))

    assert before == [("contact_chat", "2026-11-16", date(2026, 11, 18), "open")]
    assert owed(talk) == [
        ("contact_chat", "2026-11-16", date(2026, 11, 18), "kept"),
        ("contact_chat", "2026-11-17", date(2026, 11, 19), "open"),
    ]


def test_a_call_taken_back_takes_its_rhythm_back(talk: Talk, owner: Person) -> None:
    exchange(talk, 0)
    supplier = talk.room.supplier
    call = log_call(
        supplier=supplier, kind=CallKind.VIDEO, answered=True, minutes=20, note="",
        called_at=START, by=owner, at=START + timedelta(hours=3),
    )  # fmt: skip
    noted = [row[0] for row in owed(talk)]

    withdraw_call(call=call, by=owner, at=START + timedelta(hours=4))

    assert noted == ["contact_chat", "contact_video"]
    assert [row[0] for row in owed(talk)] == ["contact_chat"]


def test_a_report_that_came_in_asks_for_the_next(talk: Talk, owner: Person) -> None:
    exchange(talk, 0)

    log_report(supplier=talk.room.supplier, came_at=START, note="", by=owner, at=NOW)

    report = next(row for row in owed(talk) if row[0] == "contact_report")
    assert report == ("contact_report", "2026-11-16", date(2026, 11, 30), "open")


def test_a_chat_nobody_brought_up_to_date_is_unknown_not_lost(talk: Talk) -> None:
    exchange(talk, 0)
    talk.room.known_until = START + timedelta(hours=2)
    talk.room.save()

    chat = medium(talk, Medium.CHAT)

    assert chat.gap is not None
    assert chat.gap.state is Touch.UNKNOWN


def test_an_archived_supplier_owes_no_contact(talk: Talk) -> None:
    exchange(talk, 0)
    supplier = talk.room.supplier
    reconcile_rhythm(supplier=supplier, at=NOW)

    supplier.archived_at = NOW
    reconcile_rhythm(supplier=supplier, at=NOW)

    assert owed(talk) == []


def test_a_crisis_that_began_asks_for_more_from_the_next_pass_on(
    talk: Talk, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange(talk, 0)
    supplier = talk.room.supplier
    monkeypatch.setattr(timezone, "now", lambda: START + timedelta(hours=3))
    renew_rhythms_of(supplier.workspace_id)
    before = owed(talk)
    set_stage(
        supplier=supplier, stage="crisis", from_date=date(2026, 11, 16), reason="leaks",
        by=owner, at=START,
    )  # fmt: skip

    renew_rhythms_of(supplier.workspace_id)

    assert before == [("contact_chat", "2026-11-16", date(2026, 11, 18), "open")]
    assert owed(talk) == [("contact_chat", "2026-11-16", date(2026, 11, 17), "open")]


def test_reconciling_again_changes_nothing(talk: Talk) -> None:
    exchange(talk, 0, 1, 2)
    reconcile_rhythm(supplier=talk.room.supplier, at=NOW)
    before = list(Obligation.objects.order_by("pk").values())

    reconcile_rhythm(supplier=talk.room.supplier, at=NOW)

    assert list(Obligation.objects.order_by("pk").values()) == before


def test_after_six_silent_weeks_nothing_is_asked_any_more(talk: Talk) -> None:
    exchange(talk, 0)
    supplier = talk.room.supplier
    reconcile_rhythm(supplier=supplier, at=NOW)
    before = owed(talk)

    reconcile_rhythm(supplier=supplier, at=NOW + timedelta(days=60))

    assert len(before) == 1
    assert owed(talk) == []


def test_what_was_not_about_business_is_contact_and_counted_apart(
    talk: Talk, owner: Person
) -> None:
    exchange(talk, 0, 1)
    wishes = talk.say(2 * 1440, "theirs", "祝您中秋快乐！")
    before = medium(talk, Medium.CHAT)

    correct_message(message=wishes, saying=Saying.NOT_BUSINESS, by=owner, at=NOW)
    after = medium(talk, Medium.CHAT)

    assert (before.personal, after.personal) == ({}, {date(2026, 11, 18): 1})
    assert after.contacts == before.contacts


def test_a_call_that_was_mostly_personal_is_no_business(talk: Talk, owner: Person) -> None:
    exchange(talk, 0)
    for day, percent in ((1, 70), (2, 30)):
        call = plan_call(
            supplier=talk.room.supplier, type=CallType.RELATIONSHIP, medium=CallMedium.VIDEO,
            starts_at=START + timedelta(days=day), minutes=30, zone="UTC", ours=[], theirs=[],
            agenda="", by=owner, at=START,
        )  # fmt: skip
        hold_call(
            call=call, called_at=call.starts_at, minutes=30, relationship_percent=percent,
            notes="", promises=[], by=owner, at=NOW,
        )  # fmt: skip

    video = medium(talk, Medium.VIDEO)

    assert video.personal == {date(2026, 11, 17): 1}
    assert sum(video.contacts.values()) == 2
