"""Lists come in pages that neither repeat nor skip, and cost the same however long they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope
from tests.api.conftest import Program, problem
from tests.api.test_acts import order_of
from tests.apps.conversations.talk import supplier_with_talk

from guanxi.apps.desk.queries.health import figures_of, years_until
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import as_of
from guanxi.apps.suppliers.models import Supplier


def walked(
    program: Program, path: str, meanwhile: Callable[[], object] = lambda: None
) -> list[int]:
    """The numbers of all records, page by page; ``meanwhile`` happens after the first page."""
    page = program.get(path)
    found = [one["id"] for one in page["items"]]
    meanwhile()
    while page["next"]:
        page = program.get(page["next"].removeprefix("http://testserver"))
        found += [one["id"] for one in page["items"]]
    return found


def test_pages_neither_repeat_nor_hide_what_others_note_meanwhile(program: Program) -> None:
    made = [program.post("suppliers", {"name": f"Factory {n}"})["id"] for n in range(5)]

    def one_leaves_and_one_comes() -> None:
        program.post(f"suppliers/{made[0]}/archive")
        made.append(program.post("suppliers", {"name": "A new one"})["id"])

    assert walked(program, "suppliers?limit=2", one_leaves_and_one_comes) == made


def test_messages_come_in_the_order_in_which_they_were_said(
    program: Program, people: SimpleNamespace
) -> None:
    with scope(workspace=people.workspace):
        talk = supplier_with_talk(people.workspace, people.owner)
        late, first = talk.say(9, "ours", "b"), talk.say(1, "theirs", "a")
        twins = [talk.say(5, "theirs", "ok", rank=rank) for rank in (-3, 7, 7)]
    of_it = f"messages?supplier={talk.room.supplier_id}"

    in_order = [first.pk, *(twin.pk for twin in twins), late.pk]
    assert walked(program, f"{of_it}&limit=1") == in_order
    assert walked(program, f"{of_it}&room={talk.room.pk}&limit=2") == in_order
    since = (late.at - timedelta(minutes=1)).isoformat().replace("+", "%2B")
    assert walked(program, f"{of_it}&since={since}") == [late.pk]


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ("suppliers?suplier=3", "/suplier"),
        ("suppliers?limit=201", "/limit"),
        ("suppliers?cursor=bm8", "/cursor"),
        ("suppliers?cursor=WyJhIl0=", "/cursor"),
        ("messages?supplier=1&since=1763020800", "/since"),
        ("measures?supplier=1&from=2026-13-01", "/from"),
    ],
)
def test_question_that_is_not_understood_is_refused(
    program: Program, path: str, pointer: str
) -> None:
    answer = program.ask("GET", path)

    assert problem(answer) == (422, "invalid")
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]  # type: ignore[attr-defined]


def test_suppliers_are_found_by_name_and_stage(program: Program) -> None:
    old = program.post("suppliers", {"name_zh": "宁波华美", "first_order_on": "2019-03-01"})["id"]
    new = program.post("suppliers", {"name": "Foshan Bright"})["id"]

    def found(asks: str) -> list[int]:
        return [one["id"] for one in program.get(f"suppliers?{asks}")["items"]]

    assert (found("name=huamei"), found("name=Bright")) == ([old], [new])
    assert (found("stage=new"), found("stage=established")) == ([new], [old])


def test_orders_are_found_by_how_they_stand(program: Program) -> None:
    supplier = program.post("suppliers", {"name": "Factory"})["id"]
    late = program.post("orders", order_of(supplier, due="2026-10-01"))["id"]
    far = program.post("orders", order_of(supplier, number="PO-8", due="2099-01-01"))["id"]
    gone = program.post("orders", order_of(supplier, number="PO-9"))["id"]
    program.post(f"orders/{gone}/cancel", {"day": "2026-11-01"})

    def found(state: str) -> dict[int, str]:
        items = program.get(f"orders?state={state}&supplier={supplier}")["items"]
        return {one["id"]: one["state"] for one in items}

    assert found("open") == {late: "late", far: "open"}
    assert found("late") == {late: "late"}
    assert found("done") == {gone: "cancelled"}
    assert list(found("all")) == [late, far, gone]


def test_obligations_are_found_in_the_state_they_are_told_in(
    program: Program, people: SimpleNamespace
) -> None:
    now = datetime.now(UTC)
    hour = timedelta(hours=1)
    with scope(workspace=people.workspace):
        supplier = supplier_with_talk(people.workspace, people.owner).room.supplier
        for number, (due, known) in enumerate(
            [(None, None), (now - hour, None), (now - hour, now - 2 * hour), (now - hour, now),
             (now + hour, now - hour), (now + hour, now + 2 * hour)]
        ):  # fmt: skip
            Obligation.objects.create(
                workspace=people.workspace, supplier=supplier, rule="promise",
                subject_type="x", subject_id=number, debtor="ours", opened=now - 3 * hour,
                due=due, known_until=known, state="open", playbook_version="1",
            )  # fmt: skip
        expected = {row.pk: as_of(row, now).state.value for row in Obligation.objects.all()}

    told = {
        one["id"]: one["state"]
        for state in ("open", "unknown", "kept", "late", "withdrawn")
        for one in program.get(f"obligations?state={state}")["items"]
    }

    assert told == expected
    assert set(told.values()) == {"open", "unknown"}


def test_figures_are_those_of_the_health_page(program: Program, people: SimpleNamespace) -> None:
    supplier = program.post("suppliers", {"name": "Factory"})["id"]
    program.post("orders", order_of(supplier, due="2026-10-01"))
    now = timezone.now()
    with scope(workspace=people.workspace):
        row = Supplier.objects.select_related("workspace").get(pk=supplier)
        year, _before = years_until(row, now)
        figures = figures_of(row, [year], person=people.manager, now=now)[year]

    told = program.get(f"measures?supplier={supplier}")["items"]

    assert [(one["measure"], one["state"], one["n"], one["value"]) for one in told] == [
        (code, one.state.value, one.n, None if one.value is None else float(one.value))
        for code, one in figures.items()
    ]


def test_lists_cost_the_same_for_one_record_and_for_three(
    program: Program, people: SimpleNamespace
) -> None:
    def add(number: int) -> None:
        supplier = program.post("suppliers", {"name": f"Factory {number}", "tags": ["a", "b"]})[
            "id"
        ]
        chen = program.post(f"suppliers/{supplier}/contacts", {"name": "Chen"})["id"]
        program.post(f"contacts/{chen}/handles", {"channel": "wechat", "value": "chen"})
        order = program.post("orders", order_of(supplier))
        program.post(
            f"orders/{order['id']}/date-changes",
            {"before": "2026-11-20", "after": "2026-12-04", "announced": "2026-11-10"},
        )
        lines = [{"line": one["id"], "quantity": "1"} for one in order["lines"]]
        program.post(f"orders/{order['id']}/deliveries", {"on_board": "2026-11-19", "lines": lines})
        program.post(f"orders/{order['id']}/inspections", {"inspected": 80})
        program.post(
            f"orders/{order['id']}/payments",
            {"paid": "2026-09-02", "amount": {"amount": "9", "currency": "USD"}},
        )
        with scope(workspace=people.workspace):
            row = Supplier.objects.select_related("workspace").get(pk=supplier)
            row.rooms.create(workspace=people.workspace, channel="wechat", title="Chat")

    lists = [
        "suppliers", "suppliers?stage=new", "contacts", "orders", "date-changes", "deliveries",
        "inspections", "payments", "obligations", "rooms", "members",
    ]  # fmt: skip

    def cost() -> dict[str, int]:
        return {path: _queries(program, path) for path in lists}

    add(1)
    cost()  # what is read once in a process is read
    one = cost()
    add(2)
    add(3)

    assert cost() == one
    assert max(one.values()) <= 9


def _queries(program: Program, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        told: Any = program.get(path)
    assert told["items"]
    return len(queries)
