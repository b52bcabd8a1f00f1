"""The worklist of the database is that of the domain, whatever is owed."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.apps.obligations.owing import at, owed, supplier

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.obligations.actions import delegate, reconcile
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import Worklist, as_of, done_between, open_count, worklist
from guanxi.apps.suppliers.actions import archive_supplier
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain import obligations as domain
from guanxi.domain.obligations import Day, Debtor, Group

NOW = at(23, 8, 12)
DAY = Day(
    now=NOW,
    together_until=at(23, 9, 30),
    today_until=at(24, 7),
    next_day_until=at(25, 7),
    week_until=at(30, 7),
)
EVENING = Day(at(23, 16), None, at(24, 7), at(25, 7), at(30, 7))
FIRST = {"freshen"}


@pytest.fixture
def factory(workspace: Workspace, owner: Person) -> Supplier:
    return supplier(workspace, owner)


def everything(factory: Supplier) -> None:
    """A row for each debtor, due time and end of what is known."""
    dues = (None, at(20, 9), at(23, 8), at(23, 9), at(23, 12), at(24, 9), at(26, 9), at(30, 9))
    knowns = (None, at(19, 9), at(23, 7))
    cases = list(product(Debtor, dues, knowns))
    answers = [
        owed(factory, n, debtor=debtor, due=due, known_until=known, opened=at(18, 9))
        for n, (debtor, due, known) in enumerate(cases)
    ]
    freshen = [owed(factory, 900, rule="freshen", due=at(22, 9), known_until=None)]
    for rule, expected in (("answer", answers), ("freshen", freshen)):
        reconcile(
            workspace=factory.workspace, supplier=factory, rule=rule, expected=expected, at=NOW
        )


def seen(found: Worklist) -> list[tuple[Group, list[int]]]:
    return [(one.group, [row.row.subject_id for row in one.rows]) for one in found.groups]


@pytest.mark.parametrize("day", [DAY, EVENING], ids=["morning", "evening"])
def test_groups_and_order_are_those_of_the_domain(
    factory: Supplier, owner: Person, day: Day
) -> None:
    everything(factory)
    reminded = Obligation.objects.filter(subject_id__in=range(0, 900, 2))
    reminded.update(quiet_until=day.now + timedelta(hours=1))
    Obligation.objects.filter(subject_id__in=range(1, 900, 4)).update(quiet_until=day.now)
    stored = list(Obligation.objects.all())
    rows = [as_of(row, day.now) for row in stored]
    quiet = {row.key for row in stored if row.quiet_until and row.quiet_until > day.now}

    found = worklist(
        workspace=factory.workspace, person=owner, day=day, first_rules=FIRST,
        most=dict.fromkeys(Group, 1000),
    )  # fmt: skip

    judged = domain.worklist(rows, day, first_rules=FIRST, quiet=quiet)
    assert seen(found) == [
        (group, [row.key.subject_id for row in those]) for group, those in judged
    ]
    assert [one.total for one in found.groups] == [len(those) for _, those in judged]


def test_counts_are_those_of_what_is_ours_to_do(factory: Supplier, owner: Person) -> None:
    everything(factory)
    found = worklist(workspace=factory.workspace, person=owner, day=DAY, first_rules=FIRST)

    assert found.things == found.mine == open_count(factory.workspace, owner, NOW)
    assert found.group(Group.WAITING).things == 0  # type: ignore[union-attr]
    assert found.group(Group.UNKNOWN).things == 0  # type: ignore[union-attr]


def test_a_long_group_shows_its_first_rows_and_says_how_many_more(
    factory: Supplier, owner: Person
) -> None:
    expected = [owed(factory, n, due=at(23, 9, n)) for n in range(25)]
    reconcile(
        workspace=factory.workspace, supplier=factory, rule="answer", expected=expected, at=NOW
    )

    found = worklist(workspace=factory.workspace, person=owner, day=DAY, first_rules=FIRST)

    assert seen(found) == [(Group.TOGETHER, list(range(8)))]
    assert (found.groups[0].more, found.things) == (17, 25)


def test_whoever_looks_at_everyones_rows_still_has_their_own_count(
    factory: Supplier, owner: Person, people: SimpleNamespace
) -> None:
    expected = [owed(factory, n, due=at(23, 9, n)) for n in range(3)]
    reconcile(
        workspace=factory.workspace, supplier=factory, rule="answer", expected=expected, at=NOW
    )
    handed = Obligation.objects.get(subject_id=0)
    delegate(obligation=handed, to=people.member, by=owner, at=NOW)

    mine, all_of_us = (
        worklist(
            workspace=factory.workspace, person=owner, day=DAY, first_rules=FIRST, everyone=everyone
        )
        for everyone in (False, True)
    )

    assert (seen(mine), mine.things, mine.mine) == ([(Group.TOGETHER, [1, 2])], 2, 2)
    assert (seen(all_of_us), all_of_us.things) == ([(Group.TOGETHER, [0, 1, 2])], 3)
    assert all_of_us.mine == open_count(factory.workspace, owner, NOW) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_worklist_is_two_queries(factory: Supplier, owner: Person, count: int) -> None:
    for n in range(count):
        other = supplier(factory.workspace, owner, f"Factory {n}")
        reconcile(
            workspace=factory.workspace, supplier=other, rule="answer",
            expected=[owed(other, n)], at=NOW,
        )  # fmt: skip

    with CaptureQueriesContext(connection) as asked:
        found = worklist(workspace=factory.workspace, person=owner, day=DAY, first_rules=FIRST)
        names = [row.row.supplier.name for row in found.rows]

    assert len(names) == count
    assert len(asked) == 2


def test_what_is_not_owed_yet_and_archived_suppliers_are_left_out(
    factory: Supplier, owner: Person
) -> None:
    gone = supplier(factory.workspace, owner, "Gone")
    later = owed(factory, 1, rule="freshen", opened=at(25, 8), due=at(25, 8), known_until=None)
    for whose, rule, expected in ((factory, "freshen", later), (gone, "answer", owed(gone, 2))):
        reconcile(
            workspace=factory.workspace, supplier=whose, rule=rule, expected=[expected], at=NOW
        )
    archive_supplier(supplier=gone, by=owner, at=NOW)

    found = worklist(workspace=factory.workspace, person=owner, day=DAY, first_rules=FIRST)

    assert seen(found) == []


def test_done_lists_what_we_did_today(factory: Supplier, owner: Person) -> None:
    reconcile(
        workspace=factory.workspace, supplier=factory, rule="answer", at=NOW,
        expected=[
            owed(factory, 1, closed=at(23, 7)),
            owed(factory, 2, closed=at(22, 7)),
            owed(factory, 3, closed=at(23, 8), debtor=Debtor.THEIRS),
        ],
    )  # fmt: skip

    done = done_between(at(23, 0), timezone.now().replace(year=2027))

    assert (done.count, [row.subject_id for row in done.rows]) == (1, [1])
