"""What a person decides about something owed, and taking it back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import models
from tests.apps.obligations.owing import at, owed, states, supplier

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.obligations import actions
from guanxi.apps.obligations.actions.decisions import NotAMember
from guanxi.apps.obligations.models import Decision, Obligation
from guanxi.apps.obligations.queries import decided_against, open_count
from guanxi.domain.obligations import IllegalMove

NOW = at(23, 8)


@pytest.fixture
def row(workspace: Workspace, owner: Person) -> Obligation:
    factory = supplier(workspace, owner)
    actions.reconcile(
        workspace=workspace, supplier=factory, rule="answer", expected=[owed(factory)], at=NOW
    )
    found: Obligation = Obligation.objects.get()
    return found


def things(workspace: Workspace, person: Person, hour: int = 8) -> int:
    return open_count(workspace, person, at(23, hour))


def test_done_closes_and_undo_opens_again(row: Obligation, owner: Person) -> None:
    decision = actions.mark_done(obligation=row, by=owner, at=NOW)
    done = states()

    actions.undo_decision(decision=decision, by=owner, at=at(23, 9))

    assert (done, states()) == ({1: "kept"}, {1: "open"})


def test_undo_twice_takes_back_once(row: Obligation, owner: Person) -> None:
    decision = actions.mark_done(obligation=row, by=owner, at=NOW)
    actions.undo_decision(decision=decision, by=owner, at=at(23, 9))

    actions.undo_decision(decision=decision, by=owner, at=at(23, 10))

    assert Decision.objects.get().undone_at == at(23, 9)
    assert Event.objects.filter(verb="decision_undone").count() == 1


def test_done_after_its_time_is_late(row: Obligation, owner: Person) -> None:
    Obligation.objects.update(known_until=None)

    actions.mark_done(obligation=row, by=owner, at=at(23, 10))

    assert states() == {1: "late"}


def test_snooze_hides_until_its_time(row: Obligation, workspace: Workspace, owner: Person) -> None:
    Obligation.objects.update(known_until=None)

    actions.snooze(obligation=row, until=at(23, 12), by=owner, at=NOW, reason="after the call")

    assert [things(workspace, owner, hour) for hour in (8, 11, 12)] == [0, 0, 1]
    assert states() == {1: "open"}


def test_delegate_hands_it_to_one_colleague(
    row: Obligation, workspace: Workspace, people: SimpleNamespace
) -> None:
    decision = actions.delegate(obligation=row, to=people.member, by=people.owner, at=NOW)
    handed = [things(workspace, who) for who in (people.owner, people.member)]

    actions.undo_decision(decision=decision, by=people.owner, at=NOW)

    assert handed == [0, 1]
    assert things(workspace, people.owner) == 1


def test_delegate_refuses_strangers(row: Obligation, people: SimpleNamespace) -> None:
    with pytest.raises(NotAMember):
        actions.delegate(obligation=row, to=people.stranger, by=people.owner, at=NOW)

    assert Decision.objects.count() == 0


def test_what_is_settled_cannot_be_put_off(row: Obligation, owner: Person) -> None:
    actions.mark_done(obligation=row, by=owner, at=NOW)

    with pytest.raises(IllegalMove):
        actions.snooze(obligation=row, until=at(24, 8), by=owner, at=NOW)

    assert Decision.objects.count() == 1


def test_what_needs_no_answer_is_known_to_the_measure_until_taken_back(
    row: Obligation, owner: Person
) -> None:
    taken = actions.needs_no_answer(obligation=row, by=owner, at=NOW)
    against = list(decided_against("answer", "message").values_list("subject_id", flat=True))

    actions.undo_decision(decision=taken, by=owner, at=NOW)

    assert against == [1]
    assert not decided_against("answer", "message").exists()


def test_nothing_is_decided_when_the_trail_fails(
    row: Obligation, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(models.query.QuerySet, "create", _only(Event, broken))

    with pytest.raises(OSError, match="full"):
        actions.mark_done(obligation=row, by=owner, at=NOW)

    assert (states(), Decision.objects.count()) == ({1: "open"}, 0)


def _only(model: type[models.Model], instead: object) -> object:
    """``QuerySet.create``, failing for one model."""
    create = models.query.QuerySet.create

    def chosen(self: models.QuerySet, **values: object) -> object:  # type: ignore[type-arg]
        return instead() if self.model is model else create(self, **values)  # type: ignore[operator]

    return chosen
