"""What the fields of tables are called where a person chooses them.

They are words such as stand over the columns of people's own tables, so that a list that went out
under them can come in again.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guanxi.domain.tables import Kind, field_names

FIELD_WORDS: dict[str, str | Promise] = {
    "po_number": _("Order number"),
    "line_number": _("Line number"),
    "reference": _("Row ID"),
    "supplier_name": pgettext_lazy("column", "Supplier"),
    "supplier_name_zh": _("Supplier name (Chinese)"),
    "supplier_code": _("Supplier code"),
    "item": _("Product"),
    "variant": _("Variant"),
    "sku": _("Article number"),
    "unit": pgettext_lazy("of quantity", "Unit"),
    "quantity": pgettext_lazy("column", "Quantity"),
    "quantity_ordered": _("Quantity ordered"),
    "quantity_accepted": _("Quantity accepted"),
    "quantity_rejected": _("Quantity rejected"),
    "unit_price": _("Unit price"),
    "pack_size": _("Pack size"),
    "pack_price": _("Pack price"),
    "total": _("Line amount"),
    "currency": pgettext_lazy("column", "Currency"),
    "incoterm": _("Incoterm"),
    "place": _("Place of delivery"),
    "country": pgettext_lazy("column", "Country"),
    "order_date": _("Order date"),
    "original_date": _("Original delivery date"),
    "agreed_date": _("Agreed delivery date"),
    "actual_date": _("Actual delivery date"),
    "arrival_date": _("Arrival date"),
    "payment_terms": _("Payment terms"),
    "deposit": _("Deposit"),
    "deposit_date": _("Deposit paid on"),
    "balance": _("Balance"),
    "balance_date": _("Balance paid on"),
    "freight": _("Freight"),
    "insurance": _("Insurance"),
    "duty": _("Duty"),
    "other_costs": _("Other costs"),
    "delivery_number": _("Delivery number"),
    "transport": _("Transport"),
    "carrier": _("Carrier"),
    "tracking_number": _("Tracking number"),
    "weight": _("Weight"),
    "inspection_number": _("Inspection number"),
    "lot": _("Lot"),
    "lot_size": _("Lot size"),
    "inspection_date": _("Inspection date"),
    "inspection_type": _("Inspection type"),
    "inspector": _("Inspector"),
    "sample_size": _("Units inspected"),
    "defective": _("Defective units"),
    "critical": pgettext_lazy("defects", "Critical"),
    "major": pgettext_lazy("defects", "Major"),
    "minor": pgettext_lazy("defects", "Minor"),
    "level": _("Inspection level"),
    "aql": _("AQL"),
    "result": pgettext_lazy("of an inspection", "Result"),
    "amount": pgettext_lazy("column", "Amount"),
    "amount_paid": _("Amount paid"),
    "payment_number": _("Payment number"),
    "invoice_number": _("Invoice"),
    "purpose": _("Purpose"),
    "share": _("Share"),
    "due_date": _("Due date"),
    "paid_date": _("Paid on"),
    "method": _("Payment method"),
    "bank_reference": _("Bank reference"),
    "trade": _("Main products"),
    "contact": _("Contact"),
    "phone": _("Phone"),
    "email": _("Email"),
    "wechat": _("WeChat"),
    "address": pgettext_lazy("of a factory", "Address"),
    "city": _("City"),
    "website": _("Website"),
    "registration": _("Registration number"),
    "first_order_date": _("First order date"),
    "status": pgettext_lazy("column", "Status"),
    "note": pgettext_lazy("column", "Note"),
}


def field_choices(kind: Kind) -> list[tuple[str, str | Promise]]:
    """The fields of a kind of table, the commonest first, after "not read"."""
    fields = field_names(kind)
    known = [(name, words) for name, words in FIELD_WORDS.items() if name in fields]
    return [("", _("not read")), *known]
