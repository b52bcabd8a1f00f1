"""Today read back from its HTML: what it says, and what it is once htmx has swapped parts of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from django.test import Client

Url = Callable[..., str]
HTMX = {"HX-Request": "true"}


def page(client: Client, url: Url, query: str = "") -> str:
    answer = client.get(url("today") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def sentences(html: str) -> list[str]:
    found = re.findall(r'<p class="say">(.*?)</p>', html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", one)).split()) for one in found]


def groups(html: str) -> list[str]:
    return re.findall(r'<h2 id="group-[a-z_]+-title">(.*?)</h2>', html)


def title(html: str) -> str:
    return re.search(r'<h1 id="today-title"[^>]*>(.*?)</h1>', html)[1]  # type: ignore[index]


def ids(html: str) -> list[str]:
    return re.findall(r'<li class="row[^"]*" id="(o\d+)"', html)


def press(client: Client, address: str, url: Url, query: str = "", **fields: str) -> str:
    """A button pressed on the open Today page, whose address has ``query``."""
    headers = {**HTMX, "HX-Current-URL": f"http://testserver{url('today')}{query}"}
    answer = client.post(address, fields, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


Parts = tuple[str, list[tuple[str, list[str], str]], str, str]


def parts(html: str) -> Parts:
    """What a list of things says: title, groups with rows and rest, done fold, ending."""
    sections = re.findall(r'<section class="group" id="group-(\w+)".*?</section>', html, re.DOTALL)
    found = []
    for code in sections:
        body = re.search(rf'id="group-{code}".*?</ol>(.*?)</section>', html, re.DOTALL)
        assert body is not None
        found.append((code, ids(body[0]), plain(body[1])))
    return title(html), found, block(html, "today-done"), block(html, "today-ending")


def after_swap(before: str, swapped: str, row: str) -> Parts:
    """The parts of the page once htmx has put the answer in."""
    _, found, _, _ = parts(before)
    gone = re.findall(r'<section id="group-(\w+)" hx-swap-oob="delete">', swapped)
    more = {code: plain(text) for code, text in re.findall(
        r'<p class="rows-more" id="group-(\w+)-more" hx-swap-oob="true">(.*?)</p>', swapped
    )}  # fmt: skip
    added = dict(re.findall(
        r'<ol id="group-(\w+)-rows" hx-swap-oob="beforeend"><li class="row" id="(o\d+)"', swapped
    ))  # fmt: skip
    shown = [
        (
            code,
            [one for one in there if one != row] + ([added[code]] if code in added else []),
            more.get(code, rest),
        )
        for code, there, rest in found
        if code not in gone
    ]
    return title(swapped), shown, block(swapped, "today-done"), block(swapped, "today-ending")


def block(html: str, name: str) -> str:
    found = re.search(rf'<div id="{name}"[^>]*>(.*?)</div>(?=\s*(?:<|$))', html, re.DOTALL)
    return plain(found[1]) if found else ""


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
