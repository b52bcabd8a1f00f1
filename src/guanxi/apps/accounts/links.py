"""Signed one-time addresses, so that nothing here needs a mail server.

- The *start key* opens the first-start page while nobody exists; ``guanxi serve`` prints it.
- A *join link* lets an invited person in once, within a week; a new one closes those before. It
  is made only for somebody who never signed in and belongs to this one workspace: a link that
  opens as a person is that person's key, and nobody may hold the key to somebody else's other
  desks.
- An *undo token* carries what is needed to take a removed member back for a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.core import signing
from django.http import HttpRequest
from sesame.utils import get_query_string, get_user

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership, Person

_START, _UNDO, _JOIN = "accounts.start", "accounts.undo", "join"
START_FOR = timedelta(days=1)
JOIN_FOR = timedelta(days=7)
UNDO_FOR = timedelta(days=1)


def start_key() -> str:
    """A key to the first-start page, good for a day."""
    return signing.dumps("start", salt=_START)


def is_start_key(key: str) -> bool:
    """Whether this installation made ``key`` within the last day."""
    try:
        return bool(signing.loads(key, salt=_START, max_age=START_FOR) == "start")
    except signing.BadSignature:
        return False


def may_have_join_link(person: Person) -> bool:
    """Whether a workspace that ``person`` belongs to may hold a link that opens as them."""
    return person.last_login is None and person.memberships.count() == 1


def close_join_links(person: Person) -> None:
    """Every join link of ``person``, who has no password yet, opens nothing from now on."""
    person.set_unusable_password()  # differs each time, and a link holds on to what it was
    person.save(update_fields=["password"])


def join_query(person: Person) -> str:
    """The query string of a join link for ``person``; call only if ``may_have_join_link``."""
    return str(get_query_string(person, scope=_JOIN))


def joining_person(request: HttpRequest) -> Person | None:
    """Who the join link in ``request`` is for; None when it was used or is too old."""
    return cast(
        "Person | None",
        get_user(request, scope=_JOIN, max_age=JOIN_FOR, update_last_login=False),
    )


@dataclass(frozen=True)
class RemovedMember:
    """What it takes to take a removed member back."""

    workspace_id: int
    person_id: int
    role: Role
    chat_names: list[str]


def undo_token(membership: Membership) -> str:
    """Carries ``membership`` through its removal."""
    return signing.dumps(
        [membership.workspace_id, membership.person_id, membership.role, membership.chat_names],
        salt=_UNDO,
    )


def removed_member(token: str) -> RemovedMember | None:
    """What ``undo_token`` carried; None when the token is not ours or older than a day."""
    try:
        workspace, person, role, names = signing.loads(token, salt=_UNDO, max_age=UNDO_FOR)
    except signing.BadSignature:
        return None
    return RemovedMember(workspace, person, Role(role), names)
