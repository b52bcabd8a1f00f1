import json
import re
from pathlib import Path

import pytest

from guanxi.domain.conversations.speech.cues import phrases, table
from guanxi.domain.conversations.speech.leading import beginnings
from guanxi.domain.conversations.speech.sentences import plain, sentences
from guanxi.domain.conversations.speech.tables import ANYWHERE, FIRST_WORDS, replies
from guanxi.domain.conversations.speech.words import Cue

SEEN = sorted((Path(__file__).parent / "labelled" / "seen").glob("*.jsonl"))
ROWS: tuple[Cue, ...] = (*ANYWHERE, *FIRST_WORDS, *replies.SOCIAL, replies.HOLDING)


def texts() -> list[str]:
    lines = [line for path in SEEN[::4] for line in path.read_text(encoding="utf-8").splitlines()]
    return [plain(json.loads(line)["text"]) for line in lines]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name or "filler")
def test_a_row_sorted_by_first_letters_finds_what_its_phrases_find(row: Cue) -> None:
    for english in (True, False):
        plainly = re.compile("|".join(phrases(row, english=english)) or r"(?!)")
        if english:
            plainly = re.compile(rf"\b(?:{plainly.pattern})")

        found = [table((row,), english=english).search(text) for text in texts()]

        assert found == [plainly.search(text) is not None for text in texts()]


@pytest.mark.parametrize(
    ("phrase", "ways"),
    [
        ("(?:can|could) you", [("c", "an you"), ("c", "ould you")]),
        ("(?:pls )?send", [("s", "end"), ("p", "ls send")]),
        ("[发给]我", [("发", "我"), ("给", "我")]),
        ("(?<!已)发", [("发", "(?<!已发)")]),
        ("(?:^|(?<=, ))need", [("n", r"(?<![\s\S]n)eed"), ("n", "(?<=, n)eed")]),
        ("(?:先|再){0,2}寄", [("寄", ""), ("先", "(?:先|再){0,1}寄"), ("再", "(?:先|再){0,1}寄")]),
        (r"\w+ of", [("", r"\w+ of")]),
    ],
)
def test_a_phrase_is_written_out_by_its_first_character(
    phrase: str, ways: list[tuple[str, str]]
) -> None:
    assert beginnings(phrase) == ways


def test_a_phrase_may_begin_within_another() -> None:
    rows = (Cue("wants", "i want"), Cue("wants a paper", r"want (?:\w+ ){0,3}breakdown"))

    found = table(rows, english=True).find("i want to see the breakdown")

    assert [row.name for row in found] == ["wants", "wants a paper"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "thanks for the photos. can you send the pi?",
            ["thanks for the photos", "can you send the pi?"],
        ),
        ("price is 1.38 then", ["price is 1.38 then"]),
        ("好的。什么时候发?", ["好的", "什么时候发?"]),
        ("1. handle\n2. logo", ["1", "handle", "2", "logo"]),
        ("??", ["?"]),
    ],
)
def test_sentences_end_at_marks_and_lines_but_not_within_figures(
    text: str, found: list[str]
) -> None:
    assert sentences(plain(text)) == found
