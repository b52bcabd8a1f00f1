"""A supplier's own record: names, tags, archive; and the trail of each change."""

from datetime import date

import pytest
from tests.apps.suppliers.known import huamei
from tests.conftest import NOW

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit import actions as audit
from guanxi.apps.audit.models import Event
from guanxi.apps.suppliers.actions import (
    archive_supplier,
    create_supplier,
    edit_supplier,
    end_stage,
    set_stage,
    unarchive_supplier,
)
from guanxi.apps.suppliers.models import Supplier, Tag
from guanxi.apps.suppliers.queries import active_suppliers, stage_of
from guanxi.domain.playbook import Stage
from guanxi.domain.suppliers import StageOnDay, StageReason


def verbs() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))[-3:]


def test_short_name_is_pinyin_and_never_taken_twice(workspace: Workspace, owner: Person) -> None:
    names = [
        create_supplier(workspace=workspace, name="", name_zh="恒业", by=owner, at=NOW).short_name
        for _ in range(3)
    ]

    assert names == ["heng-ye", "heng-ye-2", "heng-ye-3"]


def test_edit_changes_what_is_said_and_leaves_the_rest(workspace: Workspace, owner: Person) -> None:
    supplier = huamei(workspace, owner)

    edit_supplier(supplier=supplier, city="Cixi", tags=["bath", "bath"], by=owner, at=NOW)

    saved = Supplier.objects.get()
    assert (saved.name, saved.city, saved.city_zh) == ("Ningbo Huamei Home", "Cixi", "宁波")
    assert [tag.name for tag in saved.tags.all()] == ["bath"]
    assert list(Tag.objects.values_list("name", flat=True)) == ["bath"]
    assert " cixi" in saved.search_key


def test_archive_is_undone_and_repeats_do_nothing(workspace: Workspace, owner: Person) -> None:
    supplier = huamei(workspace, owner)

    archive_supplier(supplier=supplier, by=owner, at=NOW)
    archive_supplier(supplier=supplier, by=owner, at=NOW)
    gone = list(active_suppliers())
    unarchive_supplier(supplier=supplier, by=owner, at=NOW)

    assert (gone, list(active_suppliers())) == ([], [supplier])
    assert verbs() == ["supplier.created", "supplier.archived", "supplier.unarchived"]


def test_nothing_is_saved_when_the_trail_fails(
    workspace: Workspace, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    supplier = huamei(workspace, owner)

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("no trail")

    monkeypatch.setattr(audit.Event.objects, "create", refuse)
    with pytest.raises(RuntimeError):
        edit_supplier(supplier=supplier, name="Other", by=owner, at=NOW)

    assert Supplier.objects.get().name == "Ningbo Huamei Home"


def test_stage_set_by_hand_holds_until_it_is_ended(workspace: Workspace, owner: Person) -> None:
    supplier = huamei(workspace, owner)
    edit_supplier(supplier=supplier, first_order_on=date(2026, 11, 1), by=owner, at=NOW)
    period = set_stage(
        supplier=supplier, stage="crisis", from_date=date(2026, 11, 10), reason="leaks",
        by=owner, at=NOW,
    )  # fmt: skip
    during = stage_of(supplier, date(2026, 11, 23))

    end_stage(period=period, last=date(2026, 11, 20), by=owner, at=NOW)

    assert (during.stage, during.why) == (Stage.CRISIS, StageReason.SET_BY_PERSON)
    assert stage_of(supplier, date(2026, 11, 23)) == StageOnDay(
        Stage.NEW, StageReason.SINCE_FIRST_ORDER, date(2026, 11, 1)
    )


def test_stage_that_would_end_before_it_began_never_was(
    workspace: Workspace, owner: Person
) -> None:
    supplier = huamei(workspace, owner)
    period = set_stage(
        supplier=supplier, stage="crisis", from_date=date(2026, 11, 23), reason="by mistake",
        by=owner, at=NOW,
    )  # fmt: skip

    end_stage(period=period, last=date(2026, 11, 22), by=owner, at=NOW)

    assert stage_of(supplier, date(2026, 11, 23)).stage is Stage.NEW
