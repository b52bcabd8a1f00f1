"""From messages to the bytes of an export, as one phone writes them.

Order of time is kept; within a minute the order said. A `.zip` holds `_chat.txt` and the media of
the last weeks; older pictures were cleared from the phone, and the export calls them left out.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from guanxi.demo.media import picture, sheet, silence
from guanxi.demo.messages import Body, Form, Message
from guanxi.demo.rooms import Room
from guanxi.demo.styles import LRM, STYLES, Style

_IOS_NAMES = {Form.PHOTO: ("PHOTO", "jpg"), Form.VOICE: ("AUDIO", "opus")}
_NOTICES = {"created", "added", "changed"}


def write_export(room: Room, messages: Sequence[Message], moment: datetime) -> bytes:
    """The export file of a room: a text, or a zip where the room's file is named so."""
    attached: dict[str, tuple[Message, bytes]] = {}
    text = "".join(_lines(room, messages, moment, attached))
    if not room.file_name.endswith(".zip"):
        return text.encode()
    return _zip(text, attached, ZoneInfo(room.zone))


def _lines(
    room: Room, messages: Sequence[Message], moment: datetime,
    attached: dict[str, tuple[Message, bytes]],
) -> Iterator[str]:  # fmt: skip
    style = STYLES[room.style]
    zone = ZoneInfo(room.zone)
    end = "\r\n" if style.ios else "\n"
    kept_since = moment - timedelta(days=room.media_days)
    yield from (line + end for line in _opening(room, style, messages[0].at.astimezone(zone)))
    for number, message in enumerate(messages, 1):
        stamp = style.stamp(message.at.astimezone(zone))
        if message.body.form is Form.SYSTEM:
            yield stamp + _notice(room, style, message.body.detail) + end
            continue
        name = None
        if message.body.form in (*_IOS_NAMES, Form.FILE) and message.at >= kept_since:
            name = _media_name(number, message, zone)
        if name is not None:
            attached[name] = (message, _media(message, room))
        text = _content(style, message, room, name)
        # iOS sets its mark before the stamp too where the message is not plain text
        lead = LRM if style.ios and LRM in text else ""
        yield f"{lead}{stamp}{room.cast[message.speaker]}: {text}{end}"


def _opening(room: Room, style: Style, at: datetime) -> Iterator[str]:
    """The notices a chat begins with."""
    first = style.stamp(at)
    if style.ios:
        first += f"{room.title}: {LRM}"
    yield first + style.encrypted
    if style.ios and room.group:
        yield f"{style.stamp(at)}{room.title}: {style.created}"


def _notice(room: Room, style: Style, detail: str) -> str:
    what, _, who = detail.partition(" ")
    name = room.cast.get(who or "sales", who)
    if what not in _NOTICES:
        raise ValueError(f"no notice of WhatsApp: {detail!r}")
    return str(getattr(style, what)).format(room.title if what == "created" else name)


def _content(style: Style, message: Message, room: Room, name: str | None) -> str:
    body = message.body
    if body.form is Form.TEXT:
        text = body.text.replace("\r", "")
        return f"{text} {style.edited}" if body.edited else text
    if body.form is Form.DELETED:
        mine = room.cast[message.speaker] == room.me[0]
        return style.deleted_by_me if mine else style.deleted
    if body.form is Form.MISSED:
        return style.missed
    if body.form is Form.CALL:
        return style.call.format(body.detail)
    return _enclosed(style, body, name)


def _enclosed(style: Style, body: Body, name: str | None) -> str:
    """An attachment: iOS writes the caption before it, Android on the lines after it."""
    shown = style.attached.format(name) if name else style.omitted[body.form.value]
    if not style.ios:
        return f"{shown}\n{body.text}" if body.text else shown
    if body.form is Form.FILE:
        pages = f" • {LRM}{style.one_page}" if body.detail.endswith(".pdf") else ""
        shown = f"{body.detail}{pages} {shown}"
    return f"{body.text} {shown}" if body.text else shown


def _media_name(number: int, message: Message, zone: ZoneInfo) -> str | None:
    local = message.at.astimezone(zone)
    if message.body.form is Form.FILE:
        if not message.body.detail.endswith(".pdf"):
            return None
        return f"{number:08d}-{message.body.detail}"
    kind, extension = _IOS_NAMES[message.body.form]
    return f"{number:08d}-{kind}-{local:%Y-%m-%d-%H-%M-%S}.{extension}"


def _media(message: Message, room: Room) -> bytes:
    body = message.body
    if body.form is Form.PHOTO:
        seed = f"{body.detail} {message.at.isoformat()}"
        return picture(body.detail, seed=seed, wood=room.wood)
    if body.form is Form.VOICE:
        return silence(int(body.detail))
    return sheet(body.detail.removesuffix(".pdf"))


def _zip(text: str, attached: dict[str, tuple[Message, bytes]], zone: ZoneInfo) -> bytes:
    """A zip whose members carry the moments of their messages, so equal days give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        latest = (1980, 1, 1, 0, 0, 0)
        for name, (message, content) in attached.items():
            latest = message.at.astimezone(zone).timetuple()[:6]
            archive.writestr(_member(name, latest), content)
        archive.writestr(_member("_chat.txt", latest), text.encode())
    return buffer.getvalue()


def _member(name: str, at: tuple[int, ...]) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, (at[0], at[1], at[2], at[3], at[4], at[5]))
    member.compress_type = zipfile.ZIP_DEFLATED
    return member
