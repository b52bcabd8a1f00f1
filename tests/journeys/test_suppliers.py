"""Suppliers, charter, calendar and playbook in a browser."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django_scopes import scope
from playwright.sync_api import expect
from tests.conftest import NOW
from tests.journeys.conftest import (
    DESKTOP,
    LANGUAGES,
    PHONE,
    THEMES,
    Open,
    Watch,
    check_axe,
    check_fits,
    wear,
)

from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.actions import (
    add_closure,
    add_contact,
    add_handle,
    add_site,
    adopt_charter,
    create_supplier,
    set_stage,
)
from guanxi.apps.suppliers.models import Contact, Handle, Site, Supplier
from guanxi.domain.suppliers import prefill


def _known(people: SimpleNamespace) -> dict[str, int]:
    """A supplier with something of everything; the ids its pages need."""
    by_at = {"by": people.owner, "at": NOW}
    with scope(workspace=people.workspace):
        supplier: Supplier = create_supplier(
            workspace=people.workspace, name="Ningbo Huamei Home", name_zh="宁波华美家居",
            city="Ningbo", city_zh="宁波", tags=["kitchen"], **by_at,
        )  # fmt: skip
        chen: Contact = add_contact(
            supplier=supplier, name="Chen Lili", name_zh="陈莉莉", title_zh="陈经理",
            rank="primary", **by_at,
        )  # fmt: skip
        add_contact(supplier=supplier, name="Zhou", title_zh="周工", side="third", **by_at)
        handle: Handle = add_handle(contact=chen, channel="whatsapp", value="Lily 华美", **by_at)
        site: Site = add_site(
            supplier=supplier, name="Yinzhou office 鄞州", kind="office",
            hours={"mon": [["09:00", "18:00"]]}, **by_at,
        )  # fmt: skip
        add_closure(
            supplier=supplier, kind="office", from_date=date(2027, 2, 1),
            until_date=date(2027, 2, 14), note="Spring Festival 春节", **by_at,
        )  # fmt: skip
        set_stage(
            supplier=supplier, stage="crisis", from_date=date(2026, 11, 1), reason="leaks", **by_at
        )
        adopt_charter(
            supplier=supplier, terms=prefill(current_playbook()), first=date(2026, 12, 1), **by_at
        )
    return {
        "supplier": supplier.pk, "contact": chen.pk, "handle": handle.pk, "site": site.pk,
    }  # fmt: skip


PAGES = (
    "suppliers/",
    "suppliers/?q=sz",
    "suppliers/new/",
    "suppliers/{supplier}/edit/",
    "suppliers/{supplier}/people/",
    "suppliers/{supplier}/people/new/",
    "suppliers/people/{contact}/",
    "suppliers/handles/{handle}/pass/",
    "suppliers/{supplier}/places/",
    "suppliers/places/{site}/",
    "suppliers/{supplier}/stage/",
    "suppliers/{supplier}/charter/",
    "suppliers/{supplier}/charter/new/",
    "conversations/suppliers/{supplier}/promises/",
    "conversations/answers/{supplier}/",
    "settings/keeping/",
    "calendars/?year=2027",
    "playbook/",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_pages_read_well_in_every_look(
    page_as: Open, people: SimpleNamespace, desk: str, language: str, theme: str,
    size: dict[str, int],
) -> None:  # fmt: skip
    wear(people.owner, language=language, theme=theme)
    known = _known(people)
    page = page_as(people.owner, size=size)

    for path in PAGES:
        page.goto(desk + path.format(**known))
        check_axe(page)
        check_fits(page)


def test_supplier_is_noted_found_by_initials_and_archived_with_undo(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    page = page_as(people.owner)
    page.goto(f"{desk}suppliers/")
    page.get_by_role("link", name="Note a supplier").click()
    page.get_by_label("Name in Chinese").fill("深圳恒业电子")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/suppliers/\d+/$"))

    page.goto(f"{desk}suppliers/")
    search = page.get_by_label("Name, pinyin, city, person or tag")
    search.fill("szhy")
    search.press("Enter")
    row = page.locator("tr", has_text="深圳恒业电子")
    row.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/suppliers/\d+/$"))
    page.goto(f"{page.url}edit/")
    page.get_by_role("button", name="Put in the archive").click()
    page.wait_for_url("**/suppliers/")
    expect(page.locator("#main")).to_contain_text("Whom do you buy from?")
    page.locator(".toast").get_by_role("button", name="Undo").click()

    expect(page.locator("#main")).to_contain_text("深圳恒业电子")


def test_charter_is_agreed_in_one_form_and_says_what_changed(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    known = _known(people)
    page = page_as(people.owner)
    page.goto(f"{desk}suppliers/{known['supplier']}/charter/")
    page.get_by_role("link", name="Agree a new version").click()

    page.get_by_label("Urgent: answer within").fill("2")
    page.get_by_label("Their first contact").select_option(label="陈莉莉 Chen Lili")
    page.get_by_label("In force from").fill("2099-01-04")
    page.get_by_label("In force from").blur()
    coming = page.locator("#changes")
    expect(coming).to_contain_text("within 2 h, urgent hours")
    expect(coming).to_contain_text("2小时（按紧急时段算）")
    expect(coming).to_contain_text("陈莉莉 Chen Lili")
    page.get_by_role("button", name="Note this version").click()
    page.wait_for_url("**/charter/")

    changed = page.get_by_role("region", name="What charter 2 changed")
    expect(changed).to_contain_text("within 2 h, urgent hours")
    expect(changed).to_contain_text("陈莉莉 Chen Lili")


def test_wrong_hours_are_said_at_their_field(
    page_as: Open, people: SimpleNamespace, desk: str, watch: Watch
) -> None:
    watch.allowed.append("422")
    known = _known(people)
    page = page_as(people.owner, size=PHONE)
    page.goto(f"{desk}suppliers/places/{known['site']}/")

    page.get_by_label("Tue").fill("18:00-09:00")
    page.get_by_role("button", name="Save").click()

    expect(page.locator("[aria-invalid=true]")).to_have_id("id_tue")
    check_axe(page)


def test_calendar_says_who_is_at_work_and_takes_a_day_off(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    _known(people)
    page = page_as(people.owner)
    page.goto(f"{desk}calendars/?year=2026")
    expect(page.locator("#main")).to_contain_text("宁波华美家居")

    page.get_by_label("What for").fill("Trade fair")
    page.get_by_label("First day").fill("2026-12-28")
    page.get_by_role("button", name="Add to the calendar").click()
    page.locator("#main li", has_text="2026: Trade fair").get_by_role("button").click()
    page.locator(".toast").get_by_role("button", name="Undo").click()

    expect(page.locator("#main li", has_text="2026: Trade fair")).to_be_visible()
