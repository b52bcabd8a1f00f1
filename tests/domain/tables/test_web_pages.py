"""Pages of HTML and workbooks written as XML, which programs call .xls."""

from decimal import Decimal

import pytest

from guanxi.domain.tables import FileForm, Kind, Refusal, TableError, open_table, recognise
from guanxi.domain.tables.cells import Number
from guanxi.domain.tables.opening import TableLine

HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><!--[if gte mso 9]><xml><x:Row>'
    "</x:Row></xml><![endif]--><style>tr > td {color: red}</style></head><body><table>"
    '<tr><td colspan=4><b>采购订单</b></td></tr><tr height="20"><th>采购单号</th><th>供应商</th>'
    "<th>品名</th><th>数量</th></tr>\n"
)
PAGE = (
    f"{HEAD}<tr><td>00123<td rowspan='2'>华美&nbsp;</td><td>灯 &lt;E27&gt;</td><td>1,200</td></tr>"
    "<TR><TD>00124</TD><TD>罩<br>\n  白色</TD><TD>7</TD></TR><tr></tr>"
    "<tr><td></td><td>x</td></tr></table></body></html>"
)
BOOK = """<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="S"><Table><Row ss:Index="3"><Cell><Data ss:Type="String">PO</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">Supplier</Data></Cell><Cell><Data ss:Type="String">Qty
</Data></Cell></Row><Row><Cell><Data ss:Type="String">007</Data></Cell><Cell ss:Index="3">
<Data ss:Type="String">H</Data></Cell><Cell><Data ss:Type="Number">1.234</Data></Cell></Row></Table>
</Worksheet></Workbook>"""


def lines(data: bytes) -> list[TableLine]:
    return [one for one in open_table("x.xls", data).lines() if isinstance(one, TableLine)]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_that_calls_itself_xls_is_read(encoding: str) -> None:
    table = open_table("订单.xls", PAGE.encode(encoding))

    assert (table.form, table.heading_line) == (FileForm.WEB_PAGE, 2)
    assert recognise(Kind.ORDERS, table.headings).missing == ()
    assert lines(PAGE.encode(encoding)) == [
        TableLine(3, ("00123", "华美", "灯 <E27>", "1,200")),
        TableLine(4, ("00124", "华美", "罩\n白色", "7"), frozenset({1})),
        TableLine(6, ("", "x", "", "")),
    ]


def test_a_workbook_written_as_xml_is_read() -> None:
    assert open_table("x.xls", BOOK.encode()).headings == ("PO", "[B]", "Supplier", "Qty")
    assert lines(BOOK.encode()) == [TableLine(4, ("007", "", "H", Number(Decimal("1.234"))))]


def test_cells_that_go_on_without_end_take_no_more_than_their_share() -> None:
    wide = f"{HEAD}<tr>{'<td rowspan=9999>x' * 5000}" + "<tr><td>y" * 50
    deep = f"{HEAD}<tr><td>{'x<br>' * 30_000}"

    assert [one.number for one in lines(wide.encode())] == [3]  # the others begin far to the right
    assert len(str(lines(deep.encode())[0].cells[0])) < 40_000
    with pytest.raises(TableError) as refused:
        open_table("x.xls", b"<table><tr>" + b"<td " + b"x" * (3 << 20))
    assert refused.value.code is Refusal.BROKEN
