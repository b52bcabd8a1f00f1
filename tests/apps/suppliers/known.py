"""Suppliers as the tests of this app know them."""

from __future__ import annotations

from tests.conftest import NOW

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.suppliers.actions import add_contact, add_handle, create_supplier
from guanxi.apps.suppliers.models import Contact, Supplier


def huamei(workspace: Workspace, by: Person) -> Supplier:
    """宁波华美家居, with nobody and nothing noted yet."""
    return create_supplier(
        workspace=workspace, name="Ningbo Huamei Home", name_zh="宁波华美家居",
        city="Ningbo", city_zh="宁波", tags=["kitchen"], by=by, at=NOW,
    )  # fmt: skip


def person(supplier: Supplier, by: Person, name: str = "Chen Lili", **facts: str) -> Contact:
    """Somebody there, with a WhatsApp name where one is given as ``handle``."""
    handle = facts.pop("handle", "")
    contact = add_contact(supplier=supplier, name=name, by=by, at=NOW, **facts)  # type: ignore[arg-type]
    if handle:
        add_handle(contact=contact, channel="whatsapp", value=handle, by=by, at=NOW)
    return contact
