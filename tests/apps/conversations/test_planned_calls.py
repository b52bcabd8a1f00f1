"""A planned call is owed by both, moves, is called off, and becomes a contact with promises."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.apps.conversations.talk import START

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.conversations.actions import planned_calls, planned_calls_held
from guanxi.apps.conversations.actions.planned_calls import (
    TimeTaken,
    cancel_call,
    move_call,
    plan_call,
    prepare_call,
    restore_planned_call,
)
from guanxi.apps.conversations.actions.planned_calls_held import Promised, hold_call, reopen_call
from guanxi.apps.conversations.labels import CallMedium
from guanxi.apps.conversations.models import Call, PlannedCall
from guanxi.apps.conversations.queries.planned_calls import open_matters
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.actions import add_contact, create_supplier
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.calls import CallError
from guanxi.domain.playbook import CallType

SET_FOR = START + timedelta(days=1)
FRIDAY = START + timedelta(days=4)


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return create_supplier(
        workspace=workspace, name="Ningbo Huamei", name_zh="宁波华美", by=owner, at=START
    )


def planned(supplier: Supplier, by: Person, starts_at: datetime = SET_FOR) -> PlannedCall:
    return plan_call(
        supplier=supplier, type=CallType.REVIEW, medium=CallMedium.VIDEO, starts_at=starts_at,
        minutes=45, zone="Europe/Berlin", ours=[by.pk], theirs=[], agenda="Spring order", by=by,
        at=START,
    )  # fmt: skip


def hold(
    call: PlannedCall, by: Person, *, late: int = 5, promises: tuple[Promised, ...] = ()
) -> None:
    hold_call(
        call=call, called_at=call.starts_at + timedelta(minutes=late), minutes=50,
        relationship_percent=40, notes="Good talk", promises=promises, by=by,
        at=call.starts_at + timedelta(hours=2),
    )  # fmt: skip


def owed(rule: str = "call") -> list[tuple[object, ...]]:
    rows = Obligation.objects.filter(rule=rule).order_by("pk")
    return [(row.debtor, row.due, row.closed, row.state) for row in rows]


def verbs() -> list[str]:
    rows = Event.objects.filter(subject_type="planned_call").order_by("pk")
    return list(rows.values_list("verb", flat=True))


def test_a_planned_call_is_owed_by_both_at_its_start(supplier: Supplier, owner: Person) -> None:
    planned(supplier, owner)

    assert owed() == [("both", SET_FOR, None, "open")]
    assert verbs() == ["call.planned"]


def test_the_same_time_twice_is_one_call(supplier: Supplier, owner: Person) -> None:
    assert planned(supplier, owner) == planned(supplier, owner)

    assert (PlannedCall.objects.count(), verbs()) == (1, ["call.planned"])


def test_a_length_no_call_has_is_refused(supplier: Supplier, owner: Person) -> None:
    call = planned(supplier, owner)

    with pytest.raises(CallError):
        move_call(call=call, starts_at=FRIDAY, minutes=2, zone="UTC", by=owner, at=START)


def test_moving_raises_the_sequence_once_and_moves_what_is_owed(
    supplier: Supplier, owner: Person
) -> None:
    call = planned(supplier, owner)
    uid = call.uid

    for _ in range(2):
        move_call(call=call, starts_at=FRIDAY, minutes=30, zone="UTC", by=owner, at=START)

    call.refresh_from_db()
    assert (call.starts_at, call.minutes, call.sequence, call.uid) == (FRIDAY, 30, 1, uid)
    assert owed() == [("both", FRIDAY, None, "open")]
    assert verbs() == ["call.planned", "call.moved"]


def test_two_calls_are_never_planned_for_one_time(supplier: Supplier, owner: Person) -> None:
    first, second = planned(supplier, owner), planned(supplier, owner, FRIDAY)

    with pytest.raises(TimeTaken):
        move_call(call=second, starts_at=SET_FOR, minutes=45, zone="UTC", by=owner, at=START)
    cancel_call(call=first, by=owner, at=START)
    move_call(call=second, starts_at=SET_FOR, minutes=45, zone="UTC", by=owner, at=START)
    with pytest.raises(TimeTaken):
        restore_planned_call(call=first, by=owner, at=START)


def test_a_call_that_is_called_off_is_owed_no_more_until_it_stands_again(
    supplier: Supplier, owner: Person
) -> None:
    call = planned(supplier, owner)

    cancel_call(call=call, by=owner, at=START)
    cancel_call(call=call, by=owner, at=START)
    assert owed() == [("both", SET_FOR, None, "withdrawn")]
    restore_planned_call(call=call, by=owner, at=START)
    restore_planned_call(call=call, by=owner, at=START)

    assert owed() == [("both", SET_FOR, None, "open")]
    assert verbs() == ["call.planned", "call.cancelled", "call.restored_plan"]
    assert call.sequence == 2


def test_preparing_keeps_the_agenda_and_only_people_who_belong_here(
    supplier: Supplier, owner: Person, people: object
) -> None:
    call = planned(supplier, owner)
    chen = add_contact(supplier=supplier, by=owner, at=START, name="Chen Lili", name_zh="陈莉莉")
    stranger = people.stranger  # type: ignore[attr-defined]

    prepare_call(
        call=call, agenda="New agenda", ours=[owner.pk, stranger.pk], theirs=[chen.pk, 10**6],
        by=owner, at=START,
    )  # fmt: skip

    call.refresh_from_db()
    assert (call.agenda, list(call.ours.all()), list(call.theirs.all())) == (
        "New agenda", [owner], [chen],
    )  # fmt: skip


def test_a_call_that_took_place_is_a_contact_and_kept(supplier: Supplier, owner: Person) -> None:
    call = planned(supplier, owner)

    hold(call, owner)
    hold(call, owner)

    logged = Call.objects.get()
    assert (logged.kind, logged.answered, logged.minutes, logged.note) == (
        "video", True, 50, "Good talk",
    )  # fmt: skip
    assert (call.state, call.call, call.relationship_percent) == ("held", logged, 40)
    assert owed() == [("both", SET_FOR, SET_FOR, "kept")]
    assert verbs() == ["call.planned", "call.held"]


def test_a_call_that_took_place_a_day_later_was_late(supplier: Supplier, owner: Person) -> None:
    call = planned(supplier, owner)

    hold(call, owner, late=24 * 60)

    assert owed() == [("both", SET_FOR, SET_FOR + timedelta(days=1), "late")]


def test_promises_of_the_minutes_are_owed_and_taken_back_with_the_call(
    supplier: Supplier, owner: Person
) -> None:
    call = planned(supplier, owner)
    promises = (
        Promised("Artwork", Debtor.OURS, FRIDAY),
        Promised("样品", Debtor.THEIRS, FRIDAY),
    )

    hold(call, owner, promises=promises)
    assert owed("promise") == [("ours", FRIDAY, None, "open"), ("theirs", FRIDAY, None, "open")]
    for _ in range(2):
        reopen_call(call=call, by=owner, at=FRIDAY)

    assert {state for *_, state in owed("promise")} == {"withdrawn"}
    assert Call.objects.get().withdrawn_at == FRIDAY
    assert (call.state, call.call, call.notes) == ("planned", None, "Good talk")
    assert owed() == [("both", SET_FOR, None, "open")]
    assert verbs() == ["call.planned", "call.held", "call.reopened"]


def test_what_cannot_be_audited_is_not_saved(
    supplier: Supplier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = planned(supplier, owner)
    monkeypatch.setattr(planned_calls, "record_event", _broken)

    with pytest.raises(RuntimeError):
        cancel_call(call=call, by=owner, at=START)
    with pytest.raises(RuntimeError):
        hold(call, owner)

    call.refresh_from_db()
    assert (call.state, Call.objects.count(), owed()) == (
        "planned", 0, [("both", SET_FOR, None, "open")],
    )  # fmt: skip


def test_a_call_whose_promise_cannot_be_noted_is_not_held(
    supplier: Supplier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = planned(supplier, owner)
    monkeypatch.setattr(planned_calls_held, "note_promise", _broken)

    with pytest.raises(RuntimeError):
        hold(call, owner, promises=(Promised("Artwork", Debtor.OURS, FRIDAY),))

    call.refresh_from_db()
    assert (call.state, Call.objects.count()) == ("planned", 0)


def _broken(*args: object, **facts: object) -> None:
    raise RuntimeError("broken")


def test_the_agenda_begins_with_what_is_open_on_either_side(
    supplier: Supplier, owner: Person
) -> None:
    for debtor, what in (("theirs", "样品"), ("ours", "x" * 150)):
        note_promise(supplier=supplier, debtor=debtor, what=what, due=FRIDAY, by=owner, at=START)

    matters = open_matters(supplier, person=owner, now=SET_FOR)

    assert [(one.is_ours, one.is_promise, one.words) for one in matters] == [
        (True, True, "x" * 98 + " …"),
        (False, True, "样品"),
    ]
