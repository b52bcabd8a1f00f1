"""One factory that is here twice: as chats know it, and as our tables spell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from tests.apps.conversations.talk import NOW, START, Talk, another_room
from tests.apps.exchange.bringing import HEAD, bring_in

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.calls import log_call
from guanxi.apps.conversations.actions.planned_calls import plan_call
from guanxi.apps.conversations.actions.reports import log_report
from guanxi.apps.conversations.labels import CallKind, CallMedium
from guanxi.apps.conversations.models import Room
from guanxi.apps.obligations.actions import note_closure_dates, note_promise, snooze
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.actions import (
    add_closure,
    add_contact,
    add_handle,
    add_site,
    adopt_charter,
    create_supplier,
    set_stage,
)
from guanxi.apps.suppliers.actions.merging_parts import Pair, merging_parts
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import dates_of
from guanxi.domain.playbook import CallType
from guanxi.domain.suppliers import prefill

DAY = timedelta(days=1)
ORDERS = HEAD + "A1,Huamei,S1,Chair,100,2.50,USD,2026-09-02\nA2,Huamei,S2,Table,10,20,USD,\n"
HOME = '"Shenzhen Huamei Home Co., Ltd"'
TWICE = (
    HEAD
    + f"A1,{HOME},S1,Chair,120,,USD,\nA1,{HOME},S3,Lamp,5,9,USD,\n"
    + f"B1,{HOME},S1,Chair,7,2.50,USD,2026-10-02\n"
)
# What is made anew whenever it is asked for, or written down for good.
PASSING = {"conversations.Bookmark", "suppliers.Merge", "audit.Event"}


@dataclass(frozen=True)
class Twice:
    """The record that stays and the one that comes to it, with a chat each."""

    ours: Talk
    theirs: Talk

    @property
    def survivor(self) -> Supplier:
        return Supplier.with_merged.get(pk=self.ours.room.supplier_id)

    @property
    def merged(self) -> Supplier:
        return Supplier.with_merged.get(pk=self.theirs.room.supplier_id)


def twice(workspace: Workspace, by: Person) -> Twice:
    """Huamei and Shenzhen Huamei Home, each with something of everything, judged as of NOW."""
    huamei, home = (
        create_supplier(workspace=workspace, by=by, at=START, **facts)
        for facts in (
            {"name": "Huamei", "city": "Shenzhen", "notes": "by phone only", "tags": ["trial"]},
            {"name": "Shenzhen Huamei Home Co., Ltd", "name_zh": "深圳华美家居用品有限公司",
             "zone": "Asia/Urumqi", "tags": ["kitchen"], "trade": "lamps"},
        )
    )  # fmt: skip
    both = Twice(_known(huamei, by, 0), _known(home, by, 1))
    bring_in(ORDERS, by)
    bring_in(TWICE, by)
    judged(both)
    return both


def _known(supplier: Supplier, by: Person, which: int) -> Talk:
    at = START + which * DAY
    chen = add_contact(supplier=supplier, name=f"Chen {which}", rank="primary", by=by, at=at)
    add_handle(contact=chen, channel="mail", value="chen@huamei.example", by=by, at=at)
    add_site(supplier=supplier, name="Office", kind="office", zone=supplier.zone, by=by, at=at)
    add_closure(
        supplier=supplier, kind="office", from_date=date(2026, 11, 19 + which),
        until_date=date(2026, 11, 20), by=by, at=at,
    )  # fmt: skip
    adopt_charter(
        supplier=supplier, terms=prefill(current_playbook()), first=date(2026, 12, 1), by=by, at=at
    )
    set_stage(
        supplier=supplier, stage=("crisis", "developing")[which], from_date=date(2026, 11, 1),
        reason="so it is", by=by, at=at,
    )  # fmt: skip
    _noted(supplier, by, at)
    talk = another_room(supplier, by)
    for minute, who, text in (
        (60 * which, "theirs", "Can you confirm the colour?"),
        (60 * which + 300, "ours", "Yes, blue please."),
        (1_500 + which, "ours", "When will the samples be ready?"),
        (3_000 + 60 * which, "theirs", "Which carton size do you need?"),
    ):
        talk.say(minute, who, text)
    _mailed(supplier, by, which)
    return talk


def _noted(supplier: Supplier, by: Person, at: datetime) -> None:
    log_call(
        supplier=supplier, kind=CallKind.VIDEO, answered=True, minutes=12, note="samples",
        called_at=at, by=by, at=at,
    )  # fmt: skip
    log_report(supplier=supplier, came_at=at, note="week 46", by=by, at=at)
    note_promise(supplier=supplier, debtor="theirs", what="photos", due=at + 9 * DAY, by=by, at=at)
    plan_call(
        supplier=supplier, type=CallType.REVIEW, medium=CallMedium.VIDEO,
        starts_at=NOW + 2 * DAY, minutes=30, zone="Europe/Berlin", ours=[], theirs=[], agenda="",
        by=by, at=at,
    )  # fmt: skip


def _mailed(supplier: Supplier, by: Person, which: int) -> None:
    """Half of one thread each: a question with one, its answer with the other."""
    talk = another_room(supplier, by)
    Room.objects.filter(pk=talk.room.pk).update(channel="mail", thread="<first@huamei.example>")
    text = "Shall we pack them by the dozen?" if which == 0 else "By the dozen, yes."
    talk.say(120 + 90 * which, ("theirs", "ours")[which], text, external_id=f"<{which}@x>")


def judged(both: Twice) -> None:
    """As the passes leave it: everything judged, and asked again until nothing changes."""
    pair = Pair(both.survivor.pk, both.merged.pk)
    for one in (both.survivor, both.merged):
        if one.merged_into_id is None:
            for part in merging_parts():
                part.judge(pair, one, NOW)


def everything() -> dict[str, dict[int, dict[str, Any]]]:
    """Every row of every table, by its number."""
    return {
        model._meta.label: {row.pop("id"): row for row in model._base_manager.values()}
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("guanxi.") and model._meta.label not in PASSING
    }


def told(both: Twice, by: Person) -> None:
    """The merged one told its closure, and what the survivor owes next is put off."""
    [asked] = both.survivor.new_years.all()
    note_closure_dates(supplier=both.merged, year=asked.year, dates=dates_of(asked), by=by, at=NOW)
    row = Obligation.objects.filter(supplier=both.merged, rule__startswith="contact_", closed=None)
    snooze(obligation=row.first(), until=NOW + DAY, by=by, at=NOW)  # type: ignore[arg-type]
