"""Today: the day's strip, the worklist, and what its rows are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, DateTimeField, QuerySet, Value, When

from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.calendars.queries import loaded_years, our_calendar
from guanxi.apps.conversations.models import Message, Participant
from guanxi.apps.conversations.queries.timeline import visible
from guanxi.apps.desk.queries.day import Day, day_at, usual_hours
from guanxi.apps.obligations.queries import Done, OpenRow, Worklist, done_between, worklist
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Rank, Side
from guanxi.apps.suppliers.models import Contact, Supplier
from guanxi.apps.suppliers.queries import hours_kept
from guanxi.domain import obligations as domain
from guanxi.domain.calendars import WorkingCalendar

MESSAGE, PARTICIPANT = "message", "participant"


@dataclass(frozen=True)
class Name:
    """What somebody is called in either script; either may be empty."""

    latin: str
    chinese: str


@dataclass(frozen=True)
class About:
    """What a row is about: who of theirs said what, or who it is that nobody knows yet."""

    person: Name | None
    text: str = ""
    kind: str = ""
    channel: str = ""
    at: datetime | None = None


NOTHING = About(None)


@dataclass(frozen=True)
class Today:
    """All the page says. ``about`` is keyed by (subject type, subject id)."""

    now: datetime
    strip: Day
    plan: domain.Day
    ours: WorkingCalendar
    worklist: Worklist
    about: Mapping[tuple[str, int], About]
    done: Done

    @property
    def is_new(self) -> bool:
        """Whether nothing has been brought in yet."""
        return not self.strip.suppliers


def today_view(
    *,
    membership: Membership,
    now: datetime,
    everyone: bool = False,
    most: Mapping[domain.Group, int] | None = None,
) -> Today:
    """The page at ``now``; ``everyone`` and ``most`` as in ``worklist``.

    Seven queries, however many suppliers there are.
    """
    workspace, person = membership.workspace, membership.person
    loaded = loaded_years()
    ours = our_calendar(workspace, loaded=loaded)
    kept = hours_kept(now, loaded)
    plan = domain.plan_day(now, ours=ours, theirs=usual_hours(kept) or ours)
    found = worklist(
        workspace=workspace,
        person=person,
        day=plan,
        first_rules=first_rules(),
        everyone=everyone,
        most=most,
    )
    local = now.astimezone(ZoneInfo(person.zone))
    midnight = datetime.combine(local.date(), time(), local.tzinfo)
    return Today(
        now=now,
        strip=day_at(now, ours, kept),
        plan=plan,
        ours=ours,
        worklist=found,
        about=about(found.rows, person),
        done=done_between(midnight, now),
    )


def first_rules() -> frozenset[str]:
    """The rules whose rows come before all others."""
    rules = current_playbook().rules.values()
    return frozenset(rule.code for rule in rules if rule.comes_first)


def about(rows: Iterable[OpenRow], person: Person) -> dict[tuple[str, int], About]:
    """Who said what the rows are about, and who they are about. One query, none for no rows.

    A message private to somebody else stays unsaid.
    """
    wanted: dict[str, set[int]] = {MESSAGE: set(), PARTICIPANT: set()}
    for one in rows:
        wanted.setdefault(one.row.subject_type, set()).add(one.row.subject_id)
        params = one.row.params
        if params.get("said_in_type") == MESSAGE:
            wanted[MESSAGE].add(params["said_in"])
        if params.get("message"):
            wanted[MESSAGE].add(params["message"])
        if params.get("participant"):
            wanted[PARTICIPANT].add(params["participant"])
    messages = _messages(wanted[MESSAGE], person)
    people = _participants(wanted[PARTICIPANT])
    return {
        (subject, pk): About(_name(*named), text, kind, channel, at)
        for subject, pk, text, kind, channel, at, *named in messages.union(people, all=True)
    }


_WHO = ("side", "name", "contact__name", "contact__name_zh", "contact__title_zh",
        "contact__erased_at")  # fmt: skip


def _messages(ids: Collection[int], person: Person) -> QuerySet[Message, tuple[Any, ...]]:
    who = (f"participant__{field}" for field in _WHO)
    rows = Message.objects.filter(visible(person), pk__in=ids).order_by()
    return rows.annotate(subject=Value(MESSAGE)).values_list(
        "subject", "pk", "text", "kind", "room__channel", "at", *who
    )


def _participants(ids: Collection[int]) -> QuerySet[Participant, tuple[Any, ...]]:
    """In the columns of ``_messages``: of a name in a mail its thread's subject; a name in a chat
    says nothing by itself."""
    rows = Participant.objects.filter(pk__in=ids).order_by()
    return rows.annotate(
        subject=Value(PARTICIPANT),
        text=Case(When(room__thread="", then=Value("")), default="room__title"),
        kind=Value(""),
        at=Value(None, output_field=DateTimeField()),
    ).values_list("subject", "pk", "text", "kind", "room__channel", "at", *_WHO)


def _name(
    side: str | None,
    in_chat: str | None,
    latin: str | None,
    chinese: str | None,
    title: str | None,
    erased: datetime | None,
) -> Name | None:
    """The contact's names, else the name in the chat; nobody where it was one of us, or
    somebody who was erased."""
    if erased is not None or in_chat is None or side == Side.OURS:
        return None
    if latin is None:
        return Name(in_chat, "")
    return Name(latin, title or chinese or "")


def first_contact(supplier: Supplier) -> Name | None:
    """Whom one writes to there: the first contact, else whoever was entered first. One query."""
    theirs = Contact.objects.filter(
        supplier=supplier, side=Side.THEIRS, left_on=None, removed_at=None, erased_at=None
    )
    rank = Case(When(rank=Rank.PRIMARY, then=0), default=1)
    found = theirs.order_by(rank, "pk").values_list("name", "title_zh", "name_zh").first()
    return Name(found[0], found[1] or found[2]) if found else None
