"""The pages of suppliers, as each role sees and uses them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.apps.suppliers.known import huamei, person
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.actions import add_closure, adopt_charter, set_stage
from guanxi.apps.suppliers.models import Charter, Closure, Contact, Handle, Site, Supplier
from guanxi.apps.suppliers.queries import suppliers_for_list
from guanxi.domain.suppliers import prefill

Url = Callable[..., str]


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        shown(client, address)
    return len(counted)


def test_list_costs_the_same_queries_however_long_it_is(
    workspace: Workspace,
    owner: Person,
    client: Client,
    url: Url,
    django_assert_num_queries: Callable[[int], CaptureQueriesContext],
) -> None:
    def add() -> None:
        one = huamei(workspace, owner)
        person(one, owner, rank="primary", handle="Lily")
        add_closure(
            supplier=one, kind="office", from_date=date(2027, 2, 1), until_date=date(2027, 2, 9),
            by=owner, at=NOW,
        )  # fmt: skip
        set_stage(
            supplier=one, stage="crisis", from_date=NOW.date(), reason="leaks", by=owner, at=NOW
        )

    add()
    one = queries_of(client, url("suppliers"))
    add()
    add()

    assert queries_of(client, url("suppliers")) == one
    with django_assert_num_queries(6):
        suppliers_for_list(now=NOW)


@pytest.mark.parametrize(
    "name", ["supplier_people", "supplier_places", "supplier_stage", "charter"]
)
def test_supplier_pages_cost_the_same_with_one_record_and_with_three(
    supplier: Supplier, owner: Person, client: Client, url: Url, name: str
) -> None:
    def add(day: int) -> None:
        chen = person(supplier, owner, f"Chen {day}", handle=f"Lily {day}")
        Site.objects.create(
            workspace=supplier.workspace, supplier=supplier, name=chen.name, kind="office"
        )
        add_closure(
            supplier=supplier, kind="office", from_date=date(2027, 2, day),
            until_date=date(2027, 2, day), by=owner, at=NOW,
        )  # fmt: skip
        adopt_charter(
            supplier=supplier, terms=prefill(current_playbook()), first=date(2027, 1, day),
            by=owner, at=NOW,
        )  # fmt: skip

    add(1)
    one = queries_of(client, url(name, pk=supplier.pk))
    add(2)
    add(3)

    assert queries_of(client, url(name, pk=supplier.pk)) == one


def test_list_shows_names_contact_and_hours(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    person(supplier, owner, "Zhou", title_zh="周工")
    person(supplier, owner, "Chen", title_zh="陈经理", rank="primary")

    page = shown(client, url("suppliers"))

    assert "1 supplier" in page
    assert "宁波华美家居" in page
    assert "陈经理" in page
    assert "周工" not in page


def test_list_is_filtered_by_text_tag_and_archive(
    supplier: Supplier, client: Client, url: Url
) -> None:
    found = {
        asked: "宁波华美家居" in shown(client, f"{url('suppliers')}?{asked}")
        for asked in ("q=nbhm", "q=sz", "tag=kitchen", "tag=bath", "archived=1")
    }

    assert found == {
        "q=nbhm": True, "q=sz": False, "tag=kitchen": True, "tag=bath": False, "archived=1": False,
    }  # fmt: skip


def test_long_list_is_paged(workspace: Workspace, owner: Person, client: Client, url: Url) -> None:
    for _ in range(51):
        huamei(workspace, owner)

    assert shown(client, url("suppliers")).count("<tr data-row") == 50
    assert shown(client, f"{url('suppliers')}?page=2").count("<tr data-row") == 1


def test_new_supplier_is_noted_with_tags_and_leads_to_its_page(
    workspace: Workspace, client: Client, url: Url
) -> None:
    answer = client.post(
        url("supplier_new"),
        {
            "name_zh": "宁波华美家居",
            "country": "CN",
            "zone": "Asia/Shanghai",
            "tags": "厨房，竹, 竹",
        },
    )

    made = Supplier.objects.get()
    assert answer.headers["Location"] == url("supplier", pk=made.pk)
    assert [tag.name for tag in made.tags.order_by("name")] == ["厨房", "竹"]


def test_supplier_without_a_name_is_refused_at_its_field(client: Client, url: Url) -> None:
    answer = client.post(url("supplier_new"), {"country": "CN", "zone": "Asia/Shanghai"})

    assert answer.status_code == 422
    assert "Give the supplier a name, in one script at least." in answer.content.decode()


def test_archive_offers_undo_and_undo_brings_it_back(
    supplier: Supplier, client: Client, url: Url
) -> None:
    client.post(url("archive_supplier", pk=supplier.pk))
    page = shown(client, url("suppliers"))

    undo = client.post(url("unarchive_supplier", pk=supplier.pk), headers={"HX-Request": "true"})

    assert url("unarchive_supplier", pk=supplier.pk) in page
    assert undo.headers["HX-Redirect"] == url("suppliers")
    assert "宁波华美家居" in shown(client, url("suppliers"))


def test_person_gets_a_handle_that_passes_on(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    zhou = person(supplier, owner, "Zhou")
    who = {"role": "sales", "rank": "primary", "side": "theirs"}
    client.post(url("contact_new", pk=supplier.pk), {"name": "Chen", **who})
    chen = Contact.objects.get(name="Chen")

    client.post(url("add_handle", pk=chen.pk), {"channel": "whatsapp", "value": "Sales"})
    handle = Handle.objects.get()
    client.post(url("pass_handle", pk=handle.pk), {"to": zhou.pk, "from_date": "2026-06-01"})

    assert list(Handle.objects.order_by("pk").values_list("contact", "value", "from_date")) == [
        (chen.pk, "Sales", None),
        (zhou.pk, "Sales", date(2026, 6, 1)),
    ]


def test_hours_of_a_place_are_written_by_weekday(
    supplier: Supplier, client: Client, url: Url
) -> None:
    place = {"name": "Works", "kind": "production", "zone": "Asia/Shanghai"}
    client.post(
        url("site_new", pk=supplier.pk), {**place, "mon": "08:00–12:00，13:00–17:00", "sat": ""}
    )

    assert Site.objects.get().hours == {"mon": [["08:00", "12:00"], ["13:00", "17:00"]]}


@pytest.mark.parametrize("hours", ["8", "12:00-08:00", "08:00-12:00, 11:00-13:00", "a-b", "-"])
def test_hours_that_make_no_day_are_refused(
    supplier: Supplier, client: Client, url: Url, hours: str
) -> None:
    place = {"name": "Works", "kind": "production", "zone": "Asia/Shanghai"}

    answer = client.post(url("site_new", pk=supplier.pk), {**place, "mon": hours})

    assert answer.status_code == 422
    assert "Write hours as 08:30-12:00" in answer.content.decode()
    assert not Site.objects.exists()


def test_closure_of_both_parts_is_noted_once_for_each(
    supplier: Supplier, client: Client, url: Url
) -> None:
    days = {"from_date": "2027-02-01", "until_date": "2027-02-14"}

    client.post(url("add_closure", pk=supplier.pk), {"kinds": ["office", "production"], **days})

    kinds = Closure.objects.order_by("kind").values_list("kind", flat=True)
    assert list(kinds) == ["office", "production"]


def charter_answers(client: Client, address: str) -> dict[str, object]:
    """What the charter's form would send as it stands."""
    form = client.get(address).context["form"]
    answers: dict[str, object] = {}
    for field in form:
        value = field.value()
        if hasattr(field.field.widget, "decompress"):
            parts = field.field.widget.decompress(value)
            answers |= {f"{field.html_name}_{n}": part or "" for n, part in enumerate(parts)}
        else:
            answers[field.html_name] = field.field.prepare_value(value) or ""
    return answers


def agree(client: Client, address: str, **changed: object) -> str:
    """Fill in the charter's form, read what it changes, and note it; what was read."""
    answers = {**charter_answers(client, address), **changed}
    seen = client.post(address, answers)
    noted = client.post(address, {**answers, "seen": seen.context["seen"]})
    assert (seen.status_code, noted.status_code) == (200, 302)
    return unescape(seen.content.decode())


def test_form_as_it_stands_agrees_what_the_playbook_says(
    supplier: Supplier, client: Client, url: Url
) -> None:
    read = agree(client, url("charter_new", pk=supplier.pk))

    assert "It agrees what the playbook says" in read
    assert Charter.objects.get().to_domain().terms == prefill(current_playbook())


def test_nothing_is_noted_before_its_changes_were_shown_in_both_languages(
    supplier: Supplier, client: Client, url: Url
) -> None:
    address = url("charter_new", pk=supplier.pk)

    answer = client.post(address, {**charter_answers(client, address), "within_urgent_0": 2})

    [change] = answer.context["changes"]
    assert not Charter.objects.exists()
    assert [(one.before, one.after) for one in (change.en, change.zh)] == [
        ("within 4 h, urgent hours", "within 2 h, urgent hours"),
        ("4小时（按紧急时段算）", "2小时（按紧急时段算）"),
    ]
    assert "<ins>within 2 h, urgent hours</ins>" in answer.content.decode()


def test_what_was_filled_in_otherwise_since_is_shown_anew(
    supplier: Supplier, client: Client, url: Url
) -> None:
    address = url("charter_new", pk=supplier.pk)
    answers = charter_answers(client, address)
    seen = client.post(address, answers).context["seen"]

    answer = client.post(address, {**answers, "within_urgent_0": 3, "seen": seen})

    assert answer.status_code == 200
    assert "<ins>within 3 h, urgent hours</ins>" in answer.content.decode()
    assert not Charter.objects.exists()


def test_changes_come_alone_while_the_form_is_filled_in(
    supplier: Supplier, client: Client, url: Url
) -> None:
    address = url("charter_new", pk=supplier.pk)
    answers = {**charter_answers(client, address), "within_urgent_0": 2}
    wrong = {**answers, "first": timezone.localdate().isoformat()}

    part = client.post(address, answers, headers={"HX-Request": "true"})
    fault = client.post(address, wrong, headers={"HX-Request": "true"})

    assert part.content.decode().lstrip().startswith('<section id="changes"')
    assert 'href="#id_first">In force from</a>: Choose a day after today' in fault.content.decode()
    assert not Charter.objects.exists()


def test_charter_from_today_is_refused_at_its_date(
    supplier: Supplier, client: Client, url: Url
) -> None:
    address = url("charter_new", pk=supplier.pk)
    today = timezone.localdate()

    answers = {**charter_answers(client, address), "first": today.isoformat()}
    answer = client.post(address, answers)

    assert answer.status_code == 422
    assert "Choose a day after today" in answer.content.decode()
    assert not Charter.objects.exists()


def test_second_charter_is_compared_with_the_first(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    address = url("charter_new", pk=supplier.pk)
    agree(client, address)
    later = (timezone.localdate() + timedelta(days=9)).isoformat()

    agree(client, address, first=later, within_urgent_0=2)

    page = shown(client, url("charter", pk=supplier.pk))
    assert "within 2 h, urgent hours" in page
    assert Charter.objects.count() == 2


def test_viewer_reads_and_changes_nothing(
    supplier: Supplier, people: SimpleNamespace, url: Url
) -> None:
    viewer = browser_of(people.viewer)

    assert "New supplier" not in shown(viewer, url("suppliers"))
    assert "Add a person" not in shown(viewer, url("supplier_people", pk=supplier.pk))
    assert viewer.post(url("archive_supplier", pk=supplier.pk)).status_code == 403


def test_at_work_says_who(supplier: Supplier, client: Client, url: Url) -> None:
    assert "宁波华美家居" in shown(client, url("at_work"))
