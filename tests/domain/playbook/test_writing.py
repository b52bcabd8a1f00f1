"""What is written as a file is read back as the same, whatever the words in it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guanxi.domain.playbook import read_document, read_own, write_playbook
from guanxi.playbooks import playbook_schema, shipped_text, shipped_values

numbers = st.integers(-(10**11), 10**11) | st.decimals(-1000, 1000, places=3).map(float)
scalars = st.none() | st.booleans() | numbers | st.text(max_size=40)
keys = st.text(min_size=1, max_size=20)
values = st.dictionaries(
    keys,
    st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(keys, inner, min_size=1, max_size=4)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=6,
)


@given(values)
@settings(max_examples=50, deadline=None)
def test_what_is_written_is_read_back_as_the_same(value: dict[str, Any]) -> None:
    read = read_document(write_playbook(value)).value

    assert read == value
    assert list(read) == list(value)


@pytest.mark.parametrize("text", ["NO", "true", "008", "1.5", "", "08:30", "- a", "{x}", "*a", "~"])
def test_a_text_stays_a_text(text: str) -> None:
    assert read_document(write_playbook({"a": text, text or "b": "c"})).value["a"] == text


def test_our_own_playbook_goes_out_and_comes_in_as_it_was() -> None:
    written = write_playbook(shipped_values())

    again = read_own(written, schema=playbook_schema(), default=shipped_values())

    assert again == shipped_values()
    assert write_playbook(again) == written


def test_one_changed_figure_is_one_changed_line() -> None:
    before = write_playbook(shipped_values()).splitlines()

    after = write_playbook(
        read_document(shipped_text().replace("within: 240min", "within: 120min", 1)).value
    ).splitlines()

    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("    within: 240min", "    within: 120min")
    ]
