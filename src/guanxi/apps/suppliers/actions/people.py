"""The people at a supplier, and the names and numbers they are reached by."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import QuerySet

from guanxi.apps.accounts.models import Person
from guanxi.apps.suppliers.actions.records import refresh_search_key
from guanxi.apps.suppliers.actions.trail import record
from guanxi.apps.suppliers.labels import Rank
from guanxi.apps.suppliers.models import Contact, Handle, Supplier


class ContactFacts(TypedDict, total=False):
    """What can be said of a person; what is left out stays as it is."""

    name: str
    name_zh: str
    title_zh: str
    role: str
    rank: str
    side: str
    languages: str
    left_on: date | None


class HandleNotLater(ValueError):
    """A handle can only pass on after the day its holder got it."""


@transaction.atomic
def add_contact(
    *, supplier: Supplier, by: Person, at: datetime, **facts: Unpack[ContactFacts]
) -> Contact:
    """A new person. Whoever was the first contact stands in where this one now is."""
    contact = Contact(workspace_id=supplier.workspace_id, supplier=supplier)
    _fill(contact, facts)
    record("contact.added", contact, by=by, at=at, supplier=supplier.pk)
    return contact


@transaction.atomic
def edit_contact(
    *, contact: Contact, by: Person, at: datetime, **facts: Unpack[ContactFacts]
) -> Contact:
    """Change what is known of a person."""
    _fill(contact, facts)
    record("contact.edited", contact, by=by, at=at, fields=",".join(sorted(facts)))
    return contact


@transaction.atomic
def remove_contact(*, contact: Contact, by: Person, at: datetime) -> None:
    """Take a person out of the supplier's people; ``restore_contact`` undoes it."""
    if contact.removed_at is None:
        contact.removed_at = at
        contact.save(update_fields=["removed_at"])
        refresh_search_key(contact.supplier)
        record("contact.removed", contact, by=by, at=at)


@transaction.atomic
def restore_contact(*, contact: Contact, by: Person, at: datetime) -> None:
    """Undo a removal; the first place may be another's by now."""
    if contact.removed_at is not None:
        taken = _first_contacts(contact).exists()
        contact.rank = Rank.BACKUP if contact.rank == Rank.PRIMARY and taken else contact.rank
        contact.removed_at = None
        contact.save(update_fields=["removed_at", "rank"])
        refresh_search_key(contact.supplier)
        record("contact.restored", contact, by=by, at=at)


@transaction.atomic
def erase_contact(*, contact: Contact, by: Person, at: datetime) -> None:
    """Forget who a person is, for good: names and handles go, the row stays for the counts."""
    if contact.erased_at is not None:
        return
    contact.name = contact.name_zh = contact.title_zh = contact.languages = ""
    contact.rank = Rank.NONE
    contact.erased_at = at
    contact.save()
    contact.handles.all().delete()
    refresh_search_key(contact.supplier)
    record("contact.erased", contact, by=by, at=at)


@transaction.atomic
def add_handle(
    *,
    contact: Contact,
    channel: str,
    value: str,
    by: Person,
    at: datetime,
    from_date: date | None = None,
) -> Handle:
    """A name or number this person has on a channel; the same one twice is one."""
    handle: Handle
    handle, created = Handle.objects.get_or_create(
        workspace_id=contact.workspace_id,
        contact=contact,
        channel=channel,
        value=value,
        defaults={"from_date": from_date},
    )
    if created:
        record("handle.added", handle, by=by, at=at, channel=channel)
    return handle


@transaction.atomic
def remove_handle(*, handle: Handle, by: Person, at: datetime) -> None:
    """Take out a handle that was noted wrongly."""
    record("handle.removed", handle, by=by, at=at, channel=handle.channel)
    handle.delete()


@transaction.atomic
def pass_handle(
    *, handle: Handle, to: Contact, from_date: date, by: Person, at: datetime
) -> Handle:
    """From a date on this name or number is another person's; before it stays as it was.

    Raises HandleNotLater where the holder got it on that day or later.
    """
    if handle.from_date is not None and from_date <= handle.from_date:
        raise HandleNotLater
    passed: Handle
    passed, _ = Handle.objects.update_or_create(
        workspace_id=handle.workspace_id,
        contact=to,
        channel=handle.channel,
        value=handle.value,
        defaults={"from_date": from_date},
    )
    record("handle.passed", passed, by=by, at=at, contact=handle.contact_id, to=to.pk)
    return passed


def _fill(contact: Contact, facts: ContactFacts) -> None:
    for field, value in facts.items():
        setattr(contact, field, value)
    if contact.rank == Rank.PRIMARY:
        _first_contacts(contact).update(rank=Rank.BACKUP)
    contact.save()
    refresh_search_key(contact.supplier)


def _first_contacts(contact: Contact) -> QuerySet[Contact]:
    """The others who are first contact at the same supplier: at most one."""
    others = Contact.objects.filter(supplier_id=contact.supplier_id, rank=Rank.PRIMARY)
    return others.filter(removed_at=None).exclude(pk=contact.pk)
