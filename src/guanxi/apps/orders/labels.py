"""Words for orders: steps, conditions, costs, and how deliveries stand."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guanxi.domain.orders import Incoterm as DomainIncoterm
from guanxi.domain.orders import PaymentEvent, Point


class Incoterm(models.TextChoices):
    """The eleven rules of Incoterms 2020, as they are written on orders."""

    EXW = DomainIncoterm.EXW.value, "EXW"
    FCA = DomainIncoterm.FCA.value, "FCA"
    CPT = DomainIncoterm.CPT.value, "CPT"
    CIP = DomainIncoterm.CIP.value, "CIP"
    DAP = DomainIncoterm.DAP.value, "DAP"
    DPU = DomainIncoterm.DPU.value, "DPU"
    DDP = DomainIncoterm.DDP.value, "DDP"
    FAS = DomainIncoterm.FAS.value, "FAS"
    FOB = DomainIncoterm.FOB.value, "FOB"
    CFR = DomainIncoterm.CFR.value, "CFR"
    CIF = DomainIncoterm.CIF.value, "CIF"


class Party(models.TextChoices):
    """Who asked, or whose turn it is."""

    OURS = "ours", _("We")
    THEIRS = "theirs", _("They")


class ConditionKind(models.TextChoices):
    DEPOSIT = "deposit", _("Deposit paid")
    SAMPLE = "sample", _("Sample approved")
    ARTWORK = "artwork", _("Artwork approved")
    OTHER = "other", _("Something else")


class Step(models.TextChoices):
    MATERIALS = "materials", _("Materials in")
    PRE_PRODUCTION = "pre_production", _("Pre-production sample")
    PRODUCTION_BEGINS = "production_begins", _("Production begins")
    FIRST_ARTICLES = "first_articles", _("First articles")
    PRODUCTION_ENDS = "production_ends", _("Production ends")
    FINAL_INSPECTION = "final_inspection", _("Final inspection")
    READY = "ready", pgettext_lazy("goods", "Ready")
    SHIPPED = "shipped", pgettext_lazy("goods", "Shipped")
    ARRIVED = "arrived", pgettext_lazy("goods", "Arrived")


class CostKind(models.TextChoices):
    MATERIAL = "material", _("Material")
    TOOLING = "tooling", _("Tooling")
    FREIGHT = "freight", _("Freight")
    INSURANCE = "insurance", _("Insurance")
    DUTY = "duty", _("Duty")
    TAX = "tax", _("Tax")
    INSPECTION = "inspection", _("Inspection")
    REWORK = "rework", _("Rework")
    OTHER = "other", pgettext_lazy("cost", "Other")


class HoldOn(models.TextChoices):
    ORDER = "order", _("The order")
    SHIPMENT = "shipment", _("The shipment")
    PAYMENT = "payment", _("Payments")


class Result(models.TextChoices):
    """What an inspection ended with."""

    PASSED = "passed", _("Passed")
    FAILED = "failed", _("Failed")
    CONDITIONAL = "conditional", _("Taken in spite of it")
    PENDING = "pending", _("Not decided")


class PartOf(models.TextChoices):
    """What of an order a person corrected."""

    ORDER = "order", _("The order")
    LINE = "line", _("A line")
    INSPECTION = "inspection", _("An inspection")


class Event(models.TextChoices):
    """What makes a share of the price fall due."""

    ORDER = PaymentEvent.ORDER.value, _("the order")
    SAMPLE_APPROVED = PaymentEvent.SAMPLE_APPROVED.value, _("approval of the sample")
    PRODUCTION_BEGINS = PaymentEvent.PRODUCTION_BEGINS.value, _("the beginning of production")
    READY = PaymentEvent.READY.value, _("the goods being ready")
    INSPECTED = PaymentEvent.INSPECTED.value, _("the inspection")
    SHIPPED = PaymentEvent.SHIPPED.value, _("shipping")
    BL_COPY = PaymentEvent.BL_COPY.value, _("the copy of the bill of lading")
    INVOICE = PaymentEvent.INVOICE.value, _("the invoice")
    ARRIVED = PaymentEvent.ARRIVED.value, _("arrival")
    ACCEPTED = PaymentEvent.ACCEPTED.value, _("acceptance")


POINT_WORDS: Mapping[Point, Promise] = {
    Point.READY: _("Ready at the works"),
    Point.HANDED_OVER: _("Handed to the carrier"),
    Point.ALONGSIDE: _("Alongside the ship"),
    Point.ON_BOARD: _("On board"),
    Point.ARRIVED: _("Arrived"),
    Point.UNLOADED: _("Unloaded"),
}


# What can be corrected of an order, a line or an inspection, by its column.
COLUMN_WORDS: Mapping[str, Promise] = {
    "number": _("Order number"),
    "their_number": _("Their own number"),
    "ordered": _("Ordered on"),
    "currency": _("Currency"),
    "incoterm": _("Incoterm"),
    "place": _("Named place"),
    "terms": _("How it is paid"),
    "terms_said": _("Terms"),
    "note": _("Note"),
    "variant_id": _("Product"),
    "quantity": _("Quantity"),
    "unit": _("Unit"),
    "price": _("Price of one"),
    "original": _("Original day"),
    "agreed": _("Agreed since"),
    "line_id": _("What was looked at"),
    "lot": _("Lot"),
    "day": _("Inspected on"),
    "lot_size": _("Units in the lot"),
    "inspected": _("Units inspected"),
    "critical": _("Critical"),
    "major": _("Major"),
    "minor": _("Minor"),
    "unclassed": _("Defective, nobody said how badly"),
    "result": pgettext_lazy("of an inspection", "Result"),
    "inspector": _("Who inspected"),
}
# What of a supplier's comes together in a merge.
ORDERS, INSPECTIONS = _("Orders"), _("Inspections")
