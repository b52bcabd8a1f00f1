"""The demo as a visitor of one Tuesday morning gets it, and a reader of its own for the files."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from guanxi.demo import BERLIN, DemoExport, exports

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo(BERLIN))

# file name, how each opening line of that phone looks, and how to read its stamp
FORMS = (
    ("华美", r"\[(\d\d\.\d\d\.\d\d, \d\d:\d\d:\d\d)\] ", "%d.%m.%y, %H:%M:%S"),
    ("恒野", r"\[(\d\d/\d\d/\d{4}, \d\d:\d\d:\d\d)\] ", "%d/%m/%Y, %H:%M:%S"),
    ("Sophie", "(\\d+/\\d+/\\d\\d, \\d+:\\d\\d\u202f[AP]M) - ", "%m/%d/%y, %I:%M\u202f%p"),
    ("shipping", r"(\d\d/\d\d/\d{4}, \d\d:\d\d) - ", "%d/%m/%Y, %H:%M"),
    ("Kevin", r"(\d\d/\d\d/\d{4}, \d\d:\d\d) - ", "%d/%m/%Y, %H:%M"),
    ("蔡老板", r"(\d{4}/\d+/\d+ [上下]午\d+:\d\d) - ", "%Y/%m/%d %p%I:%M"),
    ("Grace", r"(\d\d\.\d\d\.\d\d, \d\d:\d\d) - ", "%d.%m.%y, %H:%M"),
)


@dataclass(frozen=True)
class Line:
    at: datetime
    sender: str | None
    text: str


def chat_text(export: DemoExport) -> str:
    if not export.file_name.endswith(".zip"):
        return export.content.decode()
    with zipfile.ZipFile(io.BytesIO(export.content)) as archive:
        return archive.read("_chat.txt").decode()


def read_lines(export: DemoExport) -> list[Line]:
    """The export's messages, by the one expression of its form; anything else fails."""
    form = next(form for form in FORMS if form[0] in export.file_name)
    return list(_read(export, *form[1:]))


def _read(export: DemoExport, opening: str, stamp: str) -> Iterator[Line]:
    text = chat_text(export).replace("\r\n", "\n")
    pieces = re.split(rf"(?m)^\u200e?{opening}", text)
    assert pieces[0] == ""
    for written, body in zip(pieces[1::2], pieces[2::2], strict=True):
        clock = written.replace("上午", "AM").replace("下午", "PM")
        at = datetime.strptime(clock, stamp).replace(tzinfo=ZoneInfo(export.zone))
        sender, colon, said = body.rstrip("\n").partition(": ")
        notice = "×" in sender  # iOS writes notices under the group's name
        if colon and not notice and len(sender) < 40:
            yield Line(at, sender, said)
        else:
            yield Line(at, None, body.rstrip("\n"))


@cache
def exports_at(moment: str) -> list[DemoExport]:
    """The exports of a moment written in Berlin's clock; made once for all tests."""
    return exports(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(BERLIN)))


@pytest.fixture(scope="session")
def tuesday() -> list[DemoExport]:
    return exports(TUESDAY)


@pytest.fixture(scope="session")
def chats(tuesday: list[DemoExport]) -> dict[str, list[Line]]:
    """The lines by file, under the word of `FORMS`."""
    return {
        word: read_lines(export)
        for word, _, _ in FORMS
        for export in tuesday
        if word in export.file_name
    }
