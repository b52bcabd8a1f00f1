"""What must not matter to the rules: courtesy around a message, and the haste it is typed in."""

import pytest
from tests.domain.conversations.speech_samples import ASKS, ASKS_NOTHING
from tests.domain.conversations.talk import readings


@pytest.mark.parametrize("text", [text for text in ASKS + ASKS_NOTHING if text != "??"])
def test_courtesy_before_and_behind_changes_nothing(text: str) -> None:
    plain = readings(f"we: {text}")[0]
    courtesies = (
        "Hi Tom, %s",
        "Good morning! %s",
        "%s thanks",
        "%s 🙏",
        "%s :)",
        "%s\nBest regards,\nTom",
    )
    if not text.isascii():
        courtesies = (
            "你好，%s",
            "陈总，%s",
            "谢谢，%s",
            "%s谢谢",
            "%s，麻烦了！",
            "%s😊",
            "%s[玫瑰]",
        )

    for courtesy in courtesies:
        found = readings(f"we: {courtesy % text}")[0]
        assert found.needs_answer == plain.needs_answer, courtesy


@pytest.mark.parametrize("text", [text for text in ASKS + ASKS_NOTHING if text.isascii()])
def test_haste_changes_nothing(text: str) -> None:
    plain = readings(f"we: {text}")[0]

    for hasty in (text.upper(), text.replace(" ", "  "), text.replace("n't", "nt")):
        assert readings(f"we: {hasty}")[0].needs_answer == plain.needs_answer, hasty
