"""What the clock and a corrected calendar change about orders."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.orders.ordering import NOW, huamei, line_of, nov, ordered
from tests.apps.orders.test_judging import ledger

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.orders.actions import judge_orders
from guanxi.apps.orders.tasks import judge_late_orders, judge_orders_after_correction
from guanxi.apps.suppliers.actions import add_closure


def test_day_that_goes_by_makes_word_of_a_new_one_owed(
    workspace: Workspace, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = ordered(huamei(workspace, owner))
    line_of(order, original=nov(23))
    judge_orders(order_ids=[order.pk], at=NOW)
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(hours=10))

    judge_late_orders(workspace.pk)

    assert set(ledger()) == {"order_delivery 2026-11-23", "late_notice 2026-11-23"}


def test_corrected_calendar_moves_what_is_still_open(
    workspace: Workspace, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    supplier = huamei(workspace, owner)
    order = ordered(supplier)
    line_of(order, original=nov(27))
    judge_orders(order_ids=[order.pk], at=NOW)
    before = ledger()
    monkeypatch.setattr(timezone, "now", lambda: NOW)

    add_closure(
        supplier=supplier, kind="production", from_date=nov(27), until_date=nov(28), note="",
        by=owner, at=NOW,
    )  # fmt: skip
    judge_orders_after_correction(Event.objects.get(verb="closure.added").pk)

    assert before == {"order_delivery 2026-11-27": "theirs open 11-27 17:30"}
    assert ledger() == {"order_delivery 2026-11-27": "theirs open 11-27 23:59"}
