"""The rules against people's labels; the unseen half is only ever counted, never read."""

import pytest
from tests.domain.conversations.agreement import agreement, naive, ours

from guanxi.domain.conversations.speech import Role


@pytest.mark.parametrize("first", [1, 17, 33, 49])
def test_the_rules_agree_with_each_author_they_were_written_on(first: int) -> None:
    found = agreement("seen", ours, range(first, first + 16))

    assert found.f1 >= 0.93
    assert found.answers_found >= 0.86


def test_the_rules_link_nearly_every_question_they_find_to_its_answer() -> None:
    found = agreement("seen", ours)

    assert found.answers_linked >= 0.91


def test_the_rules_hold_on_talk_they_never_saw() -> None:
    found = agreement("unseen", ours)

    assert found.f1 >= 0.81
    assert found.answers_found >= 0.64


def test_the_rules_are_far_from_a_question_mark_and_the_first_reply() -> None:
    for half in ("seen", "unseen"):
        assert agreement(half, ours).f1 > agreement(half, naive).f1 + 0.3


def test_every_role_is_told_at_least_once() -> None:
    told = {role for _, role in agreement("seen", ours).roles}

    assert told == {role.value for role in Role} - {"promise"}
