"""By which channels suppliers can be reached, from what was heard on each in the last year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max, OuterRef, QuerySet, Subquery

from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Call, Message, Room
from guanxi.apps.conversations.queries.failures import (
    MailAddress,
    mail_addresses,
)
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Handle, Supplier
from guanxi.domain.playbook import Channel
from guanxi.domain.suppliers.ways import (
    WRITTEN,
    Heard,
    Way,
    channel_failing_since,
    too_few,
    ways_to_reach,
)

REMEMBERS = timedelta(days=365)
_CALLS = {CallKind.PHONE: Channel.PHONE, CallKind.VIDEO: Channel.VIDEO}
# Nobody is heard on a shared folder.
_HEARD_ON = (*WRITTEN, *_CALLS.values())


@dataclass(frozen=True)
class Reach:
    """The channels of one supplier, and whether fewer of them work than should; ``failing`` are the
    mail addresses that nothing reaches."""

    supplier: Supplier
    ways: tuple[Way, ...]
    too_few: bool
    failing: tuple[MailAddress, ...] = ()


@dataclass
class _Line:
    """What was found of one channel of one supplier."""

    rooms: list[int] = field(default_factory=list)
    last: datetime | None = None
    known_until: datetime | None = None


def reach_of(suppliers: Collection[Supplier], *, now: datetime) -> list[Reach]:
    """How these suppliers can be reached, in their order. Six queries at most."""
    playbook, handles = current_playbook(), list(_handles(suppliers))
    found = _lines(suppliers, handles, now)
    days = _days_heard(suppliers, found, now)
    addresses = mail_addresses(_addresses(handles))
    reaches = []
    for supplier in suppliers:
        zone, mail = ZoneInfo(supplier.zone), addresses.get(supplier.pk, [])
        heard = [
            Heard(
                channel,
                days[supplier.pk, channel],
                (line.known_until or now).astimezone(zone).date(),
                _failed(mail, line.last, zone) if channel is Channel.MAIL else None,
            )
            for channel, line in found[supplier.pk].items()
        ]
        ways = ways_to_reach(
            sorted(heard, key=_latest_first),
            today=now.astimezone(zone).date(),
            silent_days=playbook.figure("channels.silent_days"),
            silent_gaps=playbook.figure("channels.silent_gaps"),
        )
        least = playbook.figure("channels.working_ways")
        failing = tuple(one for one in mail if one.since is not None)
        reaches.append(Reach(supplier, tuple(ways), too_few(ways, at_least=least), failing))
    return reaches


def _addresses(handles: Iterable[tuple[int, str, str]]) -> dict[int, list[str]]:
    noted: dict[int, list[str]] = defaultdict(list)
    for supplier, channel, value in handles:
        if channel == Channel.MAIL:
            noted[supplier].append(value)
    return noted


def _failed(mail: Iterable[MailAddress], heard: datetime | None, zone: ZoneInfo) -> date | None:
    """The day there since which no mail reaches any of them."""
    since = channel_failing_since([one.since for one in mail], heard)
    return since.astimezone(zone).date() if since else None


def _latest_first(heard: Heard) -> tuple[bool, int, str]:
    last = heard.days[-1].toordinal() if heard.days else 0
    return not heard.days, -last, heard.channel.value


def _lines(
    suppliers: Collection[Supplier], handles: Iterable[tuple[int, str, str]], now: datetime
) -> dict[int, dict[Channel, _Line]]:
    """Supplier → channel → what there is of it: a handle, a room, a call. Two queries."""
    found: dict[int, dict[Channel, _Line]] = defaultdict(lambda: defaultdict(_Line))
    for supplier, channel, _ in handles:
        found[supplier][Channel(channel)]
    for pk, supplier, channel, last, known_until in _rooms(suppliers, now):
        line = found[supplier][Channel(channel)]
        line.rooms.append(pk)
        line.last = _later(line.last, last)
        line.known_until = _later(line.known_until, known_until)
    calls = Call.objects.filter(
        supplier__in=suppliers,
        withdrawn_at=None,
        answered=True,
        kind__in=_CALLS,
        at__gte=now - REMEMBERS,
    )
    last_calls = calls.order_by().values_list("supplier", "kind").annotate(last=Max("at"))
    for supplier, kind, last in last_calls:
        found[supplier][_CALLS[CallKind(kind)]].last = last
    return found


def _handles(suppliers: Collection[Supplier]) -> Iterable[tuple[int, str, str]]:
    """Supplier, channel and value of each handle of somebody there."""
    handles = Handle.objects.filter(
        contact__supplier__in=suppliers,
        contact__side=Side.THEIRS,
        contact__removed_at=None,
        contact__erased_at=None,
        contact__left_on=None,
        channel__in=[channel.value for channel in _HEARD_ON],
    )
    return handles.order_by("pk").values_list("contact__supplier", "channel", "value")


def _rooms(
    suppliers: Collection[Supplier], now: datetime
) -> Iterable[tuple[int, int, str, datetime | None, datetime | None]]:
    """Rooms in use within the year, with their last word there."""
    theirs = _their_words(now).filter(room=OuterRef("pk")).order_by("-at").values("at")[:1]
    rooms = Room.objects.filter(supplier__in=suppliers, last_at__gte=now - REMEMBERS)
    return rooms.annotate(heard=Subquery(theirs)).values_list(
        "pk", "supplier", "channel", "heard", "known_until"
    )


def _their_words(now: datetime) -> QuerySet[Message]:
    return Message.objects.filter(
        participant__side=Side.THEIRS,
        automatic=False,
        withdrawn=False,
        deleted=False,
        at__gte=now - REMEMBERS,
    )


def _days_heard(
    suppliers: Collection[Supplier], found: dict[int, dict[Channel, _Line]], now: datetime
) -> dict[tuple[int, Channel], tuple[date, ...]]:
    """The days they were heard on, by supplier and channel; of a channel in use its last one is
    enough, so all are read only where one has been quiet for long. One query."""
    zones = {supplier.pk: ZoneInfo(supplier.zone) for supplier in suppliers}
    quiet_since = now - timedelta(days=current_playbook().figure("channels.silent_days"))
    days: dict[tuple[int, Channel], tuple[date, ...]] = {}
    owners: dict[int, tuple[int, Channel]] = {}
    for pk, lines in found.items():
        for channel, line in lines.items():
            last = line.last
            days[pk, channel] = (last.astimezone(zones[pk]).date(),) if last else ()
            if last and last < quiet_since and len(lines) > 1:
                owners.update(dict.fromkeys(line.rooms, (pk, channel)))
    heard: dict[tuple[int, Channel], set[date]] = defaultdict(set)
    words = _their_words(now).filter(room__in=list(owners)).order_by()
    for room, at in words.values_list("room", "at"):
        heard[owners[room]].add(at.astimezone(zones[owners[room][0]]).date())
    return days | {key: tuple(sorted(found)) for key, found in heard.items()}


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((at for at in (one, other) if at is not None), default=None)
