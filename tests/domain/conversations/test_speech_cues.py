import pytest

from guanxi.domain.conversations.speech.cues import phrases, table
from guanxi.domain.conversations.speech.sentences import plain, sentences
from guanxi.domain.conversations.speech.tables import ANYWHERE, FIRST_WORDS
from guanxi.domain.conversations.speech.words import Cue


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
        (
            "Also the broker needs your EORI number, the HS code and a\nletter. Please prepare",
            ["also the broker needs your eori number, the hs code and a letter", "please prepare"],
        ),
        (
            "we need these papers for the customs of this container:\npacking list\ninvoice",
            ["we need these papers for the customs of this container:", "packing list", "invoice"],
        ),
        ("ship 200\nsend pi", ["ship 200", "send pi"]),
        (
            "Drawing: https://drive.example/open?id=7&x=1 is it ok?",
            ["drawing: link is it ok?"],
        ),
        ("看过 www.example.cn/item.htm?id=7了", ["看过 link了"]),
        ("「陈经理：几号发货？」\n- - - - - - - - -\n28号", ["28号"]),
        ("“好” is the word for ok", ['"好" is the word for ok']),
    ],
)
def test_sentences_end_at_marks_and_lines_but_not_within_figures(
    text: str, found: list[str]
) -> None:
    assert sentences(plain(text)) == found


def test_every_phrase_of_the_tables_is_found_as_its_own_row() -> None:
    """A bar outside brackets would part a phrase in two, and one of them from its row."""
    parted = [
        (row.name, phrase)
        for row in (*ANYWHERE, *FIRST_WORDS)
        for english in (True, False)
        for phrase in phrases(row, english=english)
        if _has_a_bar_outside_brackets(phrase)
    ]

    assert parted == []


def _has_a_bar_outside_brackets(phrase: str) -> bool:
    depth, escaped = 0, False
    for letter in phrase:
        if not escaped:
            depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(letter, 0)
            if letter == "|" and depth == 0:
                return True
        escaped = letter == "\\" and not escaped
    return False
