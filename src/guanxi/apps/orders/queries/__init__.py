"""Reading orders."""

from guanxi.apps.orders.queries.facts import KnownOrder, known_orders, terms_of
from guanxi.apps.orders.queries.lists import (
    OrderList,
    OrderRow,
    Show,
    order_rows,
    orders_for_list,
    orders_of,
    today_there,
)

__all__ = [
    "KnownOrder",
    "OrderList",
    "OrderRow",
    "Show",
    "known_orders",
    "order_rows",
    "orders_for_list",
    "orders_of",
    "terms_of",
    "today_there",
]
