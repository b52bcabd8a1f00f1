"""Somebody nobody knows turns up: asked once, with the likely answer, and one click."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.conversations.exports import begin
from tests.apps.conversations.test_channels import mail, mbox
from tests.apps.desk.today_read import HTMX, page, sentences

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions import intake as actions
from guanxi.apps.conversations.actions.people import place_people
from guanxi.apps.conversations.models import Participant
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.actions import add_contact, add_handle, create_supplier
from guanxi.apps.suppliers.models import Contact, Supplier

Url = Callable[..., str]
NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
LI = "Li Wei <li@huamei.example>"


@pytest.fixture
def supplier(workspace: Workspace, owner: Person, monkeypatch: pytest.MonkeyPatch) -> Supplier:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    supplier = create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=START)
    chen = add_contact(supplier=supplier, name="Chen", by=owner, at=START)
    add_handle(contact=chen, channel="mail", value="chen@huamei.example", by=owner, at=START)
    return supplier


def bring_in(supplier: Supplier, by: Person, *mails: object) -> None:
    found = begin(supplier.workspace, by, mbox(*mails), "mail.mbox")  # type: ignore[arg-type]
    tasks.read_intake(found.pk)
    found.refresh_from_db()
    people = {
        who: said | {"side": "unknown", "contact": None} for who, said in found.people.items()
    }
    actions.confirm_intake(
        intake=found, supplier=supplier, people=people, left_out=[], exported_at=None,
        by=by, at=NOW,
    )  # fmt: skip
    tasks.write_intake(found.pk)


def ask(name: str, sender: str = LI, text: str = "When is the deposit paid?", **more: object):  # type: ignore[no-untyped-def]
    return mail(name, sender, f"Deposit {name}", text, minutes=20 * 1440, **more)  # type: ignore[arg-type]


def asked() -> list[tuple[str, str, str]]:
    rows = Obligation.objects.filter(rule="who_is_who").order_by("pk")
    return [(row.state, row.params.get("guess", ""), row.params.get("by", "")) for row in rows]


def click(client: Client, address: str, url: Url) -> str:
    here = {**HTMX, "HX-Current-URL": f"http://testserver{url('today')}"}
    answer = client.post(address, headers=here)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_in_two_threads_is_asked_about_once_by_the_likely_answer(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    bring_in(supplier, owner, ask("one"), ask("two"))

    html = page(client, url)

    assert asked() == [("open", "theirs", "address")]
    assert [line for line in sentences(html) if "Who is" in line] == [
        "Who is Li Wei in “Deposit two”, a mail with Ningbo Huamei?"
    ]
    assert "going by the mail address" in html
    assert "Who is Li Wei" in client.get(url("digest")).content.decode()


def test_one_click_places_them_everywhere_and_for_good_and_is_taken_back(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    bring_in(supplier, owner, ask("one"), ask("two"))
    row = Obligation.objects.get(rule="who_is_who")
    before = Contact.objects.filter(removed_at=None).count()

    told = click(client, url("say_who", pk=row.pk, side="theirs"), url)
    placed = set(Participant.objects.values_list("side", flat=True))
    owed = set(Obligation.objects.filter(rule="answer").values_list("debtor", "state"))
    bring_in(supplier, owner, ask("three"))
    remembered = asked()
    undo = next(piece for piece in told.split('"') if "/undo/" in piece)
    click(client, undo, url)

    assert "Noted: Li Wei is at the supplier." in told
    assert placed == {"theirs"}
    assert owed == {("ours", "open")}
    assert remembered == [("withdrawn", "theirs", "address")]
    assert set(Participant.objects.exclude(room__title="Deposit three")
               .values_list("side", flat=True)) == {"unknown"}  # fmt: skip
    assert asked() == [("open", "theirs", "address")]
    assert before == 1


def test_taking_it_back_takes_out_the_contact_it_made(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    bring_in(supplier, owner, ask("one"))
    row = Obligation.objects.get(rule="who_is_who")
    people = Contact.objects.filter(removed_at=None)

    told = click(client, url("say_who", pk=row.pk, side="theirs"), url)
    there = list(people.filter(handles__value="li@huamei.example").values_list("name", flat=True))
    click(client, next(piece for piece in told.split('"') if "/undo/" in piece), url)
    again = click(client, url("say_who", pk=row.pk, side="theirs"), url)

    assert there == ["Li Wei"]
    assert "Li Wei is at the supplier" in again
    assert people.filter(handles__value="li@huamei.example").count() == 1


@pytest.mark.parametrize(
    ("sender", "text", "guess"),
    [
        ("Kai <kai@gmail.com>", "Paid.\n\nKai\nNordlicht Home", ("ours", "signature")),
        (
            "小王 <wang@qq.com>",
            "好的，马上\n\n王芳\nNINGBO HUAMEI Co., Ltd.",
            ("theirs", "signature"),
        ),
        ("Nora Hansen <n@gmail.com>", "Paid.", ("ours", "name")),
        ("Somebody <some@body.example>", "Paid.", ("", "")),
    ],
)
def test_the_likely_answer_goes_by_what_there_is(
    supplier: Supplier, owner: Person, sender: str, text: str, guess: tuple[str, str]
) -> None:
    bring_in(supplier, owner, ask("one", sender, text))

    assert asked() == [("open", *guess)]


def test_whoever_talks_with_us_alone_is_likely_theirs(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    ours = ask("one", "Nora Hansen <n@gmail.com>")
    answer = ask("two", "Somebody <some@body.example>", answers="one")
    bring_in(supplier, owner, ours, answer)
    nora = Obligation.objects.get(rule="who_is_who", params__guess="ours")

    click(client, url("say_who", pk=nora.pk, side="ours"), url)

    assert sorted(asked()) == [("open", "theirs", "thread"), ("withdrawn", "ours", "name")]


def test_nobody_is_asked_about_who_wrote_long_ago_or_by_machine(
    supplier: Supplier, owner: Person
) -> None:
    old = mail("old", LI, "Old", "Hello", minutes=-60 * 1440)
    away = ask("away", automatic=True)

    bring_in(supplier, owner, old, away)

    assert asked() == []


def test_an_unknown_side_or_a_settled_row_changes_nothing(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    bring_in(supplier, owner, ask("one"))
    row = Obligation.objects.get(rule="who_is_who")
    client.post(url("say_who", pk=row.pk, side="ours"))

    wrong = client.post(url("say_who", pk=row.pk, side="unknown"))
    late = click(client, url("say_who", pk=row.pk, side="theirs"), url)

    assert wrong.status_code == 404
    assert "This was settled already." in late
    assert Participant.objects.get().side == "ours"


def test_it_reads_well_in_chinese(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    bring_in(supplier, owner, ask("one"))
    owner.language = "zh-hans"
    owner.save()

    html = page(client, url)

    assert "的邮件“Deposit one”里，Li Wei是谁？" in "".join(sentences(html))
    assert "供应商的人" in html


def test_whom_one_places_in_a_thread_is_known_by_their_address_from_then_on(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner, ask("one"))
    li = Participant.objects.get(name="Li Wei")

    place_people(room=li.room, sides={li.pk: "theirs"}, by=owner, at=NOW)

    li.refresh_from_db()
    assert li.contact is not None
    assert [one.value for one in li.contact.handles.all()] == ["li@huamei.example"]
