"""The house rules that no tool of its own watches: references, sizes, templates, hosts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.template.loader import get_template

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "guanxi"
LONGEST_MODULE = 350
# What a page may name without asking anybody: namespaces are words, not addresses.
NAMESPACES = ("http://www.w3.org/",)
HOST = re.compile(r"""(?:https?:)?//[a-z0-9][\w.-]*\.[a-z]{2,}[^\s"'<>)]*""", re.IGNORECASE)
USED = re.compile(r"""["']([\w/.-]+\.(?:html|svg|txt))["']""")


def order_of_apps() -> list[str]:
    """Apps from high to low, as the import contract has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    [order] = [
        contract["layers"]
        for contract in contracts["contracts"]
        if contract.get("exhaustive") and contract["containers"] == ["guanxi.apps"]
    ]
    return [app for layer in order for app in layer.split(" | ")]


def our_files(*endings: str) -> list[Path]:
    return sorted(
        path
        for path in PACKAGE.rglob("*")
        if path.suffix in endings and "dist" not in path.parts and "migrations" not in path.parts
    )


def test_references_point_downwards_only() -> None:
    order = order_of_apps()
    upwards = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("guanxi.")
        for field in (*model._meta.concrete_fields, *model._meta.local_many_to_many)
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model.__module__.startswith("guanxi.")
        and order.index(field.related_model._meta.app_label) < order.index(model._meta.app_label)
    ]

    assert upwards == []


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in our_files(".py")
        if (lines := len(path.read_text().splitlines())) > LONGEST_MODULE
    }

    assert long == {}


def test_every_template_is_used() -> None:
    sources = "\n".join(path.read_text() for path in our_files(".py", ".html", ".svg", ".txt"))
    used = set(USED.findall(sources))
    unused = [
        name
        for folder in sorted(PACKAGE.rglob("templates"))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        # The sign-in library asks for these by itself.
        and not (name := path.relative_to(folder).as_posix()).startswith(
            ("account/", "allauth/", "mfa/")
        )
        and name not in used
    ]

    assert unused == []


@pytest.mark.parametrize(
    "name",
    sorted(
        path.relative_to(folder).as_posix()
        for folder in PACKAGE.rglob("templates")
        for path in folder.rglob("*.html")
    ),
)
def test_template_can_be_read(name: str) -> None:
    assert get_template(name)


def test_no_page_asks_anybody_else() -> None:
    frontend = [p for p in sorted((ROOT / "frontend" / "src").rglob("*")) if p.is_file()]
    named = {
        f"{path.relative_to(ROOT)}: {host}"
        for path in [*our_files(".html", ".svg", ".css", ".js"), *frontend]
        for host in HOST.findall(path.read_text())
        if not host.startswith(NAMESPACES)
    }

    assert named == set()


def test_pages_hold_no_inline_script_or_style() -> None:
    inline = re.compile(
        r"""<style|\sstyle=|\son\w+=["']|<script(?![^>]*(?:src=|application/json))"""
    )
    found = {
        str(path.relative_to(ROOT)): match
        for path in our_files(".html")
        if (match := inline.findall(path.read_text()))
    }

    assert found == {}
