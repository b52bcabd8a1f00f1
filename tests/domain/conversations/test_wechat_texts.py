"""Texts of the tools and lines copied from the window: who said what, and when."""

from datetime import date

import pytest
from tests.domain.conversations.wechat_samples import entries, read, rejected, told

from guanxi.domain.conversations.entries import Kind, Precision, Reason
from guanxi.domain.conversations.wechat import NotAnExport, Refusal

MONDAY = date(2026, 11, 23)


def test_lines_sent_by_mail_stand_under_their_day():
    chat = """小明 和 小红 在微信上的聊天记录如下，请查收。

—————  2026-04-06  —————


小红  16:21

有点事，一会儿回
马上

小明  16:21

[图片: 8b0a.jpg(请在附件中查看)]

—————  2026-04-07  —————

小红  9:05

好的
"""

    assert told(chat) == [
        ("2026-04-06 16:21:00", "小红", "有点事，一会儿回\n马上"),
        ("2026-04-06 16:21:00", "小明", "[图片: 8b0a.jpg(请在附件中查看)]"),
        ("2026-04-07 09:05:00", "小红", "好的"),
    ]
    assert rejected(chat) == []
    assert {e.precision for e in entries(chat)} == {Precision.MINUTE}


@pytest.mark.parametrize(
    ("opening", "told_at"),
    [
        ("王芳 2026/11/20 14:05", "2026-11-20 14:05:00"),
        ("王芳 2026年11月20日 下午2:05", "2026-11-20 14:05:00"),
        ("王芳  2026-11-20 14:05:33", "2026-11-20 14:05:33"),
        ("王芳 2026/11/20 14:05:", "2026-11-20 14:05:00"),
        ("王芳: 2026/11/20 14:05", "2026-11-20 14:05:00"),
        ("王芳\n2026年11月20日 14:05", "2026-11-20 14:05:00"),
        ("王芳\n2026/11/20 14:05:33", "2026-11-20 14:05:33"),
        ("王芳 昨天 21:05", "2026-11-22 21:05:00"),
        ("王芳 星期三 14:05", "2026-11-18 14:05:00"),
        ("王芳 Yesterday 21:05", "2026-11-22 21:05:00"),
        ("王芳 11月20日 14:05", "2026-11-20 14:05:00"),
        ("王芳 12-24 14:05:10", "2025-12-24 14:05:10"),
        ("王芳\n昨天 21:05", "2026-11-22 21:05:00"),
        ("王芳 14:05", "2026-11-23 14:05:00"),
    ],
)
def test_copied_lines_are_read_in_every_form(opening, told_at):
    chat = f"{opening}\n单价 3.2\n不含税\n\n{opening.replace('王芳', 'Tom')}\n好\n"

    assert told(chat, today=MONDAY) == [
        (told_at, "王芳", "单价 3.2\n不含税"),
        (told_at, "Tom", "好"),
    ]


@pytest.mark.parametrize(
    "chat",
    [
        "王芳 昨天 21:05\n好\n",
        "王芳 11月20日 14:05\n好\n",
        "王芳 14:05\n好的\n",
        "王芳\n星期三 14:05\n好\n",
    ],
)
def test_lines_without_a_year_need_today(chat):
    with pytest.raises(NotAnExport) as refusal:
        read(chat)

    assert refusal.value.code is Refusal.YEAR_MISSING
    assert len(entries(chat, today=MONDAY)) == 1


def test_lines_without_any_time_are_refused():
    with pytest.raises(NotAnExport) as refusal:
        read("王芳:\n单价 3.2\n\nTom:\n好\n", today=MONDAY)

    assert refusal.value.code is Refusal.NO_HEADER


def test_time_in_a_text_parts_nothing():
    chat = (
        "2026-11-20 14:05:33 王芳\n会议改到\n2026年11月21日 10:00\n———  2026-11-21  ———\n到\n\n"
        "2026-11-20 14:06:33 我\n好\n\n"
    )

    assert [text for *_, text in told(chat)] == [
        "会议改到\n2026年11月21日 10:00\n———  2026-11-21  ———\n到",
        "好",
    ]


def test_notice_stands_in_the_names_place():
    chat = (
        "2026-11-20 14:05:33 王芳\n好\n\n2026-11-20 14:06:00 以上是打招呼的内容\n\n"
        '2026-11-20 14:07:00 "王芳" 撤回了一条消息\n\n2026-11-20 14:08:00 我\n嗯\n\n'
    )

    assert [(e.sender, e.kind, e.text) for e in entries(chat)] == [
        ("王芳", Kind.TEXT, "好"),
        (None, Kind.SYSTEM, "以上是打招呼的内容"),
        ("王芳", Kind.DELETED, '"王芳" 撤回了一条消息'),
        ("我", Kind.TEXT, "嗯"),
    ]


def test_exporter_texts_keep_replies_and_notices_apart():
    chat = (
        "王芳 - 微信聊天记录\n\n王芳 (2026-11-20 14:05:33):单价 3.2\n不含税\n"
        "「Tom：多少钱」\n- - - - - - - - - - - - - - -\n3.2\n"
        "系统消息: 王芳撤回了一条消息\nTom (2026-11-20 14:06:33):好\n"
    )

    assert [(e.sender, e.kind, e.text, e.quoted) for e in entries(chat)] == [
        ("王芳", Kind.TEXT, "单价 3.2\n不含税", ""),
        (None, Kind.TEXT, "3.2", "Tom：多少钱"),
        ("王芳", Kind.DELETED, "王芳撤回了一条消息", ""),
        ("Tom", Kind.TEXT, "好", ""),
    ]


def test_markdown_shows_replies_links_and_pictures():
    chat = (
        "# 王芳\n\n- 导出工具: WeFlow\n\n---\n\n"
        "## 2026\\-11\\-20 14:05:33 王芳\n\n> Tom: 多少钱\n\n3\\.2 \\*不含税\\*\n\n"
        "## 2026\\-11\\-20 14:06:33 我\n\n![图片消息](images/1.jpg)\n\n"
    )

    assert [(e.sender, e.kind, e.text, e.quoted) for e in entries(chat)] == [
        ("王芳", Kind.TEXT, "3.2 *不含税*", "Tom: 多少钱"),
        ("我", Kind.PHOTO, "![图片消息](images/1.jpg)", ""),
    ]


def test_id_behind_every_name_is_taken_off():
    chat = (
        "王芳(wxid_abc) 2026-11-20 14:05:33\n好\n\nTom(我) 2026-11-20 14:06:33\n嗯\n\n"
        "李(QC)(wxid_d) 2026-11-20 14:07:33\n到\n\n"
    )
    reading = read(chat)

    assert [item.sender for item in reading] == ["王芳", "Tom", "李(QC)"]
    assert reading.mine == {"Tom"}


def test_name_in_brackets_stays_where_not_every_name_has_one():
    chat = "王芳(Foshan) 2026-11-20 14:05:33\n好\n\nTom 2026-11-20 14:06:33\n嗯\n\n"

    assert [name for _, name, _ in told(chat)] == ["王芳(Foshan)", "Tom"]


def test_what_stands_before_the_first_message_is_named():
    chat = "随便写的\n\n王芳 2026/11/20 14:05\n好\n\nTom 2026/11/20 14:06\n嗯\n"

    assert [(item.line, item.reason) for item in rejected(chat)] == [(1, Reason.BEFORE_FIRST)]
    assert len(entries(chat)) == 2


def test_impossible_day_is_named_with_its_line():
    chat = "王芳 2026/11/20 14:05\n好\n\n王芳 2026/02/31 14:06\n嗯\n\nTom 2026/11/20 14:07\n行\n"

    assert [(item.line, item.reason) for item in rejected(chat)] == [(4, Reason.IMPOSSIBLE_DATE)]
    assert [e.text for e in entries(chat)] == ["好", "行"]


def test_message_beyond_the_limit_is_cut_and_says_so():
    chat = "2026-11-20 14:05:33 王芳\n" + "长" * 900_000 + "\n" + "长" * 900_000 + "\n\n"

    [rest] = rejected(chat)

    assert (rest.line, rest.reason) == (3, Reason.TOO_LONG)
    assert len(entries(chat)[0].text) == 900_000


@pytest.mark.parametrize(
    ("chat", "lines"),
    [
        ("\n王芳\n2026年11月20日 14:05\n好\n\nTom\n2026年11月20日 14:06\n嗯\n", [2, 6]),
        ("\n王芳 2026/11/20 14:05\n好\n\nTom 2026/11/20 14:06\n嗯\n", [2, 5]),
    ],
)
def test_message_has_the_number_of_its_first_line(chat, lines):
    assert [e.line for e in entries(chat)] == lines
