"""The same people in every test: owner, manager, member, viewer, and a stranger."""

import tests.house  # noqa: F401 (first: it reads the settings)

# isort: split
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse, set_script_prefix, set_urlconf
from django_scopes import scope
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from tests.database import open_database

from guanxi.apps.accounts.actions import (
    add_member,
    create_person,
    create_workspace,
)
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Person, Workspace

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
# Every use of the database begins with one of these; pytest-django forbids any other.
ASKING = {"django_db_setup", "db", "transactional_db", "live_server"}
# Whether a change lands must not hang on the luck of the draw (make test); a run by hand looks
# for examples nobody has tried yet.
hypothesis_settings.register_profile("landing", derandomize=True)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> None:
    """In place of pytest-django's own, which would migrate in every process."""
    with django_db_blocker.unblock():
        open_database(worker_id)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the database: ``-m database`` leaves out what no server can change."""
    for item in items:
        if item.get_closest_marker("django_db") or ASKING & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> None:
    """Hashing that is slow on purpose is not what these tests are about."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def fresh_limits(db: None) -> None:
    """Forget the tries of earlier tests, which the rate limits of sign-in count."""
    cache.clear()


def _person(name: str) -> Person:
    return create_person(
        email=f"{name}@example.com", name=name.title(), password=None, language="en",
        zone="Europe/Berlin", at=NOW,
    )  # fmt: skip


@pytest.fixture
def people(db: None) -> SimpleNamespace:
    """Those who act in a test."""
    return _make_people()


@pytest.fixture(scope="module")
def people_of_module(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[SimpleNamespace]:
    """The same, made once for a module that puts this in their place; each test is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _make_people()
        transaction.set_rollback(True)


def _make_people() -> SimpleNamespace:
    """Owner, manager, member and viewer of one workspace, and a stranger with another."""
    owner, stranger = _person("nora"), _person("sam")
    home = create_workspace(
        name="Nordlicht Home", country="DE", zone="Europe/Berlin", by=owner, at=NOW,
        chat_names=["Nora Hansen"],
    ).workspace  # fmt: skip
    elsewhere = create_workspace(
        name="Elsewhere", country="US", zone="America/New_York", by=stranger, at=NOW,
        chat_names=["Sam"],
    ).workspace  # fmt: skip
    others = {}
    for role in (Role.MANAGER, Role.MEMBER, Role.VIEWER):
        others[role.value] = _person(role.value)
        add_member(workspace=home, person=others[role.value], role=role, by=owner, at=NOW)
    return SimpleNamespace(
        owner=owner, stranger=stranger, workspace=home, elsewhere=elsewhere, **others
    )


@pytest.fixture
def workspace(people: SimpleNamespace) -> Iterator[Workspace]:
    """The home workspace, with its query scope open."""
    with scope(workspace=people.workspace):
        yield people.workspace


@pytest.fixture
def owner(people: SimpleNamespace) -> Person:
    return people.owner  # type: ignore[no-any-return]


def browser_of(person: Person) -> Client:
    """A browser in which ``person`` is signed in."""
    browser = Client()
    browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.fixture
def client(owner: Person) -> Client:
    """A browser in which the owner is signed in."""
    return browser_of(owner)


@pytest.fixture
def url(people: SimpleNamespace) -> Iterator[object]:
    """``url(name, **kwargs)``: an address inside the home workspace."""

    def of(name: str, **kwargs: object) -> str:
        path = reverse(name, urlconf="guanxi.config.workspace_urls", kwargs=kwargs or None)
        return f"/w/{people.workspace.slug}{path}"

    yield of
    set_script_prefix("/")
    set_urlconf(None)
