"""Which column of a table, or key of an object, means what.

Headings are recognised one by one, by meaning, in Chinese and English, in any order and among
any others. Names from: LC044/WeChatMsg `app/DataBase/exporter_csv.py` and its 2.x exporter,
xaoyaoo/PyWxDump `db/export/exportCSV.py`, hicccc77/WeFlow `exportWeCloneWriter.ts` and
`exportJsonWriter.ts`, ILoveBingLu/CipherTalk `exportService.ts`, hellodigua/ChatLab's format,
sjzar/chatlog `internal/model/message.go`, LifeArchiveProject/WeChatDataAnalysis
`chat_export_service.py`, 12425/wechat-exporter, and the columns of WeChat's own database on Macs.
"""

import re
from collections.abc import Sequence, Set
from enum import StrEnum
from typing import NamedTuple


class Meaning(StrEnum):
    """What a column tells of a message."""

    EPOCH = "epoch"  # or a full time; the truth where it can be read
    TIME = "time"
    DATE = "date"
    CLOCK = "clock"
    TEXT = "text"
    TYPE = "type"
    TYPE_CODE = "type_code"
    SUBTYPE = "subtype"
    MINE = "mine"
    THEIRS = "theirs"  # the same the other way round
    REMARK = "remark"
    NAME = "name"
    NICKNAME = "nickname"
    IDENT = "ident"
    TALKER = "talker"  # the sender, or the room where there is a sender beside it
    ROOM = "room"
    ROOM_ID = "room_id"
    SOURCE = "source"
    TITLE = "title"  # of a file or link whose text only says that it is one
    SPOKEN = "spoken"  # the words of a voice message
    QUOTED = "quoted"
    QUOTED_SENDER = "quoted_sender"
    SIGN = "sign"  # a column no other program has


_HEADINGS: dict[str, Meaning] = {
    heading: meaning
    for meaning, headings in {
        Meaning.EPOCH: "createtime timestamp ts 时间戳 msgcreatetime",
        Meaning.TIME: "strtime formattedtime time datetime 时间 发送时间 日期时间 消息时间 sendtime"
        " strcreatetime msgtime 创建时间",
        Meaning.DATE: "date 日期",
        Meaning.CLOCK: "时刻",
        Meaning.TEXT: "strcontent content msg message text 内容 消息内容 消息 正文 聊天内容"
        " messagecontent msgcontent",
        Meaning.TYPE: "typename type 类型 消息类型 msgtype messagetype 类型名",
        Meaning.TYPE_CODE: "localtype 原始类型代码 类型代码 typecode",
        Meaning.SUBTYPE: "subtype 子类型",
        Meaning.MINE: "issender issend isself 是否发送 是否自己 是否本人 isfromme isme direction"
        " 收发 方向 消息方向 是否自己发送 是否发送者 issent",
        Meaning.THEIRS: "mesdes",
        Meaning.REMARK: "remark 备注 备注名 发送者备注 senderremark",
        Meaning.NAME: "senderdisplayname displayname sendername 发送人 发送者 发言人 发件人"
        " groupnickname 群昵称 说话人 发送者身份",
        Meaning.NICKNAME: "nickname 昵称 发送者昵称 sendernickname accountname 用户名",
        Meaning.IDENT: "sender senderusername senderwxid senderid wxid 微信id 发送者id 发送者wxid"
        " 发送者微信id"
        " platformid fromuser username 微信号",
        Meaning.TALKER: "talker 聊天人id",
        Meaning.ROOM: "roomname talkername strtalker conversationid conversation chatname 会话"
        " 会话名称 群名 群聊 群名称",
        Meaning.SOURCE: "src 文件名 filename 附件 mediapath filepath 媒体路径",
        Meaning.TITLE: "title 标题",
        Meaning.SPOKEN: "transcription voicetranscript",
        Meaning.QUOTED: "quotedcontent quotecontent 引用内容",
        Meaning.QUOTED_SENDER: "quotedsender quotetitle",
        Meaning.ROOM_ID: "talkerid",
        Meaning.SIGN: "localid msgsvrid 消息id platformmessageid issystemmsg",
    }.items()
    for heading in headings.split()
}
_FOLD = re.compile(r"[\s_\-\ufeff\"'（）()]+")
_SIGNS = frozenset({Meaning.SIGN, Meaning.ROOM_ID})
_SIDES = frozenset({Meaning.MINE, Meaning.THEIRS})
_HAN = re.compile("[\u4e00-\u9fff]")
_FEW = 6  # a table of so few columns, in Chinese, that tells when and who said what is a chat
_PREFERRED = {"strcontent": 0, "content": 1, "内容": 1, "消息内容": 1}


class Columns(NamedTuple):
    """Where each meaning stands in a row; empty tuples and -1 where it does not."""

    width: int
    times: tuple[int, ...]  # the truest first
    date: int
    clock: int
    text: int
    types: tuple[int, ...]
    subtype: int
    mine: int
    theirs: int
    names: tuple[int, ...]  # the best first
    ident: int
    room: int
    source: int
    title: int
    spoken: int
    quoted: int
    quoted_sender: int
    is_surely_chat: bool


def columns_of(headings: Sequence[str]) -> Columns | None:
    """What each of the headings means; None where they are not those of a chat.

    >>> columns_of(["时间", "发送人", "类型", "内容"]).times
    (0,)
    >>> columns_of(["订单号", "日期", "金额", "备注"]) is None
    True
    """
    found: dict[Meaning, list[int]] = {}
    for at, heading in enumerate(headings):
        if len(heading) < 30 and (meaning := _HEADINGS.get(_FOLD.sub("", heading).casefold())):
            found.setdefault(meaning, []).append(at)

    def first(meaning: Meaning) -> int:
        return found.get(meaning, [-1])[0]

    talker, ident = first(Meaning.TALKER), first(Meaning.IDENT)
    talker_is_room = ident >= 0 or Meaning.NAME in found
    times = (*found.get(Meaning.EPOCH, ()), *found.get(Meaning.TIME, ()))
    if not times and Meaning.DATE not in found:
        times = tuple(found.get(Meaning.CLOCK, ()))
    texts = found.get(Meaning.TEXT, [])
    if not (times or Meaning.DATE in found) or not texts:
        return None
    names = [m for m in (Meaning.REMARK, Meaning.NAME, Meaning.NICKNAME) if m in found]
    surely = _is_surely_chat(found.keys())
    if not surely and not _may_be_chat(found.keys(), headings, has_times=bool(times)):
        return None
    rooms = (first(Meaning.ROOM), talker if talker_is_room else -1, first(Meaning.ROOM_ID))
    return Columns(
        width=len(headings),
        times=times,
        date=first(Meaning.DATE),
        clock=first(Meaning.CLOCK),
        text=min(texts, key=lambda at: _PREFERRED.get(_FOLD.sub("", headings[at]).casefold(), 2)),
        types=(*found.get(Meaning.TYPE, ()), *found.get(Meaning.TYPE_CODE, ())),
        subtype=first(Meaning.SUBTYPE),
        mine=first(Meaning.MINE),
        theirs=first(Meaning.THEIRS),
        names=tuple(at for meaning in names for at in found[meaning]),
        ident=ident if talker_is_room else talker,
        room=next((at for at in rooms if at >= 0), -1),
        source=first(Meaning.SOURCE),
        title=first(Meaning.TITLE),
        spoken=first(Meaning.SPOKEN),
        quoted=first(Meaning.QUOTED),
        quoted_sender=first(Meaning.QUOTED_SENDER),
        is_surely_chat=surely,
    )


def _is_surely_chat(found: Set[Meaning]) -> bool:
    """Whether only a chat has such columns: one's own side, or somebody beside a tool's own."""
    somebody = found & {Meaning.IDENT, Meaning.NAME}
    return bool(found & _SIDES or (somebody and found & _SIGNS) or Meaning.TALKER in found)


def _may_be_chat(found: Set[Meaning], headings: Sequence[str], *, has_times: bool) -> bool:
    """Whether somebody says something in a row: of a type, or nothing much else, in Chinese."""
    few = has_times and len(headings) <= _FEW and any(map(_HAN.search, headings))
    return bool(found & {Meaning.IDENT, Meaning.NAME}) and (Meaning.TYPE in found or few)
