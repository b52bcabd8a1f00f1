"""A supplier is found by whatever somebody begins to type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.suppliers.known import huamei, person
from tests.conftest import NOW

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.suppliers.actions import archive_supplier, create_supplier, erase_contact
from guanxi.apps.suppliers.queries import find_suppliers
from guanxi.apps.suppliers.search_keys import search_key, search_words


def finds(key: str, typed: str) -> bool:
    return all(f" {word}" in key for word in search_words(typed))


@pytest.mark.parametrize(
    "typed",
    ["宁波", "寧波", "华美", "ningbo", "Ning", "nbhm", "hmjj", "huamei jia", "HUAMEI", "home"],
)
def test_supplier_is_found_by_han_pinyin_initials_and_latin(typed: str) -> None:
    key = search_key(["Ningbo Huamei Home", "宁波华美家居"])

    assert finds(key, typed)


@pytest.mark.parametrize("typed", ["shenzhen", "sz", "深圳", "深"])
def test_city_is_found_by_its_pinyin_and_its_initials(typed: str) -> None:
    assert finds(search_key(["深圳"]), typed)


@pytest.mark.parametrize("typed", ["inbo", "meihua", "z"])
def test_middle_of_a_word_finds_nothing(typed: str) -> None:
    assert not finds(search_key(["Ningbo Huamei Home", "宁波华美家居"]), typed)


def test_lü_is_found_as_lv_and_as_lu() -> None:
    key = search_key(["吕总"], ["Lü Guoqiang"])

    assert [finds(key, typed) for typed in ("lv", "lu", "lü", "Lu Guo")] == [True] * 4


def test_surname_is_read_as_a_surname() -> None:
    key = search_key([], ["曾莉"])

    assert (finds(key, "zengli"), finds(key, "zl")) == (True, True)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12))
def test_every_name_finds_itself_and_each_of_its_ends(name: str) -> None:
    key = search_key([name])

    assert all(finds(key, name[start:]) for start in range(len(name)))


def test_rare_characters_of_a_name_are_found_one_by_one() -> None:
    key = search_key(["𪧘𥩟明"])

    assert [finds(key, typed) for typed in ("𪧘", "𥩟明", "明", "ming")] == [True] * 4


def test_search_for_signs_alone_finds_nobody(workspace: Workspace, owner: Person) -> None:
    huamei(workspace, owner)

    assert list(find_suppliers("%_'")) == []


def test_person_leads_to_their_supplier_until_they_are_erased(
    workspace: Workspace, owner: Person
) -> None:
    supplier = huamei(workspace, owner)
    chen = person(supplier, owner, name_zh="陈莉莉", title_zh="陈经理")
    before = [list(find_suppliers(typed)) for typed in ("chenlili", "陈经理", "cll")]

    erase_contact(contact=chen, by=owner, at=NOW)

    assert before == [[supplier]] * 3
    assert [list(find_suppliers(typed)) for typed in ("chenlili", "陈经理", "cll")] == [[], [], []]
    assert list(find_suppliers("nbhm")) == [supplier]


def test_archived_suppliers_come_last(workspace: Workspace, owner: Person) -> None:
    old = create_supplier(workspace=workspace, name="Aa Ningbo", by=owner, at=NOW)
    archive_supplier(supplier=old, by=owner, at=NOW)
    supplier = huamei(workspace, owner)

    assert list(find_suppliers("ningbo")) == [supplier, old]
