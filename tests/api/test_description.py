"""The description is true: it is OpenAPI 3.1, and whatever is sent, the answer is one it names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, models, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core import NotSet
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.api.conftest import Program
from tests.one_of_each import one_of_each

from guanxi.apps.accounts.callers import DESCRIPTION

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = {GenerationMode.POSITIVE: 5, GenerationMode.NEGATIVE: 3}
# A number in what is sent → the record it means, so that acts go further than "not found".
KNOWN = {
    "supplier": "Supplier", "supplier_id": "Supplier", "contact_id": "Contact", "room": "Room",
    "message_id": "Message", "import_id": "Intake", "order": "PurchaseOrder",
    "order_id": "PurchaseOrder", "change_id": "DateChange", "delivery_id": "Delivery",
    "obligation_id": "Obligation", "decision_id": "Decision", "line": "OrderLine",
    "inspection_id": "Inspection", "payment_id": "Payment",
}  # fmt: skip


@pytest.fixture
def described(db: None) -> dict[str, Any]:
    """The description as it is served, to everybody."""
    return json.loads(Client().get(DESCRIPTION).content)  # type: ignore[no-any-return]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The application keeps the connection of the test, as Django's own test client has it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def test_description_is_openapi_3_1(described: dict[str, Any]) -> None:
    schema = schemathesis.openapi.from_dict(described)

    schema.validate()
    assert described["openapi"].startswith("3.1.")
    assert all(one.ok() for one in schema.get_all_operations())


def test_every_act_is_described_with_its_key_and_its_refusals(described: dict[str, Any]) -> None:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            keys = [one["name"] for one in operation["parameters"] if one["in"] == "header"]
            assert keys == (["Idempotency-Key"] if method == "post" else []), path
            assert {"401", "403", "404", "429", "500"} <= set(operation["responses"]), path
            assert operation["description"], path


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("mode", list(EXAMPLES))
def test_answers_are_as_described_whatever_is_sent(
    mode: GenerationMode, people: SimpleNamespace, program: Program
) -> None:
    made = one_of_each(people.workspace, people.owner)
    schema = schemathesis.openapi.from_wsgi(DESCRIPTION, WSGIHandler())

    for found in schema.get_all_operations():
        _fuzz(found.ok().as_strategy(mode), EXAMPLES[mode], _answered(program, made, mode))


def _fuzz(cases: Any, examples: int, answered: Callable[[Any], None]) -> None:
    @settings(
        max_examples=examples, derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(cases)
    def run(case: Any) -> None:
        with transaction.atomic():
            answered(case)
            transaction.set_rollback(True)

    run()


def _answered(
    program: Program, made: dict[str, models.Model], mode: GenerationMode
) -> Callable[[Any], None]:
    def answered(case: Any) -> None:
        if mode is GenerationMode.POSITIVE:
            for part in (case.path_parameters, case.query, case.body):
                _mean(part, made)
        headers = {"Authorization": f"Bearer {program.secret}", "Accept-Encoding": "identity"}
        case.call_and_validate(headers=headers, checks=CHECKS)

    return answered


def _mean(part: Any, made: dict[str, models.Model]) -> None:
    """Let the numbers in a part of a request be those of records there are."""
    if isinstance(part, NotSet | str | bytes) or part is None:
        return
    if isinstance(part, list):
        for one in part:
            _mean(one, made)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name in KNOWN and value is not None:
                part[name] = made[KNOWN[name]].pk
            else:
                _mean(value, made)
