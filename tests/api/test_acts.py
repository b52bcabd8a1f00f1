"""What a program does is done as on the pages: the same checks, the same record, the same trail."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from django_scopes import scope
from tests.api.conftest import Program, problem
from tests.apps.conversations.talk import supplier_with_talk

from guanxi.apps.audit.models import Event
from guanxi.apps.conversations.models import Call, Intake
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.orders.models import PurchaseOrder
from guanxi.apps.suppliers.models import Contact, Supplier

HUAMEI = {"name": "Ningbo Huamei", "name_zh": "宁波华美", "tags": ["kitchen"], "city": "Ningbo"}


@pytest.fixture
def huamei(program: Program) -> int:
    """A supplier that a program noted."""
    return int(program.post("suppliers", HUAMEI)["id"])


@pytest.fixture
def order(program: Program, huamei: int) -> dict[str, Any]:
    """An order of it, with two lines."""
    made: dict[str, Any] = program.post("orders", order_of(huamei))
    return made


def order_of(supplier: int, **more: object) -> dict[str, object]:
    return {
        "supplier": supplier,
        "number": "PO-7",
        "ordered": "2026-09-01",
        "due": "2026-11-20",
        "currency": "USD",
        "terms": [
            {"percent": "30", "event": "order"},
            {"percent": "70", "event": "bl_copy", "days": 5},
        ],
        "lines": [
            {
                "item": "Wok 28 cm",
                "quantity": {"value": "1200", "unit": "pcs"},
                "price": {"amount": "2.5", "currency": "USD"},
            },
            {"item": "Lid", "quantity": {"value": "1200.5"}},
        ],
        **more,
    }


def wrong(answer: Any) -> dict[str, str]:
    """Where something is wrong, and what."""
    assert problem(answer) == (422, "invalid")
    return {one["pointer"]: one["reason"] for one in json.loads(answer.content)["errors"]}


def test_supplier_is_noted_in_both_scripts_and_the_trail_names_the_token(
    program: Program, huamei: int, people: SimpleNamespace
) -> None:
    told = program.get(f"suppliers/{huamei}")

    assert (told["name"], told["name_zh"], told["tags"], told["stage"], told["archived_at"]) == (
        "Ningbo Huamei", "宁波华美", ["kitchen"], "new", None,
    )  # fmt: skip
    event = Event.objects.get(verb="supplier.created")
    assert program.token is not None
    assert (event.person_id, event.data["token"]) == (people.manager.pk, program.token.pk)


def test_change_leaves_alone_what_was_not_given(program: Program, huamei: int) -> None:
    answer = program.ask("PATCH", f"suppliers/{huamei}", {"trade": "Cookware"})

    told = json.loads(answer.content)
    assert (told["trade"], told["name"], told["tags"]) == ("Cookware", "Ningbo Huamei", ["kitchen"])
    assert Event.objects.get(verb="supplier.edited").data["fields"] == "trade"
    assert wrong(program.ask("PATCH", f"suppliers/{huamei}", {"name": "", "name_zh": ""})) == {
        "/name": "Give the supplier a name, in one script at least."
    }


def test_supplier_is_put_away_and_taken_out_again(program: Program, huamei: int) -> None:
    put_away = program.post(f"suppliers/{huamei}/archive")

    assert put_away["archived_at"].endswith("+08:00")
    assert program.get("suppliers")["items"] == []
    assert [one["id"] for one in program.get("suppliers?archived=true")["items"]] == [huamei]
    assert program.post(f"suppliers/{huamei}/restore")["archived_at"] is None


def test_contact_is_noted_with_a_handle_and_refused_without_a_name(
    program: Program, huamei: int, people: SimpleNamespace
) -> None:
    chen = program.post(f"suppliers/{huamei}/contacts", {"name_zh": "陈丽", "rank": "primary"})
    program.post(f"contacts/{chen['id']}/handles", {"channel": "wechat", "value": "chenli"})

    told = program.get(f"contacts?supplier={huamei}")["items"]
    assert [(one["name_zh"], one["rank"], one["handles"][0]["value"]) for one in told] == [
        ("陈丽", "primary", "chenli")
    ]
    in_chinese = program.ask(
        "POST", f"suppliers/{huamei}/contacts", {"role": "sales"}, **{"Accept-Language": "zh-Hans"}
    )
    assert list(wrong(in_chinese)) == ["/name"]
    assert wrong(in_chinese)["/name"] != "Give the person a name, in one script at least."
    with scope(workspace=people.workspace):
        assert Contact.objects.count() == 1


def test_order_is_noted_as_it_is_told(order: dict[str, Any], program: Program) -> None:
    told = program.get(f"orders/{order['id']}")

    assert told == order
    assert (told["due"], told["state"]) == ("2026-11-20", told["state"])
    assert told["terms"][1] == {"percent": "70", "event": "bl_copy", "days": 5}
    assert [(one["item"], one["quantity"], one["price"]) for one in told["lines"]] == [
        ("Wok 28 cm", {"value": "1200", "unit": "pcs"}, {"amount": "2.50", "currency": "USD"}),
        ("Lid", {"value": "1200.5", "unit": ""}, None),
    ]


def test_everything_wrong_with_an_order_is_told_by_where_it_was_given(
    program: Program, huamei: int
) -> None:
    bad = order_of(
        huamei,
        due=None,
        terms=[{"percent": "30", "event": "order"}],
        lines=[
            {"item": "Wok", "quantity": {"value": "0"}},
            {
                "item": "Lid",
                "quantity": {"value": "5"},
                "price": {"amount": "1", "currency": "CNY"},
            },
        ],
    )

    assert wrong(program.ask("POST", "orders", bad)) == {
        "/due": "Name the day, or how many days it takes to make.",
        "/terms/0/percent": "The shares must make 100 % together.",
        "/lines/0/quantity/value": "This must be more than 0.",
        "/lines/1/price/currency": "A price is in the currency of the order.",
    }


def test_order_of_a_number_that_is_taken_changes_nothing(
    program: Program, order: dict[str, Any], people: SimpleNamespace
) -> None:
    again = program.ask("POST", "orders", order_of(order["supplier"]))

    assert problem(again) == (409, "number_taken")
    with scope(workspace=people.workspace):
        assert PurchaseOrder.objects.count() == 1


def test_day_is_moved_and_the_original_stays(program: Program, order: dict[str, Any]) -> None:
    asked = program.post(
        f"orders/{order['id']}/date-changes",
        {"before": "2026-11-20", "after": "2026-12-04", "announced": "2026-11-10"},
    )
    assert program.get(f"orders/{order['id']}")["agreed"] == "2026-11-20"
    program.post(f"date-changes/{asked['id']}/answer", {"accepted": True})

    told = program.get(f"orders/{order['id']}")
    assert (told["due"], told["agreed"]) == ("2026-11-20", "2026-12-04")
    again = program.ask("POST", f"date-changes/{asked['id']}/answer", {"accepted": False})
    assert problem(again) == (409, "answered")
    program.post(f"date-changes/{asked['id']}/withdraw")
    assert program.get(f"orders/{order['id']}")["agreed"] == "2026-11-20"


def test_delivery_is_noted_corrected_and_taken_back(
    program: Program, order: dict[str, Any]
) -> None:
    wok, lid = (line["id"] for line in order["lines"])
    came = {"on_board": "2026-11-19", "lines": [{"line": wok, "quantity": "1200"}]}
    noted = program.post(f"orders/{order['id']}/deliveries", came)
    whole = came | {
        "lines": [
            {"line": wok, "quantity": "1200", "rejected": "3"},
            {"line": lid, "quantity": "1200.5"},
        ]
    }
    program.ask("PUT", f"deliveries/{noted['id']}", whole)

    told = program.get(f"orders/{order['id']}")
    assert (told["state"], [one["rejected"]["value"] for one in told["lines"]]) == (
        "done", ["3", "0"],
    )  # fmt: skip
    too_much = whole | {"lines": [{"line": wok, "quantity": "1", "rejected": "2"}]}
    assert wrong(program.ask("PUT", f"deliveries/{noted['id']}", too_much)) == {
        "/lines/0/rejected": "More than came cannot be rejected."
    }
    assert program.ask("DELETE", f"deliveries/{noted['id']}").status_code == 204
    assert program.get(f"deliveries?order={order['id']}")["items"] == []


def test_inspection_is_noted_once_under_its_key_corrected_and_taken_back(
    program: Program, order: dict[str, Any]
) -> None:
    address, lid = f"orders/{order['id']}/inspections", order["lines"][1]["id"]
    found = {"line": lid, "lot": "L1", "day": "2026-11-19", "inspected": 80, "major": 2,
             "result": "failed"}  # fmt: skip
    noted = program.post(address, found, key="lot-1")
    again = program.post(address, found, key="lot-1")
    corrected = program.ask("PUT", f"inspections/{noted['id']}", found | {"result": "passed"})

    listed = program.get(f"inspections?order={order['id']}")["items"]
    assert (again, listed) == (noted, [json.loads(corrected.content)])
    assert listed == [noted | {"result": "passed"}]
    assert (noted["order"], noted["line"], noted["major"]) == (order["id"], lid, 2)
    assert wrong(program.ask("POST", address, found | {"major": 81, "lot_size": 8})) == {
        "/inspected": "More units are defective than were inspected: each counts once.",
        "/lot_size": "More units were inspected than are in the lot.",
    }
    assert list(wrong(program.ask("POST", address, {"inspected": 1, "line": 999_999}))) == ["/line"]
    assert program.ask("DELETE", f"inspections/{noted['id']}").status_code == 204
    assert program.get(f"inspections?supplier={order['supplier']}")["items"] == []


def test_payment_is_noted_once_under_its_key_and_taken_back(
    program: Program, order: dict[str, Any]
) -> None:
    address = f"orders/{order['id']}/payments"
    paid = {"paid": "2026-09-02", "amount": {"amount": "900", "currency": "usd"},
            "purpose": "deposit"}  # fmt: skip
    noted = program.post(address, paid, key="pay-1")
    again = program.post(address, paid, key="pay-1")

    listed = program.get(f"payments?supplier={order['supplier']}")["items"]
    assert (again, listed) == (noted, [noted])
    assert noted["amount"] == {"amount": "900.00", "currency": "USD"}
    other = {"paid": "2026-09-02", "amount": {"amount": "0", "currency": "CNY"}}
    assert list(wrong(program.ask("POST", address, other))) == ["/amount/amount", "/rate"]
    assert program.ask("DELETE", f"payments/{noted['id']}").status_code == 204
    assert program.get(f"payments?order={order['id']}")["items"] == []


@pytest.mark.parametrize(
    ("language", "detail"),
    [
        ("en", "This supplier has an order of this number already."),
        ("zh-Hans", "这家供应商已有同号订单。"),
    ],
)
def test_what_the_facts_do_not_allow_is_told_in_the_language_that_was_asked_for(
    program: Program, huamei: int, order: dict[str, Any], language: str, detail: str
) -> None:
    answer = program.ask("POST", "orders", order_of(huamei), **{"Accept-Language": language})

    assert problem(answer) == (409, "number_taken")
    told = json.loads(answer.content)
    assert (told["detail"], told["errors"][0]["reason"]) == (detail, detail)


def test_order_is_given_up_and_stands_again(program: Program, order: dict[str, Any]) -> None:
    assert program.post(f"orders/{order['id']}/cancel", {"day": "2026-11-21"})["state"] == (
        "cancelled"
    )
    assert program.post(f"orders/{order['id']}/reinstate")["cancelled"] is None


def test_what_is_owed_is_decided_and_the_decision_taken_back(
    program: Program, huamei: int, people: SimpleNamespace
) -> None:
    from datetime import UTC, datetime

    with scope(workspace=people.workspace):
        note_promise(
            supplier=Supplier.objects.select_related("workspace").get(pk=huamei),
            debtor="theirs", what="Send the sample", due=datetime(2099, 1, 1, tzinfo=UTC),
            by=people.owner, at=datetime(2026, 11, 20, tzinfo=UTC),
        )  # fmt: skip
        row = Obligation.objects.get(rule="promise")
    [owed] = program.get("obligations?state=open&debtor=theirs")["items"]

    done = program.post(f"obligations/{row.pk}/done")
    assert (owed["promised"], done["kind"], done["obligation"]["state"]) == (
        "Send the sample", "done", "kept",
    )  # fmt: skip
    assert program.get("obligations?state=open&debtor=theirs")["items"] == []
    assert problem(program.ask("POST", f"obligations/{row.pk}/done")) == (409, "settled")
    assert program.post(f"decisions/{done['id']}/undo")["obligation"]["state"] == "open"

    until = {"until": "2098-01-01T09:00:00+08:00", "reason": "After the fair"}
    snoozed = program.post(f"obligations/{row.pk}/snooze", until)
    assert snoozed["obligation"]["snoozed_until"] == "2098-01-01T09:00:00+08:00"
    handed = program.post(f"obligations/{row.pk}/delegate", {"to": people.member.pk})
    assert handed["obligation"]["assigned_to"] == people.member.pk
    stranger = program.ask("POST", f"obligations/{row.pk}/delegate", {"to": people.stranger.pk})
    assert wrong(stranger) == {"/to": "Nobody of this number works here."}


def test_call_is_noted_by_the_supplier_s_clock_and_never_ahead(
    program: Program, huamei: int, people: SimpleNamespace
) -> None:
    call = {"kind": "video", "answered": True, "called_at": "2026-11-20T09:00:00Z", "minutes": 12}
    told = program.post(f"suppliers/{huamei}/calls", call)

    assert (told["at"], told["minutes"]) == ("2026-11-20T17:00:00+08:00", 12)
    ahead = program.ask(
        "POST", f"suppliers/{huamei}/calls", call | {"called_at": "2099-01-01T00:00:00Z"}
    )
    assert list(wrong(ahead)) == ["/called_at"]
    with scope(workspace=people.workspace):
        assert Call.objects.count() == 1


def test_pasted_text_waits_for_a_person(
    program: Program, huamei: int, people: SimpleNamespace
) -> None:
    text = "[20/11/2026, 09:00:00] Chen: Samples are ready\n"
    told = program.post("imports", {"text": text, "zone": "Asia/Shanghai", "supplier": huamei})

    assert (told["state"], told["supplier"], told["name"]) == ("reading", huamei, "Stock list")
    assert told["page"].endswith(f"/w/{people.workspace.slug}/conversations/bring-in/{told['id']}/")
    assert wrong(program.ask("POST", "imports", {"text": text, "zone": "Mars/Base"})) == {
        "/zone": "Write an IANA name, such as Asia/Shanghai."
    }
    with scope(workspace=people.workspace):
        assert Intake.objects.count() == 1


def test_what_somebody_keeps_private_is_told_to_no_program(
    program: Program, people: SimpleNamespace
) -> None:
    with scope(workspace=people.workspace):
        talk = supplier_with_talk(people.workspace, people.owner)
        kept = talk.say(1, "theirs", "Between us", private_to=people.manager)
        gone = talk.say(2, "theirs", "Taken back", withdrawn=True)
        said = talk.say(3, "theirs", "Samples are ready")

    told = program.get(f"messages?supplier={talk.room.supplier_id}")

    assert [(one["id"], one["text"]) for one in told["items"]] == [(said.pk, "Samples are ready")]
    for message in (kept, gone):
        assert problem(program.ask("GET", f"messages/{message.pk}")) == (404, "not_found")
