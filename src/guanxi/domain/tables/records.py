"""What a line of each kind of table says, in the field's words.

A field without a default must be given; a line without it is lost. The type of a field is how its
cells are read: text, a day, a quantity, money, a bare number, a term of the trade. The words its
column goes by stand in `headings.py` under the same name.

A day is *original* when it was first promised, *agreed* when both moved it, *actual* when it
happened; none of them ever stands in for another.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NewType

from guanxi.domain.tables.numbers import Money, Quantity

Currency = NewType("Currency", str)  # ISO 4217
Incoterm = NewType("Incoterm", str)  # a code of Incoterms 2020 or 2010
Share = NewType("Share", Decimal)  # of the whole, 0 to 1


class Kind(StrEnum):
    """What the lines of a table are."""

    SUPPLIERS = "suppliers"
    ORDERS = "orders"
    DELIVERIES = "deliveries"
    INSPECTIONS = "inspections"
    PAYMENTS = "payments"


class Result(StrEnum):
    """What an inspection ended with."""

    PASSED = "passed"
    FAILED = "failed"
    CONDITIONAL = "conditional"  # taken in spite of what was found
    PENDING = "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierRow:
    """A factory or trading company, and whom to ask for there."""

    supplier_name: str
    supplier_name_zh: str = ""
    supplier_code: str = ""
    reference: str = ""
    trade: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    wechat: str = ""
    address: str = ""
    city: str = ""
    country: str = ""
    website: str = ""
    registration: str = ""
    currency: Currency | None = None
    incoterm: Incoterm | None = None
    payment_terms: str = ""
    first_order_date: date | None = None
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLineRow:
    """One product on one purchase order."""

    po_number: str
    quantity: Quantity
    supplier_name: str = ""
    supplier_code: str = ""
    line_number: str = ""
    reference: str = ""
    item: str = ""
    variant: str = ""
    sku: str = ""
    unit: str = ""
    unit_price: Money | None = None
    pack_size: Quantity | None = None
    pack_price: Money | None = None
    total: Money | None = None
    currency: Currency | None = None
    incoterm: Incoterm | None = None
    place: str = ""
    order_date: date | None = None
    original_date: date | None = None
    agreed_date: date | None = None
    actual_date: date | None = None
    payment_terms: str = ""
    deposit: Money | None = None
    deposit_date: date | None = None
    balance: Money | None = None
    balance_date: date | None = None
    freight: Money | None = None
    insurance: Money | None = None
    duty: Money | None = None
    other_costs: Money | None = None
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """What came, or was to come, of one line of an order."""

    po_number: str
    supplier_name: str = ""
    supplier_code: str = ""
    delivery_number: str = ""
    line_number: str = ""
    reference: str = ""
    item: str = ""
    variant: str = ""
    sku: str = ""
    quantity_ordered: Quantity | None = None
    quantity: Quantity | None = None
    quantity_accepted: Quantity | None = None
    quantity_rejected: Quantity | None = None
    unit: str = ""
    order_date: date | None = None
    original_date: date | None = None
    agreed_date: date | None = None
    actual_date: date | None = None
    arrival_date: date | None = None
    incoterm: Incoterm | None = None
    place: str = ""
    country: str = ""
    transport: str = ""
    carrier: str = ""
    tracking_number: str = ""
    unit_price: Money | None = None
    pack_size: Quantity | None = None
    pack_price: Money | None = None
    total: Money | None = None
    currency: Currency | None = None
    freight: Money | None = None
    insurance: Money | None = None
    duty: Money | None = None
    other_costs: Money | None = None
    weight: Quantity | None = None
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRow:
    """One lot looked at: how many were inspected, and how many were defective by class."""

    po_number: str
    supplier_name: str = ""
    supplier_code: str = ""
    inspection_number: str = ""
    reference: str = ""
    item: str = ""
    variant: str = ""
    sku: str = ""
    lot: str = ""
    lot_size: Quantity | None = None
    inspection_date: date | None = None
    inspection_type: str = ""
    inspector: str = ""
    sample_size: Quantity | None = None
    quantity_accepted: Quantity | None = None
    quantity_rejected: Quantity | None = None
    defective: Quantity | None = None
    critical: Quantity | None = None
    major: Quantity | None = None
    minor: Quantity | None = None
    level: str = ""
    aql: str = ""
    result: Result | None = None
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    """One payment of an order, due or made; or its deposit and its balance side by side."""

    po_number: str
    amount: Money | None = None
    supplier_name: str = ""
    supplier_code: str = ""
    payment_number: str = ""
    invoice_number: str = ""
    reference: str = ""
    purpose: str = ""
    share: Share | None = None
    currency: Currency | None = None
    amount_paid: Money | None = None
    deposit: Money | None = None
    deposit_date: date | None = None
    balance: Money | None = None
    balance_date: date | None = None
    due_date: date | None = None
    paid_date: date | None = None
    method: str = ""
    bank_reference: str = ""
    status: str = ""
    note: str = ""


# Of these a line must give one.
ONE_OF: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.ORDERS: ("supplier_name", "supplier_code"),
    Kind.PAYMENTS: ("amount", "amount_paid", "deposit", "balance"),
}
# Fields that number or name a thing in documents: as they are written, and in half width.
NUMBERS: Final = frozenset({
    "po_number", "line_number", "reference", "sku", "lot", "supplier_code", "delivery_number",
    "tracking_number", "inspection_number", "payment_number", "invoice_number", "bank_reference",
    "phone", "registration",
})  # fmt: skip
Row = SupplierRow | OrderLineRow | DeliveryRow | InspectionRow | PaymentRow
ROWS: dict[Kind, type[Row]] = {
    Kind.SUPPLIERS: SupplierRow,
    Kind.ORDERS: OrderLineRow,
    Kind.DELIVERIES: DeliveryRow,
    Kind.INSPECTIONS: InspectionRow,
    Kind.PAYMENTS: PaymentRow,
}
