"""A real browser on a real address: every request is watched, every page is checked.

A page that asks another host, logs an error in the console, or throws, fails its test.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Literal
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.conftest import browser_of
from tests.jobs_at_once import run_jobs_at_commit

from guanxi.apps.accounts.models import Person

# The browser's driver runs a loop in this thread; the tests still use the database in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
LANGUAGES, THEMES = ("en", "zh-hans"), ("light", "dark")
Open = Callable[..., Page]
# The first page of a cold process on a busy machine takes seconds; nothing here measures time.
PATIENCE = 90_000  # milliseconds
expect.set_options(timeout=PATIENCE)


@dataclass
class Watch:
    """What went wrong while a test looked at pages; ``allowed`` are parts of expected messages."""

    host: str
    trouble: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != self.host:
            self.trouble.append(f"asked another host: {request.url}")

    def note(self, kind: str, text: str) -> None:
        if not any(part in text for part in self.allowed):
            self.trouble.append(f"{kind}: {text}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def address(live_server: LiveServer) -> str:
    """Where the desk is, by the name that passkeys accept: http://localhost:…"""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def watch(address: str) -> Iterator[Watch]:
    """The page's troubles so far; any left at the end fails the test."""
    watch = Watch(urlsplit(address).netloc)
    yield watch
    assert watch.trouble == []


@pytest.fixture
def page_as(chromium: Browser, address: str, watch: Watch) -> Iterator[Open]:
    """``page_as(person, size=PHONE)``: a page in a fresh browser, with ``person`` signed in.

    ``None`` is somebody unknown. ``language`` is the browser's own. ``workers="allow"`` lets the
    desk's service worker in, which else only costs time and hides requests from ``page.route``.
    """
    contexts: list[BrowserContext] = []

    def open_page(
        person: Person | None,
        *,
        size: dict[str, int] = DESKTOP,
        language: str = "en",
        workers: Literal["allow", "block"] = "block",
    ) -> Page:
        context = chromium.new_context(
            base_url=address,
            viewport=size,  # type: ignore[arg-type]
            locale={"zh-hans": "zh-CN"}.get(language, "en-GB"),
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
            service_workers=workers,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("request", watch.on_request)
        if person is not None:
            context.add_cookies([_session(browser_of(person), address)])  # type: ignore[list-item]
        page = context.new_page()
        page.on("console", lambda m: watch.note("console", m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: watch.note("script", str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()


def _session(browser: Client, address: str) -> dict[str, str]:
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": browser.cookies[name].value, "url": address}


@pytest.fixture
def desk(people: SimpleNamespace) -> str:
    """The address of the home workspace: ``page.goto(desk + "suppliers/")``."""
    return f"/w/{people.workspace.slug}/"


@pytest.fixture(autouse=True)
def jobs_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that a worker would do is done on the spot; workers have tests of their own."""
    run_jobs_at_commit(monkeypatch)


def check_axe(page: Page) -> None:
    """Fail with what axe-core finds on the page as it is now."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("async () => (await axe.run(document)).violations")
    assert [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ] == []


def check_fits(page: Page) -> None:
    """Fail when the page is wider than the screen."""
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{page.url} is {width} wide"  # type: ignore[index]


def wear(person: Person, *, language: str, theme: str) -> None:
    """Give ``person`` this language and theme."""
    person.language, person.theme = language, theme
    person.save(update_fields=["language", "theme"])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.django_db(transaction=True))
