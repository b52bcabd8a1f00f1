"""Every address × every role × a stranger × nobody.

A page that names no role cannot open, a viewer changes nothing but their own settings, and the
number of another workspace's record is simply not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import DjangoDbBlocker
from tests.conftest import browser_of
from tests.one_of_each import NOW, one_of_each

from guanxi.apps.accounts.actions.tokens import make_token
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.links import undo_token
from guanxi.apps.accounts.models import AccessToken, Membership, Person

# The word before a number in an address → the record that the number means.
RECORDS = {
    "members": "Membership",
    "suppliers": "Supplier",
    "contacts": "Contact",
    "handles": "Handle",
    "sites": "Site",
    "places": "Site",
    "merge": "Supplier",
    "merges": "Merge",
    "closures": "Closure",
    "charters": "Charter",
    "stages": "StagePeriod",
    "conversations": "Room",
    "rooms": "Room",
    "messages": "Message",
    "segments": "Segment",
    "participants": "Participant",
    "calls": "Call",
    "planned-calls": "PlannedCall",
    "reports": "Report",
    "intakes": "Intake",
    "bring-in": "Intake",
    "tables": "TableImport",
    "sources": "Source",
    "obligations": "Obligation",
    "today": "Obligation",
    "decisions": "Decision",
    "reminders": "Reminder",
    "promises": "Promise",
    "people": "Contact",
    "days-off": "DayOff",
    "years": "CalendarYear",
    "new": "Supplier",
    "answers": "Supplier",
    "mail": "OutgoingMail",
    "mailboxes": "Mailbox",
    "orders": "PurchaseOrder",
    "date-changes": "DateChange",
    "quantity-changes": "QuantityChange",
    "products": "Product",
    "join": "Product",
    "variants": "Variant",
    "joinings": "Joining",
    "lines": "OrderLine",
    "edits": "OrderEdit",
    "differences": "TableDifference",
    "inspections": "Inspection",
    "deliveries": "Delivery",
    "payments": "Payment",
    "costs": "Cost",
    "conditions": "Condition",
    "milestones": "Milestone",
    "holds": "Hold",
    "tokens": "AccessToken",
    "versions": "PlaybookVersion",
    "drafts": "PlaybookDraft",
}
# Other parts of an address, by their name: a value that fits in this workspace.
PARTS: dict[str, Callable[[dict[str, models.Model]], object]] = {
    "token": lambda made: undo_token(made["Membership"]),  # type: ignore[arg-type]
    "sha256": lambda made: _kept(made["StoredFile"]),
    "year": lambda _: 2026,
    "country": lambda _: "CN",
    "code": lambda _: "CN",
    "rule": lambda _: "x",
    "measure": lambda _: "x",
    "month": lambda _: "2026-11",
    "side": lambda _: "theirs",
    "section": lambda _: "answers",
}


def _kept(file: Any) -> str:
    """The hash of a stored file, with its bytes where they belong."""
    path = Path(settings.MEDIA_ROOT) / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return str(file.sha256)


# What everybody may change, whatever their role: what concerns only themselves.
ONES_OWN = {"settings", "notices", "new_feed", "stop_feed"}
PARAMETER = re.compile(r"(?:([\w-]+)/)?<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """A page of ours inside a workspace."""

    name: str
    route: str
    view: Callable[..., object]

    @property
    def roles(self) -> dict[str, Role]:
        return getattr(self.view, "roles", {})

    def path(self, made: dict[str, models.Model]) -> str:
        """The address with the records in ``made`` filled in."""
        return PARAMETER.sub(lambda match: self._part(match, made), self.route)

    def _part(self, match: re.Match[str], made: dict[str, models.Model]) -> str:
        word, kind, name = match.groups()
        before = f"{word}/" if word else ""
        owner = name.removesuffix("_pk").removesuffix("_id") + "s"
        record = RECORDS.get(owner) if owner in RECORDS else RECORDS.get(word or self._app())
        if kind == "int" and record and name not in PARTS:
            return f"{before}{made[record].pk}"
        if name in PARTS:
            return f"{before}{PARTS[name](made)}"
        raise AssertionError(
            f"{self.route}: what is <{kind}:{name}>? Add the word before it to RECORDS, or its"
            " name to PARTS, in tests/repository/test_every_address.py"
        )

    def _app(self) -> str:
        return self.view.__module__.split(".")[2]

    @property
    def names_records(self) -> bool:
        return bool(PARAMETER.search(self.route)) and not {
            match[2] for match in PARAMETER.findall(self.route)
        } <= set(PARTS) - {"sha256", "token"}


def addresses() -> Iterator[Address]:
    def walk(patterns: list[Any], before: str) -> Iterator[Address]:
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern) and _is_ours(pattern.callback):
                yield Address(pattern.name or route, route, pattern.callback)

    yield from walk(get_resolver("guanxi.config.workspace_urls").url_patterns, "")


def _is_ours(view: Callable[..., object]) -> bool:
    return view.__module__.startswith("guanxi.") and not getattr(view, "open_to_all", False)


ADDRESSES = list(addresses())
each_address = pytest.mark.parametrize(
    "address", [pytest.param(address, id=address.name) for address in ADDRESSES]
)


@pytest.fixture(scope="module")
def people(people_of_module: SimpleNamespace) -> SimpleNamespace:
    return people_of_module


@pytest.fixture(scope="module")
def made(people: SimpleNamespace, django_db_blocker: DjangoDbBlocker) -> dict[str, models.Model]:
    """One of everything in the home workspace."""
    with django_db_blocker.unblock():
        return one_of_each(people.workspace, people.owner) | {
            "Membership": Membership.objects.get(person=people.member),
            "AccessToken": _token(people.owner),
        }


@pytest.fixture(scope="module")
def theirs(people: SimpleNamespace, django_db_blocker: DjangoDbBlocker) -> dict[str, models.Model]:
    """One of everything in the stranger's workspace."""
    with django_db_blocker.unblock():
        return one_of_each(people.elsewhere, people.stranger) | {
            "Membership": Membership.objects.get(person=people.stranger),
            "AccessToken": _token(people.stranger),
        }


def _token(person: Person) -> AccessToken:
    by = Membership.objects.select_related("workspace", "person").get(person=person)
    return make_token(name="x", may_write=True, expires_on=None, by=by, at=NOW)[0]


def ask(browser: Client, method: str, path: str, home: str = "nordlicht-home") -> int:
    browser.raise_request_exception = False
    return getattr(browser, method.lower())(f"/w/{home}/{path}").status_code  # type: ignore[no-any-return]


@each_address
def test_address_names_its_roles_and_lets_no_viewer_change_anything(address: Address) -> None:
    assert address.roles, f"{address.view.__module__} {address.name}: use @page, @act or @form"
    if "POST" in address.roles and address.name not in ONES_OWN:
        assert address.roles["POST"] is not Role.VIEWER, "a viewer only reads"


@pytest.mark.django_db
@each_address
def test_address_is_found_by_members_only(
    address: Address, people: SimpleNamespace, made: dict[str, models.Model]
) -> None:
    path = address.path(made)
    nobody, stranger = Client(), browser_of(people.stranger)

    for method in address.roles:
        answer = getattr(nobody, method.lower())(f"/w/nordlicht-home/{path}")
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (
            302,
            "/account/login/",
        )
        assert ask(stranger, method, path) == 404


@pytest.mark.django_db
@each_address
def test_address_opens_from_its_role_upwards(
    address: Address, people: SimpleNamespace, made: dict[str, models.Model]
) -> None:
    path = address.path(made)

    for role in (Role.VIEWER, Role.MEMBER, Role.MANAGER):
        browser = browser_of(getattr(people, role.value))
        for method, needed in address.roles.items():
            status = ask(browser, method, path)
            if not role.may(needed):
                assert status == 403, (role, method)
            else:
                assert status not in (403, 405, 500), (role, method)
    opened = ask(browser_of(people.owner), "GET", path) if "GET" in address.roles else 200
    assert opened < 500


@pytest.mark.django_db
@each_address
def test_address_never_reaches_another_workspaces_record(
    address: Address, people: SimpleNamespace, theirs: dict[str, models.Model]
) -> None:
    if not address.names_records:
        return
    browser = browser_of(people.owner)

    for method in address.roles:
        assert ask(browser, method, address.path(theirs)) == 404, method
    assert browser.session[SESSION_KEY]


@pytest.mark.django_db
def test_every_workspace_record_is_made_for_these_tests(
    people: SimpleNamespace, made: dict[str, models.Model]
) -> None:
    known = {model.__name__ for model in apps.get_models()}

    assert set(RECORDS.values()) <= known
    assert {type(record).__name__ for record in made.values()} == set(made)
