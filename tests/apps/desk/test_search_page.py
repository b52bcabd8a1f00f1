from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import Talk

from guanxi.apps.accounts.labels import Language
from guanxi.apps.accounts.models import Person
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
