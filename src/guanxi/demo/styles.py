"""How phones write an export: the forms WhatsApp uses on iOS and Android in four settings.

Facts of the format, seen in real exports: iOS puts the stamp in brackets with seconds, marks its
own words with a left-to-right mark and ends lines with CR LF; Android parts stamp and name by a
dash; American phones put a narrow no-break space before AM and PM; Chinese ones write 上午/下午
before the hour. Attachments are named where they are in the file and "omitted" where they are not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

LRM = "\u200e"
_NARROW = "\u202f"


@dataclass(frozen=True, slots=True)
class Style:
    """One phone's way of writing; the words stand where a message cannot be text."""

    ios: bool
    stamp: Callable[[datetime], str]
    encrypted: str
    omitted: dict[str, str]
    attached: str
    deleted: str
    deleted_by_me: str
    edited: str
    missed: str
    call: str
    created: str
    added: str
    changed: str
    one_page: str = ""


def _hour12(at: datetime) -> int:
    return at.hour % 12 or 12


def _ios_de(at: datetime) -> str:
    return f"[{at:%d.%m.%y, %H:%M:%S}] "


def _ios_en(at: datetime) -> str:
    return f"[{at:%d/%m/%Y, %H:%M:%S}] "


def _android_uk(at: datetime) -> str:
    return f"{at:%d/%m/%Y, %H:%M} - "


def _android_us(at: datetime) -> str:
    half = "PM" if at.hour >= 12 else "AM"
    return f"{at.month}/{at.day}/{at:%y}, {_hour12(at)}:{at:%M}{_NARROW}{half} - "


def _android_de(at: datetime) -> str:
    return f"{at:%d.%m.%y, %H:%M} - "


def _android_cn(at: datetime) -> str:
    half = "下午" if at.hour >= 12 else "上午"
    return f"{at.year}/{at.month}/{at.day} {half}{_hour12(at)}:{at:%M} - "


_EN_ENCRYPTED = (
    "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, "
    "or share them."
)
_DE_ENCRYPTED = (
    "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Nur Personen in diesem Chat können "
    "sie lesen, anhören oder teilen."
)


def _android(stamp: Callable[[datetime], str]) -> Style:
    return Style(
        ios=False, stamp=stamp, encrypted=_EN_ENCRYPTED + " Learn more.",
        omitted=dict.fromkeys(("photo", "video", "voice", "file", "sticker"), "<Media omitted>"),
        attached="{} (file attached)",
        deleted="This message was deleted", deleted_by_me="You deleted this message",
        edited="<This message was edited>", missed="Missed voice call",
        call="Voice call, {} min",
        created='You created group "{}"', added="You added {}",
        changed="Your security code with {} changed. Tap to learn more.",
    )  # fmt: skip


def _mark(**words: str) -> dict[str, str]:
    return {key: LRM + word for key, word in words.items()}


STYLES = {
    "ios_de": Style(
        ios=True, stamp=_ios_de, encrypted=_DE_ENCRYPTED,
        omitted=_mark(photo="Bild weggelassen", video="Video weggelassen",
                      voice="Audio weggelassen", file="Dokument weggelassen",
                      sticker="Sticker weggelassen"),
        attached=LRM + "<Anhang: {}>",
        deleted=LRM + "Diese Nachricht wurde gelöscht.",
        deleted_by_me=LRM + "Du hast diese Nachricht gelöscht.",
        edited=LRM + "<Diese Nachricht wurde bearbeitet>",
        missed=LRM + "Verpasster Sprachanruf, " + LRM + "Tippe, um zurückzurufen",
        call=LRM + "Videoanruf, " + LRM + "{} Min.",
        created=LRM + "Du hast diese Gruppe erstellt.", added=LRM + "Du hast {} hinzugefügt.",
        changed=LRM + "Deine Sicherheitsnummer für {} hat sich geändert.",
        one_page="1 Seite",
    ),
    "ios_en": Style(
        ios=True, stamp=_ios_en, encrypted=_EN_ENCRYPTED,
        omitted=_mark(photo="image omitted", video="video omitted", voice="audio omitted",
                      file="document omitted", sticker="sticker omitted"),
        attached=LRM + "<attached: {}>",
        deleted=LRM + "This message was deleted.",
        deleted_by_me=LRM + "You deleted this message.",
        edited=LRM + "<This message was edited>",
        missed=LRM + "Missed voice call, " + LRM + "Tap to call back",
        call=LRM + "Video call, " + LRM + "{} min",
        created=LRM + "You created this group", added=LRM + "You added {}",
        changed=LRM + "Your security code with {} changed.",
        one_page="1 page",
    ),
    "android_uk": _android(_android_uk),
    "android_us": _android(_android_us),
    "android_de": Style(
        ios=False, stamp=_android_de, encrypted=_DE_ENCRYPTED + " Mehr erfahren",
        omitted=dict.fromkeys(
            ("photo", "video", "voice", "file", "sticker"), "<Medien ausgeschlossen>"
        ),
        attached="{} (Datei angehängt)",
        deleted="Diese Nachricht wurde gelöscht",
        deleted_by_me="Du hast diese Nachricht gelöscht",
        edited="<Diese Nachricht wurde bearbeitet>", missed="Verpasster Sprachanruf",
        call="Sprachanruf, {} Min.",
        created='Du hast die Gruppe "{}" erstellt', added="Du hast {} hinzugefügt",
        changed="Deine Sicherheitsnummer für {} hat sich geändert.",
    ),
    "android_cn": Style(
        ios=False, stamp=_android_cn,
        encrypted="消息和通话已进行端到端加密。只有此聊天中的成员可以查看、收听或分享。",
        omitted=dict.fromkeys(
            ("photo", "video", "voice", "file", "sticker"), "<省略影音内容>"
        ),
        attached="{} (文件附件)",
        deleted="已删除此消息", deleted_by_me="您已删除此消息",
        edited="<此消息已编辑>", missed="未接语音通话", call="语音通话, {} 分钟",
        created="您创建了群组“{}”", added="您添加了 {}",
        changed="您与 {} 的安全代码已更改。",
    ),
}  # fmt: skip
