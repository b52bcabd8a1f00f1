"""People, talk, and what is owed, as lists that go out.

Whoever takes one out gets what they may read: nothing private to another, nothing that was taken
back. Stamps are ISO 8601 with offset and zone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.functional import Promise as Words

from guanxi.apps.conversations.labels import CallKind, SegmentState
from guanxi.apps.conversations.models import Call, Room, Segment
from guanxi.apps.conversations.queries.timeline import readable_messages
from guanxi.apps.exchange.labels import Column
from guanxi.apps.exchange.queries.out import AT_ONCE, OutList, Wanted
from guanxi.apps.notices.labels import FAULT_WORDS, MailKind, MailState
from guanxi.apps.notices.models import OutgoingMail
from guanxi.apps.obligations.labels import Debtor, State
from guanxi.apps.obligations.models import Obligation, Promise
from guanxi.apps.obligations.queries.ledger import as_of, unsettled, with_promises
from guanxi.apps.suppliers.labels import Channel, ContactRole, Rank, Side, SiteKind
from guanxi.apps.suppliers.models import Closure, Contact
from guanxi.domain.tables.writing import Value

NAMES = (Column.SUPPLIER, Column.SUPPLIER_ZH)
# The ways to reach somebody that have a column each.
WAYS = (Channel.PHONE, Channel.MAIL, Channel.WECHAT, Channel.WHATSAPP)


def contacts(wanted: Wanted) -> OutList:
    """The people at suppliers and how to reach them; a query more for each 2,000 of them."""
    people = Contact.objects.filter(
        removed_at=None, erased_at=None, **wanted.of(supplier="supplier")
    )
    found = people.select_related("supplier").prefetch_related("handles")

    def row(one: Contact) -> list[Value]:
        ways: dict[str, list[str]] = {channel: [] for channel in WAYS}
        for handle in one.handles.all():
            ways.setdefault(handle.channel, []).append(handle.value)
        return [
            one.supplier.name, one.supplier.name_zh, one.name, one.name_zh, one.title_zh,
            _word(ContactRole, one.role), _word(Rank, one.rank), _word(Side, one.side),
            one.languages, one.left_on, *(", ".join(ways[channel]) for channel in WAYS),
        ]  # fmt: skip

    headings = (
        *NAMES, Column.NAME, Column.NAME_ZH, Column.ADDRESSED, Column.ROLE, Column.RANK,
        Column.SIDE, Column.LANGUAGES, Column.LEFT, *(channel.label for channel in WAYS),
    )  # fmt: skip
    return _made(found.order_by("supplier__name", "pk").iterator(AT_ONCE), headings, row)


def closures(wanted: Wanted) -> OutList:
    """The days on which suppliers are closed, or work all the same."""
    found = Closure.objects.filter(removed_at=None, **wanted.of(supplier="supplier"))
    rows = found.order_by("from_date", "pk").values_list(
        "supplier__name", "supplier__name_zh", "kind", "from_date", "until_date", "working", "note"
    )
    headings = (*NAMES, Column.WHERE, Column.FROM_DAY, Column.UNTIL, Column.WORKING, Column.NOTE)
    return _made(
        rows.iterator(AT_ONCE),
        headings,
        lambda row: [*row[:2], _word(SiteKind, row[2]), *row[3:5], int(row[5]), row[6]],
    )


def rooms(wanted: Wanted) -> OutList:
    """The conversations, the newest first."""
    found = Room.objects.filter(supplier__archived_at=None, **wanted.of(supplier="supplier"))
    rows = found.order_by("-last_at", "pk").values_list(
        "supplier__name", "supplier__name_zh", "channel", "title", "last_at", "known_until"
    )
    headings = (*NAMES, Column.CHANNEL, Column.TITLE, Column.LAST, Column.KNOWN_UNTIL)
    return _made(
        rows.iterator(AT_ONCE),
        headings,
        lambda row: [*row[:2], _word(Channel, row[2]), row[3], *map(wanted.stamp, row[4:])],
    )


def messages(wanted: Wanted) -> OutList:
    """What was said with a supplier, or in one room, as far as this person may read it."""
    found = readable_messages(wanted.person).filter(
        **wanted.of(supplier="room__supplier", room="room")
    )
    rows = found.order_by("at", "rank", "pk").values_list(
        "at", "room__channel", "participant__name", "kind", "text", "attachment"
    )
    headings = (
        Column.SAID_AT, Column.CHANNEL, Column.SAID_BY, Column.KIND, Column.TEXT, Column.FILE,
    )  # fmt: skip
    return _made(rows.iterator(AT_ONCE), headings, lambda row: [wanted.stamp(row[0]), *row[1:]])


def calls(wanted: Wanted) -> OutList:
    """The calls and visits that were noted."""
    found = Call.objects.filter(withdrawn_at=None, **wanted.of(supplier="supplier"))
    rows = found.order_by("at", "pk").values_list(
        "supplier__name", "supplier__name_zh", "at", "kind", "answered", "minutes", "note",
        "by__name",
    )  # fmt: skip
    headings = (
        *NAMES, Column.AT, Column.KIND, Column.TAKEN, Column.MINUTES, Column.NOTE, Column.NOTED_BY,
    )  # fmt: skip
    return _made(
        rows.iterator(AT_ONCE),
        headings,
        lambda row: [
            *row[:2],
            wanted.stamp(row[2]),
            _word(CallKind, row[3]),
            int(row[4]),
            *row[5:],
        ],
    )


def answers(wanted: Wanted) -> OutList:
    """Every request and when it was taken up and answered; never what it said. ``side`` owed the
    answer, ``by`` gave it, ``month`` is the person's in which it was asked for."""
    found = Segment.objects.filter(
        due__isnull=False, **wanted.of(supplier="room__supplier", by="answer__participant")
    )
    if wanted.text("side") in (Side.OURS, Side.THEIRS):
        found = found.exclude(side=wanted.text("side"))
    if span := wanted.month("month"):
        found = found.filter(opened__gte=span[0], opened__lt=span[1])
    rows = found.order_by("opened", "pk").values_list(
        "room__supplier__name", "room__supplier__name_zh", "room__channel", "side", "urgency",
        "opened", "due", "acknowledged", "answered", "state",
    )  # fmt: skip
    headings = (
        *NAMES, Column.CHANNEL, Column.ASKED_BY, Column.URGENCY, Column.ASKED, Column.DUE,
        Column.TAKEN_UP, Column.ANSWERED, Column.STATE,
    )  # fmt: skip
    return _made(
        rows.iterator(AT_ONCE),
        headings,
        lambda row: [
            *row[:2],
            _word(Channel, row[2]),
            _word(Side, row[3]),
            row[4],
            *map(wanted.stamp, row[5:9]),
            _word(SegmentState, row[9]),
        ],
    )


def promises(wanted: Wanted) -> OutList:
    """What was promised on either side (``side``: by this one), and whether it was kept."""
    owed = Obligation.objects.filter(
        rule="promise", subject_type="promise", subject_id=OuterRef("pk")
    )
    found = Promise.objects.filter(withdrawn_at=None, **wanted.of(supplier="supplier"))
    if wanted.text("side") in (Debtor.OURS, Debtor.THEIRS):
        found = found.filter(debtor__in=(wanted.text("side"), Debtor.BOTH))
    rows = found.annotate(
        done=Subquery(owed.values("closed")[:1]), stands=Subquery(owed.values("state")[:1])
    ).order_by("due", "pk")
    headings = (
        *NAMES, Column.OWED_BY, Column.WHAT, Column.NOTED, Column.DUE, Column.DONE, Column.STATE,
    )  # fmt: skip
    return _made(
        rows.values_list(
            "supplier__name", "supplier__name_zh", "debtor", "what", "at", "due", "done", "stands"
        ).iterator(AT_ONCE),
        headings,
        lambda row: [
            *row[:2],
            _word(Debtor, row[2]),
            row[3],
            *map(wanted.stamp, row[4:7]),
            _word(State, row[7] or State.WITHDRAWN),
        ],
    )


def obligations(wanted: Wanted) -> OutList:
    """What is open between us and our suppliers, both ways, by when it is due."""
    found = with_promises(unsettled(wanted.now)).filter(**wanted.of(supplier="supplier"))
    if rule := wanted.text("rule", 40):
        found = found.filter(rule__startswith=rule)
    rows = found.select_related("supplier", "assigned_to").defer(
        "supplier__search_key", "supplier__notes"
    )

    def row(one: Any) -> list[Value]:
        return [
            one.supplier.name, one.supplier.name_zh, _word(Debtor, one.debtor), one.rule,
            one.promised, wanted.stamp(one.opened), wanted.stamp(one.due),
            _word(State, as_of(one, wanted.now).state.value), wanted.stamp(one.snoozed_until),
            one.assigned_to.name if one.assigned_to else "",
        ]  # fmt: skip

    headings = (
        *NAMES, Column.OWED_BY, Column.RULE, Column.WHAT, Column.SINCE, Column.DUE, Column.STATE,
        Column.PUT_OFF, Column.WHO_DOES_IT,
    )  # fmt: skip
    return _made(rows.order_by("due", "opened", "pk").iterator(AT_ONCE), headings, row)


def _word(words: Any, value: str) -> str:
    """The word for a choice; what nobody chose is blank."""
    return str(words(value).label) if value else ""


def _made(
    found: Iterable[Any],
    headings: Sequence[str | Words],
    row: Callable[[Any], list[Value]],
) -> OutList:
    return OutList([str(one) for one in headings], (row(one) for one in found))


LISTS: dict[str, Callable[[Wanted], OutList]] = {
    "contacts": contacts,
    "closures": closures,
    "rooms": rooms,
    "calls": calls,
    "answers": answers,
    "promises": promises,
    "obligations": obligations,
}


def mails(wanted: Wanted) -> OutList:
    """The letters that went out, and those that did not; never what they say."""
    rows = OutgoingMail.objects.order_by("made_at", "pk").values_list(
        "made_at", "to", "kind", "subject", "state", "attempts", "sent_at", "fault"
    )
    headings = (
        Column.AT, Column.TO, Column.KIND, Column.SUBJECT, Column.STATE, Column.ATTEMPTS,
        Column.SENT, Column.NOTE,
    )  # fmt: skip
    return _made(
        rows.iterator(AT_ONCE),
        headings,
        lambda row: [
            wanted.stamp(row[0]),
            row[1],
            _word(MailKind, row[2]),
            row[3],
            _word(MailState, row[4]),
            row[5],
            wanted.stamp(row[6]),
            str(FAULT_WORDS.get(row[7], row[7])),
        ],
    )
