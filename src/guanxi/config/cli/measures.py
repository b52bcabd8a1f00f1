"""``guanxi measures``: every figure of one supplier, or of all, over a time."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from guanxi.config.cli.answers import Refused, print_json, tell
from guanxi.config.cli.desk import add_who, chosen, open_desk

if TYPE_CHECKING:
    from guanxi.apps.accounts.models import Membership
    from guanxi.apps.suppliers.models import Supplier
    from guanxi.domain.measures import Figure, Period


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("measures", help="how it goes with a supplier, in figures")
    parser.add_argument("supplier", nargs="?", metavar="SUPPLIER", help="name; all without one")
    parser.add_argument("--from", dest="first", metavar="DATE", type=_day, help="first day")
    parser.add_argument("--to", dest="last", metavar="DATE", type=_day, help="last day")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    add_who(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    open_desk()
    rows = _rows(arguments, chosen(arguments))
    if arguments.json:
        print_json(rows)
        return 0
    for row in rows:
        value = _in_words(row)
        print(f"{row['supplier']:<24}{row['measure']:<26}{value:<12}{row['n']:<6}{row['state']}")
    if not rows:
        tell("There are no suppliers yet.")
    return 0


def _rows(arguments: argparse.Namespace, membership: Membership) -> list[dict[str, Any]]:
    """One row for each supplier and measure, in the order of names and of the measures."""
    from django.utils import timezone
    from django_scopes import scope

    from guanxi.apps.desk.queries.health import figures_of_each

    now = timezone.now()
    with scope(workspace=membership.workspace):
        suppliers = _suppliers(arguments.supplier)
        periods = {one.pk: _period(arguments, one, now) for one in suppliers}
        found = figures_of_each(suppliers, periods, person=membership.person, now=now)
        return [
            _row(supplier, figure)
            for supplier in suppliers
            for figure in found[supplier.pk].values()
        ]


def _suppliers(name: str | None) -> list[Supplier]:
    """The one that is meant, else all that are not archived. Raises Refused for none or several."""
    from guanxi.apps.suppliers.models import Supplier
    from guanxi.apps.suppliers.queries import active_suppliers

    if name is None:
        return list(active_suppliers().select_related("workspace"))
    wanted = name.casefold()
    fitting = [
        one
        for one in Supplier.objects.select_related("workspace").order_by("pk")
        if wanted in (one.name.casefold(), one.name_zh, one.short_name.casefold())
    ]
    if not fitting:
        raise Refused(f"no supplier is called {name!r}; look at the list of suppliers")
    if len(fitting) > 1:
        names = ", ".join(one.short_name for one in fitting)
        raise Refused(f"several suppliers are called {name!r}; name one of {names}")
    return fitting


def _period(arguments: argparse.Namespace, supplier: Supplier, now: datetime) -> Period:
    """As asked for; what is not said is that of the last twelve months."""
    from guanxi.apps.desk.queries.health import years_until
    from guanxi.domain.measures import Period

    year, _ = years_until(supplier, now)
    last = arguments.last or year.last
    first = arguments.first or last - (year.last - year.first)
    if first > last:
        raise Refused(f"--from {first} lies after --to {last}; swap them")
    return Period(first, last)


def _row(supplier: Supplier, figure: Figure) -> dict[str, Any]:
    return {
        "supplier": str(supplier),
        "measure": figure.measure,
        "value": None if figure.value is None else float(figure.value),
        "unit": figure.unit.value,
        "n": figure.n,
        "k": figure.k,
        "low": figure.low,
        "high": figure.high,
        "period": [figure.period.first.isoformat(), figure.period.last.isoformat()],
        "state": figure.state.value,
        # Of money: its currency where there is one, and what it is in each.
        "currency": figure.amounts[0].currency if len(figure.amounts) == 1 else None,
        "amounts": [
            {"currency": one.currency, "value": float(one.value), "n": one.n}
            for one in figure.amounts
        ],
    }


def _in_words(row: Mapping[str, Any]) -> str:
    """The value, of money with its currency; several stand side by side."""
    if row["amounts"]:
        return " ".join(f"{one['value']:g} {one['currency']}".strip() for one in row["amounts"])
    return "-" if row["value"] is None else f"{row['value']:g}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write 2026-11-23") from None
