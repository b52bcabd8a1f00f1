"""Workbooks put together by hand, so that every detail of their XML can be chosen."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# Styles by their place: general, day, percentage, money in yuan, a Chinese day, the same by its
# number only, a time of day, a span of time.
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts>'
    '<numFmt numFmtId="164" formatCode="[$¥-804]#,##0.00"/>'
    '<numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="31"/><xf numFmtId="20"/><xf numFmtId="46"/>'
    "</cellXfs></styleSheet>"
)
DAY, PERCENTAGE, YUAN, CHINESE_DAY, NUMBERED_DAY, TIME, SPAN = range(1, 8)


def text(words: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(words)}</t></is></c>'


def number(value: object, style: int = 0) -> str:
    return f'<c s="{style}"><v>{value}</v></c>'


def row(*cells: str, at: int | None = None) -> str:
    place = f' r="{at}"' if at else ""
    return f"<row{place}>{''.join(cells)}</row>"


def texts(*words: str, at: int | None = None) -> str:
    return row(*(text(word) for word in words), at=at)


def sheet(*rows: str, after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def workbook(
    sheets: dict[str, str],
    *,
    hidden: Sequence[str] = (),
    properties: str = "",
    strings: Sequence[str] = (),
    parts: Mapping[str, str | bytes] | None = None,
    kind: str = f"{SPREADSHEET}.sheet.main+xml",
) -> bytes:
    """The bytes of a workbook with these sheets; `parts` replaces or adds whole parts."""
    entries, links = "", ""
    contents: dict[str, str] = {}
    for place, (name, xml) in enumerate(sheets.items(), start=1):
        state = ' state="hidden"' if name in hidden else ""
        entries += f'<sheet name="{escape(name)}" sheetId="{place}"{state} r:id="r{place}"/>'
        links += _link(f"r{place}", "worksheet", f"worksheets/sheet{place}.xml")
        contents[f"xl/worksheets/sheet{place}.xml"] = xml
    links += _link("r90", "styles", "styles.xml") + _link("r91", "sharedStrings", "texts.xml")
    contents |= {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/>'
        f'<Override PartName="/xl/texts.xml" ContentType="{SPREADSHEET}.sharedStrings+xml"/>'
        "</Types>",
        "_rels/.rels": _links(_link("r1", "officeDocument", "/xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _links(links),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{properties}'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/styles.xml": STYLES,
        "xl/texts.xml": f'<sst xmlns="{MAIN}">{"".join(strings)}</sst>',
    }
    return archive({**contents, **(parts or {})})


def archive(contents: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in contents.items():
            writer.writestr(name, content)
    return file.getvalue()


def _link(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{LINKS}/{kind}" Target="{target}"/>'


def _links(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'
