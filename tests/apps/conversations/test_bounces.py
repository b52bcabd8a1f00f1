"""A mail that came back marks the address, until a word comes from it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.conversations.exports import START, begin
from tests.apps.conversations.test_channels import ASK, mail, mbox

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions import intake as actions
from guanxi.apps.conversations.actions.erasing import erase_person, erase_source
from guanxi.apps.conversations.models import DeliveryFailure, Intake, Message, Participant
from guanxi.apps.conversations.queries.ways import reach_of
from guanxi.apps.suppliers.actions import add_contact, add_handle, create_supplier
from guanxi.apps.suppliers.models import Contact, Supplier

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
DAY = 1440
CHEN = "陈经理 <chen@huamei.example>"
BACK = mail(
    "back", "PostMaster@qq.com", "系统退信", "收件人邮件地址 Chen@huamei.example 不存在，550 5.1.1",
    minutes=DAY, answers="ask",
)  # fmt: skip
ALIVE = mail("alive", CHEN, "Lids", "邮箱修好了", minutes=3 * DAY)


@pytest.fixture
def contact(workspace: Workspace, owner: Person, monkeypatch: pytest.MonkeyPatch) -> Contact:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    supplier = create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=START)
    contact = add_contact(supplier=supplier, name="Chen", by=owner, at=START)
    add_handle(contact=contact, channel="mail", value="chen@huamei.example", by=owner, at=START)
    return contact


def bring_in(supplier: Supplier, by: Person, *mails: object) -> Intake:
    found = begin(supplier.workspace, by, mbox(*mails), "mail.mbox")  # type: ignore[arg-type]
    tasks.read_intake(found.pk)
    found.refresh_from_db()
    actions.confirm_intake(
        intake=found, supplier=supplier, people=found.people, left_out=[],
        exported_at=None, by=by, at=NOW,
    )  # fmt: skip
    tasks.write_intake(found.pk)
    found.refresh_from_db()
    return found


def standing(supplier: Supplier) -> tuple[list[tuple[str, str]], list[tuple[str, date, str]]]:
    [reach] = reach_of([supplier], now=NOW)
    ways = [(way.channel.value, way.state.value) for way in reach.ways]
    failing = [(one.value, one.since.date(), one.status) for one in reach.failing if one.since]
    return ways, failing


FAILED = ([("mail", "failed")], [("chen@huamei.example", date(2026, 11, 3), "5.1.1")])


def test_a_mail_that_came_back_marks_the_address_with_its_evidence(
    contact: Contact, owner: Person
) -> None:
    bring_in(contact.supplier, owner, ASK, BACK)

    [reach] = reach_of([contact.supplier], now=NOW)
    told = Message.objects.get(external_id__startswith="back")
    assert standing(contact.supplier) == FAILED
    assert reach.failing[0].message == told.pk
    assert reach.too_few


@pytest.mark.parametrize("together", [True, False])
def test_a_later_mail_from_there_makes_it_work_again(
    contact: Contact, owner: Person, together: bool
) -> None:
    if together:
        bring_in(contact.supplier, owner, ASK, BACK, ALIVE)
    else:  # in any order
        bring_in(contact.supplier, owner, ALIVE)
        bring_in(contact.supplier, owner, ASK, BACK)

    assert standing(contact.supplier) == ([("mail", "working")], [])


def test_an_earlier_mail_from_there_does_not(contact: Contact, owner: Person) -> None:
    before = mail("before", CHEN, "Lids", "图纸发您了", minutes=30)

    bring_in(contact.supplier, owner, ASK, before, BACK)

    assert standing(contact.supplier) == FAILED


def test_one_address_of_two_fails_and_mail_still_works(contact: Contact, owner: Person) -> None:
    add_handle(contact=contact, channel="mail", value="sales@huamei.example", by=owner, at=NOW)
    heard = mail("heard", "sales@huamei.example", "Lids", "图纸发您了", minutes=30)

    bring_in(contact.supplier, owner, ASK, heard, BACK)

    assert standing(contact.supplier) == ([("mail", "working")], FAILED[1])


def test_taking_the_import_back_takes_the_mark_back(contact: Contact, owner: Person) -> None:
    found = bring_in(contact.supplier, owner, ASK, BACK)

    actions.undo_intake(intake=found, by=owner, at=NOW)

    assert standing(contact.supplier)[1] == []


def test_whoever_reports_a_failure_is_nobody_to_be_placed(contact: Contact, owner: Person) -> None:
    found = bring_in(contact.supplier, owner, ASK, BACK)

    assert "PostMaster@qq.com" not in found.people
    assert Participant.objects.get(name="PostMaster@qq.com").side == "third"


def test_erasing_forgets_which_address_failed(contact: Contact, owner: Person) -> None:
    found = bring_in(contact.supplier, owner, ASK, BACK, ALIVE)
    erase_person(contact=contact, by=owner, at=NOW)
    told = DeliveryFailure.objects.count()

    erase_source(intake=found, by=owner, at=NOW)

    assert told == 0
    assert set(Message.objects.values_list("sender", flat=True)) == {""}


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "mail comes back since Tue 3 Nov"), ("zh-hans", "起发去的邮件被退回")],
)
def test_the_suppliers_page_shows_the_address_and_its_evidence(
    contact: Contact, owner: Person, client: Client, url: Callable[..., str], language: str,
    words: str,
) -> None:  # fmt: skip
    bring_in(contact.supplier, owner, ASK, BACK)
    told = Message.objects.get(external_id__startswith="back")
    owner.language = language
    owner.save()

    page = client.get(url("supplier", pk=contact.supplier_id)).content.decode()

    assert f"?at={told.pk}#m{told.pk}" in page
    assert "chen@huamei.example" in page
    assert words in page


def test_the_rhythm_page_lists_a_supplier_whose_mail_comes_back(
    contact: Contact, owner: Person, client: Client, url: Callable[..., str]
) -> None:
    heard = mail("heard", "sales@huamei.example", "Lids", "图纸发您了", minutes=30)
    bring_in(contact.supplier, owner, ASK, heard, BACK)

    page = client.get(url("rhythm")).content.decode()

    assert "chen@huamei.example" in page
