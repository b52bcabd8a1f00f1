"""A planned call in a browser: a time, an agenda, minutes, and a promise out of them."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect
from tests.apps.conversations.talk import supplier_with_talk
from tests.journeys.conftest import DESKTOP, PHONE, Open, check_axe, check_fits

from guanxi.apps.conversations.models import Call, PlannedCall
from guanxi.apps.obligations.models import Promise

MINUTES = "Her daughter starts school.\nThey: send the mould drawing"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_call_is_planned_prepared_held_and_leaves_a_promise(
    page_as: Open, people: SimpleNamespace, desk: str, size: dict[str, int]
) -> None:
    with scope(workspace=people.workspace):
        supplier = supplier_with_talk(people.workspace, people.owner).room.supplier
    page = page_as(people.owner, size=size)

    # One tap on one of the best times plans it.
    page.goto(f"{desk}conversations/planned-calls/new/{supplier.pk}/")
    page.locator("button[name=slot]").first.click()
    page.wait_for_url(re.compile(r"/planned-calls/\d+/$"))
    agenda = page.locator("textarea[name=agenda]")
    expect(agenda).to_have_value(re.compile("Catching up · 聊近况"))
    check_axe(page)
    check_fits(page)

    agenda.fill(agenda.input_value() + "\n- The mould drawing")
    page.get_by_role("button", name="Save the agenda").click()
    expect(page.locator(".toast").first).to_be_visible()
    expect(agenda).to_have_value(re.compile("The mould drawing"))

    # The hour has come and gone.
    with scope(workspace=people.workspace):
        planned = PlannedCall.objects.get()
        PlannedCall.objects.update(starts_at=timezone.now() - timedelta(hours=2))
    page.goto(f"{desk}conversations/planned-calls/{planned.pk}/")
    page.get_by_role("link", name="How was it?").click()
    page.wait_for_url("**/held/")
    page.locator("#id_relationship_percent").select_option("40")
    page.locator("textarea[name=notes]").fill(MINUTES)
    page.get_by_role("button", name="Find the promises in it").click()
    line = page.get_by_role("group", name="Line 2")
    expect(line).to_be_visible()
    check_axe(page)
    check_fits(page)
    line.locator("select").select_option(label="They promised")
    line.locator("input[type=date]").fill((timezone.localdate() + timedelta(days=4)).isoformat())
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(re.compile(r"/planned-calls/\d+/$"))

    expect(page.locator("#main")).to_contain_text("40 %")
    with scope(workspace=people.workspace):
        [promise] = Promise.objects.all()
        [call] = Call.objects.all()
    assert (promise.what, promise.supplier_id, call.supplier_id) == (
        "send the mould drawing", supplier.pk, supplier.pk,
    )  # fmt: skip
    page.goto(f"{desk}suppliers/{supplier.pk}/")
    expect(page.locator("#main")).to_contain_text("send the mould drawing")
