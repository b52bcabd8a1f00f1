"""WeChat's kinds of messages: its type codes, the names and bracket words exports give them.

Codes as in WeChat's own tables (sjzar/chatlog `internal/model/message.go`, xaoyaoo/PyWxDump
`db/dbMSG.py`): a type, and for 49 a sub-type; version 4 packs both into one number. ChatLab has
codes of its own (hellodigua/ChatLab `docs/en/standard/chatlab-format.md`).
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from guanxi.domain.conversations.entries import Kind


class Codes(StrEnum):
    """Whose numbers a file uses for its types."""

    WECHAT = "wechat"
    CHATLAB = "chatlab"


class Type(NamedTuple):
    """A kind, and WeChat's own word for it, shown in brackets where there is nothing to read."""

    kind: Kind
    label: str


TEXT = Type(Kind.TEXT, "文本")
QUOTE = Type(Kind.TEXT, "引用")
NOTICE = Type(Kind.SYSTEM, "系统消息")
OTHER = Type(Kind.MEDIA, "其他消息")
_PHOTO = Type(Kind.PHOTO, "图片")
_VOICE = Type(Kind.VOICE, "语音")
_VIDEO = Type(Kind.VIDEO, "视频")
_STICKER = Type(Kind.STICKER, "动画表情")
_PLACE = Type(Kind.LOCATION, "位置")
_CARD = Type(Kind.CONTACT, "名片")
_FILE = Type(Kind.FILE, "文件")
_LINK = Type(Kind.LINK, "链接")
_MUSIC = Type(Kind.LINK, "音乐")
_PROGRAMME = Type(Kind.LINK, "小程序")
_CHANNEL = Type(Kind.LINK, "视频号")
_RECORD = Type(Kind.LINK, "聊天记录")
_CALL = Type(Kind.CALL, "通话")
_TRANSFER = Type(Kind.TRANSFER, "转账")
_RED_PACKET = Type(Kind.RED_PACKET, "红包")
_REVOKED = Type(Kind.DELETED, "撤回")
_ANNOUNCEMENT = Type(Kind.TEXT, "群公告")

_APP = 49
_BY_CODE = {
    1: TEXT,
    3: _PHOTO,
    34: _VOICE,
    37: NOTICE,
    42: _CARD,
    43: _VIDEO,
    47: _STICKER,
    48: _PLACE,
    50: _CALL,
    62: _VIDEO,
    64: _CALL,
    66: _CARD,
    10000: NOTICE,
    10002: NOTICE,
}
_BY_APP_CODE = {
    3: _MUSIC,
    6: _FILE,
    8: _STICKER,
    17: _PLACE,
    19: _RECORD,
    24: Type(Kind.LINK, "笔记"),
    33: _PROGRAMME,
    36: _PROGRAMME,
    50: _CARD,
    51: _CHANNEL,
    53: Type(Kind.TEXT, "接龙"),
    57: QUOTE,
    62: NOTICE,
    63: _CHANNEL,
    74: _FILE,
    87: _ANNOUNCEMENT,
    92: _MUSIC,
    2000: _TRANSFER,
    2001: _RED_PACKET,
    2003: _RED_PACKET,
}
_BY_CHATLAB_CODE = {
    0: TEXT,
    1: _PHOTO,
    2: _VOICE,
    3: _VIDEO,
    4: _FILE,
    5: _STICKER,
    7: _LINK,
    8: _PLACE,
    20: _RED_PACKET,
    21: _TRANSFER,
    22: NOTICE,
    23: _CALL,
    24: _PROGRAMME,
    25: QUOTE,
    26: _RECORD,
    27: _CARD,
    80: NOTICE,
    81: _REVOKED,
}
# in this order: "音视频通话" is a call, "带有引用的文本消息" a reply, "红包卡片" no card
_BY_NAME: tuple[tuple[re.Pattern[str], Type], ...] = tuple(
    (re.compile(words, re.I), kind)
    for words, kind in (
        ("撤回|收回|recall|revoke", _REVOKED),
        ("引用|回复|quote|reply|refer", QUOTE),
        ("转账|轉帳|transfer", _TRANSFER),
        ("红包|紅包|red.?packet|hongbao", _RED_PACKET),
        ("通话|通話|call|voip", _CALL),
        ("聊天记录|聊天記錄|合并|转发|forward|merge|chat history", _RECORD),
        ("小程序|mini.?program", _PROGRAMME),
        ("名片|contact|business card", _CARD),
        ("视频号|channel|finder", _CHANNEL),
        ("公告|announce", _ANNOUNCEMENT),
        ("接龙", Type(Kind.TEXT, "接龙")),
        ("音乐|music", _MUSIC),
        ("链接|連結|卡片|图文|分享|笔记|收藏|link|share|url|appmsg|article", _LINK),
        ("位置|地图|location|map", _PLACE),
        ("表情|贴图|貼圖|gif|sticker|emoji|animation", _STICKER),
        ("文件|檔案|file|document", _FILE),
        ("图片|圖片|照片|image|photo|picture|img", _PHOTO),
        ("语音|語音|voice|audio", _VOICE),
        ("视频|視頻|影片|video", _VIDEO),
        ("文本|文字|text", TEXT),
        ("系统|系統|通知|提示|拍一拍|验证|system|notice|pat|poke|tips", NOTICE),
        ("其他|未知|other|unknown", OTHER),
    )
)
# what stands in brackets for a whole message; smileys ([微笑]) are not among them
_BRACKETS = """
图片 照片 圖片 语音 语音消息 語音 视频 小视频 影片 動態貼圖 动画表情 表情 表情包 自定义表情 文件
檔案 链接 連結 转账 转账消息 微信转账 轉帳 红包 微信红包 紅包 红包封面 位置 地理位置 位置共享
实时位置共享 共享实时位置 名片 个人名片 企业名片 视频号名片 小程序 聊天记录 聊天記錄 合并转发
合并消息 合并转发的聊天记录 音乐 音乐分享 语音通话 视频通话 通话 语音/视频通话 视频/语音通话
音视频通话 视频号 视频号直播 笔记 分享 gif表情 gif 群公告 接龙 拍一拍 引用消息 图片消息 视频消息
文件消息 链接消息 位置消息 名片消息 系统消息 通话消息 其他消息 卡片消息
photo image picture voice audio video sticker emoji file link transfer location music contact
red_packet contact_card channel_card mini_program chat_history real-time_location
video/audio_call voice_call video_call weixin_transfer voice_message
"""
_BRACKET_WORDS = frozenset(word.replace("_", " ") for word in _BRACKETS.split())


def type_of_code(code: int, sub: int, codes: Codes) -> Type | None:
    """The type of a number and its sub-number; None where nobody knows it.

    >>> type_of_code(49, 57, Codes.WECHAT).label, type_of_code(244813135921, 0, Codes.WECHAT).label
    ('引用', '引用')
    """
    if codes is Codes.CHATLAB:
        return _BY_CHATLAB_CODE.get(code)
    base = code & 0xFFFFFFFF
    if base > 0xFFFF:  # phones mark their app messages in the upper half
        base &= 0xFFFF
    if base == _APP:
        sub = code >> 32 or sub
        return type_of_app_code(sub) if sub else _LINK
    return _BY_CODE.get(base)


def type_of_app_code(sub: int) -> Type:
    """The type of an app message (49) by its sub-type: most are links of some kind."""
    return _BY_APP_CODE.get(sub, _LINK)


@lru_cache(maxsize=512)
def type_of_name(name: str) -> Type | None:
    """The type a column names in Chinese or English.

    >>> type_of_name("语音消息").label, type_of_name("带有引用的文本消息").label
    ('语音', '引用')
    """
    if len(name) > 40:
        return None
    return next((found for words, found in _BY_NAME if words.search(name)), None)


@lru_cache(maxsize=512)
def type_of_bracket(word: str) -> Type | None:
    """The type of a bracket word that stands for a message; None for smileys and other words.

    >>> type_of_bracket("图片").kind.value, type_of_bracket("微笑")
    ('photo', None)
    """
    folded = word.strip().casefold()
    return type_of_name(folded) if folded in _BRACKET_WORDS else None
