"""From an export on disk to a searchable timeline with its ledger current: messages a second.

    python benchmarks/bringing_in.py [entries]

Uses a data folder of its own and the embedded database. Beside the rate stands what one bare
INSERT loop takes for the same lines, as the floor that any program pays on this disk. Then one
more message comes into a short room and into this long one: the whole import of a paste of eight
lines of which one is new, and of that the ledger alone (requests and what they make owed). What a
message costs must not depend on the length of its room.

The short room comes first, so the process is warm (calendars, playbook, word lists) as a worker is.
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
from statistics import median
from typing import Any, NamedTuple
from unittest.mock import patch

SHORT, MORE = 2_000, 9  # messages of the short room; messages that come one by one
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


def export(count: int, them: str) -> tuple[bytes, datetime]:
    """An Android export of ``count`` messages with ``them``; the moment of its last one."""
    dice = random.Random(5)
    at = datetime(2018, 1, 2, 1, tzinfo=UTC)
    lines: list[str] = []
    n = 0
    while len(lines) < count:
        n += 1
        at += timedelta(minutes=dice.choice([0, 1, 2, 3, 9]))
        if at.hour >= 10:  # the end of their day, and the night is quiet
            lines.append(f"{at:%d/%m/%Y, %H:%M} - Nora: ok, agreed\n")
            lines.append(f"{at:%d/%m/%Y, %H:%M} - {them}: 都可以，没问题\n")
            at = at.replace(hour=1, minute=0) + timedelta(days=1)
        who = dice.choice(["Nora", them])
        lines.append(f"{at:%d/%m/%Y, %H:%M} - {who}: {dice.choice(SAID).format(n=n % 400)}\n")
    return "".join(lines[:count]).encode(), at


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory(prefix="guanxi-bench-") as folder:
        os.environ["GUANXI_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "guanxi.config.settings"
        import django

        django.setup()
        from guanxi.config.installation import prepare_database

        prepare_database()
        _compare(count, Path(folder))


def _compare(count: int, folder: Path) -> None:
    from django_scopes import scope

    from guanxi.apps.accounts.actions import create_person, create_workspace
    from guanxi.platform.search import find_documents

    now = datetime.now(UTC)
    person = create_person(
        email="bench@example.com", name="Nora", password=None, language="en", zone="UTC", at=now
    )
    member = create_workspace(
        name="Bench", country="DE", zone="Europe/Berlin", by=person, at=now, chat_names=["Nora"]
    )
    with scope(workspace=member.workspace):
        short = _bring_in(SHORT, "王芳", member, folder)
        long = _bring_in(count, "陈经理", member, folder)
        start = time.perf_counter()
        found = find_documents("唛头", mark=f"w{member.workspace_id}", limit=50)
        search = time.perf_counter() - start
    floor = _bare(export(count, "陈经理")[0], folder / "bare.sqlite3")
    print(f"import to searchable with ledger current: {count / long.whole:,.0f} messages/s")
    print(f"  a bare INSERT loop of the same lines: {count / floor:,.0f}/s")
    print(f"one more message in a room of       {SHORT:>9,} {count:>9,}    ratio")
    for what, one, other in (
        ("as a whole import of its own", short.one, long.one),
        ("of that, its ledger", short.ledger, long.ledger),
    ):
        print(f"  {what:<30} {one * 1000:>9.0f} {other * 1000:>9.0f} ms {other / one:>5.2f}")
    print(f"a two-character search: {search * 1000:.1f} ms ({len(found)} shown)")


class Took(NamedTuple):
    """Seconds of wall time; the last two are medians."""

    whole: float
    one: float
    ledger: float


def _bring_in(count: int, them: str, member: Any, folder: Path) -> Took:
    """A room of so many messages, and then some more one by one."""
    from guanxi.apps.conversations.actions import writing
    from guanxi.apps.conversations.actions.segments import judge_room
    from guanxi.config.bringing import bring_in_file

    data, last = export(count, them)
    path = folder / "chat.txt"
    given = {"membership": member, "zone": "UTC", "supplier_name": them, "ours": {"Nora"}}

    def bring_in(text: bytes, until: datetime) -> tuple[float, int]:
        path.write_bytes(text)
        start = time.perf_counter()
        done = bring_in_file(path=path, exported_at=until, **given)
        return time.perf_counter() - start, done.counts["written"]["new"]

    whole, new = bring_in(data, last)
    assert new == count
    judging: list[float] = []

    def timed(**what: Any) -> bool:
        start = time.perf_counter()
        more = judge_room(**what)
        judging.append(time.perf_counter() - start)
        return more

    lines = data.splitlines(keepends=True)[-7:]
    ones = []
    with patch.object(writing, "judge_room", timed):
        for minutes in range(5, 5 + MORE):
            last += timedelta(minutes=minutes)
            lines.append(f"{last:%d/%m/%Y, %H:%M} - {them}: 箱唛可以改一下吗？\n".encode())
            one, new = bring_in(b"".join(lines[-8:]), last)
            assert new == 1
            ones.append(one)
    assert len(judging) == MORE
    return Took(whole, median(ones), median(judging))


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
