"""The demo workspace's material: six made-up suppliers and their chats as raw export files.

`exports(now)` and `other_exports(now)` give the files, `calls(now)` what was noted by hand,
`suppliers(today)` the records, `promises(now)` what was promised in the chats. Plain Python;
building the workspace from it is the caller's.
"""

from guanxi.demo.channels import DemoCall, calls, other_exports
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
    "DemoCall", "DemoContact", "DemoExport", "DemoPromise", "DemoSite", "DemoStage", "DemoSupplier",
    "calls", "exports", "other_exports", "promises", "suppliers",
]  # fmt: skip
