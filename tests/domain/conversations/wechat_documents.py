"""The small chat as the JSON that tools write."""

import json
from collections.abc import Sequence

from tests.domain.conversations.wechat_samples import Line, Writer


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


def data_analysis_document(chat: Sequence[Line]) -> str:
    messages = [
        {
            "id": f"message_0:Msg_x:{n}",
            "localId": n,
            "createTime": c.epoch,
            "createTimeText": c.local,
            "type": 1,
            "renderType": "text",
            "isSent": c.mine,
            "senderUsername": f"wxid_{c.mine}",
            "conversationUsername": "wxid_False",
            "content": c.text,
            "title": "",
            "quoteContent": "",
            "voiceTranscript": "",
            "senderDisplayName": c.name,
        }
        for n, c in enumerate(chat)
    ]
    return json.dumps({"schemaVersion": 1, "messages": messages}, ensure_ascii=False, indent=2)


DOCUMENTS: tuple[Writer, ...] = (
    pywxdump_list,
    weflow_document,
    ciphertalk_document,
    chatlab_document,
    chatlab_lines,
    chatlog_list,
    data_analysis_document,
)
