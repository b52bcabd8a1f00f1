"""The rules against people's labels; the unseen half is only ever counted, never read."""

from tests.domain.conversations.agreement import agreement, naive, ours

from guanxi.domain.conversations.speech import Role


def test_the_rules_agree_with_the_half_they_were_written_on() -> None:
    found = agreement("seen", ours)

    assert found.f1 >= 0.95
    assert found.answers_found >= 0.89


def test_the_rules_hold_on_talk_they_never_saw() -> None:
    found = agreement("unseen", ours)

    assert found.f1 >= 0.84
    assert found.answers_found >= 0.71


def test_the_rules_are_far_from_a_question_mark_and_the_first_reply() -> None:
    for half in ("seen", "unseen"):
        assert agreement(half, ours).f1 > agreement(half, naive).f1 + 0.3


def test_every_role_is_told_at_least_once() -> None:
    told = {role for _, role in agreement("seen", ours).roles}

    assert told == {role.value for role in Role} - {"promise"}
