"""A mailbox gives every mail in it once, dated, and says what it could not use."""

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.domain.conversations.mail_samples import (
    FROM_LINE,
    mbox,
    multipart,
    one,
    part,
    raw,
    read,
    rejected,
)

from guanxi.domain.conversations.entries import Entry, Kind, Precision, Reason, Rejected
from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.mail import (
    Address,
    Attachment,
    attachment_bytes,
    entries,
    looks_like_mail,
    read_mailbox,
    read_mails,
    splitting,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_mail_tells_who_wrote_what_to_whom():
    mail = one(
        raw(
            "好的\n",
            to='"Anna, Buyer" <anna@b.de>, qc@b.de',
            cc="Tom (QC) <tom@b.de>",
            in_reply_to="<0@b.de>",
            references="<x@b.de>\n <0@b.de>",
        )
    )

    assert mail.sender == Address("Li Wei", "li@nb.cn")
    assert mail.to == (Address("Anna, Buyer", "anna@b.de"), Address("", "qc@b.de"))
    assert mail.cc == (Address("Tom (QC)", "tom@b.de"),)
    assert mail.at.isoformat() == "2026-03-02T16:00:00+08:00"
    assert (mail.message_id, mail.in_reply_to, mail.references) == (
        "1@nb.cn",
        ("0@b.de",),
        ("x@b.de", "0@b.de"),
    )
    assert (mail.subject, mail.words, mail.text) == ("PO 12", "好的", "好的")


def test_sentence_that_begins_with_from_parts_nothing():
    body = "Hello\n\nFrom 10:30 on 2026 we load.\n\nFrom the report: 12 of 200.\nFrom: x\n"

    mails = read(mbox(raw(body), raw("second", message_id="<2@nb.cn>")))

    assert [mail.text for mail in mails] == [body.rstrip("\n"), "second"]


def test_line_within_a_paragraph_parts_nothing():
    body = "We ship\nFrom Ningbo\nNote: 2 pallets"

    assert [mail.text for mail in read(mbox(raw(body)))] == [body]


def test_file_on_a_mail_is_the_same_within_a_mailbox():
    mail = raw("a,b\n", content_type="text/csv; name=a.csv")

    assert [one(mail).attachments, one(mbox(mail)).attachments] == [
        (Attachment("a.csv", "text/csv", 4, "", inline=False),)
    ] * 2


def test_escaped_lines_lose_one_mark():
    mail = one(mbox(raw(">From here\n>>From there\n> From quoted\n")))

    assert mail.text == "From here\n>From there\n> From quoted"


@pytest.mark.parametrize(
    "line",
    [
        b"From li at nb.cn  Mon Mar  2 08:00:00 2026",
        b"From - Mon Mar 02 08:00:00 2026",
        b"From MAILER-DAEMON Mon Mar  2 08:00:00 2026 +0000",
        b"From li@nb.cn Mon, 02 Mar 2026 08:00:00 +0800",
        b"From li@nb.cn",
    ],
)
def test_mails_are_parted_by_every_form_of_the_line(line):
    second = line + b"\n" + raw("b", message_id="<2@nb.cn>")

    assert [mail.text for mail in read(mbox(raw("a")) + second)] == ["a", "b"]


def test_mozillas_line_without_a_date_needs_no_empty_line_before_it():
    content = b"From - \n" + raw("a\nFrom - that") + b"\nFrom - \n" + raw("b", message_id="<2@b>")

    assert [mail.text for mail in read(content)] == ["a\nFrom - that", "b"]


def test_mailbox_from_windows_reads_the_same():
    content = mbox(raw("好\n\nFrom us\n"), raw("二", message_id="<2@nb.cn>"))

    found = read(content.replace(b"\n", b"\r\n"))

    assert [(mail.text, mail.line) for mail in found] == [("好\n\nFrom us", 1), ("二", 12)]


def test_mail_that_comes_twice_is_read_once():
    reading = read_mailbox([mbox(raw("a"), raw("a"), raw("b", message_id="<2@nb.cn>"))], UTC)

    assert [mail.text for mail in reading] == ["a", "b"]
    assert reading.duplicates == 1


def test_mail_without_an_id_gets_the_same_one_in_every_copy():
    first = one(raw("a", message_id=None, received="x; Mon, 2 Mar 2026 17:00:00 +0800"))
    again = one(mbox(raw("a", message_id="<>", x_list="copy")))
    other = one(raw("b", message_id=None))

    assert first.message_id == again.message_id != other.message_id
    assert first.message_id.startswith("content:")


def test_one_id_on_mails_of_different_days_loses_none():
    later = raw("b", date="Tue, 3 Mar 2026 16:00:00 +0800")

    reading = read_mailbox([mbox(raw("a"), later, later)], UTC)
    mails = list(reading)

    assert [mail.text for mail in mails] == ["a", "b"]
    assert mails[1].message_id.startswith("1@nb.cn#")
    assert reading.duplicates == 1


def test_mails_keep_their_place_in_the_file():
    content = mbox(raw("a\nb"), raw("c", message_id="<2@nb.cn>"))

    mails = read(content)

    assert [(mail.position, mail.line) for mail in mails] == [(0, 1), (1, 11)]
    assert [content[mail.offset :][: mail.length] for mail in mails] == [
        mbox(raw("a\nb")),
        mbox(raw("c", message_id="<2@nb.cn>")),
    ]


def test_attachment_is_read_again_from_its_place():
    pdf = part("UERG", "application/pdf; name=a.pdf", "Content-Transfer-Encoding: base64")
    content = mbox(raw("a"), raw(**multipart("mixed", part("b"), pdf), message_id="<2@nb.cn>"))
    file = io.BytesIO(content)

    mail = list(read_mailbox(file, UTC))[1]

    assert attachment_bytes(file, mail, 0) == b"PDF"
    with pytest.raises(IndexError):
        attachment_bytes(file, mail, 1)


def test_mail_beyond_every_limit_is_cut_and_said(monkeypatch):
    monkeypatch.setattr(splitting, "LONGEST_MAIL", 400)
    content = mbox(raw("x" * 1_000), raw("b", message_id="<2@nb.cn>"))

    found = list(read_mailbox([content], UTC))

    assert [item.reason for item in found if isinstance(item, Rejected)] == [Reason.TOO_LONG]
    assert [item.text[-5:] for item in found if not isinstance(item, Rejected)] == ["xxxxx", "b"]


def test_folder_is_read_as_one_and_says_which_file_is_no_mail():
    files = [("1.eml", [raw("a")]), ("b.jpg", [b"\xff\xd8"]), ("3.eml", [raw("c", message_id="x")])]

    found = list(read_mails(files, UTC))

    assert [(item.position, item.source) for item in found if not isinstance(item, Rejected)] == [
        (0, "1.eml"),
        (1, "3.eml"),
    ]
    assert [item.params for item in found if isinstance(item, Rejected)] == [{"file": "b.jpg"}]


def test_mail_becomes_a_line_of_the_conversation():
    mail = raw("3.20\n\n> price?", references="<0@b.de>")

    assert list(entries(read_mailbox([mail], UTC))) == [
        Entry(
            position=0,
            line=1,
            at=datetime(2026, 3, 2, 8, tzinfo=UTC),
            sender="Li Wei",
            kind=Kind.TEXT,
            text="3.20\n\n> price?",
            words="3.20",
            precision=Precision.SECOND,
            quoted="> price?",
            thread="0@b.de",
            handle="li@nb.cn",
        )
    ]


def test_entry_takes_the_thread_it_is_told():
    (entry,) = entries(read_mailbox([raw("a")], UTC), {"1@nb.cn": "root"})

    assert entry.thread == "root"


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (raw("a"), "eml"),
        (mbox(raw("a")), "mbox"),
        (b" \n" + raw("a"), "eml"),
        (b"\xef\xbb\xbf\r\n" + raw("a").replace(b"\n", b"\r\n"), "eml"),
        (b"From \nList-Id: <x>\n", "mbox"),
        (b"2026/5/7 08:46 - Li: From: x\n", None),
        (b"[7/5/26, 08:46:09] Li: Subject: x\n", None),
        ("2026-05-07 08:46 '王芳'\n您好\n".encode(), None),
        (b"12:30: call\nTo: Li\nSubject: x\n", None),
        (b"localId,TalkerId,Type,CreateTime,StrContent\n", None),
        (b"From here on we talk.\nOk\n", None),
        (b'{"from": "a", "date": 1}', None),
        (b"", None),
        (bytes(range(256)), None),
    ],
)
def test_mail_is_known_by_its_beginning(start, kind):
    assert looks_like_mail(start) == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", Refusal.EMPTY), (b" \r\n", Refusal.EMPTY), (b"just a note\n", Refusal.NO_MAIL)],
)
def test_file_that_is_no_mail_is_refused(content, code):
    with pytest.raises(NotAnExport) as refused:
        read_mailbox([content], UTC)

    assert refused.value.code is code


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: PO\nbroken line\nFrom: li@nb.cn\nDate: Mon, 2 Mar 2026 16:00:00 +0800\n\nbody",
        b">From x\nFrom: li@nb.cn\nSubject: PO\nDate: Mon, 2 Mar 2026 16:00:00 +0800\n\nbody",
        b"From : li@nb.cn\nSubject:PO\nDate:Mon, 2 Mar 2026 16:00:00 +0800\nX-A: b\nbody",
    ],
)
def test_broken_header_is_read_as_far_as_it_goes(header):
    mail = one(b"Received: x\n" + header)

    assert (mail.sender.address, mail.text) == ("li@nb.cn", "body")
    assert mail.at.utcoffset() == timedelta(hours=8)


def test_what_is_no_mail_in_a_mailbox_is_rejected():
    content = mbox(raw("a")) + FROM_LINE + b"\nno header\n\n" + mbox(raw("b", message_id="<2>"))

    assert [mail.text for mail in read(content)] == ["a", "b"]
    assert rejected(content) == [Rejected(10, "no header", Reason.NOT_MAIL, {})]
