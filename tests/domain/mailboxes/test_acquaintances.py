"""Whose mail is taken, and whose it then is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.mailboxes import Acquaintances, Contact, acquaintances

PUBLIC = ["qq.com"]
OURS = ["anna@ours.example"]


def known(*contacts: Contact) -> Acquaintances:
    return acquaintances(contacts, ours=OURS, public=PUBLIC)


LI = Contact("Li@nb.example", 1)


@pytest.mark.parametrize(
    ("head", "supplier"),
    [
        (b"From: Li Wei <li@NB.example>\r\n\r\n", 1),
        (b"From: new@nb.example\r\n\r\n", 1),
        (b"From: anna@ours.example\r\nTo: x@y.example,\r\n li@nb.example\r\n\r\n", 1),
        (b"From: x@y.example\r\nCc: =?utf-8?B?5p2O?= <li@nb.example>\r\n\r\n", 1),
        (b"From: x@y.example\r\nReply-To: li@nb.example\r\n\r\n", 1),
        (b"From: anna@ours.example\r\nBcc: li@nb.example\r\n\r\n", 1),
        (b"From: li@sub.nb.example\r\n\r\n", None),
        (b"From: li@nb.example.evil.example\r\n\r\n", None),
        (b"Subject: li@nb.example\r\n\r\n", None),
        (b"From: li@nb.example <x@y.example>\r\n\r\n", None),
        (b"", None),
        (b"\xff\xfe\x00", None),
    ],
)
def test_mail_is_taken_by_the_addresses_on_it(head: bytes, supplier: int | None) -> None:
    assert known(LI).supplier_of_mail(head) == supplier


def test_domain_where_anybody_may_have_an_address_says_nothing() -> None:
    people = known(Contact("li@qq.com", 1))

    assert people.supplier_of(["li@qq.com"]) == 1
    assert people.supplier_of(["somebody@qq.com"]) is None


def test_nobody_is_known_by_an_address_or_domain_of_ours() -> None:
    people = known(Contact("anna@ours.example", 1), Contact("tom@ours.example", 1))

    assert people.known == {"tom@ours.example": (0, 1)}


def test_whole_domain_is_asked_for_with_everybody_there() -> None:
    people = known(LI, Contact("wang@nb.example", 1), Contact("li@qq.com", 1))

    assert sorted(people.marks().values()) == ["@nb.example", "li@qq.com"]


def test_third_party_is_known_by_its_address_only() -> None:
    people = known(Contact("ops@ship.example", 1, is_third=True))

    assert people.known == {"ops@ship.example": (2, 1)}


def test_supplier_is_that_of_the_person_known_best() -> None:
    people = known(LI, Contact("ops@ship.example", 2, is_third=True), Contact("wu@yd.example", 3))

    assert people.supplier_of(["ops@ship.example", "new@yd.example", "li@nb.example"]) == 1
    assert people.supplier_of(["ops@ship.example", "new@yd.example"]) == 3
    assert people.supplier_of(["wu@yd.example", "li@nb.example"]) == 3


@pytest.mark.parametrize("address", ["王小姐", "a@b\r\nX: y", 'a"@b', "", "@nb.example", "a b@c.d"])
def test_handle_that_is_no_address_is_left_out(address: str) -> None:
    assert known(Contact(address, 1)).known == {}


@given(st.binary(max_size=300))
def test_any_head_is_read_without_fault(head: bytes) -> None:
    assert known(LI).supplier_of_mail(head) in (None, 1)


def test_nobody_else_is_known_at_a_well_known_provider() -> None:
    li = Contact("li@yahoo.com.sg", 1)

    assert known(li).known == {"li@yahoo.com.sg": (0, 1)}
