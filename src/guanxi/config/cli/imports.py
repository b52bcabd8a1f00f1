"""``guanxi import messages``: chats and mail, read by the same readers the page uses.

With ``--dry-run`` or ``--lines`` only the files are read: no database, no workspace.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from guanxi.config.cli.answers import Refused, print_json, tell
from guanxi.config.cli.desk import add_who, open_desk
from guanxi.config.cli.folders import as_file
from guanxi.config.cli.tables import add_kinds
from guanxi.domain.conversations.archive import open_export
from guanxi.domain.conversations.entries import Entry, Kind, Rejected, line_dict
from guanxi.domain.conversations.faults import NotAnExport
from guanxi.domain.conversations.formats import MessageReading, read_messages

# What a refused file is, for the person at the terminal; the page has its own words.
REFUSALS = {
    "empty": "is empty; export the chat again",
    "not_text": "is neither a chat nor mail; export the chat as text or zip",
    "is_archive": "is an archive that could not be opened; export the chat again",
    "no_header": "holds no dated message; is it a chat export?",
    "year_missing": "has no year in its dates; export the chat instead of copying it",
    "broken_archive": "is a damaged zip; send it from the phone again",
    "encrypted": "is locked with a password; unpack it first",
    "too_many_members": "holds more files than one chat can; export without media",
    "too_large": "is too large; export without media",
    "too_compressed": "would grow beyond all measure when unpacked; it was not opened",
    "nested_archive": "holds a zip within the zip; bring in the inner one",
    "no_chat_inside": "is a zip without a chat or mail; export the chat again",
    "no_mail": "is neither a mailbox nor a mail; save the mail as .eml or export .mbox",
    "broken_json": "begins like JSON but is damaged; export the chat again",
}


@dataclass
class Sums:
    """What all files together held, in the shape of the answer."""

    formats: set[str] = field(default_factory=set)
    read: int = 0
    copies: int = 0  # mails that stand in their file more than once
    system: int = 0
    rejected: list[dict[str, object]] = field(default_factory=list)
    senders: Counter[str] = field(default_factory=Counter)
    first: datetime | None = None
    last: datetime | None = None
    files: list[dict[str, object]] = field(default_factory=list)

    def add(self, item: Entry | Rejected) -> None:
        if isinstance(item, Rejected):
            self.rejected.append({"line": item.line, "reason": item.reason.value})
            return
        self.read += 1
        self.first = min(self.first or item.at, item.at)
        self.last = max(self.last or item.at, item.at)
        if item.sender is None:
            self.system += 1
        else:  # who only stands in the app's notices ("Li joined") is in the chat, and said nothing
            self.senders[item.sender] += item.kind is not Kind.SYSTEM

    def answer(self, *, new: int, duplicate: int) -> dict[str, object]:
        return {
            "format": self.formats.pop() if len(self.formats) == 1 else "several",
            "read": self.read,
            "new": new,
            "duplicate": duplicate,
            "system": self.system,
            "rejected": self.rejected,
            "participants": [
                {"name": name, "messages": count} for name, count in self.senders.most_common()
            ],
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "files": self.files,
        }


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("import", help="bring in chats and tables")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    messages = what.add_parser("messages", help="exports of WhatsApp and WeChat, mailboxes, mails")
    messages.add_argument("files", nargs="+", metavar="FILE")
    messages.add_argument("--supplier", metavar="NAME", help="whose chat it is")
    messages.add_argument("--me", action="append", default=[], metavar="NAME")
    messages.add_argument("--timezone", metavar="ZONE", help="of the phone that exported")
    messages.add_argument("--dry-run", action="store_true", help="read only, write nothing")
    messages.add_argument("--lines", action="store_true", help="print one message a line")
    messages.add_argument("--json", action="store_true", help="print one JSON object")
    add_who(messages)
    messages.set_defaults(run=import_messages)
    add_kinds(what)


def import_messages(arguments: argparse.Namespace) -> int:
    if arguments.timezone and arguments.timezone not in available_timezones():
        raise Refused(
            f"--timezone {arguments.timezone} is not a time zone; give one such as Asia/Shanghai"
        )
    if arguments.lines:
        return _print_lines(arguments)
    if arguments.dry_run:
        sums = _read_all(arguments)
        _print(arguments, sums.answer(new=sums.read - sums.copies, duplicate=sums.copies))
        return 0
    sums = _read_all(arguments)
    open_desk()
    from guanxi.config.bringing import bring_in  # needs the open desk; reading alone does not

    new, duplicate = bring_in(arguments)
    _print(arguments, sums.answer(new=new, duplicate=duplicate + sums.copies))
    return 0


def _print(arguments: argparse.Namespace, answer: dict[str, object]) -> None:
    if arguments.json:
        print_json(answer)
        return
    rejected = len(answer["rejected"])  # type: ignore[arg-type]
    tell(
        f"{answer['read']} read, {answer['new']} new, {answer['duplicate']} already here, "
        f"{rejected} lines could not be read"
    )


def _print_lines(arguments: argparse.Namespace) -> int:
    for name in arguments.files:
        with opened(name, zone_of(arguments)) as reading:
            for item in reading:
                if isinstance(item, Entry):
                    print(json.dumps(line_dict(item), ensure_ascii=False))
    return 0


def _read_all(arguments: argparse.Namespace) -> Sums:
    sums = Sums()
    for name in arguments.files:
        with opened(name, zone_of(arguments)) as reading:
            before = sums.read
            sums.formats.add(reading.format.value)
            for item in reading:
                sums.add(item)
            sums.read += reading.duplicates
            sums.copies += reading.duplicates
            sums.files.append(
                {
                    "name": Path(name).name,
                    "format": reading.format.value,
                    "read": sums.read - before,
                    "encoding": reading.encoding,
                }
            )
    return sums


def zone_of(arguments: argparse.Namespace) -> ZoneInfo:
    """The zone asked for; UTC where nobody says, so that a script's answer never depends
    on the machine it runs on."""
    return ZoneInfo(arguments.timezone or "UTC")


@contextmanager
def opened(name: str, zone: ZoneInfo) -> Iterator[MessageReading]:
    """A file as a chat being read; Refused says what is wrong with it."""
    try:
        with as_file(name) as path, path.open("rb") as file:
            today = datetime.now(UTC).date()
            yield read_messages(open_export(file), zone, name=Path(name).name, today=today)
    except NotAnExport as refusal:
        raise Refused(f"{name} {REFUSALS[refusal.code.value]}") from None
    except OSError as error:
        raise Refused(f"{name} cannot be opened: {error.strerror}") from None
