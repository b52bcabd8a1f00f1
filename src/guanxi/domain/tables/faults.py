"""What is wrong with a table, a line or a cell: codes, and figures for the sentence."""

from enum import StrEnum
from typing import NamedTuple

SHORTENED = 80  # characters of a cell shown with its rejection


class Refusal(StrEnum):
    """Why a file as a whole is no table that can be read."""

    EMPTY = "empty"
    NOT_A_TABLE = "not_a_table"  # no text and no workbook, or no line that could be a heading
    OLD_EXCEL = "old_excel"  # .xls: to be saved as .xlsx or .csv
    OPEN_DOCUMENT = "open_document"  # .ods: to be saved as .xlsx or .csv
    APPLE_NUMBERS = "apple_numbers"  # .numbers: to be exported as .xlsx or .csv
    BINARY_WORKBOOK = "binary_workbook"  # .xlsb: to be saved as .xlsx or .csv
    WEB_PAGE = "web_page"  # a page of HTML under a spreadsheet's name, without a table in it
    ENCRYPTED = "encrypted"
    BROKEN = "broken"  # a workbook cut short or damaged
    TOO_LARGE = "too_large"  # params: bytes, limit
    TOO_COMPRESSED = "too_compressed"  # params: ratio, limit
    TOO_MANY_PARTS = "too_many_parts"  # params: parts, limit
    FORBIDDEN_XML = "forbidden_xml"  # a document type or entities, which no spreadsheet writes
    NO_SUCH_SHEET = "no_such_sheet"
    NO_SUCH_LINE = "no_such_line"  # the heading line a person named
    UNKNOWN_FIELD = "unknown_field"  # params: heading, field; out of a mapping a person gave


class TableError(Exception):
    """The file cannot be read as a table: `code` says why, `params` holds the figures."""

    def __init__(self, code: Refusal, **params: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.params = params


class Reason(StrEnum):
    """Why a cell, or the whole line, is not taken."""

    MISSING = "missing"  # a required field is blank
    NOT_A_DATE = "not_a_date"
    YEAR_MISSING = "year_missing"
    DAY_MISSING = "day_missing"
    DATE_UNCLEAR = "date_unclear"  # day and month could be either, in a column that has both orders
    DATE_IMPLAUSIBLE = "date_implausible"
    SERIAL_DAY = "serial_day"  # a number that may be a day as spreadsheets count, or not
    NOT_A_NUMBER = "not_a_number"
    NUMBER_UNCLEAR = "number_unclear"  # 1.234 or 1,234 in a column that has both conventions
    IS_A_PERCENTAGE = "is_a_percentage"
    NEGATIVE = "negative"
    UNKNOWN_CURRENCY = "unknown_currency"
    CURRENCY_CONFLICT = "currency_conflict"  # the cell says one, the line's own column another
    UNKNOWN_INCOTERM = "unknown_incoterm"
    UNKNOWN_RESULT = "unknown_result"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    ERROR_VALUE = "error_value"  # #N/A, #DIV/0! and their like
    TOO_LONG = "too_long"
    DIGITS_LOST = "digits_lost"  # 4.5E+09, or more digits than a spreadsheet keeps, where a text is
    BROKEN_ROW = "broken_row"  # quotation marks that never close
    EXTRA_CELLS = "extra_cells"  # more cells than headings
    TOTAL_LINE = "total_line"
    REPEATED_HEADING = "repeated_heading"


class Rejection(NamedTuple):
    """One cell (`heading` names its column) or one whole line (None) that was not taken."""

    line: int
    heading: str | None
    reason: Reason
    text: str


class CellFault(Exception):
    """A cell that cannot be read as what its column holds."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def shortened(text: str) -> str:
    """The text as it is shown beside a rejection: one line, not long.

    >>> shortened("See\\nDN-304")
    'See DN-304'
    """
    one_line = " ".join(text[: 2 * SHORTENED].split())
    return one_line if len(one_line) <= SHORTENED else one_line[: SHORTENED - 1] + "…"
