"""Promises are found in the minutes of a call by the side that a line begins with."""

import doctest
from datetime import date

from guanxi.domain.calls import NotedLine, noted_lines, notes
from guanxi.domain.playbook import Debtor

MONDAY = date(2026, 11, 23)


def test_lines_say_who_promised_what_until_when() -> None:
    minutes = """Talked about the spring order.

- We: send the artwork by Fri
* They：new sample 27 Nov
我们：确认颜色
对方: 下周三寄样品
"""

    assert noted_lines(minutes, on=MONDAY) == (
        NotedLine("Talked about the spring order.", None, None),
        NotedLine("send the artwork by Fri", Debtor.OURS, date(2026, 11, 27)),
        NotedLine("new sample 27 Nov", Debtor.THEIRS, date(2026, 11, 27)),
        NotedLine("确认颜色", Debtor.OURS, None),
        NotedLine("下周三寄样品", Debtor.THEIRS, date(2026, 12, 2)),
    )


def test_a_word_that_only_begins_like_a_side_is_no_mark() -> None:
    assert noted_lines("Wednesday: visit", on=MONDAY)[0].debtor is None


def test_many_or_long_lines_are_cut() -> None:
    lines = noted_lines("\n".join("x" * 500 for _ in range(100)), on=MONDAY)

    assert (len(lines), len(lines[0].words)) == (30, 200)


def test_examples_in_docstrings_are_true() -> None:
    results = doctest.testmod(notes)

    assert (results.attempted, results.failed) == (1, 0)
