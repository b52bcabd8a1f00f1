"""A reminder is a dated fact: it quiets what they owe for a while, hides nothing, and can go."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.apps.obligations.owing import at, owed, supplier

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.obligations.actions import (
    keep_promise,
    mark_done,
    mark_reminder,
    note_promise,
    reconcile,
    remind,
    take_back_reminder,
)
from guanxi.apps.obligations.labels import Debtor as Side
from guanxi.apps.obligations.models import Obligation, Promise, Reminder
from guanxi.apps.obligations.queries import (
    marked_as_reminders,
    open_count,
    reminders_begun,
    reminders_of_promises,
    worklist,
)
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Day, Debtor, Group, NothingToRemind

NOW, TOMORROW = at(23, 8, 12), at(24, 8, 12)


@pytest.fixture
def factory(workspace: Workspace, owner: Person) -> Supplier:
    return supplier(workspace, owner)


@pytest.fixture
def past(factory: Supplier) -> Obligation:
    """An answer they owe since Friday."""
    expected = [owed(factory, 1, debtor=Debtor.THEIRS, due=at(20, 9), known_until=None)]
    reconcile(
        workspace=factory.workspace, supplier=factory, rule="answer", expected=expected, at=NOW
    )
    row: Obligation = Obligation.objects.get()
    return row


def promised(factory: Supplier, owner: Person, debtor: Side = Side.THEIRS) -> Promise:
    return note_promise(
        supplier=factory, debtor=debtor, what="send the artwork", due=at(23, 9), by=owner,
        at=at(20, 8),
    )  # fmt: skip


def marked(promise: Promise, by_side: Side, owner: Person, sent_at: datetime = NOW) -> Reminder:
    return mark_reminder(
        promise=promise, by_side=by_side, channel="wechat", said_in=("message", 7),
        sent_at=sent_at, by=owner, at=NOW,
    )  # fmt: skip


def seen(factory: Supplier, owner: Person, now: datetime) -> list[tuple[Group, int]]:
    day = Day(now, None, at(24, 7), at(25, 7), at(30, 7))
    found = worklist(workspace=factory.workspace, person=owner, day=day, first_rules=())
    assert found.things == open_count(factory.workspace, owner, now)
    return [(group.group, group.things) for group in found.groups]


def test_reminded_of_what_is_past_it_waits_apart_until_their_next_working_day(
    factory: Supplier, past: Obligation, owner: Person
) -> None:
    before = seen(factory, owner, NOW)

    reminder = remind(obligation=past, channel="wechat", by=owner, at=NOW)

    past.refresh_from_db()
    assert (past.reminded_times, past.reminded_at, past.quiet_until) == (1, NOW, TOMORROW)
    assert (reminder.by_side, reminder.channel, reminder.by, reminder.sent_at) == (
        "ours", "wechat", owner, NOW,
    )  # fmt: skip
    assert before == [(Group.REST_OF_DAY, 1)]
    assert seen(factory, owner, NOW) == [(Group.WAITING, 0)]
    assert seen(factory, owner, TOMORROW) == [(Group.REST_OF_DAY, 1)]
    assert Event.objects.filter(verb="reminder_noted", data__reminder=reminder.pk).count() == 1


def test_taken_back_it_reads_as_if_nobody_had_been_reminded(
    factory: Supplier, past: Obligation, owner: Person
) -> None:
    first = remind(obligation=past, channel="wechat", by=owner, at=at(21, 8))
    second = remind(obligation=past, channel="phone", by=owner, at=NOW)

    for _ in range(2):  # a second time changes nothing
        take_back_reminder(reminder=second, by=owner, at=NOW)
    past.refresh_from_db()
    once = past.reminded_times, past.reminded_at
    take_back_reminder(reminder=first, by=owner, at=NOW)

    past.refresh_from_db()
    assert once == (1, at(21, 8))
    assert (past.reminded_times, past.reminded_at, past.quiet_until) == (0, None, None)
    assert Event.objects.filter(verb="reminder_taken_back").count() == 2
    assert Reminder.objects.count() == 2  # the facts stay


def test_what_is_settled_or_ours_is_nothing_to_remind_them_of(
    factory: Supplier, past: Obligation, owner: Person
) -> None:
    mark_done(obligation=past, by=owner, at=NOW)
    promised(factory, owner, Side.OURS)
    ours = Obligation.objects.get(rule="promise")

    for row in (past, ours):
        with pytest.raises(NothingToRemind):
            remind(obligation=row, channel="wechat", by=owner, at=NOW)

    assert not Reminder.objects.exists()


def test_a_reminder_survives_that_its_row_is_judged_again(
    factory: Supplier, past: Obligation, owner: Person
) -> None:
    remind(obligation=past, channel="wechat", by=owner, at=NOW)

    again = [owed(factory, 1, debtor=Debtor.THEIRS, due=at(20, 10), known_until=None)]
    reconcile(workspace=factory.workspace, supplier=factory, rule="answer", expected=again, at=NOW)

    past.refresh_from_db()
    assert (past.due, past.reminded_times, past.quiet_until) == (at(20, 10), 1, TOMORROW)


def test_a_message_marked_twice_is_one_reminder_and_counts_though_the_promise_is_kept(
    factory: Supplier, owner: Person
) -> None:
    promise = promised(factory, owner)
    keep_promise(promise=promise, by=owner, at=at(23, 8))

    first, second = (marked(promise, Side.OURS, owner, sent_at=at(22, 9)) for _ in range(2))

    assert first == second
    assert reminders_of_promises([promise.pk]) == {promise.pk: [first]}
    assert marked_as_reminders([7])[7][0].promised == "send the artwork"  # type: ignore[attr-defined]
    assert reminders_begun() == {"ours": at(22, 9)}


def test_their_reminder_of_what_we_owe_quiets_nothing(factory: Supplier, owner: Person) -> None:
    promise = promised(factory, owner, Side.OURS)

    marked(promise, Side.THEIRS, owner)

    row = Obligation.objects.get(rule="promise")
    assert (row.reminded_times, row.reminded_at, row.quiet_until) == (1, NOW, None)
    assert seen(factory, owner, NOW) == [(Group.REST_OF_DAY, 1)]
