"""Everything that is open, in the groups of the day.

The domain decides the groups (``domain.obligations.worklist``). A desk of two hundred suppliers
has thousands of open rows and shows a few dozen, so the same rule is written here once more for
the database: one query marks every open row, in order, with its group, and another fetches the
few that are shown; a test holds the two equal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
)
from django.db.models.expressions import OrderBy

from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries.ledger import as_of, unsettled, with_promises
from guanxi.domain import obligations as domain
from guanxi.domain.obligations import Day, Group

# Rows of a group before "n more": what is for today, and what only has to be seen coming.
TODAY = frozenset({Group.FIRST, Group.TOGETHER, Group.REST_OF_DAY})
SHOWN, SHOWN_LATER = 8, 3

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

    def is_quiet(self, now: datetime) -> bool:
        """Whether they were reminded of it so short a while ago that it is nothing to do yet."""
        return self.row.quiet_until is not None and self.row.quiet_until > now


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
    """The day's groups in order, empty ones left out; ``members`` of the workspace.

    ``mine`` counts the things that wait for the person, whoever's rows are shown.
    """

    groups: tuple[GroupRows, ...]
    members: int
    mine: int

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


def shown_of(group: Group) -> int:
    """How many rows of a group are shown before "n more"."""
    return SHOWN if group in TODAY else SHOWN_LATER


def worklist(
    *,
    workspace: Workspace,
    person: Person,
    day: Day,
    first_rules: Collection[str],
    everyone: bool = False,
    most: Mapping[Group, int] | None = None,
) -> Worklist:
    """What is open at ``day.now``. Two queries, however many suppliers there are.

    What was handed to somebody else is left out, unless ``everyone``'s rows are asked for.
    ``most`` says of which groups more rows are wanted than are shown at first.
    """
    pks: dict[str, list[int]] = defaultdict(list)
    things: Counter[str] = Counter()
    mine = 0
    for pk, group, is_thing, owner in _marks(day, first_rules):
        is_mine = owner is None or owner == person.pk
        mine += bool(is_thing) and is_mine
        if is_mine or everyone:
            pks[group].append(pk)
            things[group] += bool(is_thing)
    most = most or {}
    shown = {
        group: pks[group.value][: most.get(group, shown_of(group))]
        for group in Group
        if group.value in pks
    }
    rows, members = _rows([pk for some in shown.values() for pk in some], workspace)
    return Worklist(
        groups=tuple(
            GroupRows(
                group=group,
                rows=tuple(_open_row(rows[pk], day.now) for pk in some if pk in rows),
                total=len(pks[group.value]),
                things=things[group.value],
            )
            for group, some in shown.items()
        ),
        members=members,
        mine=mine,
    )


def open_row(pk: int, now: datetime) -> OpenRow | None:
    """One open row of the workspace by its number; None where there is none (any more)."""
    row = with_promises(unsettled(now)).select_related("supplier", "assigned_to").filter(pk=pk)
    return next((_open_row(one, now) for one in row), None)


def open_count(workspace: Workspace, person: Person, now: datetime) -> int:
    """The things that wait for this person: ``Worklist.mine`` alone. One query."""
    mine = Q(assigned_to=None) | Q(assigned_to=person)
    return _awake(now).filter(mine & _things(now), workspace=workspace.pk).count()


def group_case(day: Day, first_rules: Collection[str]) -> Case:
    """``domain.obligations.group_of`` in the words of the database."""
    reachable = Q(due__lte=day.together_until) if day.together_until else Q(pk__in=[])
    theirs = Q(debtor=Debtor.THEIRS)
    return Case(
        When(rule__in=first_rules, then=Value(Group.FIRST.value)),
        When(_LOST & Q(due__lt=day.now), then=Value(Group.UNKNOWN.value)),
        When(theirs & Q(quiet_until__gt=day.now), then=Value(Group.WAITING.value)),
        When(reachable, then=Value(Group.TOGETHER.value)),
        When(theirs & Q(due__lt=day.now), then=Value(Group.REST_OF_DAY.value)),
        When(theirs, then=Value(Group.WAITING.value)),
        When(Q(due=None) | Q(due__lt=day.today_until), then=Value(Group.REST_OF_DAY.value)),
        When(due__lt=day.next_day_until, then=Value(Group.NEXT_DAY.value)),
        When(due__lt=day.week_until, then=Value(Group.THIS_WEEK.value)),
        default=Value(Group.LATER.value),
        output_field=CharField(),
    )


def _marks(day: Day, first_rules: Collection[str]) -> Iterable[tuple[int, str, str, int | None]]:
    """Every open row that is not snoozed, in the worklist's order: number, group, "thing" where
    it is ours to do, whose it is. All that is asked of the many that are not shown, in types that
    come out of the database as they are."""
    thing, nothing = Value("thing"), Value("")
    is_thing = Case(When(_things(day.now), then=thing), default=nothing, output_field=CharField())
    rows = _awake(day.now).annotate(group=group_case(day, first_rules), is_thing=is_thing)
    return rows.order_by(*_order()).values_list("pk", "group", "is_thing", "assigned_to_id")


def _rows(wanted: Collection[int], workspace: Workspace) -> tuple[dict[int, Obligation], int]:
    """These rows with what is shown of them, and how many members the workspace has."""
    members = Membership.objects.filter(workspace=workspace.pk).order_by()
    if not wanted:
        return {}, members.count()
    count = members.values("workspace").annotate(n=Count("pk")).values("n")
    rows = (
        # These numbers were just read inside the scope. Scoped once more, SQLite would walk all
        # rows of the workspace instead of looking up a few numbers.
        with_promises(Obligation._base_manager.filter(pk__in=wanted))
        .select_related("supplier", "assigned_to")
        .defer("supplier__search_key", "supplier__notes")
        .annotate(members=Subquery(count, output_field=IntegerField()))
    )
    found: dict[int, Obligation] = {row.pk: row for row in rows}
    return found, next(iter(found.values())).members  # type: ignore[attr-defined]


def _awake(now: datetime) -> QuerySet[Obligation]:
    return unsettled(now).filter(Q(snoozed_until=None) | Q(snoozed_until__lte=now))


def _things(now: datetime) -> Q:
    """Ours to do: what we owe, and what they owe once its time is past and they were not reminded
    a short while ago."""
    known = Q(known_until=None) | Q(due=None) | Q(due__gte=now) | Q(known_until__gte=F("due"))
    to_remind = Q(due__lt=now) & (Q(quiet_until=None) | Q(quiet_until__lte=now))
    return known & (~Q(debtor=Debtor.THEIRS) | to_remind)


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


def _open_row(row: Obligation, now: datetime) -> OpenRow:
    return OpenRow(row=row, now=as_of(row, now), promised=row.promised)  # type: ignore[attr-defined]
