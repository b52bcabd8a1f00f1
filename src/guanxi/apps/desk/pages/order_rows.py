"""What an order makes owed, as a row of Today says it, and what one does about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guanxi.apps.obligations.models import Obligation
from guanxi.apps.orders.labels import ConditionKind, Step
from guanxi.domain.playbook import Debtor
from guanxi.platform.i18n.numbers import money_words

# Which rule, and whose turn → the address of what is asked for; where none stands here, a kind
# reminder opens below the row.
ACTS = {
    ("order_delivery", Debtor.THEIRS): "note_delivery",
    ("payment", Debtor.OURS): "note_payment",
    ("milestone", Debtor.OURS): "order",
    ("milestone", Debtor.BOTH): "order",
    ("condition", Debtor.OURS): "order",
    ("condition", Debtor.BOTH): "order",
}
RULES = frozenset({"order_delivery", "late_notice", "payment", "milestone", "condition"})
PARTS = {
    "order_delivery": "deliveries", "late_notice": "days", "payment": "payments",
    "milestone": "steps", "condition": "steps",
}  # fmt: skip


def is_of_order(row: Obligation) -> bool:
    """Whether an order makes this owed."""
    return row.rule in RULES and "order_id" in row.params


def order_words(row: Obligation, *, with_door: bool) -> dict[str, object]:
    """What the playbook's sentences name: the order (behind a door where there is one), the step,
    the amount."""
    params = row.params
    known: dict[str, object] = {"order": _door(params) if with_door else params["order"]}
    if "step" in params:
        known["what"] = Step(params["step"]).label
    if "kind" in params:
        known["what"] = ConditionKind(params["kind"]).label
    if "amount" in params:
        known["amount"] = money_words(Decimal(params["amount"]), params["currency"])
    return known


def order_place(row: Obligation) -> str:
    """The part of the order's page where it stands."""
    return f"{reverse('order', args=[row.params['order_id']])}#{PARTS[row.rule]}"


def first_way(row: Obligation) -> tuple[str, str]:
    """Where one does it; else (an empty address and) the name of what opens below the row."""
    name = ACTS.get((row.rule, Debtor(row.debtor)))
    if name is None:
        return "", "remind"
    return (order_place(row) if name == "order" else _address(name, row)), ""


def more_ways(row: Obligation) -> Iterator[tuple[str, str, str]]:
    """What else one does about it: words, and where as in ``first_way``."""
    if not is_of_order(row):
        return
    if row.rule == "order_delivery":
        yield _("Remind kindly"), "", "remind"
    if row.rule in ("order_delivery", "late_notice"):
        yield _("They named a new day"), _address("ask_for_date", row), ""
    if row.rule == "late_notice":
        yield _("Note the delivery"), _address("note_delivery", row), ""
    if row.rule in ("milestone", "condition") and row.debtor == Debtor.THEIRS:
        yield _("It is done"), order_place(row), ""


def _door(params: Mapping[str, Any]) -> SafeString:
    url = reverse("order", args=[params["order_id"]])
    return format_html('<a href="{}">{}</a>', url, params["order"])


def _address(name: str, row: Obligation) -> str:
    return reverse(name, args=[row.params["order_id"]])
