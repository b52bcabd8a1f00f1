"""Tables of strangers: CSV and XLSX to typed rows or named rejections, and lists back to files."""

from guanxi.domain.tables.conventions import Conventions, learn_conventions
from guanxi.domain.tables.dates import DateOrder, read_date
from guanxi.domain.tables.faults import CellFault, Reason, Refusal, Rejection, TableError
from guanxi.domain.tables.mapping import Column, Columns, field_names, recognise, required
from guanxi.domain.tables.numbers import Money, Quantity, read_money, read_number, read_quantity
from guanxi.domain.tables.opening import FileForm, Table, TableLine, open_table
from guanxi.domain.tables.questions import Answers, Matter, Question
from guanxi.domain.tables.reading import ReadLine, read_rows
from guanxi.domain.tables.records import (
    DeliveryRow,
    InspectionRow,
    Kind,
    OrderLineRow,
    PaymentRow,
    Result,
    Row,
    SupplierRow,
)
from guanxi.domain.tables.workbook_writing import write_workbook
from guanxi.domain.tables.writing import original_text, safe_cell, write_csv

__all__ = [
    "Answers",
    "CellFault",
    "Column",
    "Columns",
    "Conventions",
    "DateOrder",
    "DeliveryRow",
    "FileForm",
    "InspectionRow",
    "Kind",
    "Matter",
    "Money",
    "OrderLineRow",
    "PaymentRow",
    "Quantity",
    "Question",
    "ReadLine",
    "Reason",
    "Refusal",
    "Rejection",
    "Result",
    "Row",
    "SupplierRow",
    "Table",
    "TableError",
    "TableLine",
    "field_names",
    "learn_conventions",
    "open_table",
    "original_text",
    "read_date",
    "read_money",
    "read_number",
    "read_quantity",
    "read_rows",
    "recognise",
    "required",
    "safe_cell",
    "write_csv",
    "write_workbook",
]
