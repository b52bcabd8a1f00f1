"""JSON of any tool, whole or line by line, whatever its size and wherever it breaks."""

import json

import pytest
from tests.domain.conversations.wechat_documents import (
    chatlab_document,
    chatlab_lines,
    weflow_document,
)
from tests.domain.conversations.wechat_samples import (
    CHAT,
    SHANGHAI,
    entries,
    read,
    rejected,
    told,
)

from guanxi.domain.conversations.entries import Entry, Kind, Reason
from guanxi.domain.conversations.wechat import NotAnExport, Refusal, read_wechat


def test_numbers_of_chatlab_are_its_own():
    document = json.loads(chatlab_document(CHAT[:1]))
    kinds = (0, 1, 2, 3, 4, 5, 7, 8, 20, 21, 23, 27, 80)
    document["messages"] = [
        {"sender": "wxid_False", "timestamp": 1_764_000_000, "type": kind, "content": "x"}
        for kind in kinds
    ]

    assert [e.kind for e in entries(json.dumps(document))] == [
        Kind.TEXT, Kind.PHOTO, Kind.VOICE, Kind.VIDEO, Kind.FILE, Kind.STICKER, Kind.LINK,
        Kind.LOCATION, Kind.RED_PACKET, Kind.TRANSFER, Kind.CALL, Kind.CONTACT, Kind.SYSTEM,
    ]  # fmt: skip


def test_members_give_their_names_to_the_ids_in_messages():
    lines = [
        {"_type": "header", "chatlab": {"version": "0.0.1"}, "meta": {"ownerId": "b"}},
        {"_type": "member", "platformId": "a", "accountName": "Wang", "groupNickname": "王芳"},
        {"_type": "message", "sender": "a", "timestamp": 1_764_000_000, "type": 0, "content": "好"},
        {"_type": "message", "sender": "b", "timestamp": 1_764_000_001, "type": 0, "content": "行"},
    ]
    reading = read("# a remark\n" + "\n".join(map(json.dumps, lines)))

    assert [item.sender for item in reading] == ["王芳", "b"]
    assert reading.mine == {"b"}


def test_weflow_reply_sets_apart_what_it_quotes():
    document = json.loads(weflow_document(CHAT[:1]))
    document["messages"][0] |= {
        "type": "引用消息",
        "quotedSender": "Tom",
        "quotedContent": "单价？",
    }

    [entry] = entries(json.dumps(document))

    assert (entry.text, entry.quoted) == (CHAT[0].text, "Tom：单价？")


def test_senders_listed_apart_give_their_names():
    document = {
        "weflow": {"format": "arkme-json"},
        "session": {"wxid": "x"},
        "senders": [{"senderID": 1, "wxid": "wxid_a", "displayName": "王芳"}],
        "messages": [{"createTime": 1_764_000_000, "content": "好", "isSend": 0, "senderID": 1}],
    }

    assert told(json.dumps(document)) == [("2025-11-25 00:00:00", "王芳", "好")]


def test_pictures_of_people_are_passed_over_whatever_their_size():
    document = json.loads(weflow_document(CHAT))
    avatars = {f"wxid_{n}": "data:image/png;base64," + "A" * 100_000 for n in range(60)}
    written = json.dumps({"weflow": {}, "avatars": avatars} | document).encode()

    pieces = (written[at : at + 10_000] for at in range(0, len(written), 10_000))

    assert [e.text for e in read_wechat(pieces, SHANGHAI)] == [c.text for c in CHAT]


def test_one_broken_object_costs_one_message():
    good = '{"is_sender":0,"CreateTime":1764000000,"msg":"%s","type":1}'
    chat = f"[{good % '一'},\n{{'msg': no}},\n{good % '二'},\n7,\n{good % '三'}]"

    assert [e.text for e in entries(chat)] == ["一", "二", "三"]
    assert [(item.line, item.reason) for item in rejected(chat)] == [
        (2, Reason.BROKEN_ROW),
        (4, Reason.BROKEN_ROW),
    ]


def test_document_cut_short_says_where():
    chat = '[{"is_sender":0,"CreateTime":1764000000,"msg":"好","type":1},\n{"is_sender":0,"Cre'

    assert [e.text for e in entries(chat)] == ["好"]
    assert [(item.line, item.reason) for item in rejected(chat)] == [(2, Reason.CUT_SHORT)]


def test_broken_line_of_json_lines_costs_one_message():
    lines = chatlab_lines(CHAT).split("\n")
    lines[3] = lines[3][:-5]

    found = list(read("\n".join(lines)))

    assert [getattr(item, "text", item) for item in found][::2] == [CHAT[0].text, CHAT[2].text]
    assert (found[1].line, found[1].reason) == (4, Reason.BROKEN_ROW)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{oops", Refusal.BROKEN_JSON),
        ("{", Refusal.BROKEN_JSON),
        ('[{"is_sender":0', Refusal.BROKEN_JSON),
        ("{}", Refusal.NO_HEADER),
        ("[]", Refusal.NO_HEADER),
        ('[{"sku": 1, "qty": 5}]', Refusal.NO_HEADER),
        ('{"messages": [{"a": 1}]}', Refusal.NO_HEADER),
        ('{"_type":"header","chatlab":{}}\n{"_type":"message","a":1}\n', Refusal.NO_HEADER),
        ("[" * 100_000, Refusal.NO_HEADER),
        ('[{"a":' * 100_000, Refusal.BROKEN_JSON),
    ],
)
def test_what_is_no_chat_is_refused_at_once(written, code):
    with pytest.raises(NotAnExport) as refusal:
        read(written)

    assert refusal.value.code is code


def test_figures_without_end_are_no_crash():
    message = '{"is_sender":0,"CreateTime":%s,"msg":"好"}'

    found = list(read(f"[{message % ('9' * 5000)},{message % 1764000000}]"))

    assert [item.text for item in found if isinstance(item, Entry)] == ["好"]


def test_text_and_file_in_one_cell_are_taken_apart():
    chat = [
        {
            "type_name": "文件",
            "is_sender": 0,
            "talker": "王芳",
            "CreateTime": "2025-11-25 00:00:00",
            "content": {"src": "FileStorage/合同.pdf", "msg": "合同.pdf"},
        }
    ]

    [entry] = entries(json.dumps(chat))

    assert (entry.kind, entry.attachment) == (Kind.FILE, "合同.pdf")


def test_what_chatlog_keeps_apart_is_brought_together():
    common = {"time": "2025-11-25T00:00:00+08:00", "sender": "a", "senderName": "王芳",
              "isSelf": False, "talker": "a", "type": 49}  # fmt: skip
    chat = [
        common | {"subType": 5, "content": "", "contents": {"title": "目录", "url": "http://x"}},
        common | {"subType": 57, "content": "可以",
                  "contents": {"refer": {"senderName": "Tom", "content": "多少钱"}}},
    ]  # fmt: skip

    assert [(e.kind, e.text, e.quoted) for e in entries(json.dumps(chat))] == [
        (Kind.LINK, "目录", ""),
        (Kind.TEXT, "可以", "Tom：多少钱"),
    ]


def test_messages_may_leave_out_what_goes_without_saying():
    at = 1_764_000_000
    chat = {
        "chat": "王芳",
        "messages": [
            {"local_id": 1, "timestamp": at, "sender": "王芳", "content": "在吗"},
            {"local_id": 2, "timestamp": at, "sender": "me", "content": "在的"},
            {"local_id": 3, "timestamp": at, "sender": "王芳", "type": "image"},
            {"local_id": 4, "timestamp": at, "sender": "王芳", "type": "voice",
             "content": "[语音]", "transcription": "明天发货"},
            {"local_id": 5, "timestamp": at, "sender": "王芳", "type": "link_or_file",
             "content": "[文件] 报价.xlsx"},
            {"local_id": 6, "timestamp": at, "sender": "王芳", "type": "recall"},
            {"local_id": 7, "timestamp": at, "sender": "", "type": "system", "content": "通知"},
        ],
    }  # fmt: skip

    reading = read(json.dumps(chat))
    found = [(e.sender, e.kind, e.words, e.attachment) for e in reading]

    assert found == [
        ("王芳", Kind.TEXT, "在吗", None),
        ("me", Kind.TEXT, "在的", None),
        ("王芳", Kind.PHOTO, "", None),
        ("王芳", Kind.VOICE, "明天发货", None),
        ("王芳", Kind.FILE, "", "报价.xlsx"),
        ("王芳", Kind.DELETED, "", None),
        (None, Kind.SYSTEM, "通知", None),
    ]
    assert reading.mine == {"me"}


def test_details_beside_the_text_are_read():
    row = {"localId": 1, "createTime": 1_764_000_000, "isSent": False, "senderDisplayName": "王芳"}
    chat = [
        {**row, "type": 25_769_803_825, "content": "[文件]", "title": "报价.xlsx"},
        {**row, "type": 244_813_135_921, "content": "可以", "quoteTitle": "Tom",
         "quoteContent": "3.2?"},
        {**row, "type": 34, "content": "[语音]", "voiceTranscript": "明天发货"},
    ]  # fmt: skip

    assert [(e.kind, e.text, e.attachment, e.quoted) for e in entries(json.dumps(chat))] == [
        (Kind.FILE, "[文件] 报价.xlsx", "报价.xlsx", ""),
        (Kind.TEXT, "可以", None, "Tom：3.2?"),
        (Kind.VOICE, "[语音]\n明天发货", None, ""),
    ]


def test_rows_of_the_database_on_macs_say_who_it_is_meant_for():
    row = {"mesLocalID": 1, "msgCreateTime": 1_764_000_000, "messageType": 1}
    chat = [
        {**row, "msgContent": "wxid_li:\n在吗", "mesDes": 1},
        {**row, "msgContent": "在的", "mesDes": 0},
        {**row, "msgContent": "好", "mesDes": 1},
    ]

    assert [(name, text) for _, name, text in told(json.dumps(chat), name="王芳.json")] == [
        ("wxid_li", "在吗"),
        ("我", "在的"),
        ("王芳", "好"),
    ]
