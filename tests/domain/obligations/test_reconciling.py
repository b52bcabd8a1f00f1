"""The ledger ends up saying what was judged, once, and forgets nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.obligations.samples import at, expected, obligation

from guanxi.domain.obligations import (
    Changes,
    Debtor,
    Key,
    Obligation,
    OwedTwice,
    Ruling,
    State,
    judge,
    reconcile,
)

ROW = obligation(due=at("16:00"))
WITHDRAWN = replace(ROW, state=State.WITHDRAWN)


def test_new_obligation_is_created() -> None:
    assert reconcile([ROW], []) == Changes(create=(ROW,))


def test_obligation_that_still_holds_is_left_alone() -> None:
    assert reconcile([ROW], [ROW]) == Changes()


def test_obligation_no_longer_expected_is_withdrawn_and_stays_so() -> None:
    assert reconcile([], [ROW]) == Changes(withdraw=(WITHDRAWN,))
    assert reconcile([], [WITHDRAWN]) == Changes()


def test_obligation_that_comes_back_is_revived_as_judged() -> None:
    kept = replace(ROW, state=State.KEPT, closed=at("15:00"))

    assert reconcile([kept], [WITHDRAWN]) == Changes(revive=(kept,))


def test_obligation_that_needs_no_answer_is_withdrawn_once() -> None:
    assert reconcile([WITHDRAWN], [ROW]) == Changes(withdraw=(WITHDRAWN,))
    assert reconcile([WITHDRAWN], [WITHDRAWN]) == Changes()


def test_corrected_calendar_moves_the_due_time_and_judges_again() -> None:
    facts, now = expected(due=at("16:00"), closed=at("16:30")), at("18:00")
    corrected = replace(facts, due=at("17:00"))
    before, after = (judge(each, Ruling(), now=now) for each in (facts, corrected))

    assert (before.state, after.state) == (State.LATE, State.KEPT)
    assert reconcile([after], [before]) == Changes(update=(after,))


def test_new_playbook_version_alone_changes_nothing() -> None:
    assert reconcile([replace(ROW, playbook_version="2027.1")], [ROW]) == Changes()


@pytest.mark.parametrize(("judged", "stored"), [([ROW, ROW], []), ([], [ROW, WITHDRAWN])])
def test_same_thing_owed_twice_is_refused(
    judged: list[Obligation], stored: list[Obligation]
) -> None:
    with pytest.raises(OwedTwice) as refused:
        reconcile(judged, stored)

    assert refused.value.key == ROW.key


obligations = st.builds(
    Obligation,
    key=st.builds(
        Key,
        rule=st.sampled_from(["answer", "promise"]),
        subject_type=st.just("segment"),
        subject_id=st.integers(1, 3),
        occurrence=st.sampled_from(["", "2"]),
    ),
    supplier_id=st.integers(1, 2),
    debtor=st.sampled_from(Debtor),
    opened=st.just(at("08:00")),
    due=st.none() | st.integers(0, 3).map(lambda hours: at("12:00") + timedelta(hours=hours)),
    closed=st.none() | st.just(at("13:30")),
    known_until=st.none() | st.just(at("11:00")),
    params=st.sampled_from([{"urgency": "urgent"}, {"urgency": "regular", "charter": 3}]),
    playbook_version=st.sampled_from(["2026.1", "2027.1"]),
    state=st.sampled_from(State),
)
ledgers = st.lists(obligations, max_size=8, unique_by=lambda row: row.key)


def written(stored: list[Obligation], changes: Changes) -> dict[Key, Obligation]:
    rows = {row.key: row for row in stored}
    for row in (*changes.create, *changes.update, *changes.withdraw, *changes.revive):
        rows[row.key] = row
    return rows


def content(rows: list[Obligation]) -> dict[Key, Obligation]:
    """What stands in the ledger, whichever playbook version said so."""
    return {
        row.key: replace(row, playbook_version="")
        for row in rows
        if row.state is not State.WITHDRAWN
    }


@given(judged=ledgers, stored=ledgers)
def test_ledger_says_what_was_judged_and_the_second_time_changes_nothing(
    judged: list[Obligation], stored: list[Obligation]
) -> None:
    after = written(stored, reconcile(judged, stored))

    assert content(list(after.values())) == content(judged)
    assert reconcile(judged, after.values()) == Changes()


@given(judged=ledgers, stored=ledgers, data=st.data())
def test_order_of_rows_does_not_matter(
    judged: list[Obligation], stored: list[Obligation], data: st.DataObject
) -> None:
    other_judged = data.draw(st.permutations(judged))
    other_stored = data.draw(st.permutations(stored))

    assert reconcile(other_judged, other_stored) == reconcile(judged, stored)


@given(judged=ledgers, stored=ledgers)
def test_nothing_is_ever_deleted_and_each_row_is_written_at_most_once(
    judged: list[Obligation], stored: list[Obligation]
) -> None:
    changes = reconcile(judged, stored)

    keys = [row.key for rows in vars(changes).values() for row in rows]
    assert len(keys) == len(set(keys))
    assert set(written(stored, changes)) == {row.key for row in (*judged, *stored)}
