"""Mails that answer one another are one thread, in whatever order and files they come."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.conversations.mail_samples import mbox, raw, read

from guanxi.domain.conversations.mail import Link, link_of, thread_keys

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def link(
    name: str,
    *names: str,
    subject: str = "",
    days: float = 0,
    sender: str = "li@nb.cn",
    to: str = "anna@b.de",
) -> Link:
    at = START + timedelta(days=days)
    return Link(name, names, at, subject, sender, frozenset(to.split()))


def test_answers_are_in_the_thread_they_began_with():
    found = thread_keys([link("a"), link("b", "a"), link("c", "a", "b"), link("x")])

    assert found == {"a": "a", "b": "a", "c": "a", "x": "x"}


def test_mails_are_joined_through_one_that_is_missing():
    assert thread_keys([link("c", "a", "b"), link("d", "b")]) == {"c": "a", "d": "a"}


def test_mail_that_answers_itself_is_a_thread():
    assert thread_keys([link("a", "a"), link("b", "c"), link("c", "b")]) == {
        "a": "a",
        "b": "b",
        "c": "b",
    }


def test_answer_without_ids_finds_its_mail_by_subject_and_people():
    asked = link("a", subject="PO 12 ship date", sender="anna@b.de", to="li@nb.cn")

    found = thread_keys([asked, link("b", subject="回复：Odp: PO 12  ship date", days=3)])

    assert found == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    "other",
    [
        link("b", subject="PO 12", days=3),
        link("b", subject="Fwd: PO 12", days=3),
        link("b", subject="Re: PO 13", days=3),
        link("b", subject="Re: PO 12", days=31),
        link("b", subject="Re: PO 12", days=-1),
        link("b", subject="Re: PO 12", days=3, sender="x@y.cn", to="z@y.cn"),
        link("b", "q", subject="Re: PO 12", days=3),
    ],
)
def test_other_mail_with_that_subject_is_a_thread_of_its_own(other):
    asked = link("a", subject="PO 12", sender="anna@b.de", to="li@nb.cn")

    assert len(set(thread_keys([asked, other]).values())) == 2


def test_mails_read_in_their_order_have_their_thread_at_once():
    mails = read(
        mbox(
            raw("1", message_id="<a>"),
            raw("2", message_id="<b>", in_reply_to="<a>"),
            raw("3", message_id="<c>", in_reply_to="<b>"),
            raw("4", message_id="<x>"),
        )
    )

    assert [mail.thread for mail in mails] == ["a", "a", "a", "x"]
    assert thread_keys(map(link_of, mails)) == {m.message_id: m.thread for m in mails}


def test_mail_joins_the_thread_already_given_to_the_mail_it_answers():
    mails = read(
        mbox(
            raw("1", message_id="<a>"),
            raw("2", message_id="<b>", references="<missing> <a>", in_reply_to="<a>"),
        )
    )

    assert [mail.thread for mail in mails] == ["a", "a"]
    assert thread_keys(map(link_of, mails)) == {"a": "missing", "b": "missing"}


_NAMES = st.sampled_from("abcdefgh")
_LINKS = st.lists(
    st.builds(
        lambda name, names, subject, days: link(name, *names, subject=subject, days=days),
        _NAMES,
        st.lists(_NAMES, max_size=3),
        st.sampled_from(["PO", "Re: PO", "x", "Re: x"]),
        st.integers(0, 50),
    ),
    unique_by=lambda one: one.message_id,
)


@given(_LINKS, st.randoms())
def test_order_makes_no_difference(links, chance):
    shuffled = list(links)
    chance.shuffle(shuffled)

    assert thread_keys(shuffled) == thread_keys(links)


@given(_LINKS)
def test_every_mail_shares_its_thread_with_the_mails_it_names(links):
    keys = thread_keys(links)

    assert keys.keys() == {one.message_id for one in links}
    for one in links:
        for name in one.names:
            assert keys.get(name, keys[one.message_id]) == keys[one.message_id]
