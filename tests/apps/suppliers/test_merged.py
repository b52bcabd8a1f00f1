"""After a merge: what is measured, what comes in, how the old record is found; and going back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.conversations.talk import NOW, START, another_room
from tests.apps.exchange.bringing import HEAD, bring_in
from tests.apps.suppliers.twice import DAY, HOME, TWICE, Twice, everything, judged, twice
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.calls import log_call
from guanxi.apps.conversations.actions.erasing import empty_messages
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Call, Room
from guanxi.apps.desk.queries.health import health_of
from guanxi.apps.exchange.models import TableRow
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.orders.models import PurchaseOrder
from guanxi.apps.suppliers.actions import add_contact, create_supplier
from guanxi.apps.suppliers.actions.merging import merge_suppliers, undo_merge
from guanxi.apps.suppliers.labels import Likeness
from guanxi.apps.suppliers.models import Merge, Supplier
from guanxi.apps.suppliers.queries import find_suppliers
from guanxi.apps.suppliers.queries.merges import likely_doubles

Url = Callable[..., str]


@pytest.fixture
def both(workspace: Workspace, owner: Person) -> Twice:
    return twice(workspace, owner)


def merged_now(both: Twice, owner: Person) -> Merge:
    return merge_suppliers(survivor=both.survivor, merged=both.merged, by=owner, at=NOW)


def half(supplier: Supplier, by: Person, which: int) -> None:
    """One half of what is known of a factory: a chat, a call, a promise, orders that came."""
    talk = another_room(supplier, by)
    for minute, who in ((0, "theirs"), (200 + 900 * which, "ours"), (4_000, "theirs")):
        talk.say(minute + which, who, "Can you confirm the colour?")
    rebuild_room(room=talk.room, since=None, at=NOW)
    log_call(
        supplier=supplier, kind=CallKind.VIDEO, answered=True, minutes=12, note="",
        called_at=START + which * DAY, by=by, at=NOW,
    )  # fmt: skip
    note_promise(
        supplier=supplier, debtor="theirs", what="photos", due=START + DAY, by=by, at=START
    )
    bring_in(
        f"{HEAD}A{which},{supplier.name},S1,Chair,100,2.50,USD,2026-09-0{2 + which}\n"
        f"A9,{supplier.name},S{which},Lamp,10,9,USD,2026-10-0{2 + which}\n", by,
    )  # fmt: skip
    bring_in(
        "PO No,Supplier,SKU,Delivery no,Qty delivered,Actual date\n"
        f"A{which},{supplier.name},S1,D1,100,2026-09-03\n"
        f"A9,{supplier.name},S{which},D{which},10,2026-10-02\n", by, "deliveries",
    )  # fmt: skip


def test_measures_of_the_survivor_are_those_of_the_facts_taken_together(
    workspace: Workspace, owner: Person
) -> None:
    one, other, whole = (
        create_supplier(workspace=workspace, name=name, by=owner, at=START)
        for name in ("Alpha", "Beta", "Gamma")
    )
    half(one, owner, 0), half(other, owner, 1)
    half(whole, owner, 0), half(whole, owner, 1)

    merge_suppliers(survivor=one, merged=other, by=owner, at=NOW)

    merged, told = (
        {
            code: replace(figure, evidence=len(figure.evidence))  # whose numbers are others
            for code, figure in health_of(
                Supplier.objects.get(pk=each.pk), person=owner, now=NOW
            ).now.items()
        }
        for each in (one, whole)
    )
    assert {code: figure.n for code, figure in told.items() if figure.n}
    assert merged == told


def test_what_came_in_since_stays_unless_it_belongs_to_what_goes_back(
    both: Twice, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything()
    merge = merged_now(both, owner)
    later = NOW + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    survivor = both.survivor
    log_call(
        supplier=survivor, kind=CallKind.VIDEO, answered=True, minutes=9, note="new",
        called_at=later, by=owner, at=later,
    )  # fmt: skip
    said = both.theirs.say(10_200, "theirs", "And the cartons?")
    rebuild_room(room=Room.objects.get(pk=both.theirs.room.pk), since=said.at, at=later)
    bring_in(f"{HEAD}C1,{HOME},S1,Chair,3,2.50,USD,\nD1,Huamei,S1,Chair,4,2.50,USD,\n", owner)
    survivor.refresh_from_db()
    survivor.notes = "now by mail"
    survivor.save(update_fields=["notes"])

    undo_merge(merge=merge, by=owner, at=later)

    survivor, merged = both.survivor, both.merged
    assert Call.objects.get(note="new").supplier == survivor
    assert Room.objects.get(messages=said).supplier == merged
    assert dict(PurchaseOrder.objects.values_list("number", "supplier__name")) | {"A1": ""} == {
        "A1": "",
        "A2": survivor.name,
        "B1": merged.name,
        "C1": merged.name,
        "D1": survivor.name,
    }
    assert survivor.notes == "now by mail"
    same = ("suppliers.Contact", "suppliers.Charter", "suppliers.Site", "suppliers.Supplier_tags")
    after = everything()
    assert {label: after[label] for label in same} == {label: before[label] for label in same}


def test_charter_agreed_since_stays_behind_those_that_come_back(both: Twice, owner: Person) -> None:
    merge = merge_suppliers(
        survivor=both.survivor, merged=both.merged, taken=frozenset({"charter"}), by=owner, at=NOW
    )
    agreed = both.survivor.charters.get()
    agreed.pk, agreed.number, agreed.from_date = None, 2, agreed.from_date + DAY
    agreed.save()

    undo_merge(merge=merge, by=owner, at=NOW)

    assert sorted(both.survivor.charters.values_list("number", flat=True)) == [1, 3]
    assert both.merged.charters.count() == 1


def test_table_under_the_old_name_comes_to_the_survivor_and_makes_nobody(
    both: Twice, owner: Person
) -> None:
    merged_now(both, owner)
    before = PurchaseOrder.objects.count(), Supplier.objects.count()

    again = bring_in(TWICE, owner)

    assert again.counts["done"] == {"duplicate": 3}
    assert (PurchaseOrder.objects.count(), Supplier.objects.count()) == before
    assert set(TableRow.objects.values_list("supplier", flat=True)) == {both.survivor.pk}


def test_survivor_is_found_by_every_name_and_the_old_address_leads_to_it(
    both: Twice, owner: Person, client: Client, url: Url
) -> None:
    survivor, old = both.survivor, both.merged.pk
    assert [one.supplier.pk for one in likely_doubles(survivor)] == [old]
    merge = merged_now(both, owner)

    for name in ("Shenzhen", "深圳华美", "szhm", "Huamei"):
        assert list(find_suppliers(name)) == [survivor], name
    page = client.get(url("supplier", pk=old) + "?show=calls")
    people = client.get(url("supplier_people", pk=old))
    orders = client.get(url("orders") + f"?supplier={old}")
    act = client.post(url("archive_supplier", pk=old))
    assert [answer.headers.get("Location") for answer in (page, people, orders, act)] == [
        url("supplier", pk=survivor.pk) + "?show=calls",
        url("supplier_people", pk=survivor.pk),
        url("orders") + f"?supplier={survivor.pk}",
        None,
    ]
    assert act.status_code == 404

    undo_merge(merge=merge, by=owner, at=NOW)

    assert client.get(url("supplier", pk=old)).status_code == 200
    assert list(find_suppliers("深圳华美")) == [both.merged]


def test_words_that_are_erased_are_in_no_record_that_undoing_brings_back(
    both: Twice, owner: Person
) -> None:
    said = both.ours.say(9_000, "theirs", "The zebrawort lid is ready for you to look at")
    note = f"{said.text}\nby phone only"
    Supplier.objects.filter(pk=both.survivor.pk).update(notes=note)
    Supplier.objects.filter(pk=both.merged.pk).update(notes="other")
    taken = frozenset({"notes"})
    merge = merge_suppliers(
        survivor=both.survivor, merged=both.merged, taken=taken, by=owner, at=NOW
    )

    empty_messages([said.pk])
    undo_merge(merge=merge, by=owner, at=NOW)

    assert both.survivor.notes == "by phone only"


@pytest.mark.parametrize(
    ("names", "because"),
    [
        ({"name": "Huamei Household"}, Likeness.BRAND),
        ({"name": "HUAMEI Co., Ltd."}, Likeness.NAME),
        ({"name_zh": "深圳市華美家居用品有限公司"}, Likeness.BRAND),
        ({"name": "Somebody", "contact": "CHEN@huamei.example"}, Likeness.HANDLE),
        ({"name": "Ruida Hardware"}, None),
    ],
)
def test_likely_double_is_offered_with_its_reason(
    names: dict[str, str], because: Likeness | None, workspace: Workspace, owner: Person
) -> None:
    def known(name: str = "", name_zh: str = "", contact: str = "") -> Supplier:
        made = create_supplier(workspace=workspace, name=name, name_zh=name_zh, by=owner, at=NOW)
        person = add_contact(supplier=made, name="Chen", by=owner, at=NOW)
        person.handles.create(
            workspace=workspace, channel="mail", value=contact or f"{made.pk}@x.example"
        )
        return made

    huamei = known("Huamei", contact="chen@huamei.example")
    other = known(**names)

    found = [(one.supplier, one.because) for one in likely_doubles(huamei)]
    assert found == ([(other, because)] if because else [])


def test_buyer_sees_what_comes_together_chooses_and_goes_back(
    both: Twice, client: Client, url: Url, people: SimpleNamespace
) -> None:
    survivor, merged = both.survivor, both.merged
    address = url("merge_supplier", pk=survivor.pk, other=merged.pk)
    chosen = dict.fromkeys(("place", "stage", "charter"), "survivor") | {"name": "merged"}

    choose = unescape(client.get(url("merge_choose", pk=survivor.pk)).content.decode())
    preview = unescape(client.get(address).content.decode())
    done = client.post(address, chosen)
    merge = Merge.objects.get()

    assert "the same address or number" in choose
    assert [word in preview for word in ("Messages", "Whose word holds", "Asia/Urumqi")] == [
        True
    ] * 3
    assert (done.status_code, done["Location"]) == (302, url("supplier", pk=survivor.pk))
    assert both.survivor.name == "Shenzhen Huamei Home Co., Ltd"
    assert "Make it two again" in client.get(url("merge_choose", pk=survivor.pk)).content.decode()

    for person, status in ((people.viewer, 403), (people.stranger, 404)):
        assert browser_of(person).post(url("undo_merge", pk=merge.pk)).status_code == status
        assert browser_of(person).get(address).status_code == status
    client.post(url("undo_merge", pk=merge.pk))

    assert (both.survivor.name, both.merged.merged_into) == ("Huamei", None)
    judged(both)
