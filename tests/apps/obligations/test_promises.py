"""Promises become obligations, and are kept or let go like them."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.apps.obligations.owing import at, supplier

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.obligations import actions
from guanxi.apps.obligations.models import Obligation, Promise
from guanxi.apps.obligations.queries import as_of, for_supplier
from guanxi.apps.suppliers.models import Supplier

NOW = at(23, 8)


@pytest.fixture
def factory(workspace: Workspace, owner: Person) -> Supplier:
    return supplier(workspace, owner)


def note(
    factory: Supplier, by: Person, what: str, debtor: str = "theirs", day: int = 25
) -> Promise:
    return actions.note_promise(
        supplier=factory, debtor=debtor, what=what, due=at(day, 9), by=by, at=NOW
    )


def open_between(factory: Supplier, hour: int = 8) -> list[tuple[str, str, str]]:
    rows = for_supplier(factory, at(23, hour))
    return [
        (row.debtor, row.promised, as_of(row, at(23, hour)).state.value)  # type: ignore[attr-defined]
        for row in rows
    ]


def test_promises_stand_both_ways_our_own_first(factory: Supplier, owner: Person) -> None:
    note(factory, owner, "Mill certificate", day=24)
    note(factory, owner, "30 % deposit", debtor="ours")

    assert open_between(factory) == [
        ("ours", "30 % deposit", "open"),
        ("theirs", "Mill certificate", "open"),
    ]


def test_a_kept_promise_is_closed_and_can_be_reopened(factory: Supplier, owner: Person) -> None:
    promise = note(factory, owner, "Mill certificate")
    decision = actions.keep_promise(promise=promise, by=owner, at=NOW)
    kept = open_between(factory)

    actions.undo_decision(decision=decision, by=owner, at=NOW)

    assert kept == []
    assert open_between(factory) == [("theirs", "Mill certificate", "open")]


def test_another_promise_leaves_a_kept_one_kept(factory: Supplier, owner: Person) -> None:
    actions.keep_promise(promise=note(factory, owner, "Photos"), by=owner, at=NOW)

    note(factory, owner, "Samples")

    assert open_between(factory) == [("theirs", "Samples", "open")]


def test_taking_a_promise_back_and_restoring_it_by_the_page(
    factory: Supplier, owner: Person, client: Client, url: object
) -> None:
    promise = note(factory, owner, "Samples")

    gone = client.post(url("withdraw_promise", pk=promise.pk))  # type: ignore[operator]
    withdrawn = open_between(factory)
    client.post(url("restore_promise", pk=promise.pk))  # type: ignore[operator]

    assert gone.status_code == 302
    assert withdrawn == []
    assert open_between(factory) == [("theirs", "Samples", "open")]


def test_the_ledger_never_holds_the_words(factory: Supplier, owner: Person) -> None:
    note(factory, owner, "Samples by Friday")

    assert Obligation.objects.get().params == {"said_in_type": None, "said_in": None}
