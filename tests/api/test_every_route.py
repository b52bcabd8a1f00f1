"""Every address of the API × nobody × a stranger × a reader × tokens that are over.

The addresses are found in the description, so a new one is tried without a word here.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace

from django.db import models
from django.utils import timezone
from tests.api.conftest import Program, problem, program_of
from tests.conftest import browser_of
from tests.one_of_each import one_of_each

from guanxi.apps.accounts.actions.tokens import revoke_token
from guanxi.apps.accounts.callers import API
from guanxi.apps.accounts.models import Membership
from guanxi.apps.audit.models import Event
from guanxi.config.api import api
from guanxi.platform.api.description import describe

PART = re.compile(r"\{(\w+)_id\}")
# The name of a number in an address → the record it means.
RECORDS = {
    "supplier": "Supplier",
    "contact": "Contact",
    "message": "Message",
    "import": "Intake",
    "order": "PurchaseOrder",
    "change": "DateChange",
    "delivery": "Delivery",
    "inspection": "Inspection",
    "payment": "Payment",
    "obligation": "Obligation",
    "decision": "Decision",
}
# Lists that are of one supplier each.
OF_A_SUPPLIER = {f"{API}messages", f"{API}measures"}


@dataclass(frozen=True)
class Route:
    method: str
    path: str

    def filled(self, made: dict[str, models.Model]) -> str:
        return PART.sub(lambda part: str(made[RECORDS[part[1]]].pk), self.path)

    @property
    def writes(self) -> bool:
        return self.method != "get"

    @property
    def names_records(self) -> bool:
        return bool(PART.search(self.path))


def routes() -> Iterator[Route]:
    for path, methods in describe(api, API)["paths"].items():
        for method in methods:
            yield Route(method, path)


ROUTES = list(routes())
READS = [route for route in ROUTES if not route.writes]
WRITES = [route for route in ROUTES if route.writes]


def test_routes_are_found() -> None:
    assert len(READS) >= 15
    assert len(WRITES) >= 20


def test_no_route_opens_to_a_token_that_is_not_good(people: SimpleNamespace) -> None:
    yesterday = timezone.now().date() - timedelta(days=2)
    over = program_of(people.owner, people.workspace, expires_on=yesterday)
    revoked = program_of(people.owner, people.workspace)
    assert revoked.token is not None
    by = Membership.objects.get(person=people.owner, workspace=people.workspace)
    revoke_token(token=revoked.token, by=by, at=timezone.now())
    left = program_of(people.member, people.workspace)
    Membership.objects.filter(person=people.member).delete()
    signed_in = Program(client=browser_of(people.owner))
    before = Event.objects.count()

    for route in ROUTES:
        for who in (Program(), Program("guanxi_unknown"), over, revoked, left, signed_in):
            answer = who.ask(route.method, PART.sub("1", route.path))

            assert problem(answer) == (401, "unauthorized"), route
            assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="guanxi"')
    assert Event.objects.count() == before


def test_no_route_reaches_another_workspaces_record(
    people: SimpleNamespace, program: Program
) -> None:
    theirs = one_of_each(people.elsewhere, people.stranger)
    before = Event.objects.count()

    for route in ROUTES:
        if route.names_records:
            body = BODIES.get(_last(route.path)) if route.writes else None
            answer = program.ask(route.method, route.filled(theirs), body)

            assert problem(answer) == (404, "not_found"), (route, answer.content)
    assert Event.objects.count() == before


def test_no_route_lists_another_workspaces_records(
    people: SimpleNamespace, program: Program
) -> None:
    theirs = one_of_each(people.elsewhere, people.stranger)

    for route in READS:
        if not route.names_records and route.path != f"{API}workspace":
            asks = f"?supplier={theirs['Supplier'].pk}" if route.path in OF_A_SUPPLIER else ""
            answer = program.ask("GET", route.path + asks)

            if asks:
                assert problem(answer) == (404, "not_found"), route
            elif not route.path.endswith("/members"):
                assert json.loads(answer.content)["items"] == [], route


def test_no_route_lets_a_reader_write(people: SimpleNamespace, reader: Program) -> None:
    lowered = program_of(people.member, people.workspace)
    Membership.objects.filter(person=people.member).update(role="viewer")
    before = Event.objects.count()

    for route in WRITES:
        for who in (reader, lowered):
            answer = who.ask(route.method, PART.sub("1", route.path))

            assert problem(answer) == (403, "forbidden"), route
    assert Event.objects.count() == before


def test_every_route_answers_what_it_offers_and_nothing_else(
    people: SimpleNamespace, program: Program
) -> None:
    made = one_of_each(people.workspace, people.owner)
    offered = defaultdict(set)
    for route in ROUTES:
        offered[route.path].add(route.method)

    for route in READS:
        path = route.filled(made)
        asks = f"?supplier={made['Supplier'].pk}" if route.path in OF_A_SUPPLIER else ""
        program.get(path + asks)
        other = next(one for one in ("put", "delete", "patch") if one not in offered[route.path])
        assert problem(program.ask(other, path)) == (405, "method_not_allowed"), route


def _last(path: str) -> str:
    """The last word of an address: what is done there."""
    return path.rstrip("/").rsplit("/", 1)[-1]


# A good body for each act on a record, so that it is the record that is not found.
BODIES: dict[str, object] = {
    "contacts": {"name": "Chen Lili"},
    "{supplier_id}": {"name": "Other"},
    "{contact_id}": {"name": "Other"},
    "handles": {"channel": "wechat", "value": "lily"},
    "calls": {"kind": "phone", "answered": True, "called_at": "2026-11-20T10:00:00+08:00"},
    "cancel": {"day": "2026-11-20"},
    "date-changes": {"before": "2026-11-20", "after": "2026-11-27", "announced": "2026-11-19"},
    "answer": {"accepted": True},
    "deliveries": {"on_board": "2026-11-20", "lines": [{"line": 1, "quantity": "1"}]},
    "{delivery_id}": {"on_board": "2026-11-20", "lines": [{"line": 1, "quantity": "1"}]},
    "inspections": {"inspected": 80},
    "{inspection_id}": {"inspected": 80},
    "payments": {"paid": "2026-11-20", "amount": {"amount": "5", "currency": "USD"}},
    "snooze": {"until": "2099-01-01T00:00:00Z"},
    "delegate": {"to": 1},
}
