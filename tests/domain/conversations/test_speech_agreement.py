"""The rules against people's labels; the unseen half is only ever counted, never read."""

import pytest
from tests.domain.conversations.agreement import (
    SEEN_AUTHORS,
    UNSEEN_AUTHORS,
    agreement,
    naive,
    ours,
)

from guanxi.domain.conversations.speech import Role


@pytest.mark.parametrize("files", SEEN_AUTHORS[:5], ids=str)
def test_the_rules_agree_with_each_author_they_were_written_on(files: range) -> None:
    found = agreement("seen", ours, files)

    assert found.f1 >= 0.95
    assert found.answers_found >= 0.88
    assert found.answers_linked >= 0.9


def test_the_rules_hold_on_an_author_whose_gaps_were_mended_by_general_rows_only() -> None:
    found = agreement("seen", ours, SEEN_AUTHORS[5])

    assert found.f1 >= 0.88
    assert found.answers_found >= 0.73


@pytest.mark.parametrize(
    ("files", "f1", "answers_found"),
    [(UNSEEN_AUTHORS[0], 0.83, 0.68), (UNSEEN_AUTHORS[1], 0.92, 0.86)],
    ids=["dense in hard cases", "ordinary talk"],
)
def test_the_rules_hold_on_talk_they_never_saw(
    files: range, f1: float, answers_found: float
) -> None:
    found = agreement("unseen", ours, files)

    assert found.f1 >= f1
    assert found.answers_found >= answers_found


def test_the_rules_are_far_from_a_question_mark_and_the_first_reply() -> None:
    for half in ("seen", "unseen"):
        assert agreement(half, ours).f1 > agreement(half, naive).f1 + 0.3


def test_every_role_is_told_at_least_once() -> None:
    told = {role for _, role in agreement("seen", ours).roles}

    assert told == {role.value for role in Role} - {"promise"}
