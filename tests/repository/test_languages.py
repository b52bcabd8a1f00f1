"""Every word of the interface is there in both languages, whole and in order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import polib
import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "guanxi"
CATALOGUES = sorted(PACKAGE.rglob("locale/zh_Hans/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")
TAG = re.compile(r"</?(\w+)")
HAN = re.compile(r"[\u4e00-\u9fff]")
# Latin or half-width punctuation right after a Chinese character.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\.(?!\w)")

each_catalogue = pytest.mark.parametrize(
    "catalogue", CATALOGUES, ids=lambda path: path.relative_to(PACKAGE).parts[-5]
)


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@each_catalogue
def test_catalogue_is_complete_and_sure(catalogue: Path) -> None:
    entries = [entry for entry in polib.pofile(str(catalogue)) if not entry.obsolete]

    assert [e.msgid for e in entries if "fuzzy" in e.flags] == []
    assert [e.msgid for e in entries if not all(translations(e)) or not translations(e)] == []
    assert [e.msgid for e in polib.pofile(str(catalogue)).obsolete_entries()] == []


@each_catalogue
def test_translation_keeps_every_placeholder_and_tag(catalogue: Path) -> None:
    wrong = [
        (entry.msgid, text)
        for entry in polib.pofile(str(catalogue))
        for text in translations(entry)
        for pattern in (PLACEHOLDER, TAG)
        if set(pattern.findall(text))
        not in (
            set(pattern.findall(entry.msgid)),
            set(pattern.findall(entry.msgid_plural or entry.msgid)),
        )
    ]

    assert wrong == []


@each_catalogue
def test_chinese_uses_its_own_punctuation(catalogue: Path) -> None:
    wrong = [
        text
        for entry in polib.pofile(str(catalogue))
        for text in translations(entry)
        if HALF_WIDTH.search(text)
    ]

    assert wrong == []


def test_every_word_in_the_code_has_its_translation(tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        pytest.fail("xgettext is missing; install gettext (Debian: apt install gettext)")

    missing = {
        (folder, entry.msgid)
        for entry in _extracted(tmp_path)
        for folder in {_folder(file) for file, _line in entry.occurrences}
        if entry.msgid not in _known(PACKAGE / folder / "locale/zh_Hans/LC_MESSAGES/django.po")
    }

    assert missing == set()


def _folder(file: str) -> Path:
    """Where the catalogue of a file belongs: its app, the shared templates, or config."""
    parts = Path(file).parts
    return Path(*parts[: 1 if parts[0] == "config" else 2])


@lru_cache
def _known(catalogue: Path) -> frozenset[str]:
    if not catalogue.exists():
        return frozenset()
    return frozenset(entry.msgid for entry in polib.pofile(str(catalogue)))


def _extracted(tmp_path: Path) -> list[polib.POEntry]:
    """The words that a fresh extraction finds in a copy of the package, with their files."""
    copy = tmp_path / "guanxi"
    leave = shutil.ignore_patterns("locale", "static", "migrations", "data", "domain")
    shutil.copytree(PACKAGE, copy, ignore=leave)
    (copy / "locale").mkdir()
    done = subprocess.run(
        [
            sys.executable,
            "-P",
            "-m",
            "django",
            "makemessages",
            "--locale=zh_Hans",
            "--add-location=file",
        ],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return list(polib.pofile(str(copy / "locale/zh_Hans/LC_MESSAGES/django.po")))


def test_same_words_are_the_same_in_chinese_everywhere() -> None:
    """All catalogues are one at run time: the first app that has the words decides for all."""
    found: dict[tuple[str | None, str], set[str]] = {}
    for catalogue in CATALOGUES:
        for entry in polib.pofile(str(catalogue)):
            # The last of several is the plural; Chinese has one form.
            found.setdefault((entry.msgctxt, entry.msgid), set()).add(translations(entry)[-1])

    assert {words: said for words, said in found.items() if len(said) > 1} == {}
