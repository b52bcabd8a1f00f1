"""Small WeChat chats, and the layouts tools write them in."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Entry, Rejected
from guanxi.domain.conversations.wechat import Reading, read_wechat

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Line(NamedTuple):
    """One text of a sample chat."""

    epoch: int
    mine: bool
    text: str

    @property
    def name(self) -> str:
        return "我" if self.mine else "王芳"

    @property
    def local(self) -> str:
        return f"{datetime.fromtimestamp(self.epoch, SHANGHAI):%Y-%m-%d %H:%M:%S}"


CHAT = (
    Line(1_764_000_000, False, "您好，样品已寄出"),
    Line(1_764_000_060, True, "好的，单号多少？"),
    Line(1_764_000_125, False, "SF1234567890\n顺丰，明天到"),
)


def read(written: str | bytes, *, name: str = "", today: date | None = None) -> Reading:
    chunks = [written if isinstance(written, bytes) else written.encode()]
    return read_wechat(chunks, SHANGHAI, name=name, today=today)


def entries(written: str | bytes, **options) -> list[Entry]:
    return [item for item in read(written, **options) if isinstance(item, Entry)]


def rejected(written: str | bytes, **options) -> list[Rejected]:
    return [item for item in read(written, **options) if isinstance(item, Rejected)]


def told(written: str | bytes, **options) -> list[tuple[str, str | None, str]]:
    """(local time, sender, text) of each entry."""
    return [
        (f"{entry.at:%Y-%m-%d %H:%M:%S}", entry.sender, entry.text)
        for entry in entries(written, **options)
    ]


def as_told(chat: Sequence[Line]) -> list[tuple[str, str, str]]:
    """What `told` must say of a sample chat."""
    return [(line.local, line.name, line.text) for line in chat]


def table(heading: str, rows: Sequence[Sequence[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(heading.split(","))
    writer.writerows(rows)
    return written.getvalue()


def memotrace_table(chat: Sequence[Line]) -> str:
    return table(
        "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,"
        "Remark,NickName,Sender",
        [
            (n, 7, 1, 0, int(c.mine), c.epoch, "", c.text, "", c.name, c.name, f"wxid_{c.mine}")
            for n, c in enumerate(chat)
        ],
    )


def memotrace_chinese(chat: Sequence[Line]) -> str:
    return table(
        "消息ID,类型,发送人,时间,内容,备注,昵称,更多信息",
        [(n, "文本", c.name, c.local, c.text, c.name, "昵称", "more") for n, c in enumerate(chat)],
    )


def pywxdump_table(chat: Sequence[Line]) -> str:
    return table(
        "id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime",
        [(n, n, "文本", int(c.mine), c.name, "", c.text, "", c.local) for n, c in enumerate(chat)],
    )


def weflow_table(chat: Sequence[Line]) -> str:
    return table(
        "id,MsgSvrID,type_name,is_sender,talker,msg,src,CreateTime",
        [(n, n, "text", int(c.mine), c.name, c.text, "", c.epoch) for n, c in enumerate(chat)],
    )


def chatlog_table(chat: Sequence[Line]) -> str:
    return table(
        "Time,SenderName,Sender,TalkerName,Talker,Content",
        [(c.local, c.name, f"wxid_{c.mine}", "王芳", "wxid_x", c.text) for c in chat],
    )


def pywxdump_list(chat: Sequence[Line]) -> str:
    return json.dumps(
        [
            {
                "id": n,
                "MsgSvrID": str(n),
                "type_name": "文本",
                "is_sender": int(c.mine),
                "talker": c.name,
                "room_name": "wxid_x",
                "msg": c.text,
                "src": "",
                "extra": {},
                "CreateTime": c.local,
            }
            for n, c in enumerate(chat)
        ],
        ensure_ascii=False,
        indent=4,
    )


def weflow_document(chat: Sequence[Line]) -> str:
    messages = [
        {
            "localId": n,
            "createTime": c.epoch,
            "formattedTime": c.local,
            "type": "文本消息",
            "localType": 1,
            "content": c.text,
            "isSend": int(c.mine),
            "senderUsername": f"wxid_{c.mine}",
            "senderDisplayName": c.name,
            "source": "<msgsource></msgsource>",
            "senderAvatarKey": f"wxid_{c.mine}",
        }
        for n, c in enumerate(chat)
    ]
    session = {"wxid": "wxid_x", "displayName": "王芳", "type": "私聊", "avatar": "data:,A"}
    document = {"weflow": {"version": "1.0"}, "session": session, "messages": messages}
    return json.dumps(document, ensure_ascii=False)


def ciphertalk_document(chat: Sequence[Line]) -> str:
    messages = [
        {
            "localId": n,
            "createTime": c.epoch,
            "type": "文本消息",
            "localType": 1,
            "chatLabType": 0,
            "content": c.text,
            "rawContent": "wxid_x:\n" + c.text,
            "isSend": int(c.mine),
            "senderUsername": f"wxid_{c.mine}",
            "senderDisplayName": c.name,
        }
        for n, c in enumerate(chat)
    ]
    document = {"exportInfo": {"generator": "CipherTalk"}, "session": {}, "messages": messages}
    return json.dumps(document, ensure_ascii=False, indent=2)


_CHATLAB = {"version": "0.0.2", "exportedAt": 1_764_100_000}
_META = {"name": "王芳", "platform": "wechat", "type": "private", "ownerId": "wxid_True"}


def _chatlab_messages(chat: Sequence[Line]) -> list[dict[str, object]]:
    return [
        {
            "sender": f"wxid_{c.mine}",
            "accountName": c.name,
            "timestamp": c.epoch,
            "type": 0,
            "content": c.text,
        }
        for c in chat
    ]


def chatlab_document(chat: Sequence[Line]) -> str:
    members = [{"platformId": "wxid_False", "accountName": "王芳"}]
    document = {
        "chatlab": _CHATLAB,
        "meta": _META,
        "members": members,
        "messages": _chatlab_messages(chat),
    }
    return json.dumps(document, ensure_ascii=False)


def chatlab_lines(chat: Sequence[Line]) -> str:
    lines = [
        {"_type": "header", "chatlab": _CHATLAB, "meta": _META},
        {"_type": "member", "platformId": "wxid_False", "accountName": "王芳"},
        *({"_type": "message"} | message for message in _chatlab_messages(chat)),
    ]
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)


def chatlog_list(chat: Sequence[Line]) -> str:
    return json.dumps(
        [
            {
                "seq": c.epoch * 1000,
                "time": c.local.replace(" ", "T") + "+08:00",
                "talker": "wxid_x",
                "talkerName": "王芳",
                "isChatRoom": False,
                "sender": f"wxid_{c.mine}",
                "senderName": c.name,
                "isSelf": c.mine,
                "type": 1,
                "subType": 0,
                "content": c.text,
            }
            for c in chat
        ],
        ensure_ascii=False,
    )


def memotrace_text(chat: Sequence[Line]) -> str:
    return "".join(f"{c.local} {c.name}\n{c.text}\n\n" for c in chat)


def weflow_text(chat: Sequence[Line]) -> str:
    return "".join(f"{c.local} '{c.name}'\n{c.text}\n\n" for c in chat)


def weflow_markdown(chat: Sequence[Line]) -> str:
    head = "# 王芳\n\n- 会话ID: `wxid_x`\n- 会话类型: 私聊\n- 导出工具: WeFlow\n\n---\n\n"
    return head + "".join(
        f"## {c.local.replace('-', chr(92) + '-')} {c.name}\n\n{c.text}\n\n" for c in chat
    )


def exporter_text(chat: Sequence[Line]) -> str:
    head = "王芳 - 微信聊天记录\n\n"
    return head + "".join(f"{c.name} ({c.local}):{c.text}\n" for c in chat)


def chatlog_text(chat: Sequence[Line]) -> str:
    return "".join(
        f"{c.name}({'我' if c.mine else 'wxid_x'}) {c.local}\n{c.text}\n\n" for c in chat
    )


def copied_on_two_lines(chat: Sequence[Line]) -> str:
    return "".join(
        f"{c.name}\n{datetime.fromtimestamp(c.epoch, SHANGHAI):%Y年%m月%d日 %H:%M:%S}\n{c.text}\n\n"
        for c in chat
    )


def exporter_page(chat: Sequence[Line]) -> str:
    items = "".join(
        f"""<div class="msg chat {"right" if c.mine else "left"} x" msgid="{n}" msgtype="1">
<div class="avatar-box"><img src="a.jpg" class="avatar"></div>
<div class="nt-box"><span class="dspname left" wxId="wxid_{c.mine}">{c.name}</span> {c.local}</div>
<div class="content-box"><div class="triangle"></div>
<span class="dont-break-out msg-text"><pre>{escaped(c.text)}</pre></span></div></div>
"""
        for n, c in enumerate(chat)
    )
    return (
        f"<!doctype html>\n<html><head><style>.msg {{}}</style></head><body>{items}</body></html>"
    )


def memotrace_page(chat: Sequence[Line]) -> str:
    items = "".join(
        f"{{ type:1, text: '{quoted(c.text)}',is_send:{int(c.mine)},avatar_path:'a',"
        f"timestamp:{c.epoch},is_chatroom:0,displayname:'{c.name}'}},"
        for c in chat
    )
    return (
        "<!DOCTYPE html>\n<html><body><script>\nconst chatMessages = [\n"
        f"{{ type:0, text: '2025-11-25 00:00',is_send:0,avatar_path:'',timestamp:1764000000}},"
        f"{items}\n];\n</script></body></html>"
    )


def weflow_page(chat: Sequence[Line]) -> str:
    items = [
        {
            "i": n,
            "t": c.epoch,
            "s": int(c.mine),
            "a": "<img>",
            "b": f'<div class="message-time">{c.local}</div><div class="sender-name">{c.name}</div>'
            f'<div class="message-content"><div class="message-text">'
            f"{escaped(c.text).replace(chr(10), '<br />')}</div></div>",
        }
        for n, c in enumerate(chat)
    ]
    data = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"<!DOCTYPE html><html><script>window.WEFLOW_DATA = [\n{data}\n];\n</script></html>"


def ciphertalk_page(chat: Sequence[Line]) -> str:
    messages = [
        {
            "timestamp": c.epoch,
            "sender": f"wxid_{c.mine}",
            "senderName": c.name,
            "type": 1,
            "content": c.text,
            "rawContent": c.text,
            "isSend": c.mine,
        }
        for c in chat
    ]
    document = {"meta": {"isGroup": False}, "members": [], "messages": messages}
    data = json.dumps(document, ensure_ascii=False)
    return f"<!DOCTYPE html><html><script>window.CHAT_DATA = {data};</script></html>"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    text = escaped(text).replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


Writer = Callable[[Sequence[Line]], str]
TABLES: tuple[Writer, ...] = (
    memotrace_table,
    memotrace_chinese,
    pywxdump_table,
    weflow_table,
    chatlog_table,
)
DOCUMENTS: tuple[Writer, ...] = (
    pywxdump_list,
    weflow_document,
    ciphertalk_document,
    chatlab_document,
    chatlab_lines,
    chatlog_list,
)
TEXTS: tuple[Writer, ...] = (
    memotrace_text,
    weflow_text,
    weflow_markdown,
    exporter_text,
    chatlog_text,
    copied_on_two_lines,
)
PAGES: tuple[Writer, ...] = (exporter_page, memotrace_page, weflow_page, ciphertalk_page)
EVERY = (*TABLES, *DOCUMENTS, *TEXTS, *PAGES)
