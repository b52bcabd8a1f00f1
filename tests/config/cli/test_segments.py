import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from guanxi.config.cli.answers import Refused
from guanxi.config.cli.segments import register

EXPORT = """\
03/03/2025, 09:00 - Messages and calls are end-to-end encrypted.
03/03/2025, 09:02 - Hannah: can you ship on Friday?
03/03/2025, 09:10 - Lily Chen: let me check
03/03/2025, 10:40 - Lily Chen: yes, Friday is fine
03/03/2025, 10:41 - Lily Chen: pls send the label artwork
03/03/2025, 11:30 - Hannah: label.pdf (file attached)
03/03/2025, 11:31 - Lily Chen: 大货尾款什么时候安排
"""
SHAPE = {"sender": "Lily", "kind": "text", "attachment": None}
OFFICE = {
    "tz": "UTC",
    "hours": {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
}


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())
    parsed = parser.parse_args(["segments", *arguments])
    return int(parsed.run(parsed))


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(*arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def lines(*messages: dict[str, object]) -> str:
    return "".join(json.dumps(SHAPE | message, ensure_ascii=False) + "\n" for message in messages)


def test_segments_of_an_export_have_every_key_and_the_positions_of_its_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "chat.txt", EXPORT)
    office = write(tmp_path, "office.json", json.dumps(OFFICE))

    found = answer(capsys, path, "--me", "Hannah", "--calendar", office)

    assert found == [
        {
            "room": "chat.txt",
            "side": "ours",
            "opened": "2025-03-03T09:02:00+00:00",
            "urgency": "regular",
            "due": "2025-03-04T09:02:00+00:00",
            "acknowledged": "2025-03-03T09:10:00+00:00",
            "answered": "2025-03-03T10:40:00+00:00",
            "state": "kept",
            "messages": [1, 2, 3],
        },
        {
            "room": "chat.txt",
            "side": "theirs",
            "opened": "2025-03-03T10:41:00+00:00",
            "urgency": "regular",
            "due": "2025-03-04T10:41:00+00:00",
            "acknowledged": "2025-03-03T11:30:00+00:00",
            "answered": "2025-03-03T11:30:00+00:00",
            "state": "kept",
            "messages": [4, 5],
        },
        {
            "room": "chat.txt",
            "side": "theirs",
            "opened": "2025-03-03T11:31:00+00:00",
            "urgency": "regular",
            "due": "2025-03-04T11:31:00+00:00",
            "acknowledged": None,
            "answered": None,
            "state": "unknown",
            "messages": [6],
        },
    ]


def test_json_lines_name_the_side_where_the_names_do_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(
        tmp_path,
        "talk.jsonl",
        lines(
            {"at": "2025-03-03T09:00:00+08:00", "side": "theirs", "text": "要烫金吗"},
            {"at": "2025-03-03T09:05:00+08:00", "side": "third", "sender": "Ray", "text": "要"},
            {"at": "2025-03-03T09:09:00+08:00", "sender": "Nico", "text": "不烫"},
        ),
    )

    found = answer(capsys, path, "--me", "Nico")

    assert [(one["side"], one["answered"], one["messages"]) for one in found] == [
        ("theirs", "2025-03-03T09:09:00+08:00", [0, 2])
    ]


def test_the_factory_calendar_of_the_playbook_is_the_default(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saturday_before_a_make_up_sunday = {"at": "2025-01-25T10:00:00", "text": "pls send PI"}
    path = write(tmp_path, "talk.jsonl", lines(saturday_before_a_make_up_sunday))

    found = answer(capsys, path, "--me", "Nico", "--timezone", "Asia/Shanghai")

    assert [one["due"] for one in found] == ["2025-01-27T10:00:00+08:00"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"at": "yesterday", "kind": "text"}\n', "line 1 is no message"),
        ('{"at": "2025-03-03T09:00:00", "kind": "poem"}\n', "line 1 is no message"),
        ('{"at": "2025-03-03T09:00:00", "kind": "text", "text": 7}\n', "line 1 is no message"),
        ("{" + "[" * 100_000 + "\n", "line 1 is no message"),
        ("no chat at all\n", "talk.txt"),
    ],
)
def test_a_file_that_is_no_chat_is_refused_with_its_line(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        run(write(tmp_path, "talk.txt", text), "--me", "Nico")


def test_a_file_that_is_not_there_and_a_zone_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        run(str(tmp_path / "nothing.txt"), "--me", "Nico")
    with pytest.raises(Refused, match="not a time zone"):
        run(write(tmp_path, "chat.txt", EXPORT), "--me", "Nico", "--timezone", "Mars/Base")
