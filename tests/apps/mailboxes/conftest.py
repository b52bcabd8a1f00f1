"""A mail server of our own, and a desk that may connect to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import override_settings
from tests.apps.mailboxes.post import Post, new_post
from tests.conftest import NOW
from tests.dovecot import Dovecot, private_dovecot

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.suppliers.actions import add_contact, add_handle, create_supplier
from guanxi.apps.suppliers.models import Supplier


@pytest.fixture(scope="session")
def dovecot() -> Dovecot:
    """The server; where it cannot start, the run fails."""
    return private_dovecot()


@pytest.fixture
def inside() -> Iterator[None]:
    """The operator lets people connect servers on this machine."""
    environment = replace(settings.ENVIRONMENT, mailboxes_inside=True)
    with override_settings(ENVIRONMENT=environment):
        yield


@pytest.fixture
def huamei(workspace: Workspace, owner: Person) -> Supplier:
    """A supplier whose sales person writes from the company's own domain."""
    supplier = create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=NOW)
    contact = add_contact(supplier=supplier, name="陈经理", by=owner, at=NOW)
    add_handle(contact=contact, channel="mail", value="chen@huamei.example", by=owner, at=NOW)
    return supplier


@pytest.fixture
def post(dovecot: Dovecot, workspace: Workspace, owner: Person, inside: None) -> Post:
    """A connected mailbox of ours, empty so far."""
    return new_post(dovecot, workspace, owner)
