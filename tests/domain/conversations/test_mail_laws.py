"""What is written comes back, whatever is cut away, and no bytes do harm."""

import base64
import mailbox
import quopri
import tempfile
from datetime import UTC, datetime, timedelta, timezone
from email.header import Header
from email.message import Message
from email.utils import format_datetime, formataddr
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.conversations.mail_samples import FROM_LINE, mbox, multipart, part, raw

from guanxi.domain.conversations.entries import Rejected
from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.mail import Mail, read_mailbox, splitting

# Characters every one of these charsets has, everyday ones among them as in real mail.
_CHARSETS = {
    "utf-8": "价格是多少请问可以收到 €éß한글テスト\U00020000 abc 3.20?!,",
    "gb18030": "价格是多少请问可以收到发货单样品数量 镕 abc 3.20?!,",
    "gb2312": "价格是多少请问可以收到发货单样品数量 abc 3.20?!,",
    "big5": "價格是多少請問可以收到發貨單樣品數量 abc 3.20?!,",
}
_TEXTS = st.sampled_from(sorted(_CHARSETS)).flatmap(
    lambda charset: st.tuples(
        st.just(charset),
        st.text(alphabet=_CHARSETS[charset], min_size=1, max_size=60),
        st.lists(st.text(alphabet=_CHARSETS[charset], max_size=60), min_size=1, max_size=5),
        st.integers(0, 10**9),
        st.sampled_from(["8bit", "base64", "quoted-printable"]),
    )
)


def written(number: int, charset: str, name: str, text: str, seconds: int, coding: str) -> Message:
    """The mail as Python's own library writes it."""
    mail = Message()
    mail["From"] = formataddr((str(Header(name, charset)), f"w{number}@nb.cn"))
    mail["Subject"] = Header(name, charset)
    at = datetime(1990, 1, 1, tzinfo=timezone(timedelta(hours=8))) + timedelta(seconds=seconds)
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{number}@nb.cn>"
    mail["Content-Type"] = f'text/plain; charset="{charset}"'
    mail["Content-Transfer-Encoding"] = coding
    content = text.encode(charset)
    if coding == "base64":
        content = base64.encodebytes(content)
    elif coding == "quoted-printable":
        content = quopri.encodestring(content)
    mail.set_payload(content.decode("ascii", "surrogateescape"))
    return mail


@settings(max_examples=60)
@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_mailbox_written_by_the_standard_library_comes_back(mails):
    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(Path(folder) / "box")
        for number, (charset, name, lines, seconds, coding) in enumerate(mails):
            box.add(written(number, charset, name, "\n".join(lines), seconds, coding))
        box.close()
        content = (Path(folder) / "box").read_bytes()

    found = list(read_mailbox([content], UTC))

    assert [mail.text for mail in found] == [
        "\n".join(lines).rstrip("\n") for _, _, lines, _, _ in mails
    ]
    assert [mail.subject for mail in found] == [" ".join(name.split()) for _, name, *_ in mails]
    assert [mail.sender.address for mail in found] == [f"w{n}@nb.cn" for n in range(len(mails))]


BOX = mbox(
    raw("一\n\nFrom us\n"),
    raw(**multipart("mixed", part("二"), part("UERG", "a/b; name=p")), message_id="<2@x>"),
    raw("三\n> 二", message_id="<3@x>"),
)


@pytest.mark.parametrize("size", [1, 3, 64, 1_000])
def test_pieces_of_the_file_make_no_difference(monkeypatch, size):
    pieces = [BOX[i : i + size] for i in range(0, len(BOX), size)]
    whole = list(read_mailbox([BOX], UTC))

    monkeypatch.setattr(splitting, "_AHEAD", 64)
    parted = list(splitting.split_mailbox(pieces))

    assert parted == list(splitting.split_mailbox([BOX]))
    assert list(read_mailbox(pieces, UTC)) == whole
    assert [mail.words for mail in whole] == ["一\n\nFrom us", "二", "三"]


@given(st.integers(0, len(BOX)))
def test_cut_anywhere_a_mailbox_keeps_the_mails_before(cut):
    whole = list(read_mailbox([BOX], UTC))
    begun = [mail.offset + len(FROM_LINE) for mail in whole]

    try:
        found = list(read_mailbox([BOX[:cut]], UTC))
    except NotAnExport:
        found = []

    complete = sum(begin <= cut for begin in begun[1:])
    assert found[:complete] == whole[:complete]
    assert len(found) <= complete + 1


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(noise):
    head = raw()
    for content in (
        noise,
        b"From " + noise,
        head + noise,
        b"X: " + noise + b"\n" + head,
        head.replace(b"PO 12", noise),
        head.replace(b"PO 12", b"=?gb2312?B?" + noise),
        raw(noise, content_type="text/html"),
        raw(noise, content_type=noise),
        raw(b"--b\n" + noise + b"\n--b\n" + noise, content_type="multipart/mixed; boundary=b"),
        raw(noise, **{"from": noise, "date": noise, "references": noise, "received": noise}),
        mbox(raw()) + b"From " + noise + mbox(raw(noise)),
    ):
        assert outcome(content) <= {Mail, Rejected, Refusal.NO_MAIL, Refusal.EMPTY}


def outcome(content: bytes) -> set[object]:
    """What reading comes to: the kinds of its items, or the refusal."""
    try:
        return {type(item) for item in read_mailbox([content], UTC)}
    except NotAnExport as refused:
        return {refused.code}


@given(st.text(alphabet='<>,;:@"()\\= ?.abé李\t', max_size=80))
def test_any_people_are_read(noise):
    (mail,) = read_mailbox([raw(to=noise, cc="=?utf-8?Q?" + noise, **{"from": noise})], UTC)

    assert all(one.name or one.address for one in (*mail.to, *mail.cc))
