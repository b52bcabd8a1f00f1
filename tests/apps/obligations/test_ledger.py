"""The ledger says what the facts say, under what people decided."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from tests.apps.obligations.owing import at, owed, states, supplier

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.obligations.actions import (
    ledger,
    mark_done,
    needs_no_answer,
    reconcile,
    undo_decision,
)
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Expected

NOW = at(23, 8)


@pytest.fixture
def factory(workspace: Workspace, owner: Person) -> Supplier:
    return supplier(workspace, owner)


def expect(factory: Supplier, *expected: Expected, within: Q | None = None) -> None:
    reconcile(
        workspace=factory.workspace, supplier=factory, rule="answer", expected=expected, at=NOW,
        within=within,
    )  # fmt: skip


def test_reconcile_makes_the_ledger_equal_to_the_facts(factory: Supplier) -> None:
    expect(factory, owed(factory, 1), owed(factory, 2), owed(factory, 3))

    expect(factory, owed(factory, 1), owed(factory, 2, closed=at(23, 7)))

    assert states() == {1: "open", 2: "kept", 3: "withdrawn"}


def test_reconcile_twice_changes_and_tells_nothing(factory: Supplier) -> None:
    expect(factory, owed(factory, 1), owed(factory, 2))
    rows, events = list(Obligation.objects.values()), Event.objects.count()

    expect(factory, owed(factory, 1), owed(factory, 2))

    assert list(Obligation.objects.values()) == rows
    assert Event.objects.count() == events


def test_reconcile_leaves_rows_outside_its_scope(factory: Supplier) -> None:
    expect(factory, owed(factory, 1, room=7), owed(factory, 2, room=8))

    expect(factory, within=Q(params__room=8))

    assert states() == {1: "open", 2: "withdrawn"}


def test_what_is_expected_again_is_revived(factory: Supplier) -> None:
    expect(factory, owed(factory, 1))
    expect(factory)

    expect(factory, owed(factory, 1))

    assert states() == {1: "open"}


def test_reconcile_writes_one_event_for_all_rows(factory: Supplier) -> None:
    expect(factory, *(owed(factory, subject) for subject in range(50)))

    event = Event.objects.get(verb="ledger_reconciled")
    assert event.data == {
        "rule": "answer", "created": 50, "updated": 0, "withdrawn": 0, "revived": 0
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_reconcile_asks_the_database_equally_often(factory: Supplier, count: int) -> None:
    with CaptureQueriesContext(connection) as asked:
        expect(factory, *(owed(factory, subject) for subject in range(count)))

    assert len(asked) == 6  # savepoint, rows, decisions, write, event, release


def test_decisions_hold_for_rows_that_come_back(factory: Supplier, owner: Person) -> None:
    expect(factory, owed(factory, 1), owed(factory, 2))
    mark_done(obligation=Obligation.objects.get(subject_id=1), by=owner, at=NOW)
    needs_no_answer(obligation=Obligation.objects.get(subject_id=2), by=owner, at=NOW)
    Obligation.objects.all().delete()

    expect(factory, owed(factory, 1), owed(factory, 2), owed(factory, 3))

    assert states() == {1: "kept", 2: "withdrawn", 3: "open"}


@pytest.mark.skipif(connection.vendor == "sqlite", reason="there one writes at a time anyway")
@pytest.mark.django_db(transaction=True)
def test_what_somebody_decides_while_the_ledger_is_written_holds(
    factory: Supplier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    expect(factory, owed(factory, 1))
    row, said = Obligation.objects.get(), ledger._said

    def decide() -> None:
        with scope(workspace=factory.workspace):
            mark_done(obligation=row, by=owner, at=NOW)
        connection.close()

    deciding = Thread(target=decide)

    def said_meanwhile(*asked: Any) -> Any:
        found = said(*asked)
        deciding.start()
        deciding.join(0.3)  # it waits for the row, if that is held
        return found

    monkeypatch.setattr(ledger, "_said", said_meanwhile)
    expect(factory, owed(factory, 1, due=at(24, 9)))
    deciding.join()

    assert states() == {1: "kept"}


def test_an_earlier_answer_in_the_chat_counts_rather_than_the_word(
    factory: Supplier, owner: Person
) -> None:
    expect(factory, owed(factory, 1))
    mark_done(obligation=Obligation.objects.get(), by=owner, at=NOW)

    expect(factory, owed(factory, 1, closed=at(20, 9)))

    assert Obligation.objects.get().closed == at(20, 9)


def test_undoing_a_word_leaves_what_the_facts_say(factory: Supplier, owner: Person) -> None:
    expect(factory, owed(factory, 1), owed(factory, 2))
    later = mark_done(obligation=Obligation.objects.get(subject_id=1), by=owner, at=NOW)
    gone = needs_no_answer(obligation=Obligation.objects.get(subject_id=2), by=owner, at=NOW)
    expect(factory, owed(factory, 1, closed=at(23, 12)))  # answered later, and 2 is not asked

    undo_decision(decision=later, by=owner, at=at(23, 13))
    undo_decision(decision=gone, by=owner, at=at(23, 13))

    assert states() == {1: "late", 2: "withdrawn"}
    assert Obligation.objects.get(subject_id=1).closed == at(23, 12)
