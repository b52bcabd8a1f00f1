from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import NOW, Talk
from tests.conftest import browser_of

from guanxi.apps.accounts.labels import Language
from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions import NotedLine
from guanxi.apps.orders.models import Product, PurchaseOrder
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Contact
from guanxi.platform.search import add_documents

pytestmark = pytest.mark.usefixtures("today")

Url = Callable[..., str]


@pytest.fixture
def found(talk: Talk, client: Client, url: Url) -> Callable[[str], str]:
    """What the search page shows for a query."""

    def search(query: str) -> str:
        answer = client.get(url("search"), {"q": query})
        assert answer.status_code == 200
        return answer.content.decode()

    return search


def say(talk: Talk, text: str) -> int:
    message = talk.say(0, "theirs", text)
    add_documents([(message.pk, f"w{message.workspace_id}", text)])
    return message.pk


def test_words_found_are_marked_and_lead_to_their_place_in_the_timeline(
    talk: Talk, found: Callable[[str], str], url: Url
) -> None:
    pk = say(talk, "这个模具坏了")

    shown = found("模具")

    place = f"{url('supplier', pk=talk.room.supplier_id)}?at={pk}#m{pk}"
    assert f'<a href="{place}" lang="zh-Hans">这个<mark>模具</mark>坏了</a>' in shown


@pytest.mark.parametrize("query", ["宁波", "ningbo", "nb", "Huamei", "NBHM"])
def test_suppliers_are_found_by_name_pinyin_and_initials(
    found: Callable[[str], str], query: str
) -> None:
    assert 'id="found-suppliers"' in found(query)


@pytest.mark.parametrize("query", ["陈丽", "chen", "Chen Li"])
def test_people_are_found_by_either_name(
    talk: Talk, found: Callable[[str], str], query: str
) -> None:
    Contact.objects.create(
        workspace=talk.room.workspace, supplier=talk.room.supplier, name="Chen Li", name_zh="陈丽"
    )

    assert 'id="found-people"' in found(query)


@pytest.fixture
def cups(talk: Talk, owner: Person) -> None:
    """An order of cups with an article number."""
    cup = NotedLine("保温杯", Decimal(500), "500 ml", "TH-500A", "pcs")
    actions.note_order(
        supplier=talk.room.supplier, number="NL-77", lines=[cup], ordered=date(2026, 11, 2),
        due=date(2026, 12, 2), by=owner, at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize("query", ["保温", "baowenbei", "bwb", "TH-500", "500a"])
@pytest.mark.usefixtures("cups")
def test_products_are_found_by_name_pinyin_initials_and_article_number(
    found: Callable[[str], str], url: Url, query: str
) -> None:
    shown = found(query)

    [product] = Product.objects.all()
    assert f'<a href="{url("product", pk=product.pk)}">保温杯</a>' in shown
    assert '<h2 id="found-products">Products</h2><span class="num">1</span>' in shown


@pytest.mark.usefixtures("cups")
def test_orders_are_found_by_number(found: Callable[[str], str], url: Url) -> None:
    [order] = PurchaseOrder.objects.all()

    assert f'<a href="{url("order", pk=order.pk)}">NL-77</a>' in found("nl-77")


@pytest.mark.usefixtures("cups")
def test_what_another_desk_orders_is_not_found(people: SimpleNamespace) -> None:
    answer = browser_of(people.stranger).get(f"/w/{people.elsewhere.slug}/search/", {"q": "bwb"})

    assert answer.status_code == 200
    assert "found-products" not in answer.content.decode()


@pytest.mark.usefixtures("talk")
def test_a_long_group_says_how_many_there_are_and_leads_to_all(
    found: Callable[[str], str], workspace: Workspace, owner: Person, url: Url
) -> None:
    for number in range(11):
        create_supplier(workspace=workspace, name=f"Lida {number}", by=owner, at=NOW)

    shown = found("lida")

    assert '<span class="num">11</span>' in shown
    assert f'href="{url("suppliers")}?q=lida"' in shown


def test_what_is_typed_and_what_is_found_are_never_run(
    talk: Talk, found: Callable[[str], str]
) -> None:
    say(talk, "<img src=x onerror=alert(1)> mould")

    shown = found('mould "><script>alert(1)</script>')

    assert "<script>alert" not in shown
    assert "<img src=x" not in shown + found("mould")


def test_nothing_found_says_what_can_be_found(found: Callable[[str], str]) -> None:
    assert "Nothing found for “zzzz”" in unescape(found("zzzz"))


def test_a_query_as_long_as_a_book_is_cut(found: Callable[[str], str]) -> None:
    assert "Nothing found" in found("模具 mould " * 5_000)


def test_the_page_speaks_chinese(talk: Talk, found: Callable[[str], str], owner: Person) -> None:
    owner.language = Language.CHINESE
    owner.save()
    say(talk, "mould")

    shown = found("mould")

    assert "消息" in shown
    assert '<a href="' in shown
    assert 'lang="en"><mark>mould</mark></a>' in shown


def test_the_page_asks_as_few_questions_of_the_database_for_many_hits(
    talk: Talk, found: Callable[[str], str]
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            found("mould")
        return len(queries)

    say(talk, "mould one")
    count()
    with_one = count()
    say(talk, "mould two")
    say(talk, "mould three")

    assert count() == with_one
