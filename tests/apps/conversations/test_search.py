from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from tests.apps.conversations.talk import Talk, supplier_with_talk

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.queries.search import Piece, find_messages, snippet
from guanxi.platform.search import add_documents, indexed, places


@pytest.fixture
def talk(workspace: Workspace, owner: Person) -> Talk:
    return supplier_with_talk(workspace, owner)


def say(talk: Talk, minute: int, text: str, **more: object) -> Message:
    message = talk.say(minute, "theirs", text, **more)
    add_documents([(message.pk, f"w{message.workspace_id}", text)])
    return message


def found(query: str, people: SimpleNamespace) -> list[str]:
    hits = find_messages(query, workspace=people.workspace, person=people.owner)
    return [hit.message.text for hit in hits]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("模具", ["这个模具坏了", "這個模具壞了"]),
        ("模具坏了", ["这个模具坏了", "這個模具壞了"]),
        ("具模", []),
        ("坏", ["这个模具坏了", "這個模具壞了"]),
        ("HM-2608", ["HM-2608 is ready, 2.5 mm"]),
        ("2608", ["HM-2608 is ready, 2.5 mm"]),
        ("READ", ["HM-2608 is ready, 2.5 mm"]),
        ("2.5", ["HM-2608 is ready, 2.5 mm"]),
        ("ready 模具", []),
        ("' OR \" * ( ) & | ! :", []),
        ("AND", []),
        ("", []),
    ],
)
def test_search_finds_words_of_either_script(
    talk: Talk, people: SimpleNamespace, query: str, texts: list[str]
) -> None:
    for minute, text in enumerate(["HM-2608 is ready, 2.5 mm", "這個模具壞了", "这个模具坏了"]):
        say(talk, minute, text)

    assert found(query, people) == texts


def test_search_shows_the_newest_first_whenever_it_was_brought_in(
    talk: Talk, people: SimpleNamespace
) -> None:
    say(talk, 20, "mould two")
    say(talk, 10, "mould one")

    assert found("mould", people) == ["mould two", "mould one"]


def test_search_never_finds_what_this_person_may_not_read(
    talk: Talk, people: SimpleNamespace
) -> None:
    say(talk, 0, "mould withdrawn", withdrawn=True)
    say(talk, 1, "mould erased", erased=True)
    say(talk, 2, "mould hers", private_to=people.manager)
    say(talk, 3, "mould mine", private_to=people.owner)
    with scope(workspace=people.elsewhere):
        other = supplier_with_talk(people.elsewhere, people.stranger)
        say(other, 4, f"mould w{people.workspace.pk}")

    assert found("mould", people) == ["mould mine"]


def test_search_asks_two_questions_of_the_database(talk: Talk, people: SimpleNamespace) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            found("mould", people)
        return len(queries)

    say(talk, 0, "mould")
    with_one = count()
    say(talk, 1, "mould")
    say(talk, 2, "mould")

    assert count() == with_one == 2


def test_places_are_found_whatever_the_case_and_the_form() -> None:
    assert places("這個模具 and the OLD Mould, remould", "模具 mould") == [(2, 4), (17, 22)]
    assert places("İİ mould", "mould") == [(3, 8)]
    assert places("a.b", "?!") == []


def test_indexed_text_is_words_alone_with_han_in_pairs() -> None:
    assert indexed("HM-2608：這個模具") == "HM 2608 这个 个模 模具 具"


def test_snippet_begins_near_the_first_place_and_marks_all_of_them() -> None:
    text = "x" * 100 + " mould 模具 " + "y" * 200

    pieces = snippet(text, "模具 mould")

    assert pieces[:5] == (
        Piece("… ", False),
        Piece("x" * 39 + " ", False),
        Piece("mould", True),
        Piece(" ", False),
        Piece("模具", True),
    )
    assert pieces[-1] == Piece(" …", False)
    assert snippet("no such word", "mould") == (Piece("no such word", False),)
