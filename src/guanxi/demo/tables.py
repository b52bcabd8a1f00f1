"""The spreadsheets of the demo, as a small importer keeps them: each in the habits of its writer.

Our orders are a workbook; what Huamei shipped is their own list, in Chinese and in their encoding;
what the others shipped, and what we paid, are our exports; inspections are the inspector's workbook
with Chinese headings. Our bookkeeping writes days and amounts the German way.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from guanxi.demo.days import StoryDays, Works, china_works, export_moment
from guanxi.demo.order_book import BookLine, BookOrder, OrderDays, days_of, read_book
from guanxi.demo.people import suppliers
from guanxi.domain.tables import Kind, write_workbook

_DUTY = Decimal("0.04")  # of the price; what customs take of wooden and bamboo ware, about
_TERMS = "30% deposit within 7 days, 70% within 14 days of copy of B/L"
_DEPOSIT = Decimal("0.30")
_COIN = Decimal("0.01")
_LITRES = Decimal(1000)  # in a cubic metre
_BEHIND = timedelta(days=7)  # our bookkeeping enters what was paid a week later
_LOT = 3  # of how many digits of an order's number a lot's is made
_INSPECTORS = ("顾", "钱")
Row = Sequence[str | int | Decimal | date | None]
Dated = tuple[BookOrder, OrderDays]


@dataclass(frozen=True, slots=True)
class DemoTable:
    """A file and what its lines are."""

    file_name: str
    kind: Kind
    content: bytes


def tables(now: datetime, works: Works = china_works) -> list[DemoTable]:
    """The files as of the morning of `now` (aware); equal days give equal bytes.

    `works` says which days are worked in China.
    """
    days = StoryDays(export_moment(now).date(), works)
    dated = [(order, days_of(order, days)) for order in read_book()]
    huamei = [one for one in dated if one[0].supplier == "huamei"]
    others = [one for one in dated if one[0].supplier != "huamei"]
    return [
        DemoTable("Nordlicht orders.xlsx", Kind.ORDERS, _orders(dated, days)),
        DemoTable("华美出货记录.csv", Kind.DELIVERIES, _shipped_by_huamei(huamei)),
        DemoTable("Deliveries.csv", Kind.DELIVERIES, _deliveries(others)),
        DemoTable("验货记录.xlsx", Kind.INSPECTIONS, _inspections(dated)),
        DemoTable("Payments.csv", Kind.PAYMENTS, _payments(dated, days.today - _BEHIND)),
    ]


def _orders(dated: Iterable[Dated], days: StoryDays) -> bytes:
    names = {one.key: one.name for one in suppliers(days.today)}
    headings = (
        "PO no", "Supplier", "Order date", "Delivery date", "Item no", "Product", "Variant", "Qty",
        "Unit price", "Currency", "Incoterm", "Port", "Payment terms", "Freight (USD)",
        "Duty (USD)",
    )  # fmt: skip
    rows = (
        (order.number, names[order.supplier], day.ordered, day.due, line.article.sku,
         line.article.product, line.article.make, line.pieces, line.price, "USD", "FOB",
         "Shanghai" if order.supplier == "mianyu" else "Ningbo",
         _TERMS, *_costs(order, line, day))
        for order, day, line in _lines(dated)
    )  # fmt: skip
    return _workbook("Orders", headings, rows)


def _costs(order: BookOrder, line: BookLine, day: OrderDays) -> tuple[Decimal | None, ...]:
    """Freight by volume and duty by value, known once it is shipped."""
    if day.shipped is None:
        return None, None
    cubic_metres = line.pieces * line.article.litres / _LITRES
    return _coins(cubic_metres * order.freight), _coins(line.value * _DUTY)


def _shipped_by_huamei(dated: Iterable[Dated]) -> bytes:
    headings = (
        "采购单号", "货号", "品名", "出货数量", "箱数", "实际出货日期", "到港日期", "提单号",
    )  # fmt: skip
    rows = (
        (order.number, line.article.sku, line.article.name_zh, line.pieces,
         -(-line.pieces // line.article.per_carton), f"{day.shipped:%Y/%m/%d}",
         f"{day.arrived:%Y/%m/%d}" if day.arrived else "", _bill(day.shipped))
        for order, day, line in _lines(dated)
        if day.shipped
    )  # fmt: skip
    return _csv(headings, rows).encode("gb18030")


def _deliveries(dated: Iterable[Dated]) -> bytes:
    headings = ("PO", "SKU", "Qty shipped", "Qty rejected", "Shipped on", "Arrived")
    rows = (
        (order.number, line.article.sku, line.pieces, order.rejected or "", day.shipped,
         day.arrived or "")
        for order, day, line in _lines(dated)
        if day.shipped
    )  # fmt: skip
    return _csv(headings, rows).encode("utf-8-sig")


def _inspections(dated: Iterable[Dated]) -> bytes:
    headings = (
        "采购单号", "货号", "批号", "批量", "抽样数", "主要缺陷", "次要缺陷", "检验结果",
        "检验日期", "检验员",
    )  # fmt: skip
    rows = (
        (order.number, line.article.sku, f"{line.article.sku}-{order.number[-_LOT:]}", line.pieces,
         line.inspected, line.major, line.minor, "不合格" if line.failed else "合格", day.inspected,
         _INSPECTORS[order.supplier == "mianyu"])
        for order, day, line in _lines(dated)
        if line.inspected and day.shipped
    )  # fmt: skip
    return _workbook("验货", headings, rows)


def _payments(dated: Iterable[Dated], until: date) -> bytes:
    headings = ("PO", "Purpose", "Amount", "Currency", "Paid on", "Bank reference")
    rows: list[Row] = []
    for order, day in dated:
        deposit = _coins(order.value * _DEPOSIT)
        paid = (
            ("30 % deposit", deposit, day.deposit_paid),
            ("70 % balance", order.value - deposit, day.balance_paid),
        )
        rows.extend(
            (order.number, purpose, _german(amount), "USD", f"{on:%d.%m.%Y}",
             f"{order.number}-{purpose[0]}")
            for purpose, amount, on in paid
            if on and on <= until
        )  # fmt: skip
    return _csv(headings, rows, delimiter=";").encode("utf-8-sig")


def _lines(dated: Iterable[Dated]) -> Iterator[tuple[BookOrder, OrderDays, BookLine]]:
    return ((order, day, line) for order, day in dated for line in order.lines)


def _bill(shipped: date) -> str:
    """The bill of lading: what leaves on one day shares it."""
    return f"NGB{shipped:%y%m%d}"


def _coins(amount: Decimal) -> Decimal:
    return amount.quantize(_COIN, ROUND_HALF_UP)


def _german(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def _csv(headings: Sequence[str], rows: Iterable[Row], *, delimiter: str = ",") -> str:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(headings)
    writer.writerows(rows)
    return written.getvalue()


def _workbook(sheet: str, headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    written = io.BytesIO()
    write_workbook(written, sheet, headings, rows)
    return _timeless(written)


def _timeless(workbook: io.BytesIO) -> bytes:
    """The workbook without the moment it was written, so equal days give equal bytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(workbook) as made, zipfile.ZipFile(kept, "w") as archive:
        for name in made.namelist():
            content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2026-01-01T00:00:00Z", made.read(name))
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
