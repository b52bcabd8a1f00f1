"""What tables tell of an order, put together from their lines: plain rows, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from guanxi.domain.orders import Point


@dataclass(frozen=True, slots=True)
class Article:
    """What a line is of: a product, and which make of it."""

    item: str = ""
    variant: str = ""
    sku: str = ""
    unit: str = ""
    pack_size: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ToldLine:
    """So much of an article; ``price`` of one of it, in the order's currency."""

    key: str
    article: Article
    quantity: Decimal
    unit: str = ""
    price: Decimal | None = None
    original: date | None = None
    agreed: date | None = None


@dataclass(frozen=True, slots=True)
class ToldDelivery:
    """Goods that passed these points; ``lines`` are (key of the line, quantity, rejected)."""

    key: str
    passed: Mapping[Point, date]
    lines: tuple[tuple[str, Decimal, Decimal], ...]
    number: str = ""
    transport: str = ""
    tracking: str = ""


@dataclass(frozen=True, slots=True)
class ToldCost:
    """What a line cost beside its price."""

    key: str
    line: str | None
    kind: str
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class ToldInspection:
    """One lot looked at, with its units by the worst class of their defects."""

    key: str
    line: str | None
    inspected: int
    lot: str = ""
    day: date | None = None
    lot_size: int | None = None
    critical: int = 0
    major: int = 0
    minor: int = 0
    unclassed: int = 0
    result: str = "pending"
    inspector: str = ""


@dataclass(frozen=True, slots=True)
class ToldPayment:
    """Money that was paid."""

    key: str
    paid: date
    amount: Decimal
    currency: str
    purpose: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class ToldOrder:
    """All that is told of one order. What no table says is None or blank."""

    supplier_id: int
    number: str
    ordered: date | None = None
    currency: str = ""
    incoterm: str = ""
    place: str = ""
    terms_said: str = ""
    lines: tuple[ToldLine, ...] = ()
    deliveries: tuple[ToldDelivery, ...] = ()
    costs: tuple[ToldCost, ...] = ()
    inspections: tuple[ToldInspection, ...] = ()
    payments: tuple[ToldPayment, ...] = ()
