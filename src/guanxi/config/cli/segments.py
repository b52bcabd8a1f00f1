"""``guanxi segments``: who owed whom an answer in one chat, by when, and what came of it.

Works without a database. FILE is an export (chat or mail) or JSON Lines as ``import messages
--lines`` prints them, with ``side`` on each line where the names alone do not tell it.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo, available_timezones

from guanxi.config.cli.answers import Refused, print_json
from guanxi.config.cli.calendar_words import answering, read_calendar
from guanxi.config.cli.imports import opened
from guanxi.domain.calendars import WorkingCalendar
from guanxi.domain.conversations.entries import Entry, Kind
from guanxi.domain.conversations.segments import AnswerTerms, Segment, segments
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import Utterance
from guanxi.domain.conversations.whatsapp.content import read_content
from guanxi.domain.playbook import Playbook, Urgency
from guanxi.playbooks import shipped_playbook

LONGEST_LINE = 1_000_000
_SPOKEN = (Kind.TEXT, Kind.CALL, Kind.MISSED_CALL, Kind.DELETED, Kind.SYSTEM)


def register(commands: Any) -> None:
    """Add the command to the subparsers of `guanxi`."""
    parser = commands.add_parser("segments", help="who owed an answer in a chat, and was it kept")
    parser.add_argument("file", metavar="FILE", help="a chat export, or JSON Lines")
    parser.add_argument("--me", action="append", default=[], metavar="NAME", help="our names in it")
    parser.add_argument("--timezone", metavar="ZONE", help="of the phone that exported")
    parser.add_argument("--calendar", metavar="CODE|FILE", help="both sides' working calendar")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    parser.set_defaults(run=answering(show_segments))


def show_segments(arguments: argparse.Namespace) -> int:
    """Print the segments of a file: of its one chat, or of each mail thread in it."""
    zone = _read_zone(arguments.timezone)
    rooms = _read_rooms(arguments, zone)
    utterances = list(chain.from_iterable(rooms.values()))
    if not utterances:
        raise Refused(f"{arguments.file} holds no message")
    first = min(utterance.at for utterance in utterances)
    known_until = max(utterance.at for utterance in utterances)
    playbook = shipped_playbook()
    calendar = read_calendar(arguments.calendar or playbook.factory.country, (first, known_until))
    terms = _terms(playbook, calendar)
    lines = []
    for room, messages in rooms.items():
        said = sorted(messages, key=lambda one: one.at) if room else messages  # mails may be mixed
        found = segments(
            [replace(one, index=place) for place, one in enumerate(said)],
            terms=lambda debtor, at: terms,
            known_until=known_until,
            at=max(known_until, datetime.now(UTC)),
        )
        lines += [
            _line(segment, said, room or Path(arguments.file).name, zone) for segment in found
        ]
    print_json(lines)
    return 0


def _terms(playbook: Playbook, calendar: WorkingCalendar) -> AnswerTerms:
    return AnswerTerms(
        calendar=calendar,
        answers={urgency: playbook.answer_time(urgency) for urgency in Urgency},
        judged_on={urgency: playbook.answers[urgency].judged_on for urgency in Urgency},
        urgent_hours=playbook.urgent_hours,
    )


def _line(
    segment: Segment, said: Sequence[Utterance], room: str, zone: tzinfo
) -> dict[str, object]:
    def local(at: datetime | None) -> str | None:
        return at.astimezone(segment.opened.tzinfo or zone).isoformat() if at else None

    return {
        "room": room,
        "side": segment.side.value,
        "opened": local(segment.opened),
        "urgency": segment.urgency.value if segment.urgency else None,
        "due": local(segment.due),
        "acknowledged": local(segment.acknowledged),
        "answered": local(segment.answered),
        "state": segment.state.value,
        "messages": [said[place].index for place in segment.messages],
    }


def _read_zone(name: str | None) -> ZoneInfo:
    if name and name not in available_timezones():
        raise Refused(f"--timezone {name} is not a time zone; give one such as Asia/Shanghai")
    return ZoneInfo(name or "UTC")


def _read_rooms(arguments: argparse.Namespace, zone: ZoneInfo) -> dict[str, list[Utterance]]:
    """What was said in each room; the one room of a chat is called ""."""
    ours = frozenset(arguments.me)
    try:
        with Path(arguments.file).open("rb") as file:
            if _holds_json_lines(file):
                return {"": list(_from_lines(file, arguments.file, ours, zone))}
    except OSError as error:
        raise Refused(f"{arguments.file} cannot be opened: {error.strerror}") from None
    with opened(arguments.file, zone) as reading:
        rooms: dict[str, list[Utterance]] = defaultdict(list)
        for thread, utterance in _from_export(reading, ours):
            rooms[thread].append(utterance)
        return rooms


def _holds_json_lines(file: BinaryIO) -> bool:
    start = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    file.seek(0)
    return start.startswith(b"{")


def _from_export(items: Iterable[object], ours: frozenset[str]) -> Iterator[tuple[str, Utterance]]:
    for entry in items:
        if isinstance(entry, Entry):
            side = Side.OURS if entry.handle in ours else _side(entry.sender, ours)
            spoken = entry.kind in _SPOKEN and not entry.thread
            words = entry.text if spoken else entry.words
            kind = Kind.SYSTEM if entry.automatic else entry.kind
            yield (
                entry.thread,
                Utterance(entry.position, entry.at, side, entry.sender, kind, words),
            )


def _from_lines(
    file: BinaryIO, name: str, ours: frozenset[str], zone: ZoneInfo
) -> Iterator[Utterance]:
    for position, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), b"")):
        try:
            yield _from_line(position, line, ours, zone)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            if position == 0 or line.strip():
                reason = f"{type(error).__name__}: {error}"
                raise Refused(f"{name} line {position + 1} is no message ({reason})") from None


def _from_line(position: int, line: bytes, ours: frozenset[str], zone: ZoneInfo) -> Utterance:
    if len(line) > LONGEST_LINE:
        raise ValueError(f"longer than {LONGEST_LINE} bytes")
    value = json.loads(line.decode("utf-8-sig"))
    at = datetime.fromisoformat(value["at"])
    sender, text, kind = value.get("sender"), value.get("text") or "", Kind(value["kind"])
    if not isinstance(text, str) or not isinstance(sender, str | None):
        raise TypeError("sender and text must be text")
    if kind not in _SPOKEN:
        read = read_content(text)
        text = text if read.kind is Kind.TEXT else read.words
    side = Side(value["side"]) if value.get("side") else _side(sender, ours)
    return Utterance(
        position, at if at.tzinfo else at.replace(tzinfo=zone), side, sender, kind, text
    )


def _side(sender: str | None, ours: Sequence[str] | frozenset[str]) -> Side:
    if sender is None:
        return Side.UNKNOWN
    return Side.OURS if sender in ours else Side.THEIRS
