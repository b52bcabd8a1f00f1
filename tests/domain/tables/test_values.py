"""Days, numbers and money are read as meant, or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from guanxi.domain.tables import (
    CellFault,
    DateOrder,
    Money,
    Quantity,
    Reason,
    Result,
    read_date,
    read_money,
    read_number,
    read_quantity,
)
from guanxi.domain.tables.cells import Cell, NoValue, Number
from guanxi.domain.tables.terms import incoterm_of, result_of

DMY, MDY, YMD = DateOrder.DMY, DateOrder.MDY, DateOrder.YMD
NOT_GIVEN = ["", "  ", "-", "--", "/", "N/A", "TBD", "tbc", "待定", "无", "無", "—", "None", "未定"]
# What stands in real delivery lists where a day or a number should.
WORDS = ["Pre-PQ Process", "Date Not Captured", "N/A - From RDC", "See DN-304 (ID#:82554)",
         "Freight Included in Commodity Cost", "Weight Captured Separately", "about 5 or 6", "x5",
         "5 x 20", "asap", "1,2,3", "12:30", "ID 82554"]  # fmt: skip


def reason(read: object, *arguments: object) -> Reason:
    with pytest.raises(CellFault) as fault:
        read(*arguments)  # type: ignore[operator]
    return fault.value.reason


@pytest.mark.parametrize(
    "text",
    ["2006-06-02", "2006/6/2", "2006.06.02", "20060602", "2006-06-02T14:05:00+08:00", "2-Jun-06",
     "2006-06-02 14:05:33.120", "2 June 2006", "June 2, 2006", "Jun 2nd 2006", "2.Juni 2006",
     "02. Jun. 2006", "Fri, 2 Jun 2006", "2006年6月2日", "2006年06月02日 星期五",
     "２００６年６月２日",
     "06年6月2日", "2006-6-2 9:30", "6/2/06 9:30 AM", "2 juin 2006", "2006/6/2 下午3:05",
     "02JUN2006", "2 de junio de 2006", "2 juni 2006", "2006-06-02 10:00 GMT+8"],
)  # fmt: skip
def test_a_day_is_known_in_all_these_forms(text: str) -> None:
    assert read_date(text, MDY) == date(2006, 6, 2)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("02/06/2006", DMY, date(2006, 6, 2)),
        ("02/06/2006", MDY, date(2006, 2, 6)),
        ("06-05-04", YMD, date(2006, 5, 4)),
        ("02.06.2006", None, date(2006, 6, 2)),
        ("11/13/06", None, date(2006, 11, 13)),
        ("05/05/2006", None, date(2006, 5, 5)),
        ("24.6.13", YMD, date(2024, 6, 13)),
    ],
)
def test_an_order_decides_where_the_figures_do_not(
    text: str, order: DateOrder | None, day: date
) -> None:
    assert read_date(text, order) == day


@pytest.mark.parametrize(
    ("cell", "order", "why"),
    [
        ("02/06/2006", None, Reason.DATE_UNCLEAR),
        ("11/13/06", DMY, Reason.NOT_A_DATE),
        ("30/02/2006", DMY, Reason.NOT_A_DATE),
        ("6月2日", None, Reason.YEAR_MISSING),
        ("2 Jun", None, Reason.YEAR_MISSING),
        ("2006年6月", None, Reason.DAY_MISSING),
        ("June 2006", None, Reason.DAY_MISSING),
        ("0206-06-02", None, Reason.DATE_IMPLAUSIBLE),
        (date(1900, 1, 2), None, Reason.DATE_IMPLAUSIBLE),
        (Number(Decimal(38870)), None, Reason.NOT_A_DATE),
        ("38870", None, Reason.NOT_A_DATE),
        ("CW12", None, Reason.NOT_A_DATE),
        ("mid March", None, Reason.NOT_A_DATE),
        ("3月中旬", None, Reason.NOT_A_DATE),
        (NoValue(Reason.FORMULA_WITHOUT_VALUE, ""), None, Reason.FORMULA_WITHOUT_VALUE),
        ("9" * 5000, None, Reason.NOT_A_DATE),
    ],
)
def test_what_is_no_clear_day_is_told_and_why(
    cell: Cell, order: DateOrder | None, why: Reason
) -> None:
    assert reason(read_date, cell, order) is why


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_words_for_nothing_are_nothing_and_never_nought(text: str) -> None:
    assert read_date(text, DMY) is None
    assert read_number(text, ".") is None
    assert read_money(text, ".", {}) is None
    assert read_quantity(text, ".") is None


@pytest.mark.parametrize("text", WORDS)
def test_words_where_a_value_should_stand_are_no_value(text: str) -> None:
    assert reason(read_date, text, DMY) is Reason.NOT_A_DATE
    assert reason(read_number, text, ".") is Reason.NOT_A_NUMBER
    assert reason(read_money, text, ".", {}) is Reason.NOT_A_NUMBER


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1,234.50", None, "1234.50"), ("1.234,50", None, "1234.50"), ("1 234,50", None, "1234.50"),
        ("1'234.50", None, "1234.50"), ("1,234,567", None, "1234567"), ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"), ("0.125", None, "0.125"), ("1,5", None, "1.5"),
        (".5", None, "0.5"),
        ("-5", None, "-5"), ("(1,234.5)", None, "-1234.5"), ("5-", None, "-5"), ("+5", None, "5"),
        ("−5", None, "-5"), ("25%", None, "0.25"), ("１，２３４．５", None, "1234.5"),
        ("1.5万", None, "15000.0"), ("3千", None, "3000"), ("2百万", None, "2000000"),
        ("1.2亿", None, "120000000.0"), ("5k", None, "5000"), ("0", None, "0"), ("007", None, "7"),
        ("1\u00a0234", None, "1234"), ("1,23,456", None, "123456"),
        ("12,34,567.5", None, "1234567.5"),
    ],
)  # fmt: skip
def test_a_number_is_read_exactly(text: str, mark: str | None, value: str) -> None:
    read = read_number(text, mark)

    assert read == Decimal(value)
    assert str(read) == value


@pytest.mark.parametrize(
    ("text", "mark", "why"),
    [
        ("1.234", None, Reason.NUMBER_UNCLEAR),
        ("1,234", None, Reason.NUMBER_UNCLEAR),
        ("1,5", ".", Reason.NOT_A_NUMBER),
        ("12,34.5", None, Reason.NOT_A_NUMBER),
        ("1,2345.0", None, Reason.NOT_A_NUMBER),
        ("1,23,45", None, Reason.NOT_A_NUMBER),
        ("5 pcs", ".", Reason.NOT_A_NUMBER),
        ("5 USD", ".", Reason.NOT_A_NUMBER),
        ("1" * 5000, ".", Reason.NOT_A_NUMBER),
    ],
)
def test_what_is_no_clear_number_is_told_and_why(text: str, mark: str | None, why: Reason) -> None:
    assert reason(read_number, text, mark) is why


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("USD 1,234.50", Money(Decimal("1234.50"), "USD")),
        ("1,234.50 RMB", Money(Decimal("1234.50"), "CNY")),
        ("US$3.20/pc", Money(Decimal("3.20"), "USD")),
        ("￥5", Money(Decimal(5), "CNY")),
        ("¥5元", Money(Decimal(5), "CNY")),
        ("3.20元/件", Money(Decimal("3.20"), "CNY")),
        ("1.5万元", Money(Decimal(15000), "CNY")),
        ("-€5", Money(Decimal(-5), "EUR")),
        ("€-5", Money(Decimal(-5), "EUR")),
        ("($5.00)", Money(Decimal(-5), "USD")),
        ("HK$7", Money(Decimal(7), "HKD")),
        ("7", Money(Decimal(7), "")),
        ("RMB ¥5", Money(Decimal(5), "CNY")),
        ("US $5", Money(Decimal(5), "USD")),
        ("1200元整", Money(Decimal(1200), "CNY")),
        ("0.35/pc", Money(Decimal("0.35"), "")),
    ],
)
def test_money_is_read_with_its_currency(text: str, money: Money) -> None:
    assert read_money(text, ".", {"¥": "CNY", "$": "USD"}) == money


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("¥5", Reason.UNKNOWN_CURRENCY),
        ("25%", Reason.IS_A_PERCENTAGE),
        (Number(Decimal("0.25"), is_percent=True), Reason.IS_A_PERCENTAGE),
        ("5 kg", Reason.NOT_A_NUMBER),
        ("USD 5 EUR", Reason.NOT_A_NUMBER),
        ("5 florins", Reason.NOT_A_NUMBER),
        (date(2006, 6, 2), Reason.NOT_A_NUMBER),
    ],
)
def test_what_is_no_clear_money_is_told_and_why(cell: Cell, why: Reason) -> None:
    assert reason(read_money, cell, ".", {}) is why


def test_a_quantity_keeps_its_unit_and_is_never_negative() -> None:
    assert read_quantity("1,200 PCS", ".") == Quantity(Decimal(1200), "pcs")
    assert read_quantity("3万件", ".") == Quantity(Decimal(30000), "pcs")
    assert read_quantity("2.5 m²", ".") == Quantity(Decimal("2.5"), "m2")
    assert reason(read_quantity, "-5", ".") is Reason.NEGATIVE
    assert reason(read_quantity, "5 USD", ".") is Reason.NOT_A_NUMBER
    assert reason(read_quantity, "5 boxes of 20", ".") is Reason.NOT_A_NUMBER
    assert reason(read_quantity, "24/carton", ".") is Reason.NOT_A_NUMBER


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("F.O.B. Shenzhen, China", ("FOB", "Shenzhen China")), ("FOB深圳", ("FOB", "深圳")),
        ("Ex works", ("EXW", "")), ("fob-Ningbo (Incoterms 2020)", ("FOB", "Ningbo")),
        ("离岸价", ("FOB", "")), ("FOBBED", None), ("", None),
    ],
)  # fmt: skip
def test_a_term_of_delivery_is_known_however_it_is_joined_to_its_place(
    text: str, term: tuple[str, str] | None
) -> None:
    assert incoterm_of(text) == term


def test_a_result_is_known_in_the_words_of_a_report() -> None:
    words = ["不通过", "退货", "On hold", "是", "n.i.O.", "Pass with remarks"]

    assert [result_of(word) for word in words] == [
        Result.FAILED, Result.FAILED, Result.PENDING, Result.PASSED, Result.FAILED, None,
    ]  # fmt: skip
