"""The small chat as the tables that tools write."""

from collections.abc import Sequence

from tests.domain.conversations.wechat_samples import Line, Writer, table


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


def weflow_sheet(chat: Sequence[Line]) -> str:
    return table(
        "序号,时间,发送者昵称,发送者微信ID,发送者备注,群昵称,发送者身份,消息类型,内容",
        [
            (n, c.local, "昵称", f"wxid_{c.mine}", "", "", c.name, "文本消息", c.text)
            for n, c in enumerate(chat)
        ],
    )


def chatlog_table(chat: Sequence[Line]) -> str:
    return table(
        "Time,SenderName,Sender,TalkerName,Talker,Content",
        [(c.local, c.name, f"wxid_{c.mine}", "王芳", "wxid_x", c.text) for c in chat],
    )


def plain_chinese_table(chat: Sequence[Line]) -> str:
    return table(
        "时间,发送者,内容,是否自己发送",
        [(c.local, c.name, c.text, "是" if c.mine else "否") for c in chat],
    )


TABLES: tuple[Writer, ...] = (
    memotrace_table,
    memotrace_chinese,
    pywxdump_table,
    weflow_table,
    weflow_sheet,
    chatlog_table,
    plain_chinese_table,
)
