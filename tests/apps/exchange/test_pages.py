"""Bringing tables in through the page, and lists out."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.exchange.bringing import ORDERS, bring_in, confirm, everything, read, worked

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.models import Intake
from guanxi.apps.exchange.actions import noting, telling
from guanxi.apps.exchange.labels import TableState
from guanxi.apps.exchange.models import KnownTable, TableImport, TableRow
from guanxi.apps.exchange.tasks import resume_tables, work_at_table
from guanxi.apps.orders.models import OrderLine, PurchaseOrder
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.tables import open_table, write_workbook

Url = Callable[..., str]
CHINESE = "采购单号,供应商,品名,数,单价\nA1,瑞达,椅子,100,2.5\nA2,瑞达,桌子,没有,20\n"


def upload(client: Client, url: Url, data: bytes, name: str = "t.csv", to: str = "drop") -> str:
    """Drop a file; the address it leads to."""
    answer = client.post(url(to), {"files": [SimpleUploadedFile(name, data)]})
    assert answer.status_code == 302
    return str(answer["Location"])


def said(client: Client, address: str) -> dict[str, object]:
    """What the form on the page would send."""
    form = client.get(address).context["said"]
    return {field.html_name: field.value() for field in form if field.value() not in (None, False)}


def test_a_dropped_table_leads_to_its_preview_and_a_dropped_chat_to_its_own(
    client: Client, workspace: Workspace, url: Url
) -> None:
    table = upload(client, url, ORDERS.encode())
    chat = upload(client, url, b"[01/03/2026, 10:00:00] Nora: Order number?\n", "chat.txt")

    assert table == url("table", pk=TableImport.objects.get().pk)
    assert chat == url("intake", pk=Intake.objects.get().pk)


def test_a_wrong_column_is_corrected_read_again_remembered_and_brought_in(
    client: Client, workspace: Workspace, url: Url
) -> None:
    address = upload(client, url, CHINESE.encode())
    table = worked(TableImport.objects.get())
    missing = table.counts["missing"]

    client.post(f"{address}confirm/", said(client, address) | {"column_3": "quantity"})
    worked(table)
    counts = {name: table.counts[name] for name in ("read", "new", "lost", "orders")}
    client.post(f"{address}confirm/", said(client, address))
    worked(table)

    assert missing == ["quantity"]
    assert counts == {"read": 1, "new": 1, "lost": 1, "orders": 1}
    assert table.state == TableState.DONE
    assert list(Supplier.objects.values_list("name", "name_zh")) == [("瑞达", "瑞达")]
    assert KnownTable.objects.get().told["数"] == "quantity"
    again = worked(TableImport.objects.get(pk=read_again_pk(client, url)))
    assert (again.counts["missing"], again.counts["duplicate"]) == ([], 1)


def read_again_pk(client: Client, url: Url) -> int:
    return int(upload(client, url, CHINESE.encode()).rstrip("/").rpartition("/")[2])


def test_a_name_nobody_knows_can_be_a_supplier_who_is_here(
    client: Client, workspace: Workspace, owner: Person, url: Url
) -> None:
    here = create_supplier(
        workspace=workspace, name="Ruida Furniture", by=owner, at=owner.joined_at
    )
    table = read(ORDERS, owner)
    address = url("table", pk=table.pk)

    client.post(f"{address}confirm/", said(client, address) | {"name_0": here.pk})
    worked(table)

    assert Supplier.objects.get() == here
    assert PurchaseOrder.objects.get().supplier == here


def test_a_table_that_is_still_being_read_cannot_be_confirmed(
    client: Client, workspace: Workspace, url: Url
) -> None:
    address = upload(client, url, ORDERS.encode())

    answer = client.post(f"{address}confirm/", {"kind": "orders"})

    assert answer.status_code == 302
    assert TableImport.objects.get().state == TableState.READING


def test_what_was_rejected_is_named_and_goes_out_as_a_file_without_formulas(
    client: Client, workspace: Workspace, owner: Person, url: Url
) -> None:
    table = read(ORDERS.replace("20,USD", "=1+1,USD"), owner)

    page = client.get(url("table", pk=table.pk)).content.decode()
    file = b"".join(client.get(url("table_rejected", pk=table.pk)).streaming_content).decode()  # type: ignore[attr-defined]

    assert "Unit price" in page
    assert file.splitlines()[1].startswith("3,Unit price,'=1+1,")


def test_taking_back_and_bringing_back_are_one_press_each(
    client: Client, workspace: Workspace, owner: Person, url: Url
) -> None:
    table = bring_in(ORDERS, owner)

    client.post(url("table_undo", pk=table.pk))
    taken = worked(table).state, OrderLine.objects.count(), Supplier.objects.get().archived_at
    client.post(url("table_redo", pk=table.pk))
    back = worked(table).state, OrderLine.objects.count(), Supplier.objects.get().archived_at

    assert (taken[:2], taken[2] is not None) == ((TableState.UNDONE, 0), True)
    assert back == (TableState.DONE, 2, None)


def test_a_job_killed_between_slices_goes_on_without_doubles(
    workspace: Workspace, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"A{n},Ruida,S{n},Chair,{n},2.50,USD,2026-03-02\n" for n in range(1, 8))
    table = read(ORDERS.partition("\n")[0] + "\n" + rows, owner)
    confirm(table, owner)
    monkeypatch.setattr(noting, "SLICE", 3)
    monkeypatch.setattr(telling, "SLICE", 2)

    for module, name in ((noting, "_note"), (telling, "_tell")):
        whole, done = getattr(module, name), []

        def dies_at_second(*args: object, whole: object = whole, done: list[int] = done) -> object:
            done.append(1)
            if len(done) == 2:
                raise KeyboardInterrupt
            return whole(*args)  # type: ignore[operator]

        monkeypatch.setattr(module, name, dies_at_second)
        with pytest.raises(KeyboardInterrupt):
            work_at_table(table.pk)
        TableImport.objects.update(held_until=None)  # its hold has run out
    resume_tables()
    worked(table)

    assert table.state == TableState.DONE
    assert table.counts["done"] == {"new": 7}
    assert (
        TableRow.objects.count() == OrderLine.objects.count() == PurchaseOrder.objects.count() == 7
    )


def test_lists_go_out_in_both_forms_without_formulas_and_come_in_as_nothing_new(
    client: Client, workspace: Workspace, owner: Person, url: Url
) -> None:
    bring_in(ORDERS.replace("Chair", '"=HYPERLINK(""x"")"'), owner)

    text = b"".join(client.get(url("orders_csv")).streaming_content)  # type: ignore[attr-defined]
    book = b"".join(client.get(url("orders_xlsx")).streaming_content)  # type: ignore[attr-defined]

    before = everything()
    again = bring_in(text.decode(), owner)
    lines = [line.cells for line in open_table("x", book).lines()]  # type: ignore[union-attr]
    assert text.decode("utf-8-sig").splitlines()[0].startswith("Order number,Supplier,")
    assert "'=HYPERLINK" in text.decode()
    assert (again.counts["new"], again.counts["rejected"], everything()) == (0, 0, before)
    assert [str(cells[4]) for cells in lines] == ['\'=HYPERLINK("x")', "Table"]
    for name in ("suppliers", "deliveries", "inspections", "payments"):
        assert client.get(url(f"{name}_csv")).status_code == 200
        assert client.get(url(f"{name}_xlsx")).status_code == 200
    supplier = Supplier.objects.get()
    assert client.get(url("messages_csv", pk=supplier.pk)).status_code == 200
    assert client.get(url("lists_out")).status_code == 200


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_random_bytes_never_break_the_page(
    client: Client, workspace: Workspace, url: Url, data: bytes
) -> None:
    if not data:
        return
    address = upload(client, url, data, to="tables")
    table = worked(TableImport.objects.order_by("-pk")[0])

    assert client.get(address).status_code == 200
    assert table.state in (TableState.PREVIEW, TableState.FAILED)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    answers=st.dictionaries(
        st.sampled_from(["kind", "heading_line", "sheet", "supplier", "column_0", "column_3",
                         "column_7", "question_0", "name_0", "corrects", "asks"]),
        st.sampled_from(["", "orders", "payments", "po_number", "quantity", "original_date", "0",
                         "1", "2", "99", "again", "\x00", "mdy"]),
        max_size=6,
    )
)  # fmt: skip
def test_random_answers_never_break_the_page(
    client: Client, workspace: Workspace, owner: Person, url: Url, answers: dict[str, str]
) -> None:
    table = read(ORDERS, owner)
    address = url("table", pk=table.pk)

    answer = client.post(f"{address}confirm/", said(client, address) | answers)
    worked(table)

    assert answer.status_code in (302, 422)
    assert client.get(address).status_code == 200


def test_a_workbook_with_chinese_headings_is_read_like_text(
    client: Client, workspace: Workspace, url: Url
) -> None:
    book = io.BytesIO()
    write_workbook(
        book, "订单", ["采购单号", "供应商", "品名", "数量"], [["A1", "瑞达", "椅子", 100]]
    )

    upload(client, url, book.getvalue(), "订单.xlsx")

    counts = worked(TableImport.objects.get()).counts
    assert (counts["sheet"], counts["new"], counts["rejected"]) == ("订单", 1, 0)


def test_a_page_asks_as_often_for_many_lines_as_for_few(
    client: Client,
    workspace: Workspace,
    owner: Person,
    url: Url,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    one = read(ORDERS, owner)
    rows = "".join(f"B{n},New {n},S{n},Chair,bad,2.50,USD,2026-03-02\n" for n in range(40))
    many = read(ORDERS + rows, owner)

    for table in (one, many):
        with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
            client.get(url("table", pk=table.pk))
