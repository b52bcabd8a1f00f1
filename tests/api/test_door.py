"""The door of the API: keys, limits, bodies, and refusals in one form."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection, connections
from django.utils import timezone
from django_scopes import scope
from tests.api.conftest import Program, problem

from guanxi.apps.accounts.actions import tokens
from guanxi.apps.accounts.actions.answers import KEPT_FOR
from guanxi.apps.accounts.models import AccessToken, KeptAnswer
from guanxi.apps.accounts.tasks import forget_kept_answers
from guanxi.apps.suppliers.models import Supplier

FACTORY = {"name": "Factory"}


def suppliers(people: SimpleNamespace) -> int:
    with scope(workspace=people.workspace):
        return Supplier.objects.count()


def test_act_sent_again_under_its_key_is_done_once(
    program: Program, people: SimpleNamespace
) -> None:
    first = program.ask("POST", "suppliers", FACTORY, key="row-17")
    again = program.ask("POST", "suppliers", FACTORY, key="row-17")

    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["Location"] == first.headers["Location"]
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert suppliers(people) == 1


def test_key_of_another_request_is_refused(program: Program, people: SimpleNamespace) -> None:
    program.ask("POST", "suppliers", FACTORY, key="row-17")

    other = program.ask("POST", "suppliers", {"name": "Other"}, key="row-17")

    assert problem(other) == (422, "key_reused")
    assert suppliers(people) == 1


def test_refused_act_leaves_nothing_under_its_key(
    program: Program, people: SimpleNamespace
) -> None:
    assert program.ask("POST", "suppliers", {"name": ""}, key="row-17").status_code == 422

    assert program.ask("POST", "suppliers", FACTORY, key="row-17").status_code == 201
    assert suppliers(people) == 1
    assert problem(program.ask("POST", "suppliers", FACTORY, key="two words"))[0] == 422


def test_key_is_of_one_token(program: Program, reader: Program, people: SimpleNamespace) -> None:
    AccessToken.objects.update(may_write=True)

    for who in (program, reader):
        assert who.ask("POST", "suppliers", FACTORY, key="row-17").status_code == 201
    assert suppliers(people) == 2


def test_answers_are_kept_for_a_day(program: Program) -> None:
    program.ask("POST", "suppliers", FACTORY, key="old")
    KeptAnswer.objects.update(at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
    program.ask("POST", "suppliers", FACTORY, key="new")

    forget_kept_answers()

    assert list(KeptAnswer.objects.values_list("key", flat=True)) == ["new"]


@pytest.fixture
def own_connections(tmp_path: Path) -> Iterator[None]:
    """Threads open the database as processes do. SQLite's in memory knows no waiting, so there a
    copy of it in a file takes its place."""
    database = connections.settings["default"]
    before = database["NAME"]
    if connection.vendor == "sqlite":
        database["NAME"] = str(tmp_path / "copy.sqlite3")
        with closing(sqlite3.connect(database["NAME"])) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
    yield
    database["NAME"] = before


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("program", "own_connections")
def test_two_at_once_under_one_key_do_it_once(program: Program, people: SimpleNamespace) -> None:
    answers: list[tuple[int, bytes]] = []
    noted: list[int] = []
    start = threading.Barrier(4)

    def send() -> None:
        start.wait()
        answer = Program(program.secret).ask("POST", "suppliers", FACTORY, key="row-17")
        answers.append((answer.status_code, answer.content))
        noted.append(suppliers(people))
        connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(answers)) == 1
    assert (answers[0][0], noted) == (201, [1, 1, 1, 1])


def test_who_calls_too_often_is_told_how_long_to_wait(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "MOST_A_MINUTE", 2)
    now = timezone.now().replace(second=20)
    monkeypatch.setattr(timezone, "now", lambda: now)
    for _ in range(2):
        program.get("workspace")

    answer = program.ask("GET", "workspace")

    assert problem(answer) == (429, "too_many_requests")
    assert answer.headers["Retry-After"] == "40"
    now += timedelta(minutes=1)
    assert program.get("workspace")["token"]["name"] == "Stock list"


def test_token_notes_the_day_it_was_used_on(program: Program) -> None:
    program.get("workspace")

    assert AccessToken.objects.get().used_on == timezone.now().date()


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        (b"{", "application/json", (400, "malformed")),
        (b"[" * 200_000, "application/json", (400, "malformed")),
        (b'{"name": "\xff"}', "application/json", (400, "malformed")),
        (b"name=x", "application/x-www-form-urlencoded", (415, "unsupported_media_type")),
        (b" " * (8 * 2**20 + 1), "application/json", (413, "too_large")),
        (b'{"name": "\\ud800"}', "application/json", (422, "invalid")),
        (b'{"name": "a\\u0000b"}', "application/json", (422, "invalid")),
        (b'{"naem": "x"}', "application/json", (422, "invalid")),
    ],
)
def test_body_that_cannot_be_taken_is_refused(
    program: Program, body: bytes, kind: str, told: tuple[int, str]
) -> None:
    headers = {"Authorization": f"Bearer {program.secret}"}

    answer = program.client.generic("POST", "/api/v1/suppliers", body, kind, headers=headers)

    assert problem(answer) == told  # type: ignore[arg-type]


def test_what_breaks_tells_nothing_of_the_inside(
    program: Program, monkeypatch: pytest.MonkeyPatch, people: SimpleNamespace
) -> None:
    from guanxi.apps.suppliers import actions

    def broken(**_facts: object) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(actions, "create_supplier", broken)

    answer = program.ask("POST", "suppliers", FACTORY, key="row-17")

    assert json.loads(answer.content) == {
        "type": "urn:guanxi:problem:broken", "title": "Something broke here", "status": 500,
        "code": "broken",
    }  # fmt: skip
    assert KeptAnswer.objects.count() == 0


def test_address_that_is_none_is_told_as_a_problem(program: Program) -> None:
    assert problem(program.ask("GET", "nothing")) == (404, "not_found")
    assert problem(program.ask("DELETE", "suppliers")) == (405, "method_not_allowed")


def test_secret_stands_in_no_line_of_log(
    program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    program.get("workspace")
    program.ask("GET", "nothing")

    assert "guanxi_" not in caplog.text
    assert program.secret not in caplog.text


def test_other_sites_are_let_in_by_no_header(program: Program) -> None:
    answer = program.ask("GET", "workspace", Origin="https://example.com")

    assert [name for name in answer.headers if name.startswith("Access-Control")] == []
    assert "Cookie" not in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "no-store"
