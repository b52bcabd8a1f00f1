"""Everything that is open, in the groups of the day.

The domain decides the groups (``domain.obligations.worklist``). A desk of two hundred suppliers
has thousands of open rows and shows a few dozen, so the same rule is written here once more for
the database, which then hands over only what is shown; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.expressions import OrderBy
from django.db.models.functions import RowNumber

from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries.ledger import as_of, unsettled, with_promises
from guanxi.domain import obligations as domain
from guanxi.domain.obligations import Day, Group

SHOWN = 10  # rows of a group before "n more"
MOST = 500  # rows of a group that was asked for in full

# Known to be over: silence proves nothing after the end of what we know.
_LOST = Q(known_until__lt=F("due"))


@dataclass(frozen=True)
class OpenRow:
    """One row as it stands now. ``promised``: the words of the promise it stands for, if any."""

    row: Obligation
    now: domain.Obligation
    promised: str | None

    @property
    def pk(self) -> int:
        return self.row.pk


@dataclass(frozen=True)
class GroupRows:
    """A group of the day: its first rows, how many there are, and how many of them are things
    for us to do."""

    group: Group
    rows: tuple[OpenRow, ...]
    total: int
    things: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


@dataclass(frozen=True)
class Worklist:
    """The day's groups in order, empty ones left out; ``members`` of the workspace."""

    groups: tuple[GroupRows, ...]
    members: int

    @property
    def things(self) -> int:
        """What is ours to do: our own debts, and theirs once their time is past."""
        return sum(group.things for group in self.groups)

    @property
    def rows(self) -> tuple[OpenRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    def group(self, group: Group) -> GroupRows | None:
        """One group; None where it is empty."""
        return next((one for one in self.groups if one.group is group), None)


def worklist(
    *,
    workspace: Workspace,
    person: Person | None,
    day: Day,
    first_rules: Collection[str],
    in_full: Collection[Group] = (),
    most: int = MOST,
) -> Worklist:
    """What is open at ``day.now``. Two queries, however many suppliers there are.

    ``person`` leaves out what was handed to somebody else (None: everybody's). ``in_full`` names
    groups that are cut after ``most`` rows only.
    """
    there = _shown_to(person, day.now)
    grouped = there.annotate(group=group_case(day, first_rules))
    counts = {
        group: (total, things)
        for group, total, things in grouped.order_by()
        .values("group")
        .annotate(n=Count("pk"), things=Count("pk", filter=_things(day.now)))
        .values_list("group", "n", "things")
    }
    ranked = grouped.annotate(
        place=Window(RowNumber(), partition_by=F("group"), order_by=_order())
    ).filter(Q(place__lte=SHOWN) | Q(group__in=in_full, place__lte=most))
    members = Membership.objects.filter(workspace=workspace.pk).order_by()
    rows = (
        with_promises(Obligation.objects.filter(pk__in=ranked.values("pk")))
        .select_related("supplier", "assigned_to")
        .annotate(
            members=Subquery(
                members.values("workspace").annotate(n=Count("pk")).values("n"),
                output_field=IntegerField(),
            )
        )
    )
    found = list(rows) if counts else []
    return Worklist(
        groups=tuple(_groups(found, counts, day, first_rules)),
        members=found[0].members if found else members.count(),
    )


def open_row(pk: int, now: datetime) -> OpenRow | None:
    """One open row of the workspace by its number; None where there is none (any more)."""
    row = with_promises(unsettled(now)).select_related("supplier", "assigned_to").filter(pk=pk)
    return next((_open_row(one, now) for one in row), None)


def open_count(workspace: Workspace, person: Person, now: datetime) -> int:
    """The things that wait for this person: ``Worklist.things`` alone. One query."""
    rows = _shown_to(person, now).filter(_things(now), workspace=workspace.pk)
    return rows.count()


def group_case(day: Day, first_rules: Collection[str]) -> Case:
    """``domain.obligations.group_of`` in the words of the database."""
    reachable = Q(due__lte=day.together_until) if day.together_until else Q(pk__in=[])
    theirs = Q(debtor=Debtor.THEIRS)
    return Case(
        When(rule__in=first_rules, then=Value(Group.FIRST.value)),
        When(_LOST & Q(due__lt=day.now), then=Value(Group.UNKNOWN.value)),
        When(reachable, then=Value(Group.TOGETHER.value)),
        When(theirs & Q(due__lt=day.now), then=Value(Group.REST_OF_DAY.value)),
        When(theirs, then=Value(Group.WAITING.value)),
        When(Q(due=None) | Q(due__lt=day.today_until), then=Value(Group.REST_OF_DAY.value)),
        When(due__lt=day.next_day_until, then=Value(Group.NEXT_DAY.value)),
        When(due__lt=day.week_until, then=Value(Group.THIS_WEEK.value)),
        default=Value(Group.LATER.value),
        output_field=CharField(),
    )


def _shown_to(person: Person | None, now: datetime) -> QuerySet[Obligation]:
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=now)
    mine = Q(assigned_to=None) | Q(assigned_to=person) if person else Q()
    return unsettled(now).filter(awake & mine)


def _things(now: datetime) -> Q:
    """Ours to do: what we owe, and what they owe once its time is past."""
    known = Q(known_until=None) | Q(due=None) | Q(due__gte=now) | Q(known_until__gte=F("due"))
    return known & (~Q(debtor=Debtor.THEIRS) | Q(due__lt=now))


def _order() -> list[OrderBy]:
    """``domain.obligations.worklist_order`` in the words of the database."""
    theirs_last = Case(When(debtor=Debtor.THEIRS, then=Value(1)), default=Value(0))
    return [
        F("due").asc(nulls_last=True),
        theirs_last.asc(),
        F("supplier_id").asc(),
        F("rule").asc(),
        F("subject_type").asc(),
        F("subject_id").asc(),
        F("occurrence").asc(),
    ]


def _groups(
    found: Iterable[Obligation],
    counts: Mapping[str, tuple[int, int]],
    day: Day,
    first_rules: Collection[str],
) -> Iterable[GroupRows]:
    by_group: dict[Group, list[OpenRow]] = {}
    for row in found:
        one = _open_row(row, day.now)
        group = domain.group_of(one.now, day, comes_first=row.rule in first_rules)
        by_group.setdefault(group, []).append(one)
    for group in Group:
        rows = by_group.get(group)
        if rows:
            total, things = counts[group.value]
            rows.sort(key=lambda one: domain.worklist_order(one.now))
            yield GroupRows(group=group, rows=tuple(rows), total=total, things=things)


def _open_row(row: Obligation, now: datetime) -> OpenRow:
    return OpenRow(row=row, now=as_of(row, now), promised=row.promised)  # type: ignore[attr-defined]
