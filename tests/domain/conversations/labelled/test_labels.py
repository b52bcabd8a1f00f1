"""The shape of the labelled conversations; whether a label is right is for people to judge."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
HALVES = ("seen", "unseen")
FILES = sorted(HERE.glob("*/*.jsonl"))
KEYS = {"at", "side", "sender", "kind", "text", "label"}
LABEL_KEYS = {"needs_answer", "urgency", "role", "answers", "acknowledges"}
SIDES = {"ours", "theirs", "third"}
KINDS = {
    *("text", "photo", "voice", "file", "video", "sticker"),
    *("call", "missed_call", "deleted", "system"),
}
ROLES = {
    *("question", "request", "promise", "answer", "acknowledgement", "holding", "automatic"),
    *("thanks", "greeting", "notice", "chat", "attempt"),
}
MEDIA = {"photo", "voice", "file", "video"}


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def language(text: str) -> str | None:
    """Say which scripts a message is written in; None for figures, emoji and nothing."""
    han, latin = re.search("[\u4e00-\u9fff]", text), re.search("[A-Za-z]{2}", text)
    if han and latin:
        return "mixed"
    return "zh" if han else "en" if latin else None


def by_file(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=by_file)
def test_messages_have_only_known_keys_and_words(path: Path) -> None:
    messages = read(path)

    wrong = [
        index
        for index, message in enumerate(messages)
        if set(message) != KEYS
        or set(message["label"]) != LABEL_KEYS
        or message["side"] not in SIDES
        or message["kind"] not in KINDS
        or message["label"]["role"] not in ROLES
        or not message["sender"]
    ]

    assert wrong == []
    assert 15 <= len(messages) <= 55


@pytest.mark.parametrize("path", FILES, ids=by_file)
def test_messages_stand_in_order_of_time_with_one_offset(path: Path) -> None:
    times = [datetime.fromisoformat(message["at"]) for message in read(path)]

    assert times == sorted(times)
    assert len({time.utcoffset() for time in times} - {None}) == 1


@pytest.mark.parametrize("path", FILES, ids=by_file)
def test_links_point_back_at_the_other_side(path: Path) -> None:
    messages = read(path)

    wrong = []
    for index, message in enumerate(messages):
        label = message["label"]
        for target in label["answers"] + label["acknowledges"]:
            if not 0 <= target < index or messages[target]["side"] == message["side"]:
                wrong.append((index, target))
        if set(label["answers"]) & set(label["acknowledges"]):
            wrong.append((index, index))

    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=by_file)
def test_labels_keep_the_rules_of_the_guide(path: Path) -> None:
    messages = read(path)

    wrong = []
    for index, message in enumerate(messages):
        label = message["label"]
        needs = label["needs_answer"]
        if (label["urgency"] in {"urgent", "regular", "detailed"}) != (needs is True):
            wrong.append((index, "urgency goes with needs_answer"))
        if needs is None and message["kind"] not in MEDIA:
            wrong.append((index, "only media are unsure"))
        if message["side"] == "third" and (needs or label["answers"]):
            wrong.append((index, "third parties neither open nor close"))
        if label["role"] == "automatic" and (label["answers"] or label["acknowledges"]):
            wrong.append((index, "automatic replies answer nothing"))
        if any(messages[target]["label"]["needs_answer"] is False for target in label["answers"]):
            wrong.append((index, "answers something that needed no answer"))

    assert wrong == []


@pytest.mark.parametrize("half", HALVES)
def test_each_half_is_large_and_speaks_every_language(half: str) -> None:
    messages = [message for path in FILES if path.parent.name == half for message in read(path)]
    spoken = [language(m["text"]) for m in messages if m["kind"] == "text"]

    enough = {name: spoken.count(name) >= 15 for name in ("en", "zh", "mixed")}

    assert enough == {"en": True, "zh": True, "mixed": True}
    assert len(messages) >= 250
    assert {message["label"]["role"] for message in messages} == ROLES


def test_whole_set_has_six_hundred_messages() -> None:
    assert sum(len(read(path)) for path in FILES) >= 600
