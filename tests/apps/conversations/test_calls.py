from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.apps.conversations.talk import START
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.conversations.actions import calls
from guanxi.apps.conversations.actions.calls import log_call, restore_call, withdraw_call
from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Call
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Supplier

pytestmark = pytest.mark.usefixtures("today")

Url = Callable[..., str]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=START)


def logged(supplier: Supplier, by: Person, *, answered: bool = True) -> Call:
    return log_call(
        supplier=supplier, kind=CallKind.VIDEO, answered=answered, minutes=24, note="Review",
        called_at=START, by=by, at=START,
    )  # fmt: skip


def facts() -> list[tuple[object, ...]]:
    rows = Call.objects.order_by("pk")
    return [(row.kind, row.answered, row.minutes, row.note, row.withdrawn_at) for row in rows]


def test_a_call_nobody_took_has_no_minutes(supplier: Supplier, owner: Person) -> None:
    logged(supplier, owner)
    logged(supplier, owner, answered=False)

    assert facts() == [("video", True, 24, "Review", None), ("video", False, 0, "Review", None)]


def test_taking_a_call_back_twice_and_again_is_told_once_each(
    supplier: Supplier, owner: Person
) -> None:
    call = logged(supplier, owner)

    for act in (withdraw_call, withdraw_call, restore_call, restore_call):
        act(call=call, by=owner, at=START)

    verbs = Event.objects.filter(subject_type="call").values_list("verb", flat=True)
    assert list(verbs) == ["call.logged", "call.withdrawn", "call.restored"]
    assert facts() == [("video", True, 24, "Review", None)]


def test_a_call_that_cannot_be_audited_is_not_saved(
    supplier: Supplier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **facts: object) -> None:
        raise RuntimeError("no audit")

    monkeypatch.setattr(calls, "record_event", broken)

    with pytest.raises(RuntimeError):
        logged(supplier, owner)

    assert facts() == []


def test_a_call_is_logged_in_two_taps_and_undone_by_one(
    supplier: Supplier, client: Client, url: Url
) -> None:
    address, here = url("log_call", pk=supplier.pk), url("supplier", pk=supplier.pk)
    opened = client.get(address, headers=HTMX).content.decode()
    prefilled = re.search('value="([0-9T:-]{16})"', opened)
    assert prefilled

    tapped = client.post(
        address,
        {"call": "phone-answered", "called_at": prefilled[1]},
        headers={**HTMX, "HX-Current-URL": f"http://testserver{here}"},
    )
    page = client.get(here).content.decode()
    undo = page[page.index('class="toast"') :].partition('hx-post="')[2].partition('"')[0]
    client.post(undo, headers=HTMX)

    assert tapped["HX-Redirect"] == here
    assert "The contact is noted." in page
    assert "Phone call" in page
    assert "Phone call" not in client.get(here).content.decode()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"call": "phone-answered", "called_at": "2999-01-01T10:00"}, "still to come"),
        ({"call": "phone-answered", "called_at": "yesterday"}, "valid date/time"),
        ({"call": "telepathy", "called_at": "2026-11-16T09:00"}, "telepathy"),
        ({"call": "phone-answered", "called_at": "2026-11-16T09:00", "minutes": "-1"}, "0"),
    ],
)
def test_a_call_that_cannot_be_is_refused_with_the_reason(
    supplier: Supplier, client: Client, url: Url, wrong: dict[str, str], told: str
) -> None:
    answer = client.post(url("log_call", pk=supplier.pk), wrong, headers=HTMX)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert facts() == []


def test_calls_are_logged_by_members_of_the_workspace_alone(
    supplier: Supplier, people: SimpleNamespace, url: Url
) -> None:
    data = {"call": "phone-missed", "called_at": "2026-11-16T09:00"}

    answers = {
        name: browser_of(getattr(people, name)).post(url("log_call", pk=supplier.pk), data)
        for name in ("member", "viewer", "stranger")
    }

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "member": 302, "viewer": 403, "stranger": 404,
    }  # fmt: skip
