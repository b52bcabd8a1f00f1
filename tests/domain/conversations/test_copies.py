"""Words are found again where they were copied to, however they are wrapped and cut there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.conversations.copies import Spoken

SAID = "Hi Li, the mould for the bamboo lid is broken again. Please hurry! 模具坏了，麻烦尽快。"


@pytest.mark.parametrize(
    "copy",
    [
        "> Hi Li, the mould for the\n> bamboo lid is broken again.",
        "Hi Li, the mould for the bamboo lid is broke …",
        "Price.\nTHE MOULD? HI LI, THE MOULD FOR THE BAMBOO LID IS BROKEN AGAIN",
        "他说模具坏了，麻烦尽快",
    ],
)
def test_a_copy_is_found(copy: str) -> None:
    assert Spoken([SAID]).is_in(copy)


@pytest.mark.parametrize("text", ["", "The mould is fine", "Hi Li,", "模具", "hurry"])
def test_other_words_are_not(text: str) -> None:
    assert not Spoken([SAID]).is_in(text)


def test_very_short_sentences_are_nobodys() -> None:
    assert not Spoken(["OK.", "好的", "Thanks!"]).is_in("OK. 好的 Thanks!")


def test_only_the_lines_go_that_hold_them() -> None:
    notes = f"Price agreed.\n- {SAID}\nNext call on Friday."

    assert Spoken([SAID]).without(notes) == "Price agreed.\nNext call on Friday."


@given(st.lists(st.text(max_size=60), max_size=5), st.text(max_size=200))
def test_nothing_of_it_is_left(said: list[str], text: str) -> None:
    spoken = Spoken(said)

    assert not spoken.is_in(spoken.without(text))
