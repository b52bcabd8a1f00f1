"""The worked examples in the docstrings of the reader and the merge hold."""

import doctest
import importlib

import pytest

MODULES = [
    "decoding",
    "entries",
    "whatsapp",
    "merge.alignment",
    "merge.decisions",
    "merge.matching",
    *[f"whatsapp.{name}" for name in (
        "clock", "content", "dates", "headers", "months", "senders", "words", "years",
    )],
]  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_worked_example_holds(name):
    module = importlib.import_module(f"guanxi.domain.conversations.{name}")

    outcome = doctest.testmod(module)

    assert outcome.attempted > 0
    assert outcome.failed == 0
