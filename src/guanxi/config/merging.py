"""Which apps have a part when two suppliers become one, low to high: dotted names of their parts.

Every column that names a supplier stands in one of them; a repository test finds one that does not.
"""

MERGING = (
    "guanxi.apps.suppliers.actions.merging_own.PART",
    "guanxi.apps.obligations.actions.merging.PART",
    "guanxi.apps.orders.actions.merging.PART",
    "guanxi.apps.conversations.actions.merging.PART",
    "guanxi.apps.exchange.actions.merging.PART",
)
