"""The demo desk: a small home-goods brand in Berlin and its six suppliers.

Everything goes the way a user's own data goes: suppliers by the actions behind the
forms, chats and spreadsheets as raw files through the same importers.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from django_scopes import scope

from guanxi.apps.accounts.actions import add_member, create_person, create_workspace
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.calendars.countries import china_table, official_calendar
from guanxi.apps.conversations.actions.calls import log_call
from guanxi.apps.conversations.actions.corrections import Saying, correct_message
from guanxi.apps.conversations.actions.reports import log_report
from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Message
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.suppliers.actions import (
    add_contact,
    add_handle,
    add_site,
    create_supplier,
    set_stage,
)
from guanxi.apps.suppliers.models import Contact, Supplier
from guanxi.config.bringing import bring_in_file
from guanxi.config.demo_orders import bring_in_orders
from guanxi.demo import JONAS, NORA, DemoContact, DemoMark, DemoPromise, DemoSupplier
from guanxi.demo import calls as demo_calls
from guanxi.demo import exports as demo_exports
from guanxi.demo import marks as demo_marks
from guanxi.demo import other_exports as demo_other_exports
from guanxi.demo import promises as demo_promises
from guanxi.demo import suppliers as demo_suppliers
from guanxi.domain.calendars import day_status

OWNER = "nora@nordlicht.example"
COLLEAGUE = "jonas@nordlicht.example"
ZONE = "Europe/Berlin"
_SAYINGS = {"*": Saying.NOT_BUSINESS, "+": Saying.SUGGESTION}


def build(now: datetime, tell: Callable[[str], None] = lambda _: None) -> Membership:
    """Make the demo's people, suppliers, chats and orders as of ``now``; the owner's membership."""
    membership = make_people(now)
    with scope(workspace=membership.workspace):
        add_suppliers(membership, now)
        _bring_in_chats(membership, now, tell)
        bring_in_orders(membership, now, works_in_china, tell)
        _note_calls(membership, now)
        for mark in demo_marks(now, works_in_china):
            _mark(mark, membership.person, now)
        for promise in demo_promises(now, works_in_china):
            _promise(promise, membership.person, now)
    return membership


def make_people(now: datetime) -> Membership:
    """The demo's workspace with its two people; the owner's membership."""
    nora = _person(OWNER, NORA, now)
    membership = create_workspace(
        name="Nordlicht Home",
        country="DE",
        subdivision="BE",
        zone=ZONE,
        by=nora,
        at=now,
        chat_names=[NORA],
    )
    jonas = _person(COLLEAGUE, JONAS, now)
    colleague = add_member(
        workspace=membership.workspace, person=jonas, role=Role.MEMBER, by=nora, at=now
    )
    colleague.chat_names = [JONAS]
    colleague.save(update_fields=["chat_names"])
    return membership


def owner() -> Person:
    """The person whose desk the demo is."""
    return Person.objects.get(email=OWNER)


def _person(email: str, name: str, at: datetime) -> Person:
    return create_person(email=email, name=name, password=None, language="en", zone=ZONE, at=at)


def add_suppliers(membership: Membership, now: datetime) -> None:
    """The demo's suppliers with their people and places. In an open scope."""
    for told in demo_suppliers(now.date()):
        _supplier(membership, told, now)


def works_in_china(day: date) -> bool:
    """Whether a day is worked in China, by the product's own calendar."""
    calendar = official_calendar("CN", None, range(2018, 2028), table=china_table())
    return bool(day_status(calendar, day).hours)


def _supplier(membership: Membership, told: DemoSupplier, at: datetime) -> None:
    by = membership.person
    supplier = create_supplier(
        workspace=membership.workspace,
        name=told.name,
        name_zh=told.name_zh,
        short_name=told.short_name,
        trade=told.trade,
        city=told.city,
        city_zh=told.city_zh,
        zone=told.zone,
        first_order_on=told.first_order_on,
        tags=list(told.tags),
        by=by,
        at=at,
    )
    for contact in told.contacts:
        _contact(supplier, contact, by, at)
    for site in told.sites:
        add_site(
            supplier=supplier, name=site.name, kind=site.kind, city=site.city, zone=site.zone,
            by=by, at=at,
        )  # fmt: skip
    if told.stage is not None:
        set_stage(
            supplier=supplier,
            stage=told.stage.stage,
            from_date=told.stage.from_date,
            reason=told.stage.reason,
            by=by,
            at=at,
        )


def _contact(supplier: Supplier, told: DemoContact, by: Person, at: datetime) -> Contact:
    contact = add_contact(
        supplier=supplier,
        name=told.name,
        name_zh=told.name_zh,
        title_zh=told.title_zh,
        role=told.role,
        rank=told.rank,
        side=told.side,
        languages=told.languages,
        by=by,
        at=at,
    )
    for channel, value in told.handles:
        add_handle(contact=contact, channel=channel, value=value, by=by, at=at)
    return contact


def _note_calls(membership: Membership, now: datetime) -> None:
    suppliers = {one.short_name: one for one in Supplier.objects.all()}
    by = membership.person
    for told in demo_calls(now, works_in_china):
        supplier = suppliers[told.supplier]
        if told.kind == "report":
            log_report(supplier=supplier, came_at=told.at, note=told.note, by=by, at=now)
            continue
        log_call(
            supplier=supplier, kind=CallKind(told.kind), answered=True, minutes=told.minutes,
            note=told.note, called_at=told.at, by=by, at=now,
        )  # fmt: skip


def _bring_in_chats(membership: Membership, now: datetime, tell: Callable[[str], None]) -> None:
    names = {supplier.key: supplier.short_name for supplier in demo_suppliers(now.date())}
    with tempfile.TemporaryDirectory() as folder:
        for export in (
            *demo_exports(now, works_in_china),
            *demo_other_exports(now, works_in_china),
        ):
            path = Path(folder, export.file_name)
            path.write_bytes(export.content)
            done = bring_in_file(
                path=path,
                membership=membership,
                zone=export.zone,
                supplier_name=names[export.supplier],
                ours=set(export.me),
                exported_at=export.exported_at,
            )
            tell(f"{export.file_name}: {done.written} entries")


def _mark(told: DemoMark, by: Person, at: datetime) -> None:
    message = _message(told)
    if message is not None:
        correct_message(message=message, saying=_SAYINGS[told.sign], by=by, at=at)


def _message(told: DemoMark | DemoPromise) -> Message | None:
    """The message that was brought in, of which the story tells more."""
    return Message.objects.filter(
        room__supplier__short_name=told.supplier,
        participant__name=told.sender,
        at=told.said_at,
        text=told.text,
    ).first()


def _promise(told: DemoPromise, by: Person, at: datetime) -> None:
    said_in = _message(told)
    note_promise(
        supplier=Supplier.objects.get(short_name=told.supplier),
        debtor=told.debtor,
        what=told.what,
        due=told.due,
        said_in=("message", said_in.pk) if said_in else None,
        by=by,
        at=at,
    )
