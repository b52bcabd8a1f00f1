"""Pages of a large desk beside the same pages of a small one, and in a browser.

    python benchmarks/desk.py [messages]

Two desks in one throw-away data folder: 1,000 suppliers with ``messages`` (20,000 unless told;
the figures to hold are those of 1000000, which takes some minutes to make) and 100 suppliers with
a tenth of them. Their pages are asked for in turns, so that both meet the same machine. Then the
web process itself is started and a browser opens Today.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from guanxi.apps.accounts.models import Person

SIZES = {"small": 100, "large": 1_000}
ROUNDS = 60
PAGES = {
    "Today": "", "Today, one group in full": "?group=rest_of_day", "supplier list": "suppliers/",
    "supplier list, last page": "suppliers/?page=999", "supplier list, search": "suppliers/?q=nb",
    "conversations": "conversations/", "a supplier": "suppliers/{busiest}/",
    "search for 模具": "search/?q=模具",
}  # fmt: skip
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def main() -> None:
    """Make the desks in a process of their own, so that its memory is not counted, and measure."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory(prefix="guanxi-bench-") as folder:
        os.environ["GUANXI_DATA"] = folder
        os.environ["GUANXI_LOG"] = "error"
        os.environ["DJANGO_SETTINGS_MODULE"] = "guanxi.config.settings"
        own = multiprocessing.get_context("spawn")
        started = time.perf_counter()
        for part in (_make, _pages, _browser):
            process = own.Process(target=part, args=(messages,))
            process.start()
            process.join()
            if process.exitcode:
                sys.exit(process.exitcode)
            if part is _make:
                print(f"made in {time.perf_counter() - started:.0f} s")


def _make(messages: int) -> None:
    import django

    django.setup()
    from _desks import Desk, fill
    from django.db import connection

    from guanxi.apps.accounts.actions import add_member, create_person, create_workspace
    from guanxi.apps.accounts.labels import Role
    from guanxi.config.installation import prepare_database

    prepare_database()
    now = datetime.now(UTC)
    nora, tom = (
        create_person(email=f"{name}@example.com", name=name.title(), password=None, language="en",
                      zone="Europe/Berlin", at=now)
        for name in ("nora", "tom")
    )  # fmt: skip
    for name, suppliers in SIZES.items():
        member = create_workspace(
            name=name, country="DE", zone="Europe/Berlin", by=nora, at=now, chat_names=["Nora"]
        )
        add_member(workspace=member.workspace, person=tom, role=Role.MEMBER, by=nora, at=now)
        share = messages * suppliers // max(SIZES.values())
        fill(Desk(member, suppliers=suppliers, messages=share, now=now))
    connection.close()


def _pages(messages: int) -> None:
    """Queries, median and 95th percentile of every page at both sizes, in turns."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    clients = {size: Client(SERVER_NAME="localhost") for size in SIZES}
    for client in clients.values():  # one each: going from desk to desk is noted in the session
        client.force_login(_nora(), backend=BACKEND)
    busiest = _busiest()
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    queries = {}
    for turn in range(ROUNDS + 2):
        for page, path in PAGES.items():
            for size in SIZES:
                address = f"/w/{size}/{path.format(busiest=busiest[size])}"
                if turn == 1:  # the first one fills what the process keeps
                    with CaptureQueriesContext(connection) as asked:
                        clients[size].get(address)
                    queries[page, size] = len(asked)
                    continue
                started = time.perf_counter()
                answer = clients[size].get(address)
                times[page, size].append(time.perf_counter() - started)
                assert answer.status_code == 200, address
    print(f"{SIZES['large']} suppliers, {messages:,} messages; beside it a tenth of both")
    print(f"{'':26}queries    best   median      p95   p95 small   ratio")
    for page in PAGES:
        small, large = (times[page, size][1:] for size in ("small", "large"))
        print(_row(page, small, large, (queries[page, "small"], queries[page, "large"])))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory of this process, at most: {peak / 1024:.0f} MB")
    _search()


def _nora() -> Person:
    from guanxi.apps.accounts.models import Person

    return Person.objects.get(email="nora@example.com")


def _busiest() -> dict[str, int]:
    """Size → the supplier with the most messages, which is the first that was made."""
    from django_scopes import scopes_disabled

    from guanxi.apps.suppliers.models import Supplier

    with scopes_disabled():
        found = Supplier.objects.filter(short_name="s0").values_list("workspace__slug", "pk")
        return dict(found)


def _row(page: str, small: list[float], large: list[float], queries: tuple[int, int]) -> str:
    """A line of the table. What the page itself takes is its best time: the rest is waiting for
    the others on this machine."""
    return (
        f"{page:26}{queries[0]:>3} {queries[1]:>3}{min(large) * 1000:6.1f} ms"
        f"{statistics.median(large) * 1000:6.1f} ms{_p95(large) * 1000:6.1f} ms"
        f"{_p95(small) * 1000:9.1f} ms{_p95(large) / _p95(small):8.2f}"
    )


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _search() -> None:
    """The index alone: a word in every tenth message, and one in a few."""
    from guanxi.apps.accounts.models import Workspace
    from guanxi.platform.search import find_documents

    mark = f"w{Workspace.objects.get(slug='large').pk}"
    for words in ("模具", "收到", "378号模具"):
        times = []
        for _ in range(20):
            started = time.perf_counter()
            found = find_documents(words, mark=mark, limit=500)
            times.append(time.perf_counter() - started)
        print(f"index, {words}: {_p95(times) * 1000:.1f} ms ({len(found)} found)")


def _browser(_messages: int) -> None:
    """Today in a browser, first and second visit; then what the web process holds in memory."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client
    from playwright.sync_api import sync_playwright

    client = Client()
    client.force_login(_nora(), backend=BACKEND)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    busiest = _busiest()
    with _server() as (base, process), sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=path, args=list(CHROMIUM))
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": session.key, "value": session.value, "url": base}])
        page = context.new_page()
        page.request.get(f"{base}/w/large/")  # a desk that has been answering for a while
        for visit in ("first visit", "second visit"):
            page.goto(f"{base}/w/large/", wait_until="load")
            told = json.loads(page.evaluate(LOOK))
            print(
                f"Today in a browser, {visit}: visible after {told['visible']:.0f} ms,"
                f" loaded after {told['loaded']:.0f} ms, {told['requests']} requests,"
                f" {told['bytes'] / 1000:.0f} kB"
            )
        for _ in range(10):
            for path in PAGES.values():
                for size in SIZES:
                    page.request.get(f"{base}/w/{size}/{path.format(busiest=busiest[size])}")
        for kind, kilobytes in _memory(process.pid).items():
            print(f"web process, {kind}: {kilobytes / 1000:.0f} MB")
        browser.close()


LOOK = """async () => {
  await new Promise(seen => new PerformanceObserver(seen).observe({type: "paint", buffered: true}));
  const all = [...performance.getEntriesByType("navigation"),
               ...performance.getEntriesByType("resource")];
  return JSON.stringify({
    visible: performance.getEntriesByType("paint").at(-1).startTime,
    loaded: all[0].loadEventStart,
    requests: all.length,
    bytes: all.reduce((sum, one) => sum + one.transferSize, 0),
  });
}"""


@contextmanager
def _server() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The web process as ``guanxi serve`` starts it, at an address of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "guanxi.config.processes", "web", "--port", str(port)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE)  # it stops when this ends
    base = f"http://localhost:{port}"
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{base}/health"):
                break
            time.sleep(0.1)
        yield base, process
    finally:
        process.terminate()
        process.wait(20)


def _memory(pid: int) -> dict[str, int]:
    """Kilobytes of a process and its children: the most at any time, and now without the pages
    of the database file that it has mapped, which the machine takes back when it needs them."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    held = {"at most": 0, "its own at the end": 0}
    for one in (str(pid), *children):
        status = dict(
            line.split(":", 1) for line in Path(f"/proc/{one}/status").read_text().splitlines()
        )
        held["at most"] += int(status["VmHWM"].split()[0])
        held["its own at the end"] += int(status["RssAnon"].split()[0])
    return held


if __name__ == "__main__":
    main()
