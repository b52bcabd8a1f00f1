"""Who sent a mail and when: read from every form of its headers, never guessed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.domain.conversations.mail_samples import mbox, one, raw, read, rejected

from guanxi.domain.conversations.entries import Reason, Rejected
from guanxi.domain.conversations.mail import Address

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (b"li@nb.cn", Address("", "li@nb.cn")),
        (b"li at nb.cn (=?gb18030?B?wO7OsA==?=)", Address("李伟", "li@nb.cn")),
        (b"li@nb.cn (Li (Sales) Wei)", Address("Li (Sales) Wei", "li@nb.cn")),
        (b'"=?utf-8?B?5p2O5Lyf?=" <li@nb.cn>', Address("李伟", "li@nb.cn")),
        (b"=?iso-8859-1?Q?Gr=FCn=2C_Eva?= <eva@b.de>", Address("Grün, Eva", "eva@b.de")),
        ("李伟 <li@nb.cn>".encode("gbk"), Address("李伟", "li@nb.cn")),
        (b"'li@nb.cn' <li@nb.cn>", Address("", "li@nb.cn")),
        (b"boss@x.cn <li@nb.cn>", Address("boss@x.cn", "li@nb.cn")),
        (b'"A \\"B\\" C" <li@nb.cn>', Address('A "B" C', "li@nb.cn")),
        (b"=?utf-8?B?5p2O5LyfIDxsaUBuYi5jbj4=?=", Address("李伟", "li@nb.cn")),
        (b"Factory Sales", Address("Factory Sales", "")),
        (b"Li <@relay.cn,@mx.cn:li@nb.cn>", Address("Li", "li@nb.cn")),
    ],
)
def test_sender_is_read_from_every_form(written, address):
    assert one(raw(**{"from": written})).sender == address


def test_groups_and_hidden_recipients_are_nobody_more():
    mail = one(
        raw(to="undisclosed-recipients:;, <Undisclosed:@b.de;>", cc="Team: a@b.de, Eva <c@b.de>;")
    )

    assert mail.to == ()
    assert mail.cc == (Address("", "a@b.de"), Address("Eva", "c@b.de"))


@pytest.mark.parametrize(
    "fields",
    [
        {"x_original_from": "Li Wei <li@nb.cn>"},
        {"reply_to": "li@nb.cn"},
    ],
)
def test_who_wrote_by_way_of_a_group_is_the_sender(fields):
    shown = {"from": "'Li Wei' via Sales <sales@b.de>", "list_id": "<sales.b.de>"}

    assert one(raw(**shown, **fields)).sender == Address("Li Wei", "li@nb.cn")
    assert one(raw(**shown, reply_to="sales@b.de")).sender.address == "sales@b.de"


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("Mon, 2 Mar 2026 16:00:05 +0800 (CST)", "2026-03-02T16:00:05+08:00"),
        ("2 Mar 26 08:00 EST", "2026-03-02T08:00:00-05:00"),
        ("Mon, 02 Mar 2026 08:00:00 -0000", "2026-03-02T08:00:00+00:00"),
        ("Mon, 2 Mar 2026 08:00:60 GMT", "2026-03-02T08:00:59+00:00"),
        ("2026-03-02T08:00:00+05:30", "2026-03-02T08:00:00+05:30"),
        ("2026年3月2日 下午 4:00:00", "2026-03-02T16:00:00+08:00"),
        ("Mon Mar  2 16:00:00 CST 2026", "2026-03-02T16:00:00+08:00"),
        ("Mon, 2 三月 2026 16:00:00 +0800", "2026-03-02T16:00:00+08:00"),
        ("Mon, 2 Mar 2026 16:00", "2026-03-02T16:00:00+08:00"),
        ("2 Mar 2026 at 16:00:00  GMT+8", "2026-03-02T16:00:00+08:00"),
        ("Monday, March 2, 2026 4:00 PM", "2026-03-02T16:00:00+08:00"),
        ("Mon, 002 Mar 2026 08:00:00 GMT", "2026-03-02T08:00:00+00:00"),
        ("Monday, March 2, 2026; 31 Feb 2026 25:00", None),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("Fri, 2 Mar 20026 10:00:00 +0000", None),
    ],
)
def test_date_is_read_in_its_zone_or_is_none(date, at):
    found = read(raw(date=date), SHANGHAI)

    assert [mail.at.isoformat() for mail in found] == ([at] if at else [])


@pytest.mark.parametrize("date", [None, "yesterday", "Mon, 30 Nov 1999 23:56:33 -3000", "\u00e9"])
def test_mail_without_a_usable_date_has_that_of_the_last_server(date):
    received = b"from a by b; Mon, 2 Mar 2026 16:00:07 +0800"
    mail = one(raw(date=date, received=received))

    assert (mail.at.isoformat(), mail.date_from) == ("2026-03-02T16:00:07+08:00", "received")


def test_mail_without_a_date_on_the_way_has_that_of_the_mailbox():
    mail = one(mbox(raw(date=None)))

    assert (mail.at, mail.date_from) == (datetime(2026, 3, 2, 8, tzinfo=UTC), "from_line")


def test_mail_without_any_date_is_rejected_with_its_line():
    undated = b"From \nList-Id: <x>\n\nhello\n"

    assert rejected(mbox(raw()) + undated) == [
        Rejected(8, "List-Id: <x>", Reason.NO_DATE, {}),
    ]
    assert rejected(raw(date="soon"))[0].reason is Reason.IMPOSSIBLE_DATE
