"""The people at suppliers, and how they are reached."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from guanxi.apps.accounts.callers import API, ApiRequest
from guanxi.apps.suppliers import actions
from guanxi.apps.suppliers.api.records import supplier_or_problem
from guanxi.apps.suppliers.forms.people import ContactForm, HandleForm
from guanxi.apps.suppliers.labels import Channel, ContactRole, Rank, Side
from guanxi.apps.suppliers.models import Contact, Handle
from guanxi.platform.api.forms import check, filled
from guanxi.platform.api.paging import Asked, Page, page_by_id
from guanxi.platform.api.plain import (
    Day,
    Given,
    Id,
    Text40,
    Text80,
)

router = Router(tags=["contacts"])


class HandleOut(Schema):
    """A name or number on a channel."""

    id: Id
    channel: Channel
    value: str
    from_date: date | None


class HandleGiven(Given):
    """A name or number on a channel; for a chat exactly as it stands before their messages."""

    channel: Channel
    value: Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\x00]*$")]


class ContactOut(Schema):
    """A person at (or between us and) a supplier."""

    id: Id
    supplier: Id
    name: str
    name_zh: str
    title_zh: str = Field(description="How one addresses them: 陈经理.")
    role: ContactRole
    rank: Rank
    side: Side
    languages: str
    left_on: date | None
    handles: list[HandleOut]


class ContactGiven(Given):
    """What is known of a person. One of the three names is needed."""

    name: Text80 = ""
    name_zh: Text40 = ""
    title_zh: Text40 = ""
    role: ContactRole = ContactRole.SALES
    rank: Rank = Rank.NONE
    side: Side = Side.THEIRS
    languages: Text40 = ""
    left_on: Day | None = None


class ContactsAsked(Asked):
    """Whose people."""

    supplier: Id | None = None


@router.post("/suppliers/{supplier_id}/contacts", response={201: ContactOut})
def note_contact(
    request: ApiRequest, supplier_id: Id, given: ContactGiven, response: HttpResponse
) -> ContactOut:
    """Note a person there. Whoever was the first contact stands in where this one now is."""
    supplier = supplier_or_problem(supplier_id)
    form = ContactForm(filled(given))
    check(form)
    made = actions.add_contact(
        supplier=supplier, by=request.caller.person, at=timezone.now(), **form.cleaned_data
    )
    response["Location"] = f"{API}contacts/{made.pk}"
    return _person(_contact(made.pk))


@router.get("/contacts", response=Page[ContactOut])
def list_contacts(request: ApiRequest, asked: Query[ContactsAsked]) -> dict[str, object]:
    """People at suppliers, in the order in which they were noted."""
    found = _contacts()
    if asked.supplier is not None:
        found = found.filter(supplier=asked.supplier)
    shown, following = page_by_id(request, found, asked)
    return {"items": [_person(one) for one in shown], "next": following}


@router.get("/contacts/{contact_id}", response=ContactOut)
def get_contact(request: ApiRequest, contact_id: Id) -> ContactOut:
    """One person."""
    return _person(_contact(contact_id))


@router.patch("/contacts/{contact_id}", response=ContactOut)
def change_contact(request: ApiRequest, contact_id: Id, given: ContactGiven) -> ContactOut:
    """Change what is known of a person; what is left out stays as it is."""
    contact = _contact(contact_id)
    known = {name: getattr(contact, name) for name in ContactForm.base_fields}
    form = ContactForm({**known, **filled(given, only_given=True)})
    check(form)
    facts: Any = {name: form.cleaned_data[name] for name in given.model_fields_set}
    if facts:
        actions.edit_contact(contact=contact, by=request.caller.person, at=timezone.now(), **facts)
    return _person(_contact(contact_id))


@router.post("/contacts/{contact_id}/handles", response={201: ContactOut})
def note_handle(request: ApiRequest, contact_id: Id, given: HandleGiven) -> ContactOut:
    """A name or number by which a person is reached."""
    contact, form = _contact(contact_id), HandleForm(filled(given))
    check(form)
    actions.add_handle(
        contact=contact, by=request.caller.person, at=timezone.now(), **form.cleaned_data
    )
    return _person(_contact(contact_id))


def _contacts() -> QuerySet[Contact]:
    """People that are there: neither taken out nor erased."""
    rows = Contact.objects.filter(removed_at=None, erased_at=None).select_related("supplier")
    return rows.prefetch_related(Prefetch("handles", Handle.objects.order_by("pk")))


def _contact(pk: int) -> Contact:
    found: Contact = get_object_or_404(_contacts(), pk=pk)
    return found


def _person(contact: Contact) -> ContactOut:
    same = {
        name: getattr(contact, name)
        for name in ContactOut.model_fields
        if name not in ("supplier", "handles")
    }
    handles = [
        HandleOut(id=one.pk, channel=Channel(one.channel), value=one.value, from_date=one.from_date)
        for one in contact.handles.all()
    ]
    return ContactOut(**same, supplier=contact.supplier_id, handles=handles)
