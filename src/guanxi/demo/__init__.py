"""The demo workspace's material: six made-up suppliers and their chats as raw export files.

`exports(now)` gives the files, `suppliers(today)` the records, `promises(now)` what was promised
in the chats. Plain Python; building the workspace from it is the caller's.
"""

from guanxi.demo.exports import DemoExport, DemoPromise, exports, promises
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

__all__ = [
    "BERLIN", "CHINA", "JONAS", "NORA", "YUE",
    "DemoContact", "DemoExport", "DemoPromise", "DemoSite", "DemoStage", "DemoSupplier",
    "exports", "promises", "suppliers",
]  # fmt: skip
