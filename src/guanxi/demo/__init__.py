"""The demo workspace's material: six made-up suppliers and their chats as raw export files.

`exports(now)` and `other_exports(now)` give the chats, `tables(now)` the spreadsheets of orders,
`calls(now)`, `running_orders(now)` and `moved_days(now)` what was noted by hand, `suppliers(today)`
the records, `promises(now)` and `marks(now)` what was promised and marked in the chats. Plain
Python; building the workspace from it is the caller's.
"""

from guanxi.demo.channels import DemoCall, calls, other_exports
from guanxi.demo.exports import (
    DemoExport,
    DemoMark,
    DemoPromise,
    exports,
    marks,
    promises,
)
from guanxi.demo.noted import MovedDay, RunningOrder, moved_days, running_orders
from guanxi.demo.people import (
    BERLIN,
    CHINA,
    JONAS,
    NORA,
    YUE,
    DemoContact,
    DemoSite,
    DemoStage,
    DemoSupplier,
    suppliers,
)
from guanxi.demo.tables import DemoTable, tables

__all__ = [
    "BERLIN", "CHINA", "JONAS", "NORA", "YUE",
    "DemoCall", "DemoContact", "DemoExport", "DemoMark", "DemoPromise", "DemoSite", "DemoStage",
    "DemoSupplier", "DemoTable", "MovedDay", "RunningOrder",
    "calls", "exports", "marks", "moved_days", "other_exports", "promises", "running_orders",
    "suppliers", "tables",
]  # fmt: skip
