"""People and whose name or number something is."""

from datetime import date

import pytest
from tests.apps.suppliers.known import huamei, person
from tests.conftest import NOW

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.suppliers.actions import (
    HandleNotLater,
    add_handle,
    create_supplier,
    edit_contact,
    erase_contact,
    pass_handle,
    remove_contact,
    restore_contact,
)
from guanxi.apps.suppliers.models import Contact, Handle, Supplier
from guanxi.apps.suppliers.queries import contact_for_handle, guess_contact


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


def ranks() -> dict[str, str]:
    return dict(Contact.objects.values_list("name", "rank"))


def test_new_first_contact_makes_the_old_one_stand_in(supplier: Supplier, owner: Person) -> None:
    person(supplier, owner, "Chen", rank="primary")
    person(supplier, owner, "Zhou", rank="primary")

    assert ranks() == {"Chen": "backup", "Zhou": "primary"}


def test_restored_first_contact_stands_in_where_another_is_first_now(
    supplier: Supplier, owner: Person
) -> None:
    chen = person(supplier, owner, "Chen", rank="primary")
    remove_contact(contact=chen, by=owner, at=NOW)
    person(supplier, owner, "Zhou", rank="primary")

    restore_contact(contact=chen, by=owner, at=NOW)

    assert ranks() == {"Chen": "backup", "Zhou": "primary"}
    assert guess_contact("Chen") == chen


def test_erased_person_leaves_only_the_row(supplier: Supplier, owner: Person) -> None:
    chen = person(
        supplier, owner, rank="primary", name_zh="陈莉莉", title_zh="陈经理", handle="Lily"
    )

    erase_contact(contact=chen, by=owner, at=NOW)

    saved = Contact.objects.get()
    assert (saved.name, saved.name_zh, saved.title_zh, saved.languages) == ("", "", "", "")
    assert (saved.rank, saved.erased_at, saved.side) == ("none", NOW, "theirs")
    assert not Handle.objects.exists()
    assert guess_contact("陈莉莉") is None


def test_handle_belongs_to_each_holder_in_their_time(supplier: Supplier, owner: Person) -> None:
    chen = person(supplier, owner, "Chen", handle="Sales Huamei")
    zhou = person(supplier, owner, "Zhou")
    handle = chen.handles.get()

    for _ in range(2):
        pass_handle(handle=handle, to=zhou, from_date=date(2026, 6, 1), by=owner, at=NOW)

    held = [
        contact_for_handle("whatsapp", "Sales Huamei", day)
        for day in (date(2026, 5, 31), date(2026, 6, 1))
    ]
    assert held == [chen, zhou]
    assert contact_for_handle("wechat", "Sales Huamei", date(2026, 6, 1)) is None
    assert Handle.objects.count() == 2


def test_handle_does_not_pass_before_its_holder_had_it(supplier: Supplier, owner: Person) -> None:
    chen, zhou = person(supplier, owner, "Chen"), person(supplier, owner, "Zhou")
    handle = add_handle(
        contact=chen, channel="phone", value="+86 574", from_date=date(2026, 6, 1),
        by=owner, at=NOW,
    )  # fmt: skip

    with pytest.raises(HandleNotLater):
        pass_handle(handle=handle, to=zhou, from_date=date(2026, 6, 1), by=owner, at=NOW)


@pytest.mark.parametrize(
    "name", ["lily  华美", "CHEN LILI", "陳莉莉", "陈经理", "陈经理 Lily 华美", "华美 陈经理"]
)
def test_chat_name_means_the_person_it_fits(supplier: Supplier, owner: Person, name: str) -> None:
    chen = person(supplier, owner, name_zh="陈莉莉", title_zh="陈经理", handle="Lily 华美")

    assert guess_contact(name) == chen


@pytest.mark.parametrize("name", ["", "Li", "经理", "王总 华美"])
def test_chat_name_that_fits_nobody_means_nobody(
    supplier: Supplier, owner: Person, name: str
) -> None:
    person(supplier, owner, name_zh="陈莉莉", title_zh="陈经理", handle="Lily 华美")

    assert guess_contact(name) is None


def test_same_title_at_two_suppliers_is_told_by_the_supplier(
    workspace: Workspace, supplier: Supplier, owner: Person
) -> None:
    other = create_supplier(workspace=workspace, name="Hengye", name_zh="恒野", by=owner, at=NOW)
    here = person(supplier, owner, "Chen", title_zh="陈经理")
    person(other, owner, "Chen Bo", title_zh="陈经理")

    assert [guess_contact(name) for name in ("陈经理", "陈经理华美")] == [None, here]


def test_edit_keeps_what_is_not_said(supplier: Supplier, owner: Person) -> None:
    chen = person(supplier, owner, name_zh="陈莉莉")

    edit_contact(contact=chen, languages="English", by=owner, at=NOW)

    saved = Contact.objects.get()
    assert (saved.name, saved.name_zh, saved.languages) == ("Chen Lili", "陈莉莉", "English")
