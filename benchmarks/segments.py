"""Who needs an answer: agreement with the labels, and messages judged a second.

    python benchmarks/segments.py [messages]

Agreement is printed for both labelled halves, beside a naive rule, in figures only, and for each
author. Speed is per CPU second, the best of several rounds, for the rules alone and with segments
and due instants, on two inputs made from the seen half: as people write (short words come back all
day), and with every longer text made unlike any other, so that nothing is remembered.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.domain.conversations.agreement import (
    LABELLED,
    SEEN_AUTHORS,
    UNSEEN_AUTHORS,
    Agreement,
    agreement,
    naive,
    ours,
)
from tests.domain.conversations.talk import TERMS

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.segments import segments
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import Utterance, read

ROUNDS = 5
SHORT = 12


def main() -> None:
    """Print agreement and speed."""
    for half, authors in (("seen", SEEN_AUTHORS), ("unseen", UNSEEN_AUTHORS)):
        for files in authors:
            print_agreement(f"{half} {files[0]}-{files[-1]}", agreement(half, ours, files))
    for half in ("seen", "unseen"):
        for name, rule in (("naive", naive), ("rules", ours)):
            print_agreement(f"{half} {name}", agreement(half, rule))
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for name, unlike in (("as written", False), ("all unlike", True)):
        room = make_room(count, unlike=unlike)
        print_speed(f"rules, {name}", count, partial(hear, room))
        print_speed(f"segments, {name}", count, partial(judge, room))


def hear(room: list[Utterance]) -> None:
    """Read every message of a room by the rules alone."""
    list(read(room))


def judge(room: list[Utterance]) -> None:
    """Find the segments of a room."""
    segments(room, terms=lambda debtor, asked: TERMS, known_until=room[-1].at)


def make_room(count: int, *, unlike: bool) -> list[Utterance]:
    """One long room from the seen half, a message every seven minutes."""
    messages = [
        json.loads(line)
        for path in sorted((LABELLED / "seen").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    start = datetime(2024, 1, 1, tzinfo=UTC)
    room = []
    for index in range(count):
        message = messages[index % len(messages)]
        text = message["text"]
        if unlike and len(text) > SHORT:
            text = f"{text} {index}"
        room.append(
            Utterance(
                index,
                start + timedelta(minutes=7 * index),
                Side(message["side"]),
                message["sender"],
                Kind(message["kind"]),
                text,
            )
        )
    return room


def print_agreement(name: str, found: Agreement) -> None:
    """Precision, recall, F1, answers found, and the largest confusions of roles."""
    print(
        f"{name:14} precision {found.precision:.3f} recall {found.recall:.3f} F1 {found.f1:.3f}"
        f" answers found {found.answers_found:.3f} (of {found.answered}),"
        f" of questions found {found.answers_linked:.3f}"
    )
    if name.endswith("rules"):
        for language, outcomes in sorted(found.languages.items()):
            print(f"  {language}: {dict(outcomes)}")
        confused = [item for item in found.roles.most_common() if item[0][0] != item[0][1]]
        print("  roles (label, ours):", confused[:10])
        print("  urgency (label, ours):", found.urgencies.most_common())


def print_speed(name: str, count: int, work: Callable[[], object]) -> None:
    """Messages a CPU second, the best of the rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    print(f"{name:24} {count / best:10,.0f} messages/s")


if __name__ == "__main__":
    main()
