"""``guanxi measures``: every figure with fixed keys, of one supplier or of all."""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scope
from tests.apps.orders.ordering import NOW, came, huamei, line_of, nov, ordered

from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.config.cli import main
from guanxi.domain.measures import MEASURES

WORKSPACE = ("--workspace", "nordlicht-home")


@pytest.fixture(autouse=True)
def orders(people: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two suppliers; the first has an order that came in time and one that did not."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    with scope(workspace=people.workspace):
        first = huamei(people.workspace, people.owner)
        huamei(people.workspace, people.owner, name="Baiyu")
        made = [ordered(first, f"PO-{day}") for day in (3, 12)]
        for order, day in zip(made, (3, 12), strict=True):
            came(line_of(order, original=nov(10)), nov(day))
        judge_orders(order_ids=[one.pk for one in made], at=NOW)


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["measures", *arguments, *WORKSPACE, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_measure_of_every_supplier_is_there_once(capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked(capsys)

    assert [(row["supplier"], row["measure"]) for row in rows] == [
        (name, code) for name in ("Baiyu", "Ningbo Huamei") for code in MEASURES
    ]


def test_a_figure_has_its_count_interval_period_and_state(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = asked(capsys, "ningbo huamei", "--from", "2026-11-01", "--to", "2026-11-30")

    by_code = {row["measure"]: row for row in rows}
    assert by_code["on_time"] == {
        "supplier": "Ningbo Huamei",
        "measure": "on_time",
        "value": 0.5,
        "unit": "share",
        "n": 2,
        "k": 1,
        "low": pytest.approx(0.0945, abs=0.001),
        "high": pytest.approx(0.9055, abs=0.001),
        "period": ["2026-11-01", "2026-11-30"],
        "state": "thin",
        "currency": None,
        "amounts": [],
    }
    nothing = by_code["acceptance"]
    assert (nothing["value"], nothing["n"], nothing["state"]) == (None, 0, "none")
    assert by_code["variants"]["value"] == 1


def test_without_days_it_is_the_last_twelve_months(capsys: pytest.CaptureFixture[str]) -> None:
    periods = {tuple(row["period"]) for row in asked(capsys, "Baiyu")}

    assert periods == {(date(2025, 11, 24).isoformat(), date(2026, 11, 23).isoformat())}


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("nobody",), "no supplier is called 'nobody'"),
        (("宁波华美",), "several suppliers are called"),
        (("--from", "2026-11-02", "--to", "2026-11-01"), "swap them"),
    ],
)
def test_wrong_call_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], hint: str
) -> None:
    assert main(["measures", *arguments, *WORKSPACE]) == 2

    told = capsys.readouterr()
    assert (hint in told.err, told.out, told.err.count("\n")) == (True, "", 1)


def test_money_is_told_in_its_currency(capsys: pytest.CaptureFixture[str]) -> None:
    cost = next(
        row for row in asked(capsys, "ningbo huamei") if row["measure"] == "landed_unit_cost"
    )

    assert (cost["value"], cost["currency"], cost["amounts"]) == (
        2.5, "USD", [{"currency": "USD", "value": 2.5, "n": 1}],
    )  # fmt: skip
