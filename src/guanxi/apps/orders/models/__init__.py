"""Orders and what became of them: lines, days, deliveries, inspections, payments, costs, holds."""

from guanxi.apps.orders.models.changes import (
    DateChange,
    OrderEdit,
    QuantityChange,
    TableDifference,
)
from guanxi.apps.orders.models.deliveries import Delivery, DeliveryLine, Inspection
from guanxi.apps.orders.models.money import Cost, Payment, Rate
from guanxi.apps.orders.models.orders import OPEN, OrderLine, PurchaseOrder
from guanxi.apps.orders.models.products import Joining, Product, Variant
from guanxi.apps.orders.models.steps import Condition, Hold, Milestone
from guanxi.apps.orders.standing import PARTS, Against, Standing, Told

__all__ = [
    "OPEN",
    "PARTS",
    "Against",
    "Condition",
    "Cost",
    "DateChange",
    "Delivery",
    "DeliveryLine",
    "Hold",
    "Inspection",
    "Joining",
    "Milestone",
    "OrderEdit",
    "OrderLine",
    "Payment",
    "Product",
    "PurchaseOrder",
    "QuantityChange",
    "Rate",
    "Standing",
    "TableDifference",
    "Told",
    "Variant",
]
