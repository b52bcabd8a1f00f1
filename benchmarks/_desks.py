"""A desk of any size, made up: suppliers as people have them, and years of talk with each.

Written straight into the tables, because what is measured is reading. Every supplier has people
with handles, sites, a charter or none, now and then days off of its own; one room, in which the
first supplier's has a tenth of all messages; the segments and the closed ledger of that talk; and
three things that are open, of all the kinds Today shows.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.db.models.fields import NOT_PROVIDED
from django_scopes import scope, scopes_disabled

from guanxi.apps.accounts.models import Membership
from guanxi.apps.conversations.models import Message, Participant, Room, Segment
from guanxi.apps.files.models import Source
from guanxi.apps.obligations.models import Obligation, Promise
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import (
    Charter,
    Closure,
    Contact,
    Handle,
    Site,
    StagePeriod,
    Supplier,
    Tag,
)
from guanxi.apps.suppliers.search_keys import search_key
from guanxi.domain.suppliers import prefill, terms_to_plain
from guanxi.platform.search import add_documents

CITIES = [("Ningbo", "宁波"), ("Shenzhen", "深圳"), ("Yiwu", "义乌"), ("Foshan", "佛山")]
TRADES = [("Home", "家居"), ("Plastics", "塑胶"), ("Hardware", "五金"), ("Ceramics", "陶瓷")]
SURNAMES = [("Chen", "陈"), ("Wang", "王"), ("Lin", "林"), ("Huang", "黄"), ("Zhou", "周")]
HOURS = [
    None,
    {day: [["08:30", "12:00"], ["13:30", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    {day: [["08:00", "12:00"], ["13:00", "17:30"]] for day in ("mon", "tue", "wed", "thu", "fri",
                                                               "sat")},
]  # fmt: skip
SAID = [
    "Please send the inspection photos of order {n} today.",
    "订单{n}的大货已经完成，明天装柜：请确认唛头。",
    "ok",
    "好的",
    "Unit price is USD {n}.20 FOB Ningbo, valid 30 days",
    "什么时候可以付定金？",
    "{n}号模具坏了，要等两天",
    "Can we change lot {n} to walnut?",
    "已经安排了，水单稍后发您",
    "收到",
]
# What is open, and in how many hours it is due: each kind comes with each time by and by.
KINDS = [
    ("answer", "ours"), ("answer", "theirs"), ("promise", "ours"), ("answer", "ours"),
    ("promise", "theirs"), ("unsure", "ours"), ("freshen", "ours"), ("who_is_who", "ours"),
]  # fmt: skip
DUE_IN = [-50, -3, 1, 2, 3, 5, 8, 26, 30, 50, 76, 100, 200, 300, 500]
YEARS, BATCH = timedelta(days=3 * 365), 2_000


@dataclass(frozen=True)
class Desk:
    """Whose desk it is, and how much there is to be on it."""

    membership: Membership
    suppliers: int
    messages: int
    now: datetime


def fill(desk: Desk) -> None:
    """Write everything, in one transaction."""
    with scope(workspace=desk.membership.workspace), transaction.atomic():
        suppliers = list(_suppliers(desk))
        rooms = list(_rooms(desk, suppliers))
        openings = _messages(desk, rooms)
        _history(desk, rooms, openings)
        _open(desk, rooms, openings)


def _add(desk: Desk, model: type[Any], rows: Iterator[dict[str, Any]]) -> list[Any]:
    workspace = desk.membership.workspace
    made = [model(workspace=workspace, **row) for row in rows]
    model.objects.bulk_create(made, batch_size=BATCH)
    return made


def _suppliers(desk: Desk) -> list[Supplier]:
    dice = random.Random(desk.suppliers)
    now, today = desk.now, desk.now.date()
    tags = _add(desk, Tag, ({"name": f"tag {n}"} for n in range(8)))

    def supplier(n: int) -> dict[str, Any]:
        (city, city_zh), (trade, trade_zh) = dice.choice(CITIES), dice.choice(TRADES)
        name, zh = f"{city} {trade} {n:04d}", f"{city_zh}华{n}{trade_zh}"
        first = today - timedelta(days=dice.randrange(2000))
        return {"name": name, "name_zh": zh, "short_name": f"s{n}", "city": city,
                "city_zh": city_zh, "first_order_on": first,
                "search_key": search_key([name, zh])}  # fmt: skip

    made = _add(desk, Supplier, map(supplier, range(desk.suppliers)))
    Supplier.tags.through.objects.bulk_create(
        [
            Supplier.tags.through(supplier=one, tag=tag)
            for one in made
            for tag in dice.sample(tags, dice.randrange(3))
        ],
        batch_size=BATCH,
    )
    people = _add(desk, Contact, (
        {"supplier": one, "name": f"{latin} Li", "name_zh": f"{zh}莉", "title_zh": f"{zh}经理",
         "rank": rank}
        for one in made
        for rank, (latin, zh) in zip(("primary", "backup"), dice.sample(SURNAMES, 2), strict=True)
    ))  # fmt: skip
    _add(desk, Handle, (
        {"contact": one, "channel": "whatsapp", "value": f"+86 138 {one.pk:08d}"} for one in people
    ))  # fmt: skip
    _add(desk, Site, (
        {"supplier": one, "name": kind, "kind": kind, "hours": dice.choice(HOURS)}
        for one in made for kind in ("office", "production")
    ))  # fmt: skip
    _add(desk, Closure, (
        {"supplier": one, "kind": "office", "from_date": first, "note": "盘点",
         "until_date": first + timedelta(days=dice.randrange(4))}
        for one in dice.sample(made, len(made) // 5)
        for first in [today + timedelta(days=dice.randrange(-5, 60))]
    ))  # fmt: skip
    _add(desk, StagePeriod, (
        {"supplier": one, "stage": "developing", "from_date": today, "reason": "new people"}
        for one in made[::10]
    ))  # fmt: skip
    terms = terms_to_plain(prefill(current_playbook()))
    _add(desk, Charter, (
        {"supplier": one, "number": 1, "from_date": today - timedelta(days=90), "terms": terms,
         "at": now}
        for one in made[::2]
    ))  # fmt: skip
    return made


def _rooms(desk: Desk, suppliers: list[Supplier]) -> list[Room]:
    known = desk.now - timedelta(hours=1)
    rooms = _add(desk, Room, (
        {"supplier": one, "channel": "whatsapp", "title": one.name, "last_at": known,
         "known_until": known - timedelta(days=9 if n % 7 == 6 else 0)}
        for n, one in enumerate(suppliers)
    ))  # fmt: skip
    first = {one.supplier_id: one for one in Contact.objects.filter(rank="primary")}
    _add(desk, Participant, (
        {"room": room, "name": name, "side": side, "contact": contact}
        for room in rooms
        for name, side, contact in (
            ("Nora", "ours", None), ("Lily", "theirs", first[room.supplier_id]),
            ("~Unknown", "unknown", None),
        )
    ))  # fmt: skip
    return rooms


def _messages(desk: Desk, rooms: list[Room]) -> dict[int, list[tuple[int, datetime]]]:
    """Room → (message, when) of every tenth message, which asks something of one of the sides."""
    source = Source.objects.create(
        workspace=desk.membership.workspace, name="chat.txt", kind="whatsapp", zone="UTC",
        at=desk.now,
    )  # fmt: skip
    plain = Message(workspace=desk.membership.workspace, source=source, kind="text", rank=0)
    fields = [
        field
        for field in Message._meta.concrete_fields
        if not field.primary_key and field.db_default is NOT_PROVIDED
    ]
    same = {f.column: f.get_db_prep_save(getattr(plain, f.attname), connection) for f in fields}
    columns = ["id", *same]
    with scopes_disabled():
        last = Message.objects.aggregate(last=Max("pk"))["last"] or 0
    numbers = itertools.count(last + 1)
    openings: dict[int, list[tuple[int, datetime]]] = {}
    mark = f"w{desk.membership.workspace_id}"
    statement = (
        f"INSERT INTO {Message._meta.db_table} ({', '.join(columns)})"
        f" VALUES ({', '.join(['%s'] * len(columns))})"
    )
    for room, count in zip(rooms, _shares(desk), strict=True):
        speakers = list(room.participants.order_by("pk").values_list("pk", flat=True))[:2]
        start, step = desk.now - YEARS, (YEARS - timedelta(hours=2)) / count
        rows, words = [], []
        for n in range(count):
            pk, at, text = next(numbers), start + n * step, SAID[n % len(SAID)].format(n=n % 400)
            own = {"room_id": room.pk, "participant_id": speakers[n // 3 % 2], "text": text,
                   "at": connection.ops.adapt_datetimefield_value(at)}  # fmt: skip
            rows.append([pk, *(same | own).values()])
            words.append((pk, f"{mark} r{room.pk}", text))
            if n % 10 == 0:
                openings.setdefault(room.pk, []).append((pk, at))
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
        add_documents(words)
    return openings


def _shares(desk: Desk) -> list[int]:
    """How many messages each room has."""
    each = max(desk.messages * 9 // 10 // desk.suppliers, 20)
    return [max(desk.messages - each * (desk.suppliers - 1), 20), *[each] * (desk.suppliers - 1)]


def _history(
    desk: Desk, rooms: list[Room], openings: dict[int, list[tuple[int, datetime]]]
) -> None:
    """What was asked and answered: a segment and a closed row of the ledger each."""
    in_an_hour, in_a_day = timedelta(hours=1), timedelta(days=1)
    supplier = {room.pk: room.supplier_id for room in rooms}
    asked = [
        (room, pk, at, ("ours", "theirs")[n % 2])
        for room, found in openings.items()
        for n, (pk, at) in enumerate(found[:-2])
    ]
    _add(desk, Segment, (
        {"room_id": room, "opening_id": pk, "answer_id": pk + 1, "side": side, "opened": at,
         "urgency": "regular", "due": at + in_a_day, "answered": at + in_an_hour, "state": "kept"}
        for room, pk, at, side in asked
    ))  # fmt: skip
    _add(desk, Obligation, (
        {**_answer(room, supplier[room], pk, at, at + in_a_day),
         "debtor": "theirs" if side == "ours" else "ours",
         "closed": at + in_an_hour, "closed_by_facts": at + in_an_hour, "state": "kept"}
        for room, pk, at, side in asked
    ))  # fmt: skip


def _answer(room: int, supplier: int, message: int, at: datetime, due: datetime) -> dict[str, Any]:
    params = {"room": room, "message": message, "urgency": "regular", "from": at.isoformat(),
              "span": "1wd", "hours": "office", "charter": None, "agreed": None}  # fmt: skip
    return {"rule": "answer", "subject_type": "message", "subject_id": message,
            "supplier_id": supplier, "opened": at, "due": due, "params": params,
            "playbook_version": current_playbook().version}  # fmt: skip


def _open(desk: Desk, rooms: list[Room], openings: dict[int, list[tuple[int, datetime]]]) -> None:
    """Three open things a supplier, some of them handed to one of us."""
    person = desk.membership.person
    turns = itertools.count()
    kinds, dues = itertools.cycle(KINDS), itertools.cycle(DUE_IN)
    rows = [
        {**_owed(desk, room, openings[room.pk][-1 - n % 2], rule, debtor, next(dues), n),
         "assigned_to": person if next(turns) % 9 == 0 else None, "state": "open"}
        for room in rooms
        for n, (rule, debtor) in zip(range(3), kinds, strict=False)
    ]  # fmt: skip
    keys = ("rule", "subject_type", "subject_id", "occurrence")
    assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)
    _add(desk, Obligation, iter(rows))
    asked = [row for row in rows if row["rule"] == "answer"]
    _add(desk, Segment, (
        {"room_id": row["params"]["room"], "opening_id": row["subject_id"], "urgency": "regular",
         "side": "theirs" if row["debtor"] == "ours" else "ours", "opened": row["opened"],
         "due": row["due"], "state": "running"}
        for row in {row["subject_id"]: row for row in asked}.values()
    ))  # fmt: skip


def _owed(
    desk: Desk, room: Room, said: tuple[int, datetime], rule: str, debtor: str, hours: int, n: int
) -> dict[str, Any]:
    message, at = said
    due = desk.now + timedelta(hours=hours)
    base = _answer(room.pk, room.supplier_id, message, at, due) | {
        "rule": rule, "debtor": debtor, "known_until": room.known_until, "occurrence": str(n),
    }  # fmt: skip
    if rule == "answer":
        return base
    if rule == "promise":
        promise = Promise.objects.create(
            workspace=room.workspace, supplier_id=room.supplier_id, debtor=debtor, due=due,
            what="寄出 3 套样品", at=at, said_in_type="message", said_in_id=message,
        )  # fmt: skip
        params = {"said_in_type": "message", "said_in": message}
        return base | {"subject_type": "promise", "subject_id": promise.pk, "params": params}
    if rule == "freshen":
        assert room.known_until is not None
        params = base["params"] | {"until": room.known_until.isoformat()}
        return base | {"subject_type": "room", "subject_id": room.pk, "params": params,
                       "known_until": None}  # fmt: skip
    nowhere = {"due": None, "known_until": None, "params": {"room": room.pk}}
    if rule == "unsure":
        return base | nowhere
    who = Participant.objects.get(room=room, side="unknown")
    return base | nowhere | {"subject_type": "participant", "subject_id": who.pk,
                             "params": {"room": room.pk, "participant": who.pk}}  # fmt: skip
