"""Delivery failures as the servers of the field write them: who was not reached, and why."""

import base64

import pytest
from tests.domain.conversations.mail_samples import multipart, one, part, raw

from guanxi.domain.conversations.mail import Failure, Mail

ORIGINAL = "From: Nora <nora@b.de>\nTo: Li Wei <li@nb.cn>\nSubject: PO 12\n\nPlease confirm."


def report(said: bytes | str, *more: bytes, type_: str = "text/plain; charset=utf-8") -> dict:
    parts = multipart("report", part(said, type_), *more)
    return {**parts, "content_type": f"{parts['content_type']}; report-type=delivery-status"}


def status(text: str) -> bytes:
    return part(text, "message/delivery-status")


def returned(text: str = ORIGINAL, type_: str = "message/rfc822") -> bytes:
    return part(text, type_)


# As in RFC 3464, with the mail that came back within.
POSTFIX = raw(**report(
    "This is the mail system at host mx.b.de.\n\n<li@nb.cn>: host mx.nb.cn said: 550 5.1.1 unknown",
    status(
        "Reporting-MTA: dns; mx.b.de\nArrival-Date: Mon, 2 Mar 2026 16:00:00 +0800\n\n"
        "Final-Recipient: rfc822; li@nb.cn\nOriginal-Recipient: rfc822;li@nb.cn\n"
        "Action: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.nb.cn\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown"
    ),
    returned(),
), **{"from": "MAILER-DAEMON@mx.b.de (Mail Delivery System)",
      "subject": "Undelivered Mail Returned to Sender"})  # fmt: skip

# Exchange: words in HTML first, our own address before theirs.
EXCHANGE = raw(**report(
    "<p>Hello nora@b.de,</p><p>Your message to li@nb.cn couldn't be delivered.</p>",
    status(
        "Reporting-MTA: dns;PR3P1.eurprd.prod.outlook.com\n\n"
        "Final-Recipient: rfc822;li@nb.cn\nAction: failed\nStatus: 5.1.10\n"
        "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound"
    ),
    returned(), type_="text/html; charset=us-ascii",
), **{"from": "postmaster@outlook.com", "subject": "Undeliverable: PO 12",
      "to": "nora@b.de", "auto_submitted": "auto-replied"})  # fmt: skip

# QQ: no report, only words; GB18030 in base64, our own address first.
QQ = raw(
    base64.b64encode(
        "尊敬的 nora@b.de：\n很抱歉您的邮件被退回来了\n收件人邮件地址：li@nb.cn\n"
        "退信原因：收件人邮箱地址不存在，550 5.1.1".encode("gb18030")
    ),
    **{"from": "=?gb18030?B?"
       + base64.b64encode("系统管理员".encode("gb18030")).decode() + "?= <PostMaster@qq.com>",
       "subject": "=?gb18030?B?"
       + base64.b64encode("来自qq.com的退信".encode("gb18030")).decode() + "?=",
       "to": "nora@b.de", "content_type": "text/plain; charset=gb18030",
       "content_transfer_encoding": "base64"},
)  # fmt: skip

# 163: a report whose header lies about the charset, and only says that it failed.
NETEASE = raw(**report(
    "抱歉，您的邮件被退回来了……收信人邮箱已满".encode("gb18030"),
    status(
        "Reporting-MTA: dns; mail-m975.mail.163.com\n\n"
        "Final-Recipient: RFC822; <li@nb.cn>\nAction: failed\nStatus: 5.2.2"
    ),
    type_="text/plain; charset=gbk",
), **{"from": "Postmaster@163.com", "subject": "系统退信".encode("gb18030")})  # fmt: skip

# A company's own server: the words name nobody, the mail that came back does.
NAMELESS = raw(**{
    **multipart("mixed", part("无法送达。系统退信"), returned(ORIGINAL.split("\n\n")[0] + "\n",
                                                        "text/rfc822-headers")),
    "from": "postmaster@nb.cn", "subject": "退信通知",
})  # fmt: skip


@pytest.mark.parametrize(
    ("mail", "failure"),
    [
        (POSTFIX, Failure("li@nb.cn", "5.1.1")),
        (EXCHANGE, Failure("li@nb.cn", "5.1.10")),
        (QQ, Failure("li@nb.cn", "5.1.1")),
        (NETEASE, Failure("li@nb.cn", "5.2.2")),
        (NAMELESS, Failure("li@nb.cn", "")),
    ],
    ids=["postfix", "exchange", "qq", "163", "nameless"],
)
def test_a_failure_names_whom_it_did_not_reach(mail: bytes, failure: Failure) -> None:
    read: Mail = one(mail)

    assert (read.bounce, read.automatic, read.failures) == (True, True, (failure,))


def test_a_report_is_believed_before_its_words() -> None:
    told = status("Final-Recipient: rfc822; wang@nb.cn\nAction: failed\nStatus: 5.0.0")

    mail = one(raw(**report("To li@nb.cn?", told, returned())))

    assert mail.failures == (Failure("wang@nb.cn", "5.0.0"),)


def test_the_servers_own_words_tell_more_than_a_status_that_tells_nothing() -> None:
    told = status(
        "Final-Recipient: rfc822; wang@nb.cn\nAction: failed\nStatus: 5.0.0\n"
        "Diagnostic-Code: smtp; 552 5.2.2 mailbox full"
    )

    assert one(raw(**report("failed", told))).failures == (Failure("wang@nb.cn", "5.2.2"),)


def test_a_mail_within_an_ordinary_mail_is_no_failure() -> None:
    mail = one(raw(**multipart("mixed", part("See below"), returned())))

    assert (mail.bounce, mail.failures) == (False, ())
