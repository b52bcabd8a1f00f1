"""The request as the addresses of the API see it: a program, let in by a token of its own.

What a token may do is decided when it is used: what it was made for, and never more than the person
who made it may do at that time.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import AccessToken, Person, Workspace

API = "/api/v1/"
DESCRIPTION = f"{API}openapi.json"  # open to all: it tells nothing that the source does not


@dataclass(frozen=True)
class Caller:
    """A program inside a workspace. Its acts are those of ``person``, who made its token."""

    token: AccessToken
    role: Role

    @property
    def person(self) -> Person:
        return self.token.person

    @property
    def workspace(self) -> Workspace:
        return self.token.workspace


class ApiRequest(HttpRequest):
    """A request by a program."""

    caller: Caller


def role_of(token: AccessToken, role_of_maker: Role) -> Role:
    """What a program may do: daily work at the most, and only reading where the token or its maker
    may do no more."""
    may_write = token.may_write and role_of_maker.may(Role.MEMBER)
    return Role.MEMBER if may_write else Role.VIEWER
