"""How far the rules agree with the labels: shared by the test and the benchmark.

Prints and returns figures only, never a text, so that the unseen half stays unseen.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import Utterance, read

LABELLED = Path(__file__).parent / "labelled"
# Whose files are whose, by their numbers.
SEEN_AUTHORS = (
    *(range(1, 17), range(17, 33), range(33, 49), range(49, 61), range(61, 71)),
    range(71, 85),
)
UNSEEN_AUTHORS = (range(1, 31), range(31, 41))
Message = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """What a rule says of one message; `answer` is the position of what first answers it."""

    asks: bool
    answer: int | None
    role: str
    urgency: str | None


Rule = Callable[[Sequence[Message]], list[Judged]]


@dataclass
class Agreement:
    """Counts over a half. Answers are counted over labelled questions that were answered."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    answered: int = 0
    detected: int = 0
    found: int = 0
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    urgencies: Counter[tuple[str, str]] = field(default_factory=Counter)
    languages: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    @property
    def answers_found(self) -> float:
        """The share of the answered questions found with the message that first answers them."""
        return self.found / max(1, self.answered)

    @property
    def answers_linked(self) -> float:
        """The same share of those questions that were found at all."""
        return self.found / max(1, self.detected)

    def count(self, message: Message, judged: Judged, first_answer: int | None) -> None:
        label = message["label"]
        asks = label["needs_answer"]
        if asks is not None:
            outcome = _outcome(asks, judged.asks)
            self.right += outcome == "right"
            self.wrong += outcome == "wrong"
            self.missed += outcome == "missed"
            self.languages.setdefault(language(message["text"]), Counter())[outcome] += 1
        if asks and first_answer is not None:
            self.answered += 1
            self.detected += judged.asks
            self.found += judged.asks and judged.answer == first_answer
        if asks and judged.asks:
            self.urgencies[label["urgency"], str(judged.urgency)] += 1
        self.roles[label["role"], judged.role] += 1


def agreement(half: str, rule: Rule, files: Container[int] = range(1_000)) -> Agreement:
    """Compare a rule with the labels of a half ("seen" or "unseen"), or of some files in it.

    `files` are their numbers (`SEEN_AUTHORS`, `UNSEEN_AUTHORS`).
    """
    counted = Agreement()
    for path in sorted((LABELLED / half).glob("*.jsonl")):
        if int(path.name[:2]) not in files:
            continue
        messages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        first: dict[int, int] = {}
        for position, message in enumerate(messages):
            for asked in message["label"]["answers"]:
                first.setdefault(asked, position)
        for position, judged in enumerate(rule(messages)):
            counted.count(messages[position], judged, first.get(position))
    return counted


def ours(messages: Sequence[Message]) -> list[Judged]:
    """The rules of `speech`."""
    readings = list(read(_utterances(messages)))
    first: dict[int, int] = {}
    for position, reading in enumerate(readings):
        for asked in reading.answers:
            first.setdefault(asked, position)
    return [
        Judged(
            reading.needs_answer is True,
            first.get(position),
            reading.role.value,
            reading.urgency.value if reading.urgency else None,
        )
        for position, reading in enumerate(readings)
    ]


def naive(messages: Sequence[Message]) -> list[Judged]:
    """What one would write in five minutes: a question mark, and the first reply."""
    judged = []
    for position, message in enumerate(messages):
        speaks = message["side"] != Side.THIRD and message["kind"] == Kind.TEXT
        replies = (
            later
            for later in range(position + 1, len(messages))
            if messages[later]["side"] not in (message["side"], Side.THIRD)
        )
        asks = speaks and re.search("[?？]", message["text"]) is not None
        judged.append(Judged(asks, next(replies, None), "question", "regular"))
    return judged


def language(text: str) -> str:
    """Which scripts a message is written in."""
    han, latin = re.search("[\u4e00-\u9fff]", text), re.search("[A-Za-z]{2}", text)
    if han and latin:
        return "mixed"
    return "zh" if han else "en" if latin else "none"


def _outcome(asks: bool, judged: bool) -> str:
    if asks == judged:
        return "right" if asks else "silent"
    return "missed" if asks else "wrong"


def _utterances(messages: Sequence[Message]) -> list[Utterance]:
    return [
        Utterance(
            position,
            datetime.fromisoformat(message["at"]),
            Side(message["side"]),
            message["sender"],
            Kind(message["kind"]),
            message["text"],
        )
        for position, message in enumerate(messages)
    ]
