"""Tables of any tool: columns by meaning, rows one by one, nothing lost in silence."""

import pytest
from tests.domain.conversations.wechat_samples import entries, read, rejected, table, told

from guanxi.domain.conversations.entries import Kind, Precision, Reason, Rejected
from guanxi.domain.conversations.wechat import NotAnExport, Refusal

_SHORT = "localId,TalkerId,Type,SubType,IsSender,CreateTime,StrContent\n"


def test_columns_are_known_by_meaning_in_any_order_among_others():
    chat = (
        "序号;天气;消息内容;时间戳;发送者;消息类型;微信ID\n"
        "1;晴;好的;1764000000;王芳;文本消息;wxid_a\n"
    )

    assert told(chat) == [("2025-11-25 00:00:00", "王芳", "好的")]


def test_epoch_is_the_truth_beside_the_exporting_computers_local_time():
    chat = table(
        "IsSender,CreateTime,StrContent,StrTime,Remark",
        [(0, 1_764_000_000, "好", "2025-11-24 16:00:00", "王芳")],
    )

    assert told(chat) == [("2025-11-25 00:00:00", "王芳", "好")]


@pytest.mark.parametrize(
    "written",
    ["1764000000", "1764000000123", "1764000000123456", "2025-11-25 00:00:00",
     "2025/11/25 0:00:00", "2025年11月25日 00:00:00", "2025-11-24T16:00:00Z",
     "2025-11-24T16:00:00.000Z", "2025-11-25T00:00:00+08:00", "2025-11-25 上午12:00:00"],
)  # fmt: skip
def test_time_is_read_however_it_is_written(written):
    [entry] = entries(table("is_sender,CreateTime,msg,talker", [(0, written, "好", "王芳")]))

    assert (entry.at.isoformat(), entry.precision) == (
        "2025-11-25T00:00:00+08:00",
        Precision.SECOND,
    )


def test_time_without_seconds_says_so():
    [entry] = entries(table("is_sender,CreateTime,msg", [(0, "2025/11/25 14:05", "好")]))

    assert (entry.at.hour, entry.precision) == (14, Precision.MINUTE)


def test_time_falls_back_where_the_epoch_is_missing():
    chat = table(
        "IsSender,CreateTime,StrContent,StrTime,Remark",
        [(0, "", "好", "2025-11-25 00:00:00", "王芳"), (0, 0, "在", "2025-11-25 00:01:00", "王芳")],
    )

    assert [text for *_, text in told(chat)] == ["好", "在"]


def test_rows_may_have_cells_their_heading_does_not_name():
    chat = (
        f"{_SHORT.strip()},StrTime\n"
        '1,3,1,0,0,1764000000,"好，",2025-11-25 00:00:00,8990\n'
        "2,3,1,0,0,1764000000,a,b,2025-11-25 00:00:00\n"
    )

    assert [text for *_, text in told(chat)] == ["好，"]
    assert [(item.line, item.reason) for item in rejected(chat)] == [(3, Reason.BROKEN_ROW)]


def test_direction_decides_where_every_row_has_the_others_names():
    chat = (
        "时刻,消息类型,消息方向,ID,微信号,昵称,备注名,内容\n"
        "2025-11-25 00:00:00,文本,接收,wxid_a,wf,芳,王芳,在吗\n"
        "2025-11-25 00:01:00,文本,发送,wxid_a,wf,芳,王芳,在的\n"
    )

    assert [(name, text) for _, name, text in told(chat)] == [("王芳", "在吗"), ("我", "在的")]


def test_rows_may_be_shorter_than_their_heading():
    chat = _SHORT.strip() + ",StrTime,Remark,NickName,Sender\n1,2,1,0,0,1764000000,好\n"

    assert told(chat, name="王芳.csv") == [("2025-11-25 00:00:00", "王芳", "好")]


def test_commas_too_many_belong_to_a_text_in_the_last_column():
    assert told(_SHORT + "1,2,1,0,0,1764000000,红,绿,蓝\n", name="王芳")[0][2] == "红,绿,蓝"


def test_row_wider_than_its_heading_is_rejected_and_the_others_stay():
    chat = "type_name,is_sender,msg,CreateTime\n文本,0,a,b,1764000000\n文本,0,好,1764000000\n"

    assert [e.text for e in entries(chat)] == ["好"]
    assert rejected(chat) == [Rejected(2, "文本,0,a,b,1764000000", Reason.BROKEN_ROW, {"cells": 5})]


def test_rows_that_cannot_be_read_are_named_with_line_and_reason():
    chat = (
        _SHORT + "1,2,1,0,0,,没有时间\n1,2,1,0,0,abc,无\n1,2,1,0,0,1764000000,\n"
        "1,2,1,0,0,1764000060,好\n\n"
    )

    assert [(item.line, item.reason) for item in rejected(chat)] == [
        (2, Reason.NO_TIME),
        (3, Reason.IMPOSSIBLE_DATE),
        (4, Reason.NO_TEXT),
    ]
    assert [(e.line, e.position, e.text) for e in entries(chat)] == [(5, 0, "好")]


def test_quotation_mark_never_closed_costs_its_own_row():
    rows = "".join(f"{n},2,1,0,0,{1_764_000_000 + n},第{n}句\n" for n in range(500))
    chat = _SHORT + '1,2,1,0,0,1764000000,"没有完\n' + rows

    assert [e.text for e in entries(chat)] == [f"第{n}句" for n in range(500)]
    assert [(i.line, i.reason) for i in rejected(chat)] == [(2, Reason.BROKEN_ROW)]
    assert [e.line for e in entries(chat)] == list(range(3, 503))


def test_very_many_broken_rows_end_in_time_and_are_named():
    chat = _SHORT + '1,2,1,0,0,1764000000,"a\n' * 3_001

    found = list(read(chat))

    assert found
    assert all(item.line <= 3_002 for item in found)


def test_sides_without_names_are_the_exporter_and_the_file():
    reading = read(_SHORT + "1,2,1,0,1,1764000000,在吗\n2,2,1,0,0,1764000060,在\n", name="老王.csv")

    assert [item.sender for item in reading] == ["我", "老王"]
    assert reading.mine == {"我"}


@pytest.mark.parametrize(
    ("file_name", "other"),
    [
        ("../../etc/老王.csv", "老王"),
        ("C:\\聊天记录\\老王(wxid_a1b2)\\老王_utf8.csv", "老王"),
        ("", "对方"),
        ("老王_0_5000.csv", "老王"),
    ],
)
def test_file_name_is_a_name_and_never_a_path(file_name, other):
    assert told(_SHORT + "1,2,1,0,0,1764000000,在\n", name=file_name)[0][1] == other


def test_others_name_beside_ones_own_message_is_not_believed():
    chat = table(
        "IsSender,CreateTime,StrContent,Remark,NickName,Sender",
        [
            (0, 1_764_000_000, "在吗", "王工", "Viva", "wxid_wang"),
            (1, 1_764_000_010, "在", "王工", "Viva", "wxid_wang"),
            (1, 1_764_000_020, "请说", "Enigma", "Enigma", "wxid_me"),
        ],
    )
    reading = read(chat)

    assert [item.sender for item in reading] == ["王工", "Enigma", "Enigma"]
    assert reading.mine == {"Enigma"}


def test_group_names_everybody_and_keeps_a_changed_name_together():
    chat = table(
        "is_sender,talker,room_name,msg,CreateTime,NickName",
        [
            (0, "wxid_a", "1@chatroom", "好", 1_764_000_000, "王芳"),
            (0, "wxid_b", "1@chatroom", "好", 1_764_000_001, "李工"),
            (0, "wxid_a", "1@chatroom", "在", 1_764_000_002, "王芳-出差"),
            (1, "我", "1@chatroom", "谢谢", 1_764_000_003, ""),
        ],
    )

    found = entries(chat)

    assert [e.sender for e in found] == ["王芳", "李工", "王芳", "我"]
    assert {e.thread for e in found} == {""}


def test_rooms_of_a_file_that_holds_several_are_kept_apart():
    rows = [(n, 7 + n % 2, 1, n % 2, 1_764_000_000 + n, "好") for n in range(3)]
    chat = table("localId,TalkerId,Type,IsSender,CreateTime,StrContent", rows)

    assert [(e.sender, e.thread) for e in entries(chat)] == [("7", "7"), ("我", "8"), ("7", "7")]


def test_notice_has_no_sender():
    chat = table(
        "Type,IsSender,CreateTime,StrContent,Remark",
        [(10000, 0, 1_764_000_000, "以上是打招呼的内容", "王芳")],
    )

    assert [(e.sender, e.kind) for e in entries(chat)] == [(None, Kind.SYSTEM)]


def test_table_of_something_else_is_refused():
    with pytest.raises(NotAnExport) as refusal:
        read("订单号,日期,数量,备注\nPO-1,2025-11-25,500,加急\n")

    assert refusal.value.code is Refusal.NO_HEADER
