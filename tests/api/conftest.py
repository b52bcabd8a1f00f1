"""A program that calls the API: with a token that may write, one that reads, none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.conftest import NOW

from guanxi.apps.accounts.actions.tokens import make_token
from guanxi.apps.accounts.callers import API
from guanxi.apps.accounts.models import AccessToken, Membership, Person, Workspace


@dataclass
class Program:
    """Calls addresses with a token (none: as nobody)."""

    secret: str = ""
    token: AccessToken | None = None
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def ask(
        self, method: str, path: str, body: object = None, *, key: str = "", **headers: str
    ) -> HttpResponse:
        """The answer; ``body`` is sent as JSON."""
        sent: dict[str, str] = headers | (
            {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        )
        if key:
            sent["Idempotency-Key"] = key
        data = b"" if body is None else json.dumps(body).encode()
        kind = "application/octet-stream" if body is None else "application/json"
        address = path if path.startswith(("/", "http")) else API + path
        answer = self.client.generic(method.upper(), address, data, kind, headers=sent)
        return cast(HttpResponse, answer)

    def get(self, path: str, **headers: str) -> Any:
        """The body of a good answer."""
        answer = self.ask("GET", path, **headers)
        assert answer.status_code == 200, answer.content.decode()
        return json.loads(answer.content)

    def post(self, path: str, body: object = None, *, key: str = "") -> Any:
        """The body of a good answer to an act."""
        answer = self.ask("POST", path, body, key=key)
        assert answer.status_code in (200, 201, 202), answer.content.decode()
        return json.loads(answer.content)


MakeProgram = Callable[..., Program]


def program_of(
    person: Person,
    workspace: Workspace,
    *,
    may_write: bool = True,
    expires_on: date | None = None,
) -> Program:
    """A program with a token that ``person`` made."""
    by = Membership.objects.select_related("workspace", "person").get(
        person=person, workspace=workspace
    )
    token, secret = make_token(
        name="Stock list", may_write=may_write, expires_on=expires_on, by=by, at=NOW
    )
    return Program(secret, token)


@pytest.fixture
def program(people: SimpleNamespace) -> Program:
    """One that may write, by a token of the manager."""
    return program_of(people.manager, people.workspace)


@pytest.fixture
def reader(people: SimpleNamespace) -> Program:
    """One that may only read, by a token of the owner."""
    return program_of(people.owner, people.workspace, may_write=False)


def problem(answer: HttpResponse) -> tuple[int, str]:
    """Status and code of a refusal, which is always told in the same form."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content
    said = json.loads(answer.content)
    assert said["status"] == answer.status_code
    return answer.status_code, said["code"]
