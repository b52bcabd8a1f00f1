"""Two records of one supplier become one, and two again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django_scopes import scope
from pytest_django import DjangoDbBlocker
from tests.apps.conversations.talk import NOW, START
from tests.apps.suppliers.twice import DAY, Twice, everything, twice

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Message, Room, Segment
from guanxi.apps.exchange.labels import TableState
from guanxi.apps.exchange.models import TableImport
from guanxi.apps.obligations.actions import ask_for_closure_dates
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.orders.models import OrderLine
from guanxi.apps.suppliers.actions import create_supplier, merging
from guanxi.apps.suppliers.actions.merging import MergeRefused, merge_suppliers, undo_merge
from guanxi.apps.suppliers.actions.merging_parts import points
from guanxi.apps.suppliers.models import Merge, Supplier
from guanxi.apps.suppliers.queries.merges import standing


@pytest.fixture(scope="module")
def people(people_of_module: SimpleNamespace) -> SimpleNamespace:
    return people_of_module


@pytest.fixture(scope="module")
def made(people: SimpleNamespace, django_db_blocker: DjangoDbBlocker) -> Twice:
    with django_db_blocker.unblock(), scope(workspace=people.workspace):
        return twice(people.workspace, people.owner)


@pytest.fixture
def both(db: None, workspace: Workspace, made: Twice) -> Twice:
    return made


def test_merging_and_undoing_it_changes_no_row_of_any_app(both: Twice, owner: Person) -> None:
    before = everything()

    merge = merge_suppliers(survivor=both.survivor, merged=both.merged, by=owner, at=NOW)
    between = everything()
    undo_merge(merge=merge, by=owner, at=NOW)

    assert between != before
    after = everything()
    for label in before:
        assert after[label] == before[label], label


def test_after_a_merge_nothing_names_the_merged_one_but_halves_of_joined_threads(
    both: Twice, owner: Person
) -> None:
    survivor, merged = both.survivor, both.merged
    merge_suppliers(survivor=survivor, merged=merged, by=owner, at=NOW)

    left = [
        (model._meta.label, field.name, row.pk)
        for model, field in columns_naming_suppliers()
        for row in model._base_manager.filter(**{field.name: merged.pk})
    ]
    emptied = Room.objects.get(supplier=merged)
    assert left == [("conversations.Room", "supplier", emptied.pk)]
    assert not Message.objects.filter(room=emptied).exists()
    assert not Obligation.objects.filter(
        subject_type__in=("supplier", "mailbox"), subject_id=merged.pk
    ).exists()


def test_every_column_that_names_a_supplier_moves_with_a_merge() -> None:
    moves = {(point.model, point.name) for point in points()}

    forgotten = [
        f"{model._meta.label}.{field.name}: name it in the PART of that app's actions/merging.py"
        for model, field in columns_naming_suppliers()
        if (model, field.name) not in moves
    ]
    assert forgotten == []


def columns_naming_suppliers() -> list[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Every reference to a supplier but those that are the merge itself."""
    itself = (Merge, Supplier, Supplier.tags.through)
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.related_model is Supplier and model not in itself
    ]


def test_merging_the_same_two_again_changes_nothing(both: Twice, owner: Person) -> None:
    survivor, merged = both.survivor, both.merged
    first = merge_suppliers(survivor=survivor, merged=merged, by=owner, at=NOW)
    before = everything()

    again = merge_suppliers(survivor=survivor, merged=merged, by=owner, at=NOW + DAY)

    assert (again, everything()) == (first, before)


@pytest.mark.parametrize("which", ["same", "merged", "busy", "writing"])
def test_merge_that_cannot_be_is_refused_and_changes_nothing(
    which: str, both: Twice, owner: Person
) -> None:
    survivor, merged = both.survivor, both.merged
    third = create_supplier(workspace=survivor.workspace, name="Ruida", by=owner, at=NOW)
    if which == "merged":
        merge_suppliers(survivor=third, merged=merged, by=owner, at=NOW)
    elif which == "busy":
        TableImport.objects.update(state=TableState.NOTING)
    elif which == "writing":
        Intake.objects.create(
            workspace=merged.workspace, source=both.theirs.source, supplier=merged,
            state=IntakeState.WRITING, created_at=NOW,
        )  # fmt: skip
    before = everything()

    with pytest.raises(MergeRefused) as refused:
        merge_suppliers(
            survivor=survivor, merged=survivor if which == "same" else merged, by=owner, at=NOW
        )

    assert refused.value.code == which.replace("writing", "busy")
    assert everything() == before


def test_only_the_last_merge_can_be_undone(both: Twice, owner: Person) -> None:
    survivor = both.survivor
    third = create_supplier(workspace=survivor.workspace, name="Ruida", by=owner, at=NOW)
    ask_for_closure_dates(supplier=third, at=NOW)
    before = everything()
    first = merge_suppliers(survivor=survivor, merged=both.merged, by=owner, at=NOW)
    last = merge_suppliers(survivor=third, merged=survivor, by=owner, at=NOW)

    with pytest.raises(MergeRefused) as refused:
        undo_merge(merge=first, by=owner, at=NOW)
    undo_merge(merge=last, by=owner, at=NOW)
    undo_merge(merge=first, by=owner, at=NOW)

    assert refused.value.code == "later"
    assert everything() == before
    assert standing([both.merged.pk]) == [both.merged.pk]


def test_merge_whose_trail_fails_changes_nothing(
    both: Twice, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything()
    monkeypatch.setattr(merging, "record_event", _fails)

    with pytest.raises(ConnectionError):
        merge_suppliers(survivor=both.survivor, merged=both.merged, by=owner, at=NOW)

    assert everything() == before


def _fails(*_: object, **__: object) -> None:
    raise ConnectionError


def test_the_chosen_word_holds_and_what_one_leaves_open_the_other_fills_in(
    both: Twice, owner: Person
) -> None:
    survivor = both.survivor
    merge_suppliers(
        survivor=survivor, merged=both.merged, taken=frozenset({"name", "stage"}), by=owner, at=NOW
    )

    survivor.refresh_from_db()
    assert (survivor.name, survivor.name_zh, survivor.trade, survivor.notes, survivor.zone) == (
        "Shenzhen Huamei Home Co., Ltd", "深圳华美家居用品有限公司", "lamps", "by phone only",
        "Asia/Shanghai",
    )  # fmt: skip
    assert {tag.name for tag in survivor.tags.all()} == {"trial", "kitchen"}
    live = {"removed_at": None}
    assert [one.stage for one in survivor.stage_periods.filter(**live)] == ["developing"]
    assert [one.zone for one in survivor.sites.filter(**live)] == ["Asia/Shanghai"]
    assert sorted(one.rank for one in survivor.contacts.filter(**live)) == ["backup", "primary"]
    assert survivor.charters.count() == 1


def test_the_same_order_told_under_both_names_is_one_order(both: Twice, owner: Person) -> None:
    merge_suppliers(survivor=both.survivor, merged=both.merged, by=owner, at=NOW)

    lines = OrderLine.objects.order_by("order__number", "variant__sku")
    assert list(lines.values_list("order__number", "variant__sku", "quantity", "price")) == [
        ("A1", "S1", 120, Decimal("2.5")),
        ("A1", "S3", 5, 9),
        ("A2", "S2", 10, 20),
        ("B1", "S1", 7, Decimal("2.5")),
    ]


def test_halves_of_a_mail_thread_become_one_in_which_the_answer_is_found(
    both: Twice, owner: Person
) -> None:
    asked = Segment.objects.filter(room__channel="mail", side="theirs")
    before = [one.answered for one in asked]

    merge_suppliers(survivor=both.survivor, merged=both.merged, by=owner, at=NOW)

    assert before == [None]
    assert [(one.answered, one.room.supplier_id) for one in asked.all()] == [
        (START + timedelta(minutes=210), both.survivor.pk)
    ]
