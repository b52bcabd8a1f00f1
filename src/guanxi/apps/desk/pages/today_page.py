"""The Today page as its templates show it, whole and in the parts an act changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership
from guanxi.apps.desk.labels.today import done_words, ending_words, group_words, heading
from guanxi.apps.desk.pages.today_rows import Reader, Row, present, supplier_names, supplier_url
from guanxi.apps.desk.queries.today import Today, today_view
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import GroupRows, shown_of
from guanxi.domain.obligations import Group
from guanxi.platform.i18n.times import clock, moment_words

WHO_ALL = "all"
# "Show more" shows so many more; nobody reads on beyond the most, and what is done moves others up.
STEP, MOST = 50, 500


@dataclass(frozen=True)
class Asked:
    """What the address asks for: everybody's rows, and of one group so many rows."""

    everyone: bool = False
    group: Group | None = None
    rows: int = STEP

    @classmethod
    def of(cls, given: dict[str, str]) -> Asked:
        """Read from an address; what it cannot mean is left out."""
        group, rows = given.get("group", ""), given.get("rows", "")
        return cls(
            everyone=given.get("who") == WHO_ALL,
            group=Group(group) if group in {one.value for one in Group} else None,
            rows=min(int(rows[:4]), MOST) if rows.isdecimal() else STEP,
        )

    @property
    def most(self) -> dict[Group, int]:
        """The group of which more is asked, as ``worklist`` wants it."""
        return {self.group: max(self.rows, shown_of(self.group))} if self.group else {}

    def shown_of(self, group: Group) -> int:
        """How many rows of a group are shown at most."""
        return self.most.get(group, shown_of(group))

    def more_of(self, group: Group) -> Asked:
        """The same page with more of this group."""
        return Asked(self.everyone, group, min(self.shown_of(group) + STEP, MOST))


@dataclass(frozen=True)
class GroupPart:
    """A group with its rows in words."""

    code: str
    title: str
    note: str
    rows: tuple[Row, ...]
    more: str
    more_url: str


@dataclass(frozen=True)
class DonePart:
    """What was done today, folded away."""

    title: str
    last: SafeString
    entries: tuple[SafeString, ...]


@dataclass(frozen=True)
class Page:
    """Everything under the strip."""

    title: str
    things: int
    groups: tuple[GroupPart, ...]
    done: DonePart | None
    ending: str
    asked: Asked
    members: int

    def group(self, code: str) -> GroupPart | None:
        """One group; None where it is empty."""
        return next((one for one in self.groups if one.code == code), None)


def read_today(membership: Membership, asked: Asked, now: datetime) -> Today:
    """The data of the page that was asked for."""
    return today_view(
        membership=membership,
        now=now,
        everyone=asked.everyone,
        most=asked.most,
    )


def in_words(today: Today, membership: Membership, asked: Asked) -> Page:
    """The page in the active language."""
    reader = Reader.of(membership, may_act=membership.role_is.may(Role.MEMBER))
    zone, found = membership.person.zone, today.worklist
    together = found.group(Group.TOGETHER)
    return Page(
        title=heading(found.things, together.things if together else 0, today.strip.their_zone),
        things=found.things,
        groups=tuple(_groups(today, reader, zone, asked)),
        done=_done(today, zone),
        ending=_ending(today, zone),
        asked=asked,
        members=found.members,
    )


def _groups(today: Today, reader: Reader, zone: str, asked: Asked) -> Iterable[GroupPart]:
    for one in today.worklist.groups:
        title, note = group_words(one.group, today.plan, zone, today.strip.their_zone, today.ours)
        rows = tuple(present(row, today, reader) for row in one.rows)
        further = address(asked.more_of(one.group)) if len(rows) < MOST else ""
        yield GroupPart(one.group.value, title, note, rows, _more(one), further)


def _more(group: GroupRows) -> str:
    if not group.more:
        return ""
    return ngettext("%(n)d more", "%(n)d more", group.more) % {"n": group.more}


def _done(today: Today, zone: str) -> DonePart | None:
    done = today.done
    if not done.count:
        return None
    entries = tuple(_done_entry(row, zone) for row in done.rows)
    return DonePart(
        title=_("Done today: %(n)d") % {"n": done.count},
        last=format_html(_("Last: {entry}"), entry=entries[0]),
        entries=entries,
    )


def _done_entry(row: Obligation, zone: str) -> SafeString:
    at = clock(row.done_at, zone)  # type: ignore[attr-defined]
    template = done_words(row.rule, row.debtor, row.state)
    return format_html(template, supplier=_named(row), time=at)


def _named(row: Obligation) -> SafeString:
    return supplier_names(row.supplier, supplier_url(row.supplier))


def _ending(today: Today, zone: str) -> str:
    coming = today.worklist.group(Group.NEXT_DAY)
    if coming is None:
        return ending_words(0, "")
    first = coming.rows[0].row.due
    assert first is not None
    day = today.now.astimezone(ZoneInfo(zone)).date()
    return ending_words(coming.total, moment_words(first, zone, day))


def address(asked: Asked) -> str:
    """The page's address for what is asked of it."""
    parts = {
        "who": WHO_ALL if asked.everyone else "",
        "group": asked.group.value if asked.group else "",
        "rows": str(asked.rows) if asked.group and asked.rows != STEP else "",
    }
    query = urlencode({name: value for name, value in parts.items() if value})
    return f"{reverse('today')}?{query}" if query else reverse("today")


def list_context(today: Today, membership: Membership, asked: Asked) -> dict[str, object]:
    """What ``desk/_today_list.html`` shows."""
    return {
        "today": in_words(today, membership, asked),
        "mine_url": address(Asked()),
        "everyone_url": address(Asked(everyone=True)),
    }
