"""Orders, moved days, deliveries, inspections and payments, for programs. The checks are those of
the pages' forms."""

from guanxi.apps.orders.api.days import router as date_changes
from guanxi.apps.orders.api.deliveries import router as deliveries
from guanxi.apps.orders.api.inspections import router as inspections
from guanxi.apps.orders.api.payments import router as payments
from guanxi.apps.orders.api.records import router

__all__ = ["date_changes", "deliveries", "inspections", "payments", "router"]
