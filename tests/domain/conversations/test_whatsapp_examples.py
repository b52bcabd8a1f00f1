"""The worked examples in the docstrings of the reader and the merge hold."""

import doctest
import importlib

import pytest

MODULES = [
    "decoding",
    "conversations.entries",
    "conversations.whatsapp",
    "conversations.merge.alignment",
    "conversations.merge.decisions",
    "conversations.merge.matching",
    *[f"conversations.whatsapp.{name}" for name in (
        "clock", "content", "dates", "headers", "months", "senders", "words", "years",
    )],
]  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_worked_example_holds(name):
    module = importlib.import_module(f"guanxi.domain.{name}")

    outcome = doctest.testmod(module)

    assert outcome.attempted > 0
    assert outcome.failed == 0
