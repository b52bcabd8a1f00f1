"""The desk installs as an app, and keeps nothing of anybody on the device."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import resolve
from PIL import Image
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person
from guanxi.platform.web import installing

STATIC = "/static/"


def manifest_for(browser: Client, **headers: str) -> dict[str, object]:
    answer = browser.get("/manifest.webmanifest", headers=headers)
    assert answer.headers["Content-Type"] == "application/manifest+json"
    return dict(json.loads(answer.content))


def test_manifest_has_all_that_browsers_ask_for(client: Client) -> None:
    told = manifest_for(client)

    assert {name: told[name] for name in ("id", "name", "start_url", "scope", "display")} == {
        "id": "/", "name": "Guanxi 关系", "start_url": "/", "scope": "/", "display": "standalone",
    }  # fmt: skip
    assert [one["name"] for one in told["shortcuts"]] == ["Today", "Bring in files"]  # type: ignore[attr-defined]
    for address in ("/", "/bring-in/", "/offline/", "/sw.js", "/manifest.webmanifest"):
        assert resolve(address)


def test_manifest_is_the_same_inside_every_workspace(client: Client) -> None:
    inside = client.get("/w/nordlicht-home/manifest.webmanifest")

    assert json.loads(inside.content) == manifest_for(client)


def test_icons_are_there_in_the_sizes_they_claim(client: Client) -> None:
    icons = manifest_for(client)["icons"]

    sizes = {}
    for icon in icons:  # type: ignore[attr-defined]
        path = finders.find(icon["src"].removeprefix(STATIC))
        assert path, icon["src"]
        if icon["type"] == "image/png":
            with Image.open(path) as image:
                sizes[icon["purpose"], icon["sizes"]] = (
                    image.size,
                    image.convert("RGBA").getpixel((0, 0))[3],
                )
    clear, filled = 0, 255
    assert {key: size for key, (size, _) in sizes.items()} == {
        ("any", "192x192"): (192, 192), ("any", "512x512"): (512, 512),
        ("maskable", "192x192"): (192, 192), ("maskable", "512x512"): (512, 512),
    }  # fmt: skip
    # A maskable icon fills its square; the other has the seal's round corners.
    assert sizes["any", "512x512"][1] == clear
    assert sizes["maskable", "512x512"][1] == filled


def test_manifest_speaks_the_readers_language_in_their_theme(people: SimpleNamespace) -> None:
    people.owner.language, people.owner.theme = "zh-hans", "dark"
    people.owner.save()

    mine, nobodys = manifest_for(browser_of(people.owner)), manifest_for(Client())

    names = [[one["name"] for one in told["shortcuts"]] for told in (mine, nobodys)]  # type: ignore[attr-defined]
    assert names == [["今天", "导入文件"], ["Today", "Bring in files"]]
    assert (mine["theme_color"], nobodys["theme_color"]) == ("#101513", "#f5f6f3")


def test_share_sheet_offers_the_desk_for_what_can_be_brought_in(client: Client) -> None:
    target = manifest_for(client)["share_target"]

    assert isinstance(target, dict)
    assert (target["action"], target["method"], target["enctype"]) == (
        "/bring-in/", "POST", "multipart/form-data",
    )  # fmt: skip
    [files] = target["params"]["files"]
    assert files["name"] == "files"
    assert {".txt", ".zip", ".csv", ".json", ".jsonl", ".html", ".mbox", ".eml"} <= set(
        files["accept"]
    )
    assert not [one for one in files["accept"] if one.startswith("image")]


def test_worker_serves_the_whole_desk_and_is_asked_for_each_time(client: Client) -> None:
    answer = client.get("/sw.js")

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert (answer.headers["Service-Worker-Allowed"], answer.headers["Cache-Control"]) == (
        "/", "no-cache",
    )  # fmt: skip
    policy = client.get("/w/nordlicht-home/").headers["Content-Security-Policy"]
    assert {"worker-src 'self'", "manifest-src 'self'"} <= set(policy.split("; "))


def test_worker_keeps_one_page_and_its_look_and_nothing_else(client: Client) -> None:
    first = client.get("/sw.js").content.decode().partition(";\n")[0]
    told = json.loads(first.removeprefix("self.desk = "))

    assert (told["page"], told["files"]) == (
        "/offline/", ["/static/dist/app.css", "/static/favicon.svg"],
    )  # fmt: skip


def test_worker_changes_as_soon_as_what_it_keeps_does(monkeypatch: pytest.MonkeyPatch) -> None:
    installing._version.cache_clear()
    before = installing._version()
    read = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: read(path) + (b" " if path.name == "app.css" else b"")
    )
    installing._version.cache_clear()

    after = installing._version()

    installing._version.cache_clear()
    assert before != after


def test_page_without_a_network_holds_nobodys_data(client: Client, owner: Person) -> None:
    mine, nobodys = client.get("/offline/"), Client().get("/offline/")

    assert mine.content == nobodys.content
    assert not nobodys.cookies
    words = nobodys.content.decode()
    assert ("Your desk cannot be reached" in words, "现在连不上工作台" in words) == (True, True)


def test_only_those_who_are_signed_in_are_offered_the_app(client: Client) -> None:
    inside, outside = client.get("/w/nordlicht-home/"), Client().get("/account/login/")

    assert 'data-worker="/sw.js"' in inside.content.decode()
    assert "manifest" not in outside.content.decode()
