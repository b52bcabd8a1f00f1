"""What a chat says arrives whole: every word, line break and mark, under the right name."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.conversations.whatsapp_samples import SHANGHAI, entries, read, rejected, told

from guanxi.domain.conversations.entries import (
    Kind,
    Precision,
    Reason,
    Rejected,
    line_dict,
)
from guanxi.domain.conversations.whatsapp import NotAnExport, Refusal, read_chat


def test_message_keeps_line_breaks_and_full_width_marks():
    body = "您好：\n\n1）数量，500？\n  - 颜色：黑色 \n"

    lines = told(f"2026/5/7 08:46 - 王伟: {body}\n2026/5/7 08:47 - Tom: ok\n")

    assert [text for _, _, text in lines] == [body, "ok"]


def test_message_keeps_separators_that_are_no_line_ends():
    body = "a\x0bb\x0cc\u2028d\x85e\rf"

    assert entries(f"2026/5/7 08:46 - Li: {body}\n")[0].text == body


@pytest.mark.parametrize("size", [1, 7, 100, 10_000])
def test_pieces_of_the_file_make_no_difference(size):
    chat = "".join(
        f"[7/5/26, 08:46:{i % 60:02}] 王伟: 第{i}条\r\n第二行\n" for i in range(200)
    ).encode()

    whole = list(read_chat([chat], SHANGHAI))
    parts = list(read_chat((chat[i : i + size] for i in range(0, len(chat), size)), SHANGHAI))

    assert parts == whole
    assert len(whole) == 200


def test_entries_of_a_large_file_do_not_depend_on_where_blocks_end():
    line = "[7/5/26, 08:46:{:02}] 王伟: 第{}条 {}\n第二行\n"
    chat = "".join(line.format(i % 60, i, "长" * (i % 97)) for i in range(12_000)).encode()

    found = list(read_chat([chat], SHANGHAI))

    assert [item.text for item in found] == [
        f"第{i}条 {'长' * (i % 97)}\n第二行" for i in range(12_000)
    ]
    assert [item.line for item in found] == list(range(1, 24_001, 2))


def test_stamp_in_the_middle_of_a_line_parts_nothing():
    body = "he wrote 7/5/2026, 08:46 - Tom: yes\n2016-04-29 10:30:00\n12:30 call"

    assert [text for *_, text in told(f"7/5/2026, 09:00 - Li: {body}\n")] == [body]


def test_lines_nobody_sent_have_no_sender():
    chat = (
        "7/5/2026, 08:45 - Messages and calls are end-to-end encrypted.\n"
        '7/5/2026, 08:45 - Tom changed the subject from "A" to "PO: 12"\n'
        "7/5/2026, 08:45 - 王伟将主题从“订单: 5”更改为“灯”\n"
        "7/5/2026, 08:46 - Tom: hi: there\n"
    )

    assert [(e.sender, e.kind) for e in entries(chat)] == [
        (None, Kind.SYSTEM),
        (None, Kind.SYSTEM),
        (None, Kind.SYSTEM),
        ("Tom", Kind.TEXT),
    ]
    assert entries(chat)[1].text == 'Tom changed the subject from "A" to "PO: 12"'


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("\u202a+86 138\u00a00013 8000\u202c", "+86 138 0013 8000"),
        ("\u2068王芳🌸\u2069", "王芳🌸"),
        ("~\u202fLi Wei", "~ Li Wei"),
        ("Sales:Ningbo", "Sales:Ningbo"),
        ("张三（宁波）", "张三（宁波）"),
        ("Dr. Wang", "Dr. Wang"),
        (":Wang", ":Wang"),
        ("\u200e", "?"),
    ],
)
def test_name_is_the_person_without_steering_marks(written, name):
    assert told(f"7/5/2026, 08:46 - {written}: ok: go\n")[0][1:] == (name, "ok: go")


def test_message_without_text_is_a_message():
    assert told("7/5/2026, 08:46 - Tom: \n7/5/2026, 08:47 - Li:\n") == [
        ("2026-05-07 08:46:00", "Tom", ""),
        ("2026-05-07 08:47:00", "Li", ""),
    ]


def test_full_width_colon_parts_the_name_where_the_export_writes_it():
    chat = "2026/5/7 08:46 - 王伟：单价: 3.20\n2026/5/7 08:47 - 李娜：好的\n"

    assert [(name, text) for _, name, text in told(chat)] == [
        ("王伟", "单价: 3.20"),
        ("李娜", "好的"),
    ]


def test_old_phones_end_the_stamp_with_a_colon_in_notices_too():
    chat = (
        "9/19/17, 5:50:40 PM: \u200eTom created this group\n"
        "9/19/17, 5:51:40 PM: Tom: hello\n9/19/17, 5:52:40 AM: \u202a+44 7700 900123\u202c: PM?\n"
    )

    assert told(chat) == [
        ("2017-09-19 17:50:40", None, "\u200eTom created this group"),
        ("2017-09-19 17:51:40", "Tom", "hello"),
        ("2017-09-19 05:52:40", "+44 7700 900123", "PM?"),
    ]


def test_impossible_date_is_rejected_with_its_line_and_the_rest_goes_on():
    chat = (
        "30/1/2026, 10:00 - Li: one\nmore\n31/02/2026, 10:00 - Li: two\n1/3/2026, 25:10 - Li: x\n"
        "2/3/2026, 10:00 - Li: three\n"
    )

    assert rejected(chat) == [
        Rejected(3, "31/02/2026, 10:00 - Li: two", Reason.IMPOSSIBLE_DATE, {}),
        Rejected(4, "1/3/2026, 25:10 - Li: x", Reason.IMPOSSIBLE_DATE, {}),
    ]
    assert [text for *_, text in told(chat)] == ["one\nmore", "three"]


def test_lines_before_the_first_stamp_are_rejected_one_by_one():
    chat = "Chat history\n\nwith Li\n2/3/2026, 10:00 - Li: one\n"

    assert rejected(chat) == [
        Rejected(1, "Chat history", Reason.BEFORE_FIRST, {}),
        Rejected(3, "with Li", Reason.BEFORE_FIRST, {}),
    ]


def test_entry_beyond_every_limit_is_cut_and_said():
    chat = "22/3/2026, 10:00 - Li: " + "好\n" * 900_000 + "22/3/2026, 10:01 - Tom: ok\n"

    reading = list(
        read_chat((chat[i : i + 50_000].encode() for i in range(0, len(chat), 50_000)), SHANGHAI)
    )

    assert len(reading[0].text) <= 1 << 20
    assert [(item.line, item.reason) for item in reading[1:-1]] == [(524_289, Reason.TOO_LONG)]
    assert (reading[-1].text, reading[-1].line) == ("ok", 900_001)


def test_entry_says_where_it_stands_and_how_exact_its_time_is():
    entry = entries("[7/5/26, 08:46:09] Li: 好的\n")[0]

    assert (entry.position, entry.line, entry.precision) == (0, 1, Precision.SECOND)
    assert entry.at.utcoffset() == timedelta(hours=8)
    assert line_dict(entry) == {
        "at": "2026-05-07T08:46:09+08:00",
        "sender": "Li",
        "kind": "text",
        "text": "好的",
        "attachment": None,
    }


_LOG = "".join(f"2026-05-07 08:46:{s:02} - INFO started {s}\n" for s in range(30))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        "  \n",
        "hello\nworld\n",
        "12:30 call me\n",
        "[7/5/2026 8:46 AM] Li Wei\nhello\n[7/5/2026 8:47 AM] Tom\nhi\n",
        _LOG,
        "2026/05/07(木)\n08:46\tLi\t好\n",
        "Date,User,Message\n2026-05-07 08:46:00,Li,hi\n",
    ],
)
def test_text_that_is_no_chat_is_refused(text):
    with pytest.raises(NotAnExport) as refused:
        read(text)

    assert refused.value.code in (Refusal.EMPTY, Refusal.NO_HEADER)


_SAID = st.text(
    alphabet=st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="<\u200e\u200f"),
    max_size=40,
)


@given(st.lists(st.tuples(st.sampled_from(["Li", "王芳", "Tom B."]), _SAID)))
def test_every_text_comes_back_as_it_was_written(said):
    said = [("Li", "start"), *((who, f"x{text}x") for who, text in said)]
    chat = "".join(f"7/5/2026, 08:46 - {who}: {text}\n" for who, text in said)

    assert [(who, text) for _, who, text in told(chat)] == said


def outcome(content: bytes) -> object:
    """What reading comes to: the number of items, or the refusal."""
    try:
        return len(list(read_chat([content], SHANGHAI)))
    except NotAnExport as refused:
        return refused.code


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(noise):
    for content in (
        noise,
        b"7/5/2026, 08:46 - Li: x\n" + noise,
        noise + b"\n[7/5/26, 08:46:00] L: x",
    ):
        assert isinstance(outcome(content), int | Refusal)


@given(st.text(alphabet="0123456789/.:, -[]\u200e\n年月日 AMP下午ab：", max_size=120))
def test_anything_that_looks_like_stamps_is_read_or_refused(noise):
    assert isinstance(outcome(noise.encode()), int | Refusal)
