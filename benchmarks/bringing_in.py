"""From an export on disk to a searchable timeline with its ledger current: messages a second.

    python benchmarks/bringing_in.py [entries]

Uses a data folder of its own and the embedded database. Times are wall clock, split by what the
time goes into, and beside them the same messages written by one bare INSERT loop, as the floor
that any program pays on this disk. Then one more message is brought in: what a new message costs
in a room of that length.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

SAID = [
    "Please send the inspection photos of order {n} today.",
    "订单{n}的大货已经完成，明天装柜：请确认唛头。",
    "ok",
    "好的",
    "Unit price is USD {n}.20 FOB Ningbo, valid 30 days",
    "什么时候可以付定金？",
    "已经安排了，水单稍后发您",
    "Can we change lot {n} to walnut?",
]


def export(count: int) -> tuple[bytes, datetime]:
    """An Android export of ``count`` messages; the moment of its last one."""
    dice = random.Random(5)
    at = datetime(2025, 1, 2, 1, tzinfo=UTC)
    lines = []
    n = 0
    while len(lines) < count:
        n += 1
        at += timedelta(minutes=dice.choice([0, 1, 2, 3, 9]))
        if (
            at.hour >= 10
        ):  # the end of their day; the last word is an answer, and the night is quiet
            lines.append(f"{at:%d/%m/%Y, %H:%M} - Nora: ok, agreed\n")
            lines.append(f"{at:%d/%m/%Y, %H:%M} - 陈经理: 都可以，没问题\n")
            at = at.replace(hour=1, minute=0) + timedelta(days=1)
        who = dice.choice(["Nora", "陈经理"])
        lines.append(f"{at:%d/%m/%Y, %H:%M} - {who}: {dice.choice(SAID).format(n=n % 400)}\n")
    return "".join(lines[:count]).encode(), at


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory(prefix="guanxi-bench-") as folder:
        os.environ["GUANXI_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "guanxi.config.settings"
        import django

        django.setup()
        from guanxi.config.installation import prepare_database

        prepare_database()
        _measure(count, Path(folder))


def _measure(count: int, folder: Path) -> None:
    from django_scopes import scope

    from guanxi.apps.accounts.actions import create_person, create_workspace
    from guanxi.config.bringing import bring_in_file
    from guanxi.platform.search import find_documents

    now = datetime.now(UTC)
    person = create_person(
        email="bench@example.com", name="Nora", password=None, language="en", zone="UTC", at=now
    )
    member = create_workspace(
        name="Bench", country="DE", zone="Europe/Berlin", by=person, at=now, chat_names=["Nora"]
    )
    data, last = export(count)
    path = folder / "chat.txt"
    path.write_bytes(data)
    given = {"membership": member, "zone": "UTC", "supplier_name": "Bench", "ours": {"Nora"}}
    with scope(workspace=member.workspace):
        start = time.perf_counter()
        done = bring_in_file(path=path, exported_at=last, **given)  # type: ignore[arg-type]
        whole = time.perf_counter() - start
        assert done.counts["written"]["new"] == count

        path.write_bytes(data[-400:].split(b"\n", 1)[1] + _line(last + timedelta(minutes=5)))
        start = time.perf_counter()
        bring_in_file(path=path, exported_at=last, **given)  # type: ignore[arg-type]
        one = time.perf_counter() - start

        start = time.perf_counter()
        found = find_documents("唛头", mark=f"w{member.workspace_id}", limit=50)
        search = time.perf_counter() - start
    floor = _bare(data, folder / "bare.sqlite3")
    print(f"import to searchable with ledger current: {count / whole:,.0f} messages/s")
    print(f"  a bare INSERT loop of the same lines: {count / floor:,.0f}/s")
    print(f"one more message, a whole import of its own: {one * 1000:.0f} ms")
    print(f"a two-character search: {search * 1000:.1f} ms ({len(found)} shown)")


def _line(at: datetime) -> bytes:
    return f"{at:%d/%m/%Y, %H:%M} - 陈经理: 箱唛可以改一下吗？\n".encode()


def _bare(data: bytes, path: Path) -> float:
    """Seconds one INSERT loop takes for the same lines, with an index on the time."""
    base = sqlite3.connect(path)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("CREATE TABLE m (id INTEGER PRIMARY KEY, at TEXT, who TEXT, text TEXT)")
    base.execute("CREATE INDEX m_at ON m (at)")
    start = time.perf_counter()
    for line in data.decode().splitlines():
        stamp, _, rest = line.partition(" - ")
        who, _, text = rest.partition(": ")
        base.execute("INSERT INTO m (at, who, text) VALUES (?, ?, ?)", (stamp, who, text))
    base.commit()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
