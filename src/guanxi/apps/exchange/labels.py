"""Words for tables that come in: their kinds, where they stand, and what is wrong with them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """The kinds of ``domain.tables.Kind``, in words."""

    SUPPLIERS = "suppliers", _("Suppliers")
    ORDERS = "orders", pgettext_lazy("kind of table", "Orders")
    DELIVERIES = "deliveries", _("Deliveries")
    INSPECTIONS = "inspections", _("Inspections")
    PAYMENTS = "payments", _("Payments")


class TableState(models.TextChoices):
    READING = "reading", pgettext_lazy("table", "Being read")
    PREVIEW = "preview", pgettext_lazy("table", "Waits for you")
    NOTING = "noting", pgettext_lazy("table", "Being brought in")
    TELLING = "telling", pgettext_lazy("table", "Being brought in")
    TAKING = "taking", pgettext_lazy("table", "Being taken back")
    DONE = "done", pgettext_lazy("table", "Brought in")
    UNDONE = "undone", pgettext_lazy("table", "Taken back")
    CANCELLED = "cancelled", pgettext_lazy("table", "Left")
    FAILED = "failed", pgettext_lazy("table", "Not readable")


# Why a cell or a line is not taken, and what to do. The first ones are those of
# ``domain.tables.Reason``.
REASONS = {
    "missing": _("Nothing stands here, and without it the line says nothing. Fill it in."),
    "not_a_date": _("This is not a day. Write it such as 2026-03-01."),
    "year_missing": _("The year is missing. Write it such as 2026-03-01."),
    "day_missing": _("The day of the month is missing. Write it such as 2026-03-01."),
    "date_unclear": _("Day and month can be either here. Say above which comes first."),
    "serial_day": _(
        "A number where a day is meant. If it is a day as spreadsheets count them, show the cell as"
        " a date there, or say so above."
    ),
    "date_implausible": _("No such day was meant, we think. Look at the year."),
    "not_a_number": _("This is not a number. Write figures only."),
    "number_unclear": _("Comma and point can mean either here. Say above which is the decimal."),
    "is_a_percentage": _("This is a percentage where an amount is meant."),
    "negative": _("It is below zero. Write it without the minus, or leave the line out."),
    "unknown_currency": _("We do not know this currency. Write its three letters such as USD."),
    "currency_conflict": _("The cell names one currency and its line another. Keep one of them."),
    "unknown_incoterm": _("This is no Incoterm. Write three letters such as FOB."),
    "unknown_result": _("Write passed, failed, conditional or pending."),
    "formula_without_value": _(
        "A formula whose value is not stored. Open the file in a spreadsheet program and save it."
    ),
    "error_value": _("The spreadsheet shows an error here. Mend it there."),
    "too_long": _("The text is too long for this field. Shorten it."),
    "digits_lost": _(
        "A spreadsheet has shortened this number, and its last digits are lost. Show the column as"
        " text there and write them anew."
    ),
    "broken_row": _("A quotation mark is opened here and never closed."),
    "extra_cells": _("The line has more cells than headings, so nobody knows which is which."),
    "total_line": _("A line that adds up others; left out."),
    "repeated_heading": _("The headings once more; left out."),
    "too_large": _("This is more than any order holds. Look at the decimal mark."),
    "not_whole": _("Units are counted in whole numbers here."),
    "more_defective": _("More defective units than were inspected."),
    "original_fixed": _(
        "The original day was fixed before and never moves. Say above that this table corrects it,"
        " or put the new day under an agreed date."
    ),
}
REFUSALS = {
    "empty": _("The file is empty."),
    "not_a_table": _("This is no table. Save it as .xlsx or .csv."),
    "old_excel": _("An old .xls file. Open it and save it as .xlsx."),
    "open_document": _("An .ods file. Open it and save it as .xlsx or .csv."),
    "apple_numbers": _("A file of Numbers. Export it as Excel (.xlsx) or CSV."),
    "binary_workbook": _("An .xlsb file. Open it and save it as .xlsx."),
    "web_page": _("A web page without a table in it. Open it and save it as .xlsx."),
    "encrypted": _("The file is locked with a password. Take it off and try again."),
    "broken": _("The file is damaged or cut short. Get it once more."),
    "too_large": _("The file is larger than a table we can read. Bring it in in parts."),
    "too_compressed": _("It would grow beyond all measure when unpacked; it was not opened."),
    "too_many_parts": _("The workbook has more parts than we open. Save the sheet by itself."),
    "forbidden_xml": _("It holds what no spreadsheet program writes; it was not opened."),
    "no_such_sheet": _("There is no such sheet in the workbook."),
    "no_such_line": _("There is no such line for headings."),
    "unknown_field": _("There is no such field."),
    "too_many_suppliers": _(
        "It names more new suppliers than a small business has. Look which column holds the"
        " supplier."
    ),
}


class Column:
    """Headings of lists that go out, where no table of that kind comes in."""

    SUPPLIER = pgettext_lazy("column", "Supplier")
    SUPPLIER_ZH = _("Supplier name (Chinese)")
    NAME = pgettext_lazy("column", "Name")
    NAME_ZH = _("Name in Chinese")
    ADDRESSED = _("Addressed as")
    ROLE = pgettext_lazy("column", "Role")
    RANK = pgettext_lazy("column", "Rank")
    SIDE = pgettext_lazy("column", "Side")
    LANGUAGES = pgettext_lazy("column", "Languages")
    LEFT = _("Left on")
    WHERE = pgettext_lazy("column", "Where")
    FROM_DAY = pgettext_lazy("column", "First day")
    UNTIL = pgettext_lazy("column", "Last day")
    WORKING = _("Works all the same")
    NOTE = pgettext_lazy("column", "Note")
    CHANNEL = pgettext_lazy("column", "Channel")
    TITLE = pgettext_lazy("column", "Title")
    LAST = pgettext_lazy("column", "Last message")
    KNOWN_UNTIL = pgettext_lazy("column", "Known until")
    SAID_AT = _("Said at")
    SAID_BY = pgettext_lazy("column", "From")
    KIND = pgettext_lazy("column", "Kind")
    TEXT = pgettext_lazy("column", "Text")
    FILE = pgettext_lazy("column", "File")
    AT = pgettext_lazy("column", "When")
    TAKEN = pgettext_lazy("column", "Was taken")
    MINUTES = pgettext_lazy("column", "Minutes")
    NOTED_BY = _("Noted by")
    ASKED_BY = _("Asked by")
    URGENCY = pgettext_lazy("column", "Urgency")
    ASKED = pgettext_lazy("column", "Asked")
    DUE = pgettext_lazy("column", "Due")
    TAKEN_UP = pgettext_lazy("column", "Taken up")
    ANSWERED = pgettext_lazy("column", "Answered")
    STATE = pgettext_lazy("column", "State")
    OWED_BY = _("Owed by")
    WHAT = pgettext_lazy("column", "What")
    NOTED = pgettext_lazy("column", "Noted")
    DONE = pgettext_lazy("column", "Done")
    RULE = pgettext_lazy("column", "Rule")
    SINCE = pgettext_lazy("column", "Since")
    PUT_OFF = _("Put off until")
    WHO_DOES_IT = _("Who does it")
    SUBJECT = pgettext_lazy("column", "Subject")
    SENT = pgettext_lazy("column", "Sent")
    TO = pgettext_lazy("column", "To")
    ATTEMPTS = pgettext_lazy("column", "Attempts")


LIST_WORDS = {
    **{kind.value: kind.label for kind in Kind},
    "products": _("Products"),
    "contacts": _("People at suppliers"),
    "closures": _("Days suppliers are closed"),
    "rooms": _("Conversations"),
    "calls": _("Calls and visits"),
    "answers": _("Requests and answers"),
    "promises": _("Promises"),
    "obligations": _("What is open"),
}
