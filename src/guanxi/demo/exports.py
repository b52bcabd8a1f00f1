"""The demo's export files, and the promises made in them, for one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from guanxi.demo.course import tell_course
from guanxi.demo.days import StoryDays, Works, china_works, export_moment
from guanxi.demo.messages import Message
from guanxi.demo.people import BERLIN, CHINA
from guanxi.demo.rooms import ROOMS, Room
from guanxi.demo.scripts import read_scenes
from guanxi.demo.telling import Told, scene_start, tell_scenes
from guanxi.demo.writer import write_export

_MARKED = timedelta(days=370)  # since when ideas and talk beyond business are marked


@dataclass(frozen=True, slots=True)
class DemoExport:
    """One export file: `me` are our people's names in it, `exported_at` its known-until."""

    file_name: str
    content: bytes
    supplier: str
    zone: str
    me: tuple[str, ...]
    exported_at: datetime


@dataclass(frozen=True, slots=True)
class DemoPromise:
    """A promise said in a message of an export; debtor is "ours" or "theirs"."""

    supplier: str
    file_name: str
    sender: str
    said_at: datetime
    text: str
    debtor: str
    due: datetime
    what: str
    what_zh: str


@dataclass(frozen=True, slots=True)
class DemoMark:
    """A message of an export that somebody marked: "*" beyond business, "+" a suggestion."""

    supplier: str
    sender: str
    said_at: datetime
    text: str
    sign: str


def exports(now: datetime, works: Works = china_works) -> list[DemoExport]:
    """The export files as the phones hold them on the morning of `now` (aware).

    The freshest end at 09:30 Berlin or at `now`, whichever is earlier; equal days give equal
    bytes from then on. `works` says which days are worked in China.
    """
    moment = export_moment(now)
    days = StoryDays(moment.date(), works)
    return [_export(room, days, moment) for room in ROOMS]


def promises(now: datetime, works: Works = china_works) -> list[DemoPromise]:
    """The promises in the exports of the same `now`, each with the message that made it."""
    moment = export_moment(now)
    days = StoryDays(moment.date(), works)
    return [
        promise
        for room in ROOMS
        for told in tell_scenes(room, days, moment)
        if (promise := _promise(room, days, told)) is not None
    ]


def marks(now: datetime, works: Works = china_works) -> list[DemoMark]:
    """What was marked in the chat with the established supplier in the year before `now`."""
    moment = export_moment(now)
    room = ROOMS[0]
    return [
        DemoMark(
            room.supplier,
            room.cast[one.speaker],
            one.at.replace(microsecond=0),
            one.body.text,
            one.sign,
        )
        for one in messages_of(room, StoryDays(moment.date(), works), moment)
        if one.sign and one.at > moment - _MARKED
    ]


def messages_of(room: Room, days: StoryDays, moment: datetime) -> Sequence[Message]:
    """Everything said in a room up to `moment`, in the order of time."""
    start = scene_start(read_scenes(room.story), days)
    told = tell_course(room, days, start)
    told.extend(item.message for item in tell_scenes(room, days, moment))
    return told


def _export(room: Room, days: StoryDays, moment: datetime) -> DemoExport:
    moment -= timedelta(days=room.stale_days)
    content = write_export(room, messages_of(room, days, moment), moment)
    return DemoExport(room.file_name, content, room.supplier, room.zone, room.me, moment)


def _promise(room: Room, days: StoryDays, told: Told) -> DemoPromise | None:
    pledge, message = told.pledge, told.message
    if pledge is None:
        return None
    zone = ZoneInfo(BERLIN if pledge.debtor == "ours" else CHINA)
    due = datetime.combine(days.named(pledge.day), pledge.clock, zone)
    return DemoPromise(
        room.supplier, room.file_name, room.cast[message.speaker], message.at,
        message.body.text, pledge.debtor, due, pledge.what, pledge.what_zh,
    )  # fmt: skip
