"""Reminding them: a text to send, noted with one act, quiet for a while, never hidden."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.test import Client
from tests.apps.desk.today_read import HTMX, Url, ids, page, parts, press, title
from tests.apps.desk.today_samples import NOW, answer_owed, owe, said
from tests.apps.obligations.owing import at

from guanxi.apps.accounts.models import Person
from guanxi.apps.obligations.actions import mark_done
from guanxi.apps.obligations.models import Obligation, Reminder
from guanxi.apps.suppliers.actions import add_handle
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Debtor

pytestmark = pytest.mark.usefixtures("standing_clock")


@pytest.fixture
def late(huamei: Supplier) -> Obligation:
    """An answer they owe since Friday."""
    asked = said(huamei, "When will it ship?", side="ours")
    expected = answer_owed(asked, due=at(20, 9), debtor=Debtor.THEIRS, known_until=None)
    [row] = owe(huamei, expected)
    return row


def test_the_text_can_be_copied_for_their_chat_or_written_as_a_mail(
    late: Obligation, huamei: Supplier, owner: Person, client: Client, url: Url
) -> None:
    add_handle(
        contact=huamei.contacts.get(), channel="mail", value="lily@huamei.cn", by=owner, at=NOW
    )

    html = client.get(url("remind", pk=late.pk), headers=HTMX).content.decode()

    mail = urlsplit(html.split('href="mailto:')[1].split('"')[0].replace("&amp;", "&"))
    assert "Copy for WhatsApp" in html
    assert (mail.path, parse_qs(mail.query)["subject"]) == (
        "lily@huamei.cn", ["想跟您确认一下 · A kind reminder"],
    )  # fmt: skip
    assert unquote(mail.query).endswith("we will find a way. Thank you!")
    assert "Hello Chen Lili,\r\na kind reminder of our question: “When will it ship?”" in unquote(
        mail.query
    )


def test_noted_the_row_waits_apart_and_says_when_and_the_page_is_as_a_fresh_one(
    late: Obligation, client: Client, url: Url
) -> None:
    before = page(client, url)

    swapped = press(client, url("remind", pk=late.pk), url, channel="whatsapp")

    fresh = page(client, url)
    assert title(before) == "One thing, before China goes home"
    assert title(fresh) == "Nothing is waiting for you"
    assert parts(swapped) == parts(fresh)
    assert [code for code, _, _ in parts(fresh)[1]] == ["waiting"]
    assert "reminded Mon 23 Nov" in fresh
    assert "One working day past" in fresh  # past stays past
    assert "Noted: they were reminded." in swapped
    assert Reminder.objects.get().channel == "whatsapp"


def test_undo_brings_it_back_to_where_it_was(late: Obligation, client: Client, url: Url) -> None:
    before = page(client, url)
    swapped = press(client, url("remind", pk=late.pk), url, channel="phone")
    undo = url("take_back_reminder", pk=Reminder.objects.get().pk)

    undone = press(client, undo, url)

    assert f'hx-post="{undo}"' in swapped
    assert parts(undone) == parts(page(client, url)) == parts(before)


def test_from_the_suppliers_page_one_comes_back_to_it(
    late: Obligation, huamei: Supplier, client: Client, url: Url
) -> None:
    here = url("supplier", pk=huamei.pk)
    headers = {**HTMX, "HX-Current-URL": f"http://testserver{here}"}
    offered = client.get(here).content.decode()

    answer = client.post(url("remind", pk=late.pk), {"channel": "mail"}, headers=headers)

    assert f'hx-get="{url("remind", pk=late.pk)}"' in offered
    assert answer["HX-Redirect"] == here
    assert "Reminded Mon 23 Nov, 09:12." in client.get(here).content.decode()


def test_what_is_settled_meanwhile_is_not_reminded_of(
    late: Obligation, owner: Person, client: Client, url: Url
) -> None:
    mark_done(obligation=late, by=owner, at=NOW)

    told = press(client, url("remind", pk=late.pk), url, channel="phone")

    assert "This was settled already." in told
    assert not Reminder.objects.exists()
    assert f"o{late.pk}" not in ids(page(client, url))


def test_nobody_reminds_by_a_shared_folder(late: Obligation, client: Client, url: Url) -> None:
    answer = client.post(url("remind", pk=late.pk), {"channel": "drive"})

    assert answer.status_code == 404
